package dev.satchel.pack.code;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A local variable that a closure of Kotlin or Scala captured and that is assigned more than once: its compiler keeps it in
 * an object of the language's runtime, which nobody names in a source.
 *
 * @param language whose it is
 * @param type as a source names it, {@code Int}; empty for any type that is not primitive
 */
public record VariableCell(Language language, String type) {
  private static final Pattern KOTLIN =
      Pattern.compile("kotlin\\.jvm\\.internal\\.Ref\\$(\\w+)Ref");
  private static final Pattern SCALA = Pattern.compile("scala\\.runtime\\.(?:Volatile)?(\\w+)Ref");

  /** Languages with such variables. */
  public enum Language {
    KOTLIN,
    SCALA
  }

  /**
   * The variable that objects of a class stand for; null if they stand for none.
   *
   * @param className binary name
   */
  public static @Nullable VariableCell of(String className) {
    Matcher kotlin = KOTLIN.matcher(className);
    if (kotlin.matches()) {
      return new VariableCell(Language.KOTLIN, type(kotlin.group(1)));
    }
    Matcher scala = SCALA.matcher(className);
    return scala.matches() && !scala.group(1).startsWith("Lazy")
        ? new VariableCell(Language.SCALA, type(scala.group(1)))
        : null;
  }

  private static String type(String prefix) {
    return prefix.equals("Object") ? "" : prefix;
  }

  /** As part of a path: {@code var Int}. */
  public String label() {
    return ("var " + type).strip();
  }
}
