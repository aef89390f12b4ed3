package dev.satchel.pack.reach;

import dev.satchel.pack.code.ClassCode;
import dev.satchel.pack.code.LambdaUse;
import dev.satchel.recording.LambdaRecord;
import dev.satchel.recording.Recording;
import org.jspecify.annotations.Nullable;

/** Finds the call site that made a lambda object. */
final class Lambdas {
  private Lambdas() {}

  /** A lambda's class, its host and its call site there. */
  record Found(Class<?> host, LambdaUse use) {}

  /** Whether the class is one that the JVM made for a lambda or method reference. */
  static boolean isLambda(Class<?> type) {
    return type.isHidden() && type.getName().contains("$$Lambda");
  }

  /**
   * The call site behind a lambda class.
   *
   * @return null if its linkage was not recorded
   */
  static @Nullable Found find(Class<?> lambdaClass) {
    LambdaRecord record = Recording.lambda(lambdaClass);
    if (record == null) {
      return null;
    }
    LambdaUse best = null;
    int bestScore = -1;
    for (LambdaUse use : ClassCode.of(record.caller()).lambdas().values()) {
      int score = score(use, record);
      if (score > bestScore) {
        best = use;
        bestScore = score;
      }
    }
    return best == null ? null : new Found(record.caller(), best);
  }

  /** Whether a linkage may be that of a call site. */
  static boolean fits(LambdaUse use, LambdaRecord record) {
    return score(use, record) >= 0;
  }

  /** How well a call site fits, -1 if not at all. Sites that fit equally well are interchangeable. */
  private static int score(LambdaUse use, LambdaRecord record) {
    var implementation = use.site().implementation();
    if (!use.site().method().equals(record.interfaceMethod())
        || !use.site().factory().equals(record.factoryType().toMethodDescriptorString())
        || !implementation.name().equals(record.implementationName())
        || !implementation
            .descriptor()
            .equals(record.implementationType().toMethodDescriptorString())) {
      return -1;
    }
    int score = 0;
    if (implementation.owner().equals(record.implementationOwner().getName().replace('.', '/'))) {
      score += 4;
    }
    if (use.method().equals(record.enclosingMethod())) {
      score += 2;
    }
    if (use.line() == record.line()) {
      score += 1;
    }
    return score;
  }
}
