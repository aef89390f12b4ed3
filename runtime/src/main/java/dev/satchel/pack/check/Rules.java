package dev.satchel.pack.check;

import java.util.ArrayList;
import java.util.List;

/** The rules. */
final class Rules {
  /** They have no state but what they remember of classes. */
  private static final List<ObjectRule> ABOUT_OBJECTS = all();

  /** Rules about single objects, the most telling first: the first that refuses an object is the one that is reported. */
  static List<ObjectRule> aboutObjects() {
    return ABOUT_OBJECTS;
  }

  private static List<ObjectRule> all() {
    List<ObjectRule> rules = new ArrayList<>();
    rules.add(new UnrecordedLambdaRule());
    rules.addAll(StandardStreamRule.all());
    rules.add(new HeldLockRule());
    rules.add(new SynchronizerInUseRule());
    rules.add(new ThreadLocalRule(ForbiddenTypes.table()));
    rules.add(new IncompleteFutureRule());
    rules.add(new InlineMockRule(ForbiddenTypes.table()));
    rules.addAll(ProxyHandlerRule.all(ForbiddenTypes.table()));
    rules.add(new ForbiddenTypeRule(ForbiddenTypes.table()));
    rules.add(new UnknownTypeRule());
    return List.copyOf(rules);
  }

  /** Rules about closures and what they do; what they report of an object goes before {@link #aboutObjects}. */
  static List<ClosureRule> aboutClosures() {
    return List.of(new CapturedMutableStateRule());
  }

  private Rules() {}
}
