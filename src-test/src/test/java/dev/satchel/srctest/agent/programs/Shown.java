package dev.satchel.srctest.agent.programs;

import dev.satchel.recording.LambdaRecord;
import dev.satchel.recording.Recording;
import java.lang.invoke.MethodHandleInfo;

/** Prints what the agent recorded of a lambda, one line each. */
final class Shown {
  private Shown() {}

  static void show(String name, Object lambda) {
    System.out.println(name + " = " + describe(lambda));
  }

  static String describe(Object lambda) {
    LambdaRecord record = Recording.lambda(lambda.getClass());
    if (record == null) {
      return "not recorded, because " + Recording.whyNot(lambda.getClass());
    }
    return MethodHandleInfo.referenceKindToString(record.implementationKind())
        + " "
        + simple(record.implementationOwner())
        + "."
        + withoutNumber(record.implementationName())
        + record.implementationType()
        + " as "
        + record.factoryType()
        + " "
        + record.interfaceMethod()
        + " in "
        + simple(record.caller())
        + "."
        + (record.enclosingMethod() == null ? "nowhere" : withoutNumber(record.enclosingMethod()))
        + (record.enclosingDescriptor() == null ? "" : record.enclosingDescriptor())
        + (record.line() > 0 ? "" : " without a line")
        + (record.byteCodeIndex() >= 0 ? "" : " without an index");
  }

  /** Compilers number {@code lambda$main$3} as they like. */
  private static String withoutNumber(String name) {
    return name.replaceAll("(\\$[0-9a-f]+)?\\$[0-9]+$", "");
  }

  /** {@code Class.getSimpleName} fails for hidden classes that were nested ones. */
  private static String simple(Class<?> type) {
    return type.getName().replaceAll("^.*[.$](?=[A-Z])", "");
  }
}
