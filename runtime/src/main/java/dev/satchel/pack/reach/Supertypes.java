package dev.satchel.pack.reach;

import java.util.LinkedHashSet;
import java.util.Set;

/** A class's own line: itself, its superclasses, then all interfaces, each once. */
final class Supertypes {
  private Supertypes() {}

  static Set<Class<?>> of(Class<?> type) {
    Set<Class<?>> found = new LinkedHashSet<>();
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      found.add(at);
    }
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      addInterfaces(at, found);
    }
    return found;
  }

  private static void addInterfaces(Class<?> type, Set<Class<?>> found) {
    for (Class<?> next : type.getInterfaces()) {
      if (found.add(next)) {
        addInterfaces(next, found);
      }
    }
  }
}
