package dev.satchel.pack.check;

import dev.satchel.model.Holding;
import dev.satchel.model.Reached;
import dev.satchel.model.Refusals;
import dev.satchel.pack.code.ClassFileSource;
import dev.satchel.pack.code.Effects;
import dev.satchel.pack.code.PublicTypes;
import dev.satchel.pack.code.SourceText;
import dev.satchel.problem.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds all that is wrong with what the roots need.
 *
 * <p>Findings come in the order in which their objects were met, at most one for each object. Calls no method that a user
 * may have written; messages hold types, names and paths, never values. Rules about single objects are asked once for each
 * class, so a million objects cost one look each.
 */
public final class Checker {
  /** Rules that know no more than that an object cannot travel. */
  private static final Set<String> UNKNOWN = Set.of("jdk-type", "unknown-type");

  /** Rules that go by the class, and so say the wrong thing where it is known what keeps an object from travelling. */
  private static final Set<String> MISTAKEN = Set.of("view", UnrecordedLambdaRule.ID);

  /** Rules about objects that may stand before others, which say more. */
  private static final Set<String> VAGUE =
      Set.of("jdk-type", "unknown-type", "open-stream", "in-flight", "channel");

  private final Policy policy;
  private final List<ObjectRule> rules;
  private final Guards guards;
  private final Map<Class<?>, List<Refusal>> ofTravellers = new HashMap<>();
  private final Map<Class<?>, List<Refusal>> ofOthers = new HashMap<>();

  private Checker(Policy policy) {
    this.policy = policy;
    rules = policy.rules();
    guards = policy.guards();
  }

  /**
   * One that looks at each class once, for one payload.
   *
   * @param policy what it allows becomes a warning, if it can travel
   */
  public static Checker of(Policy policy) {
    return new Checker(policy);
  }

  /** As the other {@code check}, with class files and sources as the agent has them. */
  public static List<Finding> check(Reached reached, Set<String> allow) {
    return check(reached, allow, ClassFileSource.recorded(), SourceText::line);
  }

  /** As the other {@code check}, where nothing but {@code allow} holds beside Satchel's own rules. */
  public static List<Finding> check(
      Reached reached, Set<String> allow, ClassFileSource classFiles, SourceLines sources) {
    return of(Policy.of(allow)).check(reached, classFiles, sources);
  }

  /**
   * All findings.
   *
   * @param classFiles class files of the reached classes
   * @param sources lines to quote
   */
  public List<Finding> check(Reached reached, ClassFileSource classFiles, SourceLines sources) {
    Examination examination =
        new Examination(reached, new Effects(classFiles, reached::methods), sources, policy);
    Rules.aboutClosures().forEach(rule -> rule.check(examination));
    checkObjects(examination);
    return examination.findings();
  }

  /**
   * Tells objects that are refused although their kind can travel, by their class, their own state, and whether objects of
   * libraries hold them.
   */
  public Refusals refusals() {
    return new Refusals() {
      @Override
      public boolean mayConcern(Class<?> type) {
        return !refusals(type, true).isEmpty();
      }

      @Override
      public boolean contain(Object object, Holding holding) {
        Refusal refusal = refusal(object, true);
        return refusal != null
            && !(refusal.inLibraries() != null && holding.isInLibrary())
            && policy.level(refusal.rule(), object.getClass(), holding::path) == RuleLevel.ERROR;
      }
    };
  }

  private void checkObjects(Examination examination) {
    Reached reached = examination.reached();
    Set<Class<?>> types = reached.types();
    if (reached.allTravel()
        && types != null
        && types.stream().allMatch(type -> refusals(type, true).isEmpty())) {
      return;
    }
    int size = reached.size();
    for (int i = 0; i < size; i++) {
      Object object = reached.object(i);
      if (reached.isChanging(i)) {
        examination.report(i, changed(object));
        continue;
      }
      String obstacle = reached.obstacle(i);
      Refusal refusal = refusal(object, obstacle == null && reached.canTravel(i));
      if (refusal != null && isPartOfRefused(examination, i, refusal)) {
        continue;
      }
      if (refusal != null
          && refusal.inLibraries() != null
          && reached.canTravel(i)
          && reached.isInLibrary(i)) {
        examination.note(i, refusal, refusal.inLibraries());
      } else if (refusal != null && obstacle != null && MISTAKEN.contains(refusal.rule())) {
        examination.report(i, obstructed(object, obstacle));
      } else if (refusal != null && VAGUE.contains(refusal.rule())) {
        report(examination, i, object, refusal, obstacle);
      } else if (refusal != null) {
        examination.report(i, refusal);
      } else if (obstacle != null) {
        examination.report(i, obstructed(object, obstacle));
      }
    }
  }

  /** Whether the JDK's object that this one is a part of is refused for the same reason, and so says it already. */
  private static boolean isPartOfRefused(Examination examination, int index, Refusal refusal) {
    int parent = examination.reached().parent(index);
    return parent >= 0
        && examination.hasFinding(parent, refusal.rule())
        && PlatformTypes.contains(examination.reached().object(parent).getClass());
  }

  /** Says more, if there is more to be found inside of the object, or is known why it cannot be captured. */
  private void report(
      Examination examination,
      int index,
      Object object,
      Refusal refusal,
      @Nullable String obstacle) {
    Inside.Found found = Inside.find(object, this::resource);
    if (found != null) {
      examination.report(index, around(object, refusal, found), found.path());
    } else if (obstacle != null && UNKNOWN.contains(refusal.rule())) {
      examination.report(index, obstructed(object, obstacle));
    } else {
      examination.report(index, refusal);
    }
  }

  /** What is wrong with an object inside of another, if it is what that one is about. */
  private @Nullable Refusal resource(Object inside) {
    Refusal refusal = refusal(inside, false);
    return refusal == null || refusal.what() == null || VAGUE.contains(refusal.rule())
        ? null
        : refusal;
  }

  private static Refusal around(Object object, Refusal outer, Inside.Found found) {
    Class<?> type = object.getClass();
    Refusal inner = found.refusal();
    boolean isStandard = inner.rule().equals(StandardStreamRule.ID);
    String typeInside =
        isStandard ? "" : " (" + PublicTypes.of(found.object().getClass()).getTypeName() + ")";
    return new Refusal(
        inner.rule(),
        Names.described(type, PlatformTypes.nearest(type)) + " cannot travel: it "
            + Inside.verb(object) + " " + inner.what() + typeInside,
        inner.why(),
        isStandard || UNKNOWN.contains(outer.rule()) ? inner.help() : outer.help());
  }

  private @Nullable Refusal refusal(Object object, boolean canTravel) {
    for (Refusal refusal : refusals(object.getClass(), canTravel)) {
      if (refusal.applies(object)
          && !(refusal.rule().equals(HeldLockRule.ID) && guards.covers(object))) {
        return refusal;
      }
    }
    return null;
  }

  /** What may be wrong with objects of {@code type}, the most telling first. */
  private List<Refusal> refusals(Class<?> type, boolean canTravel) {
    Map<Class<?>, List<Refusal>> known = canTravel ? ofTravellers : ofOthers;
    List<Refusal> refusals = known.get(type);
    if (refusals == null) {
      refusals = judge(type, canTravel);
      known.put(type, refusals);
    }
    return refusals;
  }

  private static Refusal changed(Object object) {
    return new Refusal(
        "graph-changed",
        "an object of " + object.getClass().getTypeName() + " was changed while it was captured",
        "another thread changes it, so that what would travel is half of one state and half of another",
        "stop that thread, or capture it under the lock that guards it:\n"
            + "RemoteJvm.builder().packer(packer -> packer.guardedBy(lock))");
  }

  private static Refusal obstructed(Object object, String obstacle) {
    return new Refusal(
        "cannot-capture",
        (UnrecordedLambdaRule.isLambda(object.getClass())
                ? "a lambda or method reference of " + UnrecordedLambdaRule.host(object.getClass())
                : "an object of " + object.getClass().getTypeName())
            + " cannot be captured",
        obstacle,
        "keep it out of what the closure uses, or ship what it was made from and make it again over there");
  }

  /** Nothing comes after what is wrong with all. */
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
