package bench.graphs;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** An object with many fields, all of them primitive. */
final class Measurement implements Serializable {
  private static final long serialVersionUID = 1;

  private final long time;
  private final int station;
  private final int sequence;
  private final short channel;
  private final byte quality;
  private final char unit;
  private final boolean valid;
  private final boolean calibrated;
  private final float humidity;
  private final double value;
  private final double minimum;
  private final double maximum;

  private Measurement(int number) {
    time = 1_700_000_000_000L + 60_000L * number;
    station = number % 50;
    sequence = number;
    channel = (short) (number % 16);
    quality = (byte) (number % 100);
    unit = "CFK".charAt(number % 3);
    valid = number % 10 != 0;
    calibrated = number % 3 == 0;
    humidity = number % 100 / 100f;
    value = Math.sin(number);
    minimum = value - 0.5;
    maximum = value + 0.5;
  }

  static List<Measurement> list(int count) {
    List<Measurement> list = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      list.add(new Measurement(i));
    }
    return list;
  }

  @Override
  public String toString() {
    return time + " " + station + "/" + sequence + "/" + channel + ": " + value + unit + " in "
        + minimum + ".." + maximum + ", " + humidity + ", " + quality + (valid ? "" : ", not valid")
        + (calibrated ? "" : ", not calibrated");
  }
}
