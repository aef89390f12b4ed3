package dev.satchel.pack.check;

import dev.satchel.problem.Finding;
import dev.satchel.problem.Finding.Location;
import org.jspecify.annotations.Nullable;

/** What is said of a static field whose value cannot travel, and whose initialiser makes it again over there. */
public final class StaticMadeAgain {
  /** Id of the rule. */
  public static final String RULE = "static-made-again";

  private StaticMadeAgain() {}

  /**
   * The warning.
   *
   * @param owner binary name of the field's class
   * @param type of its value
   * @param obstacle the type that cannot travel, within the value or its own
   * @param location null if it is not known
   */
  public static Finding finding(
      String owner, String field, String type, String obstacle, @Nullable Location location) {
    return finding(owner, field, type, obstacle, "static " + owner + "." + field, location, false);
  }

  /**
   * The warning, where more is known.
   *
   * @param path from the field to what cannot travel
   * @param isLazy whether the code that uses it makes it, when it finds it null; else its initialiser does
   */
  public static Finding finding(
      String owner,
      String field,
      String type,
      String obstacle,
      String path,
      @Nullable Location location,
      boolean isLazy) {
    String name = owner + "." + field;
    return new Finding(
        RULE,
        false,
        "static field " + name + " (" + type + ") is set anew over there by "
            + (isLazy ? "the code that uses it" : "its own initializer")
            + "; its current value is not preserved",
        path,
        location,
        type.equals(obstacle)
            ? "a " + type + " cannot travel"
            : "its value holds a " + obstacle + ", which cannot travel",
        "if the closure needs the current value, keep what can travel of it in a field of its own");
  }
}
