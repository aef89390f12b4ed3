package analytics.helpers;

/** Has the simple name of {@code visualization.helpers.Helper}, and nothing else in common with it. */
public final class Helper {
  public int process(int x) {
    return x * 2;
  }
}
