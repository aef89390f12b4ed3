package dev.satchel.pack.check;

import dev.satchel.pack.check.ForbiddenName.InLibraries;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with objects of one class.
 *
 * @param rule id of the rule that says so
 * @param message one line
 * @param why what would go wrong over there
 * @param help what to do; {@code ${name}} stands for the user's own name of the object
 * @param what what the object is, as far as that alone makes it refused: {@code an open file of this machine}; null otherwise
 * @param inLibraries what becomes of them where objects of libraries hold them; null if they are refused as well
 * @param onlyIf of these objects, those that it is wrong with; calls no code of the user; null for all
 */
record Refusal(
    String rule,
    String message,
    String why,
    String help,
    @Nullable String what,
    @Nullable InLibraries inLibraries,
    @Nullable Predicate<Object> onlyIf) {
  /** With objects of that class in any state. */
  Refusal(String rule, String message, String why, String help) {
    this(rule, message, why, help, null, null);
  }

  /** Also where objects of libraries hold them. */
  Refusal(
      String rule,
      String message,
      String why,
      String help,
      @Nullable String what,
      @Nullable Predicate<Object> onlyIf) {
    this(rule, message, why, help, what, null, onlyIf);
  }

  boolean applies(Object object) {
    return onlyIf == null || onlyIf.test(object);
  }
}
