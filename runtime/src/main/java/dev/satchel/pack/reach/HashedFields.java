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
import org.jspecify.annotations.Nullable;

/**
 * The names of the fields that the {@code hashCode} of a user's class reads, itself or by way of other methods of users.
 *
 * <p>An object's own methods are those of its class; of other objects' methods only those count that are named exactly.
 */
final class HashedFields {
  private static final int MOST_METHODS = 50;

  private static final ClassValue<HashedFields> CACHE = new ClassValue<>() {
    @Override
    protected HashedFields computeValue(Class<?> type) {
      return new HashedFields(type);
    }
  };

  private final Class<?> type;
  private final Set<String> names = new HashSet<>();
  private final Set<MethodKey> seen = new HashSet<>();
  private final Deque<MethodKey> open = new ArrayDeque<>();
  private final boolean isKnown;

  private HashedFields(Class<?> type) {
    this.type = type;
    isKnown = isWalkedToTheEnd();
  }

  /** Whether the {@code hashCode} of {@code type} may read a field of that name. */
  static boolean contain(Class<?> type, String name) {
    HashedFields fields = CACHE.get(type);
    return !fields.isKnown || fields.names.contains(name);
  }

  private boolean isWalkedToTheEnd() {
    follow(type, "hashCode", "()I");
    try {
      while (!open.isEmpty()) {
        MethodKey next = open.remove();
        MethodCode body = ClassCode.of(next.owner()).code(next.name(), next.descriptor());
        if (!body.lambdas().isEmpty() || body.isReflective() || seen.size() > MOST_METHODS) {
          return false;
        }
        body.fields().forEach(use -> names.add(use.name()));
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

  private void follow(Class<?> from, String name, String descriptor) {
    MethodKey method = find(from, name, descriptor);
    if (method != null && seen.add(method)) {
      open.add(method);
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
