package dev.satchel.pack.check;

import dev.satchel.recording.Recording;
import org.jspecify.annotations.Nullable;

/** Refuses lambdas and method references of which nothing is known. */
final class UnrecordedLambdaRule implements ObjectRule {
  @Override
  public @Nullable Refusal refuse(Class<?> type, boolean canTravel) {
    if (canTravel || !type.isHidden() || !type.getName().contains("$$Lambda")) {
      return null;
    }
    String host = type.getName().substring(0, type.getName().indexOf("$$Lambda"));
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
        "lambda-not-recorded",
        "a lambda or method reference of " + host
            + " was not recorded, so nothing is known of its code",
        why,
        help);
  }
}
