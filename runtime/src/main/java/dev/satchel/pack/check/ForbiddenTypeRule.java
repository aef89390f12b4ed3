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
    for (ForbiddenType entry : table) {
      for (Class<?> each : supertypes) {
        if (matches(entry.types(), each) || (isJdk && matches(entry.jdkTypes(), each))) {
          return refusal(entry, type, each);
        }
      }
    }
    return null;
  }

  private static Refusal refusal(ForbiddenType entry, Class<?> type, Class<?> matched) {
    boolean isUsers = !PlatformTypes.contains(type) && type != matched;
    String relation = isUsers
        ? (matched.isInterface() ? " (implements " : " (extends ") + matched.getName() + ")"
        : "";
    return new Refusal(
        entry.rule(),
        type.getTypeName() + relation + " cannot travel: it is " + entry.what(),
        entry.why(),
        entry.help());
  }

  private static boolean matches(List<String> names, Class<?> type) {
    for (String name : names) {
      if (name.endsWith("*")
          ? type.getName().startsWith(name.substring(0, name.length() - 1))
          : type.getName().equals(name)) {
        return true;
      }
    }
    return false;
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
