package dev.satchel;

import dev.satchel.values.ResourceHandle;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/**
 * Payloads without a remote JVM: pack here, carry the bytes in any way, unpack there.
 *
 * <pre>{@code
 * byte[] bytes = Satchel.pack(task).toBytes();
 * // elsewhere, where the task's classes are not:
 * try (Unpacked unpacked = Satchel.unpack(Payload.read(bytes))) {
 *   Object result = unpacked.get("root", Callable.class).call();
 * }
 * }</pre>
 */
public final class Satchel {
  private Satchel() {}

  /**
   * Packs one variable, {@code root}, with default settings.
   *
   * @throws PackException if something that it needs cannot travel
   */
  public static Payload pack(@Nullable Object root) {
    return packer().variable("root", root).pack();
  }

  /**
   * What is wrong with a class that is meant to travel, such as a {@link Remote} one, as far as it can be known without its
   * objects: its own type, the declared types of its fields, its static fields, and all code that its members reach. Neither
   * initialises the class nor runs code of it.
   *
   * @return problems and warnings; what would travel is not said
   */
  public static PackReport check(Class<?> type) {
    return RemoteClasses.check(type);
  }

  /** A packer with default settings and no variable. */
  public static Packer packer() {
    return new Packer();
  }

  /**
   * Rebuilds a payload in this JVM, in a namespace of its own. Works without the agent.
   *
   * @throws UnpackException if it cannot be rebuilt here
   */
  public static Unpacked unpack(Payload payload) {
    return unpacker().unpack(payload);
  }

  /** Settings for {@link #unpack}. */
  public static Unpacker unpacker() {
    return new Unpacker();
  }

  /**
   * Stands for an object that the worker owns, such as a data source: it travels by name, and over there the worker's
   * object is in its place. Calling a method of it here fails.
   *
   * @param name under which the worker binds it; see {@link Unpacker#resource}
   * @param type an interface
   * @throws IllegalArgumentException if {@code type} is not an interface
   */
  public static <T> T resource(String name, Class<T> type) {
    if (!type.isInterface()) {
      throw new IllegalArgumentException(
          "a resource's type must be an interface, not " + type.getName());
    }
    return type.cast(Proxy.newProxyInstance(
        type.getClassLoader(), new Class<?>[] {type}, new ResourceHandle(name, type)));
  }
}
