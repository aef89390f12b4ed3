package dev.satchel.values;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Handler of the proxy that stands for an object that the worker owns. Packing recognises the proxy by this handler and
 * writes the name alone.
 */
public final class ResourceHandle implements InvocationHandler {
  private final String name;
  private final Class<?> type;

  /**
   * Makes the handler.
   *
   * @param name under which the worker binds the object
   * @param type the proxy's interface
   */
  public ResourceHandle(String name, Class<?> type) {
    this.name = Objects.requireNonNull(name, "name");
    this.type = type;
  }

  public String name() {
    return name;
  }

  public Class<?> type() {
    return type;
  }

  @Override
  public @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) {
    return switch (method.getName()) {
      case "toString" -> "resource '" + name + "' (" + type.getName() + ")";
      case "hashCode" -> System.identityHashCode(proxy);
      case "equals" -> arguments != null && proxy == arguments[0];
      default ->
        throw new UnsupportedOperationException(
            "resource '" + name + "' is an object of the worker: " + type.getSimpleName() + "."
                + method.getName() + " can be called only over there");
    };
  }
}
