package mypackage.analysis;

import mypackage.types.DataPoint;

/** Makes what another package declares. */
public final class Analysis {
  private Analysis() {}

  public static DataPoint createOrigin() {
    return new DataPoint(0, 0);
  }
}
