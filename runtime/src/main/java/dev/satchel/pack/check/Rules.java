package dev.satchel.pack.check;

import java.util.ArrayList;
import java.util.List;

/** The rules. */
final class Rules {
  /** They have no state but what they remember of classes. */
  private static final List<ObjectRule> OF_CLASSES = List.of(
      new HeldLockRule(),
      new SynchronizerInUseRule(),
      new ThreadLocalRule(ForbiddenTypes.table()),
      new IncompleteFutureRule(),
      new InlineMockRule(ForbiddenTypes.table()));

  private static final List<ObjectRule> OF_TYPES =
      List.of(new ForbiddenTypeRule(ForbiddenTypes.table()), new UnknownTypeRule());

  /** Rules about single objects, the most telling first: the first that refuses an object is the one that is reported. */
  static List<ObjectRule> aboutObjects() {
    List<ObjectRule> rules = new ArrayList<>();
    rules.add(new UnrecordedLambdaRule());
    rules.addAll(StandardStreamRule.all()); // those of now: a program may set others
    rules.addAll(OF_CLASSES);
    rules.addAll(ProxyHandlerRule.all(ForbiddenTypes.table()));
    rules.addAll(OF_TYPES);
    return rules;
  }

  /** Rules about closures and what they do; what they report of an object goes before {@link #aboutObjects}. */
  static List<ClosureRule> aboutClosures() {
    return List.of(new CapturedMutableStateRule());
  }

  private Rules() {}
}
