package dev.satchel.pack.reach;

import dev.satchel.model.Node;
import dev.satchel.values.FieldAccess;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What comes of an object that a walk takes apart. */
sealed interface Outcome {
  /**
   * It travels.
   *
   * @param leftOut fields of it that do not travel, as no code was seen to read them
   */
  record Travels(Node node, Set<FieldAccess> leftOut) implements Outcome {
    /** As a whole. */
    Travels(Node node) {
      this(node, Set.of());
    }
  }

  /** It travels as a whole, and its node was given to the sink. */
  record Given() implements Outcome {}

  /** It travels as a whole, and its node was given to the sink. */
  Outcome GIVEN = new Given();

  /** It is a lambda of a shipped class, and its node was given to the sink. */
  record GivenLambda(Lambdas.Found site) implements Outcome {}

  /** Another object travels in its place: its {@code writeReplace} gave that. */
  record Replaced(int by) implements Outcome {}

  /**
   * It cannot travel.
   *
   * @param reason null if its kind is simply not carried
   */
  record Cannot(@Nullable String reason) implements Outcome {}

  /** Another thread changes it each time that it is looked at. */
  Outcome CHANGED = new Cannot("another thread changes it while it is captured");

  /** Its kind is not carried. */
  Outcome NOT_CARRIED = new Cannot(null);

  /** It is perhaps a view of a map, and may travel once that map is met. */
  Outcome PENDING = new Pending();

  /** See {@link #PENDING}. */
  record Pending() implements Outcome {}
}
