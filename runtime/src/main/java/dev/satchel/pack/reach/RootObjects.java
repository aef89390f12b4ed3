package dev.satchel.pack.reach;

import dev.satchel.model.Slot;
import dev.satchel.values.Pieces;
import dev.satchel.values.ValueKind;
import dev.satchel.values.ValueKinds;
import java.lang.reflect.Proxy;
import java.util.ConcurrentModificationException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Users' classes that whoever unpacks a root has in hand: of the root, or of what JDK containers hold. */
final class RootObjects {
  private final Ownership ownership;

  /** The class of the last object that holds nothing of concern. */
  private @Nullable Class<?> last;

  RootObjects(Ownership ownership) {
    this.ownership = ownership;
  }

  Set<Class<?>> classes(@Nullable Object root) {
    Set<Class<?>> found = new LinkedHashSet<>();
    if (root == null) {
      return found;
    }
    // Only what may hold others has to be known again.
    IdentityTable containers = new IdentityTable();
    add(root, found, containers);
    for (int i = 0; i < containers.size(); i++) {
      addParts(containers.get(i), found, containers);
    }
    return found;
  }

  private void add(Object object, Set<Class<?>> found, IdentityTable containers) {
    Class<?> type = object.getClass();
    if (type == last || Slot.isScalar(object)) {
      return;
    }
    if (object instanceof Class<?> literal) {
      found.add(elementType(literal));
    } else if (object instanceof Object[] || isContainer(type)) {
      containers.add(object);
    } else {
      last = type;
      if (ownership.isShipped(type) && !Lambdas.isLambda(type) && !Proxy.isProxyClass(type)) {
        found.add(type);
      }
    }
  }

  private boolean isContainer(Class<?> type) {
    return !ownership.isShipped(type) && ValueKinds.of(type) != null;
  }

  private static Class<?> elementType(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    return element;
  }

  private void addParts(Object container, Set<Class<?>> found, IdentityTable containers) {
    if (container instanceof Object[] array) {
      addAll(array, found, containers);
      return;
    }
    ValueKind kind = ValueKinds.of(container.getClass());
    if (kind != null && kind.canTake(container)) {
      try {
        Pieces pieces = kind.take(container);
        for (Object value : pieces.properties().values()) {
          addAll(new Object[] {value}, found, containers);
        }
        if (pieces.elements() != null) {
          addAll(pieces.elements(), found, containers);
        }
      } catch (ConcurrentModificationException | IllegalStateException e) {
        return; // the walk says what is wrong with it
      }
    }
  }

  private void addAll(@Nullable Object[] values, Set<Class<?>> found, IdentityTable containers) {
    for (Object value : values) {
      if (value != null) {
        add(value, found, containers);
      }
    }
  }
}
