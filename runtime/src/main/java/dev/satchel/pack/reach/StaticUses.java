package dev.satchel.pack.reach;

import dev.satchel.pack.code.ClassCode.InitializerPart;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which reached members use which static fields.
 *
 * <p>The first use of each waits here until {@link #next} gives it out.
 */
final class StaticUses {
  private final Initializers initializers;
  private final Map<Key, Set<MethodKey>> users;
  private final Set<Key> used;

  /** Those that may stay behind. */
  private final Set<Key> optional;

  private final Deque<Use> waiting = new ArrayDeque<>();

  private record Key(Class<?> owner, String name) {}

  /** The first use of a static field that holds state. */
  record Use(Linkage.Field field, MethodKey by, int line) {}

  StaticUses(Initializers initializers) {
    this.initializers = initializers;
    users = new HashMap<>();
    used = new HashSet<>();
    optional = new HashSet<>();
  }

  /** A copy for the next document of a session. */
  StaticUses(StaticUses original, Initializers initializers) {
    this.initializers = initializers;
    users = Copies.ofSets(original.users, new HashMap<>());
    used = new HashSet<>(original.used);
    optional = new HashSet<>(original.optional);
  }

  /** Notes a use, unless the field is no state: a constant, what its class's initialiser makes over there anyway, or a
   * logging library's. */
  void add(Linkage.Field field, MethodKey by, int line) {
    optional.remove(keyOf(field));
    note(field, by, line);
  }

  /** As {@link #add}, but whether it is used is not known: if its value cannot travel, that is no problem. */
  void addIfItCanTravel(Linkage.Field field, MethodKey by, int line) {
    if (!used.contains(keyOf(field))) {
      optional.add(keyOf(field));
    }
    note(field, by, line);
  }

  /** Whether no use is known that would need it. */
  boolean isOptional(Class<?> owner, String field) {
    return optional.contains(new Key(owner, field));
  }

  /** It stays behind, unless a use is found that needs it. */
  void leave(Class<?> owner, String field) {
    used.remove(new Key(owner, field));
  }

  private static Key keyOf(Linkage.Field field) {
    return new Key(field.owner(), field.info().name());
  }

  private void note(Linkage.Field field, MethodKey by, int line) {
    if (field.info().isConstant()
        || field.info().isMadeOverThere()
        || LoggingState.isOf(field.owner())) {
      return;
    }
    Key key = keyOf(field);
    users.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(by);
    boolean isMadeByWholeInitializer = initializers.part(field.owner()) == InitializerPart.WHOLE;
    if (!isMadeByWholeInitializer && used.add(key)) {
      waiting.add(new Use(field, by, line));
    }
  }

  /** The first use of the next field; null if none waits. */
  @Nullable
  Use next() {
    return waiting.poll();
  }

  /** Reached members that use a static field, as people write them, sorted. */
  Set<String> usersOf(Class<?> owner, String field) {
    Set<String> names = new TreeSet<>();
    for (MethodKey user : users.getOrDefault(new Key(owner, field), Set.of())) {
      names.add(user.display());
    }
    return names;
  }
}
