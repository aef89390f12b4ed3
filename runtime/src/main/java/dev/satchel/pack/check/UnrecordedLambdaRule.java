package dev.satchel.pack.check;

import org.jspecify.annotations.Nullable;

/** Refuses lambdas and method references of which nothing is known. */
final class UnrecordedLambdaRule implements ObjectRule {
  @Override
  public @Nullable Refusal refuse(Class<?> type, boolean canTravel) {
    if (canTravel || !type.isHidden() || !type.getName().contains("$$Lambda")) {
      return null;
    }
    String host = type.getName().substring(0, type.getName().indexOf("$$Lambda"));
    return new Refusal(
        "lambda-not-recorded",
        "a lambda or method reference of " + host
            + " was not recorded, so nothing is known of its code",
        "the JVM itself does not tell what a lambda runs; the agent notes it when the lambda is linked",
        "start this JVM with the agent: java -javaagent:serializer.jar …\n"
            + "if it has the agent, the lambda was linked before the agent was attached: attach it earlier");
  }
}
