package dev.satchel.recording;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What stands in for a pruned method body calls this: the body did not travel because packing saw no way to it. */
public final class Unreached {
  private Unreached() {}

  /**
   * Called by a stand-in that then throws what this returns; the message names that method. It takes no argument so that
   * the stand-in costs a payload four bytes.
   */
  public static Error error() {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .walk(frames -> frames
            .skip(1)
            .findFirst()
            .map(frame -> error(
                frame.getClassName(),
                frame.getMethodName(),
                parameters(frame::getDescriptor),
                null))
            .orElse(
                new UnreachedCodeError("a method that was not reached when packing was called")));
  }

  /**
   * Called by a stand-in whose sender can be asked; when this returns, the stand-in calls its own method again, which
   * then has its body.
   *
   * @throws UnreachedCodeError that names the method and says why its body cannot be had
   */
  public static void fetch(Class<?> type, String method, String descriptor) {
    String whyNot = type.getClassLoader() instanceof BodySource source
        ? source.bring(type, method, descriptor)
        : "there is nobody to ask for it";
    if (whyNot != null) {
      throw error(type.getName(), method, parameters(() -> descriptor), whyNot);
    }
  }

  /** As the other, of a class whose file is too old for constants that are classes: it is the one that calls. */
  public static void fetch(String method, String descriptor) {
    fetch(
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).getCallerClass(),
        method,
        descriptor);
  }

  private static UnreachedCodeError error(
      String className, String method, String parameters, @Nullable String whyNot) {
    return new UnreachedCodeError(className
        + "."
        + method
        + parameters
        + " was not reached when packing, so its body did not travel; add packer.keep(\""
        + className
        + "#"
        + method
        + "\")"
        + (whyNot == null ? "" : ". It was asked for in vain: " + whyNot));
  }

  /** By descriptor, as the types themselves may not be here; some JDKs look for them all the same. */
  private static String parameters(Supplier<String> descriptor) {
    StringJoiner parameters = new StringJoiner(", ", "(", ")");
    try {
      for (ClassDesc type : MethodTypeDesc.ofDescriptor(descriptor.get()).parameterList()) {
        parameters.add(type.displayName());
      }
    } catch (TypeNotPresentException | LinkageError e) {
      return "(…)";
    }
    return parameters.toString();
  }
}
