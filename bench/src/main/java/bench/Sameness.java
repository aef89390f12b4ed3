package bench;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether a copy is what was written: same classes by name, same values, and one object where there was one. Walks both
 * graphs side by side, on a stack of its own. Collections must have an order; maps must have keys that equal their copies.
 */
final class Sameness {
  private final IdentityHashMap<Object, Object> thereOfHere = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Object> hereOfThere = new IdentityHashMap<>();
  private final Deque<Pair> open = new ArrayDeque<>();

  private Sameness() {}

  /** What is different first; empty if nothing is. */
  static Optional<String> difference(@Nullable Object here, @Nullable Object there) {
    Sameness sameness = new Sameness();
    sameness.open.push(new Pair("root", here, there));
    while (!sameness.open.isEmpty()) {
      String difference = sameness.differenceOf(sameness.open.pop());
      if (difference != null) {
        return Optional.of(difference);
      }
    }
    return Optional.empty();
  }

  private @Nullable String differenceOf(Pair pair) {
    Object here = pair.here;
    Object there = pair.there;
    if (here == null || there == null) {
      return here == there
          ? null
          : pair.place + (there == null ? " became null" : " is not null any more");
    }
    if (here instanceof Supplier<?> lambda && here.getClass().isHidden()) {
      return there instanceof Supplier<?> other && Objects.equals(lambda.get(), other.get())
          ? null
          : "other answer of a lambda";
    }
    Class<?> type = here.getClass();
    if (!type.getName().equals(there.getClass().getName())) {
      return "another class: " + there.getClass().getName();
    }
    if (isValue(type)) {
      return here.equals(there) ? null : "another value of a " + type.getSimpleName();
    }
    Object known = thereOfHere.putIfAbsent(here, there);
    Object knownBack = hereOfThere.putIfAbsent(there, here);
    if (known == null && knownBack == null) {
      return differenceWithin(here, there);
    }
    return known == there && knownBack == here ? null : "identity lost: " + pair.place;
  }

  private @Nullable String differenceWithin(Object here, Object there) {
    if (here.getClass().isArray()) {
      return elements(here, there);
    }
    if (here instanceof Collection<?> collection) {
      return elements(collection, (Collection<?>) there);
    }
    if (here instanceof Map<?, ?> map) {
      return entries(map, (Map<?, ?>) there);
    }
    return fields(here, there);
  }

  private @Nullable String elements(Object here, Object there) {
    int length = Array.getLength(here);
    if (length != Array.getLength(there)) {
      return "another length of an array";
    }
    for (int i = 0; i < length; i++) {
      Object element = Array.get(here, i);
      if (here.getClass().getComponentType().isPrimitive()) {
        if (!element.equals(Array.get(there, i))) {
          return "another value in an array";
        }
      } else {
        open.push(new Pair("an element", element, Array.get(there, i)));
      }
    }
    return null;
  }

  private @Nullable String elements(Collection<?> here, Collection<?> there) {
    if (here.size() != there.size()) {
      return "another size of a " + here.getClass().getSimpleName();
    }
    Iterator<?> others = there.iterator();
    for (Object element : here) {
      Object other = others.next();
      if (there instanceof Set<?> && !there.contains(other)) {
        return "hash broken: a set does not contain its element";
      }
      open.push(new Pair("an element", element, other));
    }
    return null;
  }

  private @Nullable String entries(Map<?, ?> here, Map<?, ?> there) {
    if (here.size() != there.size()) {
      return "another size of a " + here.getClass().getSimpleName();
    }
    here.forEach((key, value) -> open.push(new Pair("a value", value, there.get(key))));
    return null;
  }

  private @Nullable String fields(Object here, Object there) {
    Class<?> type = here.getClass();
    Class<?> other = there.getClass();
    for (; type != Object.class; type = type.getSuperclass(), other = other.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          try {
            Field otherField = other.getDeclaredField(field.getName());
            field.setAccessible(true);
            otherField.setAccessible(true);
            String place = type.getSimpleName() + "." + field.getName();
            open.push(new Pair(place, field.get(here), otherField.get(there)));
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          }
        }
      }
    }
    return null;
  }

  /** What is compared by {@code equals}: what the JDK has, but for containers. */
  private static boolean isValue(Class<?> type) {
    return type.getName().startsWith("java.")
        && !Collection.class.isAssignableFrom(type)
        && !Map.class.isAssignableFrom(type);
  }

  private record Pair(
      String place, @Nullable Object here, @Nullable Object there) {}
}
