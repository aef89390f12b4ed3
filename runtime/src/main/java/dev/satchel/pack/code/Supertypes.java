package dev.satchel.pack.code;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/** A class and all that it extends and implements. */
public final class Supertypes {
  private static final ClassValue<Set<Class<?>>> CACHE = new ClassValue<>() {
    @Override
    protected Set<Class<?>> computeValue(Class<?> type) {
      return find(type);
    }
  };

  private Supertypes() {}

  /** {@code type}, its superclasses from the nearest, then interfaces, nearest first; never changed. */
  public static Set<Class<?>> of(Class<?> type) {
    return CACHE.get(type);
  }

  private static Set<Class<?>> find(Class<?> type) {
    Set<Class<?>> all = new LinkedHashSet<>();
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      all.add(c);
    }
    Deque<Class<?>> open = new ArrayDeque<>(all);
    while (!open.isEmpty()) {
      for (Class<?> each : open.remove().getInterfaces()) {
        if (all.add(each)) {
          open.add(each);
        }
      }
    }
    return Collections.unmodifiableSet(all);
  }
}
