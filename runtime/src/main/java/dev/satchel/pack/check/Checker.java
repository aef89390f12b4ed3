package dev.satchel.pack.check;

import dev.satchel.model.Reached;
import dev.satchel.pack.code.ClassFileSource;
import dev.satchel.pack.code.Effects;
import dev.satchel.pack.code.SourceText;
import dev.satchel.problem.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds all that is wrong with what the roots need.
 *
 * <p>Findings come in the order in which their objects were met, at most one for each object. Calls no method that a user
 * may have written; messages hold types, names and paths, never values. Rules about single objects are asked once for each
 * class, so a million objects cost one look each.
 */
public final class Checker {
  private final List<ObjectRule> rules = Rules.aboutObjects();
  private final Map<Class<?>, List<Refusal>> ofTravellers = new HashMap<>();
  private final Map<Class<?>, List<Refusal>> ofOthers = new HashMap<>();

  private Checker() {}

  /** As the other {@code check}, with class files and sources as the agent has them. */
  public static List<Finding> check(Reached reached, Set<String> allow) {
    return check(reached, allow, ClassFileSource.recorded(), SourceText::line);
  }

  /**
   * All findings.
   *
   * @param allow rule ids and binary names of types: what these would refuse becomes a warning, if it can travel
   * @param classFiles class files of the reached classes
   * @param sources lines to quote
   */
  public static List<Finding> check(
      Reached reached, Set<String> allow, ClassFileSource classFiles, SourceLines sources) {
    Examination examination =
        new Examination(reached, new Effects(classFiles, reached.methods()), sources, allow);
    Rules.aboutClosures().forEach(rule -> rule.check(examination));
    new Checker().checkObjects(examination);
    return examination.findings();
  }

  /**
   * Tells objects that are refused although their kind can travel, by their class or their own state alone.
   *
   * @param allow as for {@code check}
   */
  public static Predicate<Object> refusing(Set<String> allow) {
    Checker checker = new Checker();
    return object -> {
      Refusal refusal = checker.refusal(object, true);
      return refusal != null && !Examination.isAllowed(refusal, object, allow);
    };
  }

  private void checkObjects(Examination examination) {
    Reached reached = examination.reached();
    int size = reached.size();
    for (int i = 0; i < size; i++) {
      Object object = reached.object(i);
      boolean canTravel = reached.canTravel(i);
      String obstacle = reached.obstacle(i);
      if (obstacle != null) {
        examination.report(i, obstructed(object, obstacle));
        continue;
      }
      Refusal refusal = refusal(object, canTravel);
      if (refusal != null) {
        examination.report(i, refusal);
      }
    }
  }

  private @Nullable Refusal refusal(Object object, boolean canTravel) {
    List<Refusal> refusals = (canTravel ? ofTravellers : ofOthers)
        .computeIfAbsent(object.getClass(), type -> judge(type, canTravel));
    for (Refusal refusal : refusals) {
      if (refusal.applies(object)) {
        return refusal;
      }
    }
    return null;
  }

  private static Refusal obstructed(Object object, String obstacle) {
    return new Refusal(
        "cannot-capture",
        "an object of " + object.getClass().getTypeName() + " cannot be captured",
        obstacle,
        "keep it out of what the closure uses, or ship what it was made from and make it again over there");
  }

  /** What may be wrong with objects of {@code type}, the most telling first; nothing after what is wrong with all. */
  private List<Refusal> judge(Class<?> type, boolean canTravel) {
    List<Refusal> all = new ArrayList<>();
    for (ObjectRule rule : rules) {
      Refusal refusal = rule.refuse(type, canTravel);
      if (refusal != null) {
        all.add(refusal);
        if (refusal.onlyIf() == null) {
          break;
        }
      }
    }
    return List.copyOf(all);
  }
}
