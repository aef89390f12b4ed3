package dev.satchel.unpack.populate;

import dev.satchel.model.Node;
import dev.satchel.problem.UnpackFault;
import dev.satchel.values.JdkTypes;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes again what a public method of the JDK or of a provided class made, such as {@code Comparator.comparing}.
 *
 * <p>Calls nothing else: a method of the JDK must be public, exported, and return a functional interface.
 */
final class MadeCalls {
  private final World world;
  private final Map<String, Invoker> methods = new HashMap<>();

  MadeCalls(World world) {
    this.world = world;
  }

  Object make(Node.Made made, @Nullable Object[] arguments) {
    Invoker method = methods.computeIfAbsent(
        made.owner() + "." + made.method() + made.descriptor(), k -> find(made));
    if (method.parameterCount() != arguments.length) {
      throw new UnpackFault(
          "called with " + arguments.length + " arguments; it takes " + method.parameterCount());
    }
    for (int i = 0; i < arguments.length; i++) {
      if (!method.accepts(i, arguments[i])) {
        throw new UnpackFault("argument " + i + " cannot be "
            + (arguments[i] == null ? "null" : "a " + arguments[i].getClass().getName())
            + "; its type is "
            + method.parameterType(i).getTypeName());
      }
    }
    try {
      return Objects.requireNonNull(method.invoke(arguments), "it returned null");
    } catch (Throwable e) {
      throw Faults.wrap("the call failed: " + e, e);
    }
  }

  private Invoker find(Node.Made made) {
    Class<?> owner = world.type(made.owner());
    if (!world.mayCall(owner)) {
      throw new UnpackFault("an answer may not call methods of " + owner.getName());
    }
    if (!Modifier.isPublic(owner.getModifiers())) {
      throw new UnpackFault(owner.getName() + " is not public");
    }
    for (Method method : owner.getDeclaredMethods()) {
      if (method.getName().equals(made.method())
          && Modifier.isPublic(method.getModifiers())
          && descriptor(method).equals(made.descriptor())) {
        if (!isCombinator(method)) {
          throw new UnpackFault(made.method() + made.descriptor() + " of " + owner.getName()
              + " is not a method that makes functions; a payload may not call it");
        }
        try {
          return new Invoker(MethodHandles.publicLookup().unreflect(method));
        } catch (IllegalAccessException e) {
          throw new UnpackFault(
              made.method() + " of " + owner.getName() + " cannot be called: " + e.getMessage(), e);
        }
      }
    }
    throw new UnpackFault("this JVM's " + owner.getName() + " has no public method " + made.method()
        + made.descriptor());
  }

  private static boolean isCombinator(Method method) {
    Class<?> type = method.getReturnType();
    return type.isInterface()
        && (!JdkTypes.isJdk(method.getDeclaringClass())
            || type.isAnnotationPresent(FunctionalInterface.class));
  }

  private static String descriptor(Method method) {
    return java.lang.invoke.MethodType.methodType(
            method.getReturnType(), method.getParameterTypes())
        .toMethodDescriptorString();
  }
}
