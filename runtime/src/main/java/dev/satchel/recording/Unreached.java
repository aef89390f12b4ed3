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
    return StackWalker.getInstance()
        .walk(frames -> new UnreachedCodeError(frames
            .skip(1)
            .findFirst()
            .map(Unreached::message)
            .orElse("a method that was not reached when packing")));
  }

  private static String message(StackWalker.StackFrame frame) {
    StringJoiner parameters = new StringJoiner(", ", "(", ")");
    // By descriptor: the types themselves may not be here.
    for (ClassDesc type : MethodTypeDesc.ofDescriptor(frame.getDescriptor()).parameterList()) {
      parameters.add(type.displayName());
    }
    String className = frame.getClassName();
    return className
        + "."
        + frame.getMethodName()
        + parameters
        + " was not reached when packing, so its body did not travel; add packer.keep(\""
        + className
        + "#"
        + frame.getMethodName()
        + "\")";
  }
}
