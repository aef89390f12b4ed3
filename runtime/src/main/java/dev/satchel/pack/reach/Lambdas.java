package dev.satchel.pack.reach;

import dev.satchel.pack.code.ClassCode;
import dev.satchel.pack.code.LambdaUse;
import dev.satchel.recording.LambdaRecord;
import dev.satchel.recording.Recording;
import java.util.Collection;
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
    LambdaUse best = best(ClassCode.of(record.caller()).lambdas().values(), record);
    return best == null ? null : new Found(record.caller(), best);
  }

  /** The call site that fits a linkage best; null if none does. */
  static @Nullable LambdaUse best(Collection<LambdaUse> uses, LambdaRecord record) {
    LambdaUse best = null;
    int bestScore = -1;
    for (LambdaUse use : uses) {
      int score = score(use, record);
      if (score > bestScore) {
        best = use;
        bestScore = score;
      }
    }
    return best;
  }

  /**
   * How well a call site fits, -1 if not at all. Lines count more than the index, since where another agent wove code in,
   * the index is that of another class file.
   */
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
    boolean isInMethod = use.method().equals(record.enclosingMethod())
        && use.descriptor().equals(record.enclosingDescriptor());
    if (isInMethod && use.index() >= 0 && use.index() == record.byteCodeIndex()) {
      score += 2;
    }
    if (implementation.owner().equals(record.implementationOwner().getName().replace('.', '/'))) {
      score += 16;
    }
    if (isInMethod) {
      score += 8;
    }
    if (use.line() == record.line()) {
      score += 4;
    }
    return score;
  }
}
