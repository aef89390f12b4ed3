package visualization.helpers;

/** Has the simple name of {@code analytics.helpers.Helper}, and nothing else in common with it. */
public final class Helper {
  public String process(int x) {
    return format(x);
  }

  private String format(int x) {
    return "<" + x + ">";
  }
}
