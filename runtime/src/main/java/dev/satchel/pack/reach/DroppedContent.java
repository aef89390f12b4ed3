package dev.satchel.pack.reach;

import dev.satchel.model.Slot;
import dev.satchel.values.FieldAccess;
import dev.satchel.values.FieldLayout;
import java.lang.reflect.Array;
import java.security.CodeSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a {@code writeReplace} drops what an object holds: caches do so, which then arrive empty.
 *
 * <p>Content is what lies in collections, maps and arrays of objects, be it beneath further objects. It is dropped if the replacement
 * has no content, and nothing in which it may be encoded: no text, no primitives in arrays. Of where much is held, not all
 * is looked at; then it counts as kept.
 */
final class DroppedContent {
  private static final int MOST = 2_000;

  /** Beneath objects of these classes alone is looked; null for all. */
  private final @Nullable CodeSource within;

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> open = new ArrayDeque<>();

  /** Of these the objects that lie in containers. */
  private final Set<Object> inside = Collections.newSetFromMap(new IdentityHashMap<>());

  private boolean hasContent;
  private boolean hasText;

  private DroppedContent(@Nullable CodeSource within) {
    this.within = within;
  }

  /** Whether {@code replacement} has nothing of what {@code object}, of another class, holds. */
  static boolean isDropped(Object object, Object replacement) {
    CodeSource own = object.getClass().getProtectionDomain().getCodeSource();
    if (own == null || Ownership.isJdk(replacement.getClass())) {
      return false;
    }
    DroppedContent held = new DroppedContent(own);
    held.walk(object);
    if (!held.hasContent) {
      return false;
    }
    DroppedContent kept = new DroppedContent(null);
    kept.walk(replacement);
    return !kept.hasContent && !kept.hasText && kept.seen.size() < MOST;
  }

  private void walk(Object root) {
    meet(root, false);
    while (!hasContent && !open.isEmpty() && seen.size() < MOST) {
      Object at = open.remove();
      visit(at, inside.contains(at));
    }
  }

  private void visit(Object at, boolean isInside) {
    Class<?> type = at.getClass();
    if (Slot.isScalar(at)) {
      hasText |= at instanceof String;
      hasContent |= isInside && !(at instanceof Boolean);
    } else if (type.isArray()) {
      if (type.getComponentType().isPrimitive()) {
        hasText |= Array.getLength(at) > 0;
      } else {
        for (Object element : (Object[]) at) {
          meet(element, true);
        }
      }
    } else if (Ownership.isJdk(type)) {
      elements(at);
    } else if (!type.isEnum() && !type.isHidden() && isWithin(type)) {
      for (FieldAccess field : FieldLayout.of(type).fields()) {
        if (!field.type().isPrimitive()) {
          meet(field.get(at), isInside);
        }
      }
    } else {
      hasContent |= isInside && !type.isEnum();
    }
  }

  private boolean isWithin(Class<?> type) {
    return within == null || within.equals(type.getProtectionDomain().getCodeSource());
  }

  private void elements(Object container) {
    if (container instanceof Map<?, ?> map) {
      all(map.keySet());
      all(map.values());
    } else if (container instanceof Collection<?> collection) {
      all(collection);
    } else if (container instanceof AtomicReferenceArray<?> array) {
      for (int i = 0; i < array.length() && seen.size() < MOST; i++) {
        meet(array.get(i), true);
      }
    }
  }

  private void all(Collection<?> elements) {
    for (Iterator<?> each = elements.iterator(); each.hasNext() && seen.size() < MOST; ) {
      meet(each.next(), true);
    }
  }

  private void meet(@Nullable Object held, boolean isInside) {
    if (held != null && seen.add(held)) {
      open.add(held);
      if (isInside) {
        inside.add(held);
      }
    }
  }
}
