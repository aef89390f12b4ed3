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
  private final Deque<Use> waiting = new ArrayDeque<>();

  private record Key(Class<?> owner, String name) {}

  /** The first use of a static field that holds state. */
  record Use(Linkage.Field field, MethodKey by, int line) {}

  StaticUses(Initializers initializers) {
    this.initializers = initializers;
    users = new HashMap<>();
    used = new HashSet<>();
  }

  /** A copy for the next document of a session. */
  StaticUses(StaticUses original, Initializers initializers) {
    this.initializers = initializers;
    users = Copies.ofSets(original.users, new HashMap<>());
    used = new HashSet<>(original.used);
  }

  /** Notes a use, unless the field is no state: a constant, what its class's initialiser makes over there anyway, or a
   * logging library's. */
  void add(Linkage.Field field, MethodKey by, int line) {
    if (field.info().isConstant()
        || field.info().isMadeOverThere()
        || LoggingState.isOf(field.owner())) {
      return;
    }
    Key key = new Key(field.owner(), field.info().name());
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
