package dev.satchel.pack.check;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A user's own rule about types.
 *
 * @param id of the rule
 * @param refuse asked once for each class, before Satchel's own rules; null if nothing is wrong with it
 */
public record CustomRule(String id, Function<Class<?>, @Nullable Said> refuse) {

  /**
   * What the rule says of a class: one line, what would go wrong, what to do.
   *
   * @param help may hold {@code ${name}}, for which the user's own name of the object is put
   */
  public record Said(String message, String why, String help) {}

  ObjectRule asRule() {
    return (type, canTravel) -> {
      Said said;
      try {
        said = refuse.apply(type);
      } catch (RuntimeException | LinkageError e) {
        return new Refusal(
            id,
            "rule " + id + " failed when asked about " + type.getTypeName(),
            e.toString(),
            "correct the rule, or switch it off in the rules file: severity." + id + " = off");
      }
      return said == null ? null : new Refusal(id, said.message(), said.why(), said.help());
    };
  }
}
