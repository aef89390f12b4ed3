package dev.satchel.agent;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code invokedynamic} instruction that the JVM is linking in this thread.
 *
 * @param method name of the method that has it
 * @param descriptor that method's descriptor
 * @param byteCodeIndex where it is, -1 if unknown
 * @param file the source file's name without folders; null if unknown
 * @param line its line, 0 if unknown
 */
record CallSiteFrame(
    String method,
    String descriptor,
    int byteCodeIndex,
    @Nullable String file,
    int line) {
  // A caller may be a hidden class itself, whose frames are not shown otherwise.
  private static final StackWalker WALKER =
      StackWalker.getInstance(EnumSet.of(Option.RETAIN_CLASS_REFERENCE, Option.SHOW_HIDDEN_FRAMES));

  /**
   * The frame of {@code caller} that the JVM called the bootstrap method for; null if there is none, because somebody called
   * the lambda factory by hand.
   */
  static @Nullable CallSiteFrame find(Class<?> caller) {
    StackFrame frame = WALKER.walk(new Search(caller));
    if (frame == null) {
      return null;
    }
    return new CallSiteFrame(
        frame.getMethodName(),
        frame.getDescriptor(),
        frame.getByteCodeIndex(),
        frame.getFileName(),
        Math.max(0, frame.getLineNumber()));
  }

  /** Passes over Satchel's and {@code java.lang.invoke}'s frames; the next one is it, if the JVM's upcall was among them. */
  private record Search(Class<?> caller)
      implements Function<Stream<StackFrame>, @Nullable StackFrame> {
    @Override
    public @Nullable StackFrame apply(Stream<StackFrame> frames) {
      boolean isUpcallSeen = false;
      for (Iterator<StackFrame> i = frames.iterator(); i.hasNext(); ) {
        StackFrame frame = i.next();
        Class<?> type = frame.getDeclaringClass();
        String name = type.getName();
        if (isUpcallSeen && type == caller) {
          return frame;
        }
        isUpcallSeen |= name.equals("java.lang.invoke.MethodHandleNatives")
            && frame.getMethodName().startsWith("linkCallSite");
        if (!name.startsWith("java.lang.invoke.") && !name.startsWith("dev.satchel.agent.")) {
          return null;
        }
      }
      return null;
    }
  }
}
