package mypackage.types;

/** A point of the plane. No record, no {@code Serializable}, no constructor without arguments. */
public final class DataPoint {
  private final double x;
  private final double y;

  public DataPoint(double x, double y) {
    this.x = x;
    this.y = y;
  }

  @Override
  public String toString() {
    return "DataPoint(" + x + ", " + y + ")";
  }
}
