package dev.satchel.pack.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses the types of a table, and what extends or implements them. */
final class ForbiddenTypeRule implements ObjectRule {
  private final List<ForbiddenType> table;

  ForbiddenTypeRule(List<ForbiddenType> table) {
    this.table = table;
  }

  @Override
  public @Nullable Refusal refuse(Class<?> type, boolean canTravel) {
    boolean isJdk = PlatformTypes.contains(type);
    if (isJdk && canTravel) {
      return null; // known by its exact class, and carried by meaning
    }
    Set<Class<?>> supertypes = supertypes(type);
    Class<?> base = isJdk || !canTravel ? PlatformTypes.nearest(type) : Object.class;
    for (ForbiddenType entry : table) {
      for (ForbiddenType.Name name : entry.names()) {
        for (Class<?> each : supertypes) {
          if (name.means(each) && (!name.isJdkOnly() || isOf(base, each))) {
            return refusal(entry, name.what(), type, each, supertypes);
          }
        }
      }
    }
    return null;
  }

  /** Whether an object has it from the JDK that it is a {@code type}. */
  private static boolean isOf(Class<?> base, Class<?> type) {
    return base != Object.class && type.isAssignableFrom(base);
  }

  private static Refusal refusal(
      ForbiddenType entry, String what, Class<?> type, Class<?> matched, Set<Class<?>> supertypes) {
    return new Refusal(
        entry.rule(),
        Names.described(type, matched) + " cannot travel: it is " + what,
        entry.why(),
        entry.help(supertypes),
        what,
        null);
  }

  /** {@code type}, its superclasses, then all interfaces. */
  private static Set<Class<?>> supertypes(Class<?> type) {
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
    return all;
  }
}
