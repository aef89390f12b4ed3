package dev.satchel.values;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values that go by their serial form, and by one thing that the serial form forgets and only some of them have: a mark. */
abstract class MarkedSerialKind implements ValueKind {
  private final ValueKind serial;
  private final String mark;

  /**
   * @param mark name of the property that says it; no serializable field has one with a {@code #}
   */
  MarkedSerialKind(Class<?> type, String mark) {
    serial = new SerialFormKind(type);
    this.mark = mark;
  }

  /**
   * Whether a value has what its serial form forgets.
   *
   * @param serial makes another of its pieces
   */
  abstract boolean isMarked(Object value, Pieces pieces, ValueKind serial);

  /** What was made of a marked value's serial form, with what that forgot. */
  abstract Object restore(Object made);

  @Override
  public final Set<String> types() {
    return serial.types();
  }

  @Override
  public final Form form() {
    return serial.form();
  }

  @Override
  public final Phase phase() {
    return serial.phase();
  }

  @Override
  public final Pieces take(Object value) {
    Pieces pieces = serial.take(value);
    if (!isMarked(value, pieces, serial)) {
      return pieces;
    }
    Map<String, @Nullable Object> properties = new LinkedHashMap<>(pieces.properties());
    properties.put(mark, true);
    return new Pieces(properties, pieces.elements(), pieces.paired());
  }

  @Override
  public final Object allocate(String type, Pieces pieces) {
    Map<String, @Nullable Object> properties = new LinkedHashMap<>(pieces.properties());
    boolean isMarked = Boolean.TRUE.equals(properties.remove(mark));
    Object made = serial.allocate(type, new Pieces(properties, pieces.elements(), pieces.paired()));
    return isMarked ? restore(made) : made;
  }
}
