package dev.satchel.values;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.Buffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which views are alone: nothing else that travels is, or could be, what they are views of, nor another view of
 * the same. Where that cannot be known they count as not alone.
 *
 * <p>{@link #meet} everything that travels, then ask {@link #isAlone}. Calls no code of the user.
 */
public final class LoneViewSearch {
  private static final Object NULL = new Object();
  private static final Class<?> TREE_KEYS = new TreeMap<>().keySet().iterator().getClass();

  /** Of parts of lists: what they show. */
  private final IdentityHashMap<Object, @Nullable Object[]> parts = new IdentityHashMap<>();

  /** Those by their first element. */
  private final IdentityHashMap<Object, List<Object>> byFirst = new IdentityHashMap<>();

  private final IdentityHashMap<Object, Boolean> withOthers = new IdentityHashMap<>();
  private final List<Buffer> buffers = new ArrayList<>();
  private boolean hasList;
  private boolean hasUnknownList;
  private boolean hasUnknownHashMap;
  private boolean hasUnknownTreeMap;

  /**
   * @param views that no map among those that travel gives as its own
   */
  public LoneViewSearch(Collection<Object> views) {
    for (Object view : views) {
      if (isPart(view)) {
        @Nullable Object[] elements = ((List<?>) view).toArray();
        parts.put(view, elements);
        if (elements.length > 0) {
          byFirst.computeIfAbsent(key(elements[0]), first -> new ArrayList<>()).add(view);
        }
      } else if (view instanceof Buffer buffer) {
        buffers.add(buffer);
      }
    }
  }

  private static boolean isPart(Object object) {
    return object.getClass().getName().equals(LoneViews.PART_OF_LIST);
  }

  private static Object key(@Nullable Object element) {
    return element == null ? NULL : element;
  }

  /** Something travels. */
  public void meet(Object object) {
    for (Buffer buffer : buffers) {
      if (buffer != object && Buffers.mayBeUnder(object, buffer)) {
        withOthers.put(buffer, true);
      }
    }
    if (object instanceof Map<?, ?>) {
      boolean isUnknown = !MapViews.isAsked(object);
      hasUnknownHashMap |= isUnknown && object instanceof HashMap<?, ?>;
      hasUnknownTreeMap |= isUnknown && object instanceof TreeMap<?, ?>;
    } else if (object instanceof ArrayList<?> list) {
      hasList = true;
      if (object.getClass() != ArrayList.class) {
        hasUnknownList = true; // a user's: its elements are not to be had without its code
      } else if (!parts.isEmpty()) {
        compare(list, list.toArray(), true);
      }
    } else if (parts.containsKey(object)) {
      compare(object, parts.get(object), false);
    } else if (isPart(object)) {
      compare(object, ((List<?>) object).toArray(), false);
    }
  }

  /**
   * Looks for parts that show what {@code elements} has from some place on.
   *
   * @param isWhole whether those are all elements of a list, so that a part of it shows no others
   */
  private void compare(Object holder, @Nullable Object[] elements, boolean isWhole) {
    for (int from = 0; from < elements.length; from++) {
      List<Object> candidates = byFirst.get(key(elements[from]));
      if (candidates != null) {
        for (Object part : candidates) {
          if (part != holder
              && showsSame(Objects.requireNonNull(parts.get(part)), elements, from, isWhole)) {
            withOthers.put(part, true);
            withOthers.put(holder, true);
          }
        }
      }
    }
  }

  private static boolean showsSame(
      @Nullable Object[] part, @Nullable Object[] elements, int from, boolean isWhole) {
    int length = Math.min(part.length, elements.length - from);
    if (isWhole && length < part.length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (part[i] != elements[from + i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether {@code view}, one of those given, can travel with a container of its own. */
  public boolean isAlone(Object view) {
    @Nullable Object[] part = parts.get(view);
    if (part != null) {
      return !hasUnknownList && !withOthers.containsKey(view) && (part.length > 0 || !hasList);
    }
    if (view instanceof Buffer) {
      return !withOthers.containsKey(view);
    }
    if (MapViews.mayBeUnmodifiable(view.getClass())) {
      return true;
    }
    String type = view.getClass().getName();
    if (ValueKinds.named(type) == null) {
      return false;
    } else if (type.startsWith("java.util.TreeMap$")) {
      // Those of a submap have iterators of their own.
      return !hasUnknownTreeMap
          && (type.endsWith("Values") || ((Collection<?>) view).iterator().getClass() == TREE_KEYS);
    }
    return !hasUnknownHashMap
        && (!type.startsWith(LinkedHashMap.class.getName() + "$") || isForward(view));
  }

  /** Since Java 21 a linked map has views that go backwards, of the same class: no map gives them as its own. */
  private static boolean isForward(Object view) {
    Class<?> sequenced = JdkTypes.find("java.util.SequencedCollection");
    if (sequenced == null) {
      return true;
    }
    try {
      Method reversed = sequenced.getMethod("reversed");
      return reversed.invoke(reversed.invoke(view)) == view;
    } catch (InvocationTargetException e) {
      throw Failures.unchecked(e.getTargetException());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
