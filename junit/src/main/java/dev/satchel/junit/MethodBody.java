package dev.satchel.junit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** What travels for a test method: the test object, the method by name, and its arguments. */
final class MethodBody implements Callable<@Nullable Object> {
  private final Object testObject;
  private final Class<?> declaring;
  private final String name;
  private final Class<?>[] parameterTypes;
  private final @Nullable Object[] arguments;

  private MethodBody(Object testObject, Method method, @Nullable Object[] arguments) {
    this.testObject = testObject;
    this.declaring = method.getDeclaringClass();
    this.name = method.getName();
    this.parameterTypes = method.getParameterTypes();
    this.arguments = arguments;
  }

  static MethodBody of(ReflectiveInvocationContext<Method> called) {
    Object testObject = called.getTarget().orElseThrow();
    return new MethodBody(
        testObject, called.getExecutable(), called.getArguments().toArray());
  }

  /** What reach cannot see that it is called; as {@code Packer.keep} takes it. */
  String member() {
    return declaring.getName() + "#" + name;
  }

  @Override
  public @Nullable Object call() throws Exception {
    Method method = declaring.getDeclaredMethod(name, parameterTypes);
    method.setAccessible(true);
    try {
      return method.invoke(testObject, arguments);
    } catch (InvocationTargetException e) {
      throw asThrown(e.getCause() == null ? e : e.getCause());
    }
  }

  /** To be thrown: {@code thrown} itself, whatever it is. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  static <E extends Throwable> E asThrown(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
