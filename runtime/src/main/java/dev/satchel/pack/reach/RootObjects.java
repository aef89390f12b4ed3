package dev.satchel.pack.reach;

import dev.satchel.values.Pieces;
import dev.satchel.values.ValueKind;
import dev.satchel.values.ValueKinds;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Users' classes that whoever unpacks a root has in hand: of the root, or of what JDK containers hold. */
final class RootObjects {
  private final Ownership ownership;

  RootObjects(Ownership ownership) {
    this.ownership = ownership;
  }

  Set<Class<?>> classes(@Nullable Object root) {
    Set<Class<?>> found = new LinkedHashSet<>();
    if (root == null) {
      return found;
    }
    IdentityTable seen = new IdentityTable();
    seen.add(root);
    for (int i = 0; i < seen.size(); i++) {
      Object object = seen.get(i);
      if (object instanceof Class<?> literal) {
        found.add(elementType(literal));
      } else if (ownership.isShipped(object.getClass()) && !object.getClass().isArray()) {
        if (!Lambdas.isLambda(object.getClass()) && !Proxy.isProxyClass(object.getClass())) {
          found.add(object.getClass());
        }
      } else {
        parts(object).forEach(seen::add);
      }
    }
    return found;
  }

  private static Class<?> elementType(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    return element;
  }

  private static List<Object> parts(Object container) {
    List<Object> parts = new ArrayList<>();
    if (container instanceof Object[] array) {
      add(parts, array);
      return parts;
    }
    ValueKind kind = ValueKinds.of(container.getClass());
    if (kind != null && kind.canTake(container)) {
      try {
        Pieces pieces = kind.take(container);
        pieces.properties().values().forEach(value -> add(parts, value));
        if (pieces.elements() != null) {
          add(parts, pieces.elements());
        }
      } catch (ConcurrentModificationException | IllegalStateException e) {
        return parts; // the walk says what is wrong with it
      }
    }
    return parts;
  }

  private static void add(List<Object> parts, @Nullable Object... values) {
    for (Object value : values) {
      if (value != null) {
        parts.add(value);
      }
    }
  }
}
