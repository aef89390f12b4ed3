package dev.satchel.values;

import static dev.satchel.values.ValueKind.Phase.BUILT;

import dev.satchel.problem.UnpackFault;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code reversed()} of the JDK's sequenced collections and maps gives, since Java 21: views, of which {@code reversed()} gives
 * what they are views of. That stays one object for all that hold it.
 */
final class ReversedViews {
  private ReversedViews() {}

  static List<ValueKind> kinds() {
    return Stream.of(
            kinds(
                List.class,
                "java.util.ReverseOrderListView",
                "java.util.ReverseOrderListView$Rand",
                "java.util.LinkedList$ReverseOrderLinkedListView",
                "java.util.concurrent.CopyOnWriteArrayList$Reversed"),
            kinds(Deque.class, "java.util.ReverseOrderDequeView"),
            kinds(SortedSet.class, "java.util.ReverseOrderSortedSetView"),
            kinds(Collection.class, "java.util.LinkedHashSet$1ReverseLinkedHashSetView"),
            kinds(SortedMap.class, "java.util.ReverseOrderSortedMapView"),
            kinds(Map.class, "java.util.LinkedHashMap$ReversedLinkedHashMapView"))
        .flatMap(List::stream)
        .toList();
  }

  private static List<ValueKind> kinds(Class<?> reversible, String... types) {
    String holder = reversible == Collection.class
        ? "java.util.SequencedSet"
        : reversible == Map.class ? "java.util.SequencedMap" : reversible.getName();
    Method reversed = reversed(holder);
    return reversed == null
        ? List.of()
        : List.of(Kind.named(Object.class, BUILT, types)
            .take(view -> Taken.one("backing", reverse(reversed, view)))
            .make(given -> reverse(reversed, given.get("backing", reversible)))
            .built());
  }

  /** Null before Java 21. */
  private static @Nullable Method reversed(String holder) {
    Class<?> type = JdkTypes.find(holder);
    try {
      return type == null ? null : type.getMethod("reversed");
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  private static Object reverse(Method reversed, Object backing) {
    try {
      return reversed.invoke(backing);
    } catch (InvocationTargetException e) {
      throw Failures.unchecked(e.getTargetException());
    } catch (IllegalAccessException | IllegalArgumentException e) {
      throw new UnpackFault("cannot reverse a " + backing.getClass().getName() + ": " + e, e);
    }
  }
}
