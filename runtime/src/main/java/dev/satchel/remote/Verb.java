package dev.satchel.remote;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a task is run. */
enum Verb {
  /** {@link Callable#call()} of the variable {@link #TASK}. */
  CALL(1) {
    @Override
    @Nullable
    Object run(Map<String, @Nullable Object> variables) throws Exception {
      return ((Callable<?>) task(variables)).call();
    }
  },
  /** {@link Runnable#run()} of {@link #TASK}; the result is null. */
  RUN(2) {
    @Override
    @Nullable
    Object run(Map<String, @Nullable Object> variables) {
      ((Runnable) task(variables)).run();
      return null;
    }
  },
  /** {@link Function#apply} of {@link #TASK} to {@link #ARGUMENT}. */
  APPLY(3) {
    @Override
    @SuppressWarnings({"unchecked", "NullAway"
    }) // the argument is what the caller gave, null included
    @Nullable
    Object run(Map<String, @Nullable Object> variables) {
      return ((Function<@Nullable Object, @Nullable Object>) task(variables))
          .apply(variables.get(ARGUMENT));
    }
  };

  /** Variable that holds the task. */
  static final String TASK = "task";

  /** Variable that holds a function's argument. */
  static final String ARGUMENT = "argument";

  /** Variable of an answer that holds the result. */
  static final String RESULT = "result";

  /** Variable of an answer that holds what the task threw. */
  static final String FAILURE = "failure";

  /** What goes over the wire. */
  final int code;

  Verb(int code) {
    this.code = code;
  }

  static Verb of(int code) throws IOException {
    for (Verb verb : values()) {
      if (verb.code == code) {
        return verb;
      }
    }
    throw new IOException("no verb " + code);
  }

  abstract @Nullable Object run(Map<String, @Nullable Object> variables) throws Exception;

  private static Object task(Map<String, @Nullable Object> variables) {
    Object task = variables.get(TASK);
    if (task == null) {
      throw new NullPointerException("the call has no task");
    }
    return task;
  }
}
