package dev.satchel.pack.check;

import dev.satchel.recording.Recording;
import org.jspecify.annotations.Nullable;

/** Refuses lambdas and method references of which nothing is known. */
final class UnrecordedLambdaRule implements ObjectRule {
  static final String ID = "lambda-not-recorded";

  private static final String LAMBDA = "$$Lambda";

  static boolean isLambda(Class<?> type) {
    return type.isHidden() && type.getName().contains(LAMBDA);
  }

  /** Binary name of the class whose code has the lambda. */
  static String host(Class<?> lambda) {
    return lambda.getName().substring(0, lambda.getName().indexOf(LAMBDA));
  }

  @Override
  public @Nullable Refusal refuse(Class<?> type, boolean canTravel) {
    if (canTravel || !isLambda(type)) {
      return null;
    }
    String host = host(type);
    String reason = Recording.whyNot(type);
    String problem = Recording.problem();
    String why;
    String help;
    if (reason != null) {
      why = reason;
      help = reason.contains("agent option")
          ? "change that option of the agent, so that it includes " + host
          : "the agent's log says more; report it, if it is a defect of Satchel";
    } else if (problem != null) {
      why = problem;
      help = "the agent's log says more: -javaagent:serializer.jar=log=FILE,level=info";
    } else if (!Recording.isAgentPresent()) {
      why = "the JVM itself does not tell what a lambda runs, and there is no agent that notes it";
      help = "start this JVM with the agent: java -javaagent:serializer.jar …";
    } else if (Recording.lambda(type) != null) {
      why = "its call site is not in the class file of " + host + " that was found";
      help = "do not change class files or jars while the application runs";
    } else {
      why = "it was linked before the agent was attached";
      help =
          "attach the agent earlier, or start this JVM with it: java -javaagent:serializer.jar …";
    }
    return new Refusal(
        ID,
        "a lambda or method reference of " + host
            + " was not recorded, so nothing is known of its code",
        why,
        help);
  }
}
