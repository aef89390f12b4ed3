package dev.satchel.pack.reach;

import dev.satchel.pack.code.ClassCode;
import dev.satchel.pack.code.ClassCode.MethodInfo;
import dev.satchel.pack.code.ClassCode.UnavailableCodeException;
import dev.satchel.pack.code.MethodCode;
import dev.satchel.pack.code.Supertypes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows a few methods of an object into other methods of users.
 *
 * <p>An object's own methods are those of its class; of other objects' methods only those count that are named exactly.
 */
final class OwnCode {
  private static final int MOST_METHODS = 50;

  private final Class<?> type;
  private final Set<MethodKey> seen = new HashSet<>();
  private final Deque<MethodKey> open = new ArrayDeque<>();

  OwnCode(Class<?> type) {
    this.type = type;
  }

  /** Starts at the method that {@code from}, a class of users, or one above it has by that name, if any does. */
  void follow(Class<?> from, String name, String descriptor) {
    MethodKey method = find(from, name, descriptor);
    if (method != null && seen.add(method)) {
      open.add(method);
    }
  }

  /**
   * Gives {@code each} the bodies, as far as they are followed.
   *
   * @return whether these are all; otherwise they may do anything
   */
  boolean isWalkedToTheEnd(Consumer<MethodCode> each) {
    try {
      while (!open.isEmpty()) {
        MethodKey next = open.remove();
        MethodCode body = ClassCode.of(next.owner()).code(next.name(), next.descriptor());
        if (!body.lambdas().isEmpty() || body.isReflective() || seen.size() > MOST_METHODS) {
          return false;
        }
        each.accept(body);
        for (MethodCode.Call call : body.calls()) {
          Class<?> owner = call.owner().startsWith("[")
              ? null
              : StaticReader.typeOf(next.owner(), "L" + call.owner() + ";");
          if (owner != null) {
            boolean isOwn =
                call.kind() == MethodCode.CallKind.VIRTUAL && owner.isAssignableFrom(type);
            follow(isOwn ? type : owner, call.name(), call.descriptor());
          }
        }
      }
      return true;
    } catch (UnavailableCodeException e) {
      return false; // reported where the class itself is shipped
    }
  }

  private static @Nullable MethodKey find(Class<?> from, String name, String descriptor) {
    for (Class<?> at : Supertypes.of(from)) {
      MethodInfo method = Ownership.isJdk(at) ? null : ClassCode.of(at).method(name, descriptor);
      if (method != null && !method.isAbstract()) {
        return new MethodKey(at, name, descriptor);
      }
    }
    return null;
  }
}
