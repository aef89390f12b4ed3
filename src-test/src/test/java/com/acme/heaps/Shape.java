package com.acme.heaps;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A graph of objects as text: each object once, numbered in the order in which a walk meets it. Two graphs have one text
 * exactly if they have the same types, values, order and identities. Strings and numbers are values here: they have no
 * identity.
 */
final class Shape {
  private final Map<Object, Integer> numbers = new IdentityHashMap<>();
  private final List<Object> objects = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final boolean isCopy;

  private Shape(boolean isCopy) {
    this.isCopy = isCopy;
  }

  /**
   * @param isCopy whether it has been packed and unpacked, so that transient fields have their defaults
   */
  static Shape of(Object root, boolean isCopy) {
    Shape shape = new Shape(isCopy);
    shape.reference(root);
    for (int i = 0; i < shape.objects.size(); i++) {
      shape.text.append('#').append(i).append(' ');
      shape.describe(shape.objects.get(i));
      shape.text.append('\n');
    }
    return shape;
  }

  /** Its objects, in the order of the text. */
  List<Object> objects() {
    return objects;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private String reference(@Nullable Object it) {
    if (it == null) {
      return "null";
    }
    if (Labels.isValue(it)) {
      return it.getClass().getSimpleName() + ":" + escaped(it.toString());
    }
    if (it instanceof Enum<?> constant) {
      return constant.getDeclaringClass().getName() + "." + constant.name();
    }
    if (it instanceof Class<?> type) {
      return "class " + type.getTypeName();
    }
    Integer number = numbers.get(it);
    if (number == null) {
      number = objects.size();
      numbers.put(it, number);
      objects.add(it);
    }
    return "#" + number;
  }

  private static String escaped(String value) {
    StringBuilder result = new StringBuilder();
    value.chars().forEach(letter -> {
      if (letter >= ' ' && letter < 127) {
        result.append((char) letter);
      } else {
        result.append("\\u").append(Integer.toHexString(letter));
      }
    });
    return result.toString();
  }

  private void part(String name, @Nullable Object it) {
    text.append(' ').append(name).append('=').append(reference(it));
  }

  private void describe(Object it) {
    Class<?> type = it.getClass();
    if (type.isArray()) {
      text.append(type.getTypeName());
      for (int i = 0; i < Array.getLength(it); i++) {
        text.append(' ').append(reference(Array.get(it, i)));
      }
    } else if (Proxy.isProxyClass(type)) {
      text.append("proxy of ");
      Arrays.stream(type.getInterfaces())
          .forEach(each -> text.append(each.getName()).append(' '));
      part("handler", Proxy.getInvocationHandler(it));
    } else if (type.isHidden()) {
      String name = type.getName();
      text.append("lambda of ").append(name, 0, Math.max(name.indexOf("$$Lambda"), 0));
      Arrays.stream(type.getInterfaces())
          .map(Class::getName)
          .sorted()
          .forEach(each -> text.append(' ').append(each));
      if (isOurs(type)) {
        fields(it, type);
      }
    } else {
      text.append(type.getName());
      jdkParts(it);
      for (Class<?> level = type; level != null; level = level.getSuperclass()) {
        if (isOurs(level)) {
          fields(it, level);
        }
      }
      if (type.getName().equals("gen.Reader")) {
        read((Callable<?>) it);
      }
    }
  }

  private void read(Callable<?> reader) {
    try {
      part("state", reader.call());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean isOurs(Class<?> type) {
    return type.getName().startsWith("gen.") || type.getName().startsWith("com.acme.");
  }

  private void fields(Object it, Class<?> level) {
    Field[] fields = level.getDeclaredFields();
    Arrays.sort(fields, Comparator.comparing(Field::getName));
    for (Field field : fields) {
      int modifiers = field.getModifiers();
      if (!Modifier.isStatic(modifiers)) {
        String name = level.getSimpleName() + "." + field.getName();
        part(level.isHidden() ? field.getName() : name, valueOf(it, field));
      }
    }
  }

  private @Nullable Object valueOf(Object it, Field field) {
    try {
      field.setAccessible(true);
      Object value = field.get(it);
      boolean isTransient = Modifier.isTransient(field.getModifiers());
      if (!isTransient || isCopy || field.getDeclaringClass().getName().startsWith("com.acme.")) {
        return value;
      }
      if (field.getName().equals("restored")) {
        return 3 * it.getClass().getField("rank").getInt(it);
      }
      return Array.get(Array.newInstance(field.getType(), 1), 0);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private void jdkParts(Object it) {
    if (it instanceof Map<?, ?> map) {
      if (map instanceof SortedMap<?, ?> sorted) {
        part("comparator", sorted.comparator());
      }
      entries(map);
    } else if (it instanceof Collection<?> collection) {
      elements(collection);
    } else if (it instanceof Map.Entry<?, ?> entry) {
      part("key", entry.getKey());
      part("value", entry.getValue());
    } else if (it instanceof Throwable thrown) {
      text.append(" message=").append(escaped(String.valueOf(thrown.getMessage())));
      part("cause", thrown.getCause());
      for (Throwable suppressed : thrown.getSuppressed()) {
        part("suppressed", suppressed);
      }
      text.append(" at ").append(Arrays.toString(thrown.getStackTrace()));
    } else if (it instanceof Optional<?> optional) {
      part("value", optional.orElse(null));
    } else if (it instanceof AtomicReference<?> reference) {
      part("value", reference.get());
    } else if (it instanceof AtomicMarkableReference<?> reference) {
      part("value", reference.getReference());
      text.append(' ').append(reference.isMarked());
    } else if (it instanceof AtomicReferenceArray<?> array) {
      for (int i = 0; i < array.length(); i++) {
        part("" + i, array.get(i));
      }
    } else if (it instanceof CompletableFuture<?> future) {
      future(future);
    } else if (isText(it)) {
      text.append(' ').append(escaped(it.toString()));
    }
  }

  private void future(CompletableFuture<?> future) {
    Object[] seen = new Object[2];
    CompletableFuture<?> unused = future.handle((value, thrown) -> {
      seen[0] = value;
      seen[1] = thrown;
      return null;
    });
    part("value", seen[0]);
    part("thrown", seen[1]);
  }

  /** Whether its text says all, and it is the JDK's. */
  private static boolean isText(Object it) {
    return !isOurs(it.getClass())
            && it.getClass() != Object.class
            && it.getClass().getName().matches("java\\.(math|time|sql|net)\\..*")
        || it instanceof CharSequence
        || it instanceof java.util.concurrent.atomic.AtomicInteger
        || it instanceof java.util.concurrent.atomic.AtomicLong
        || it instanceof java.util.concurrent.atomic.AtomicBoolean
        || it instanceof java.util.concurrent.atomic.AtomicLongArray
        || it instanceof java.util.concurrent.atomic.LongAdder
        || it instanceof java.util.BitSet
        || it instanceof java.util.Date
        || it instanceof java.util.Locale
        || it instanceof java.util.Currency
        || it instanceof java.util.OptionalInt
        || it instanceof java.util.regex.Pattern
        || it instanceof Charset;
  }

  private void elements(Collection<?> collection) {
    if (collection instanceof SortedSet<?> sorted) {
      part("comparator", sorted.comparator());
    } else if (collection instanceof PriorityQueue<?> queue) {
      part("comparator", queue.comparator());
    } else if (collection instanceof PriorityBlockingQueue<?> queue) {
      part("comparator", queue.comparator());
    }
    List<@Nullable Object> elements = new ArrayList<>(Arrays.asList(collection.toArray()));
    if (isUnordered(collection, elements)) {
      elements.sort(Comparator.comparing(Labels::orKind));
    }
    elements.forEach(element -> text.append(' ').append(reference(element)));
  }

  private void entries(Map<?, ?> map) {
    List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
    if (map instanceof IdentityHashMap) {
      entries = new ArrayList<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        entries.add(new java.util.AbstractMap.SimpleEntry<>(entry));
      }
    }
    if (isUnordered(map, map.keySet())) {
      entries.sort(Comparator.comparing(entry -> Labels.orKind(entry.getKey())));
    }
    for (Map.Entry<?, ?> entry : entries) {
      text.append(' ')
          .append(reference(entry.getKey()))
          .append(':')
          .append(reference(entry.getValue()));
    }
  }

  /** Whether its order may differ from JVM to JVM: as identity hash codes are random, and so are some containers. */
  private static boolean isUnordered(Object container, Collection<?> keys) {
    if (container instanceof List
        || container instanceof java.util.Queue
        || container instanceof LinkedHashMap
        || container instanceof LinkedHashSet
        || container instanceof SortedMap
        || container instanceof SortedSet
        || container instanceof java.util.EnumMap
        || container instanceof java.util.EnumSet
        || container instanceof java.util.concurrent.CopyOnWriteArraySet) {
      return false;
    }
    if (container.getClass() == HashMap.class
        || container.getClass() == HashSet.class
        || container.getClass() == Hashtable.class) {
      return !keys.stream().allMatch(Labels::hasStableHash);
    }
    return !(container instanceof Collection && !(container instanceof java.util.Set))
        || container.getClass().getName().startsWith("java.util.Collections$");
  }
}
