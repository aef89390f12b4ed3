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
      for (ForbiddenType.Name name : entry.names()) {
        for (Class<?> each : supertypes) {
          if ((isJdk || !name.isJdkOnly()) && name.means(each)) {
            return refusal(entry, name, type, each);
          }
        }
      }
    }
    return null;
  }

  private static Refusal refusal(
      ForbiddenType entry, ForbiddenType.Name name, Class<?> type, Class<?> matched) {
    boolean isUsers = !PlatformTypes.contains(type) && type != matched;
    String relation = isUsers
        ? (matched.isInterface() ? " (implements " : " (extends ") + matched.getName() + ")"
        : "";
    return new Refusal(
        entry.rule(),
        type.getTypeName() + relation + " cannot travel: it is " + name.what(),
        entry.why(),
        entry.help());
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
