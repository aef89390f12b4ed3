package dev.satchel.pack.check;

import java.util.List;

/** The rules. */
final class Rules {
  /** Rules about single objects, the most telling first: the first that refuses an object is the one that is reported. */
  static List<ObjectRule> aboutObjects() {
    return List.of(
        new UnrecordedLambdaRule(),
        new StandardStreamRule(),
        new HeldLockRule(),
        new IncompleteFutureRule(),
        new ForbiddenTypeRule(ForbiddenTypes.table()),
        new UnknownTypeRule());
  }

  /** Rules about closures and what they do; what they report of an object goes before {@link #aboutObjects}. */
  static List<ClosureRule> aboutClosures() {
    return List.of(new CapturedMutableStateRule());
  }

  private Rules() {}
}
