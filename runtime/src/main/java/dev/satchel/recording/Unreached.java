package dev.satchel.recording;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.StringJoiner;

/** Makes the error that a pruned method body throws: the body did not travel because packing saw no way to it. */
public final class Unreached {
  private Unreached() {}

  /**
   * Called by the code that stands in for a pruned body, which throws what this returns; the message names that method.
   * It takes no argument so that the stand-in costs a payload four bytes.
   */
  public static Error error() {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .walk(frames -> new UnreachedCodeError(frames
            .skip(1)
            .findFirst()
            .map(Unreached::message)
            .orElse("a method that was not reached when packing")));
  }

  private static String message(StackWalker.StackFrame frame) {
    String className = frame.getClassName();
    return className
        + "."
        + frame.getMethodName()
        + parameters(frame)
        + " was not reached when packing, so its body did not travel; add packer.keep(\""
        + className
        + "#"
        + frame.getMethodName()
        + "\")";
  }

  /** By descriptor, as the types themselves may not be here; some JDKs look for them all the same. */
  private static String parameters(StackWalker.StackFrame frame) {
    StringJoiner parameters = new StringJoiner(", ", "(", ")");
    try {
      for (ClassDesc type : MethodTypeDesc.ofDescriptor(frame.getDescriptor()).parameterList()) {
        parameters.add(type.displayName());
      }
    } catch (TypeNotPresentException | LinkageError e) {
      return "(…)";
    }
    return parameters.toString();
  }
}
