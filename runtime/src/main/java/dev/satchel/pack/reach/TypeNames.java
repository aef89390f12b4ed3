package dev.satchel.pack.reach;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Names classes in a payload: by binary name, followed by {@code @loader} for the second loader that holds a name.
 *
 * <p>Names are given in first-visit order and never change, so that later documents of a session go on with them.
 */
public final class TypeNames {
  private final Ownership ownership;
  private final IdentityHashMap<ClassLoader, String> loaders = new IdentityHashMap<>();
  private final List<ClassLoader> loaderOrder = new ArrayList<>();
  private final Map<Class<?>, String> keys = new HashMap<>();
  private final Map<String, Class<?>> byKey = new LinkedHashMap<>();

  public TypeNames(Ownership ownership) {
    this.ownership = ownership;
  }

  TypeNames(TypeNames original) {
    ownership = original.ownership;
    loaders.putAll(original.loaders);
    loaderOrder.addAll(original.loaderOrder);
    keys.putAll(original.keys);
    byKey.putAll(original.byKey);
  }

  /** The type name of {@code type}: see {@link dev.satchel.model.Node}. */
  public String of(Class<?> type) {
    String known = keys.get(type);
    if (known != null) {
      return known;
    }
    if (type.isArray()) {
      return of(type.getComponentType()) + "[]";
    }
    if (!ownership.isShipped(type)) {
      return type.getName();
    }
    String loader = loader(type.getClassLoader());
    String key = byKey.containsKey(type.getName()) ? type.getName() + "@" + loader : type.getName();
    keys.put(type, key);
    byKey.put(key, type);
    return key;
  }

  /** The class behind a key that {@link #of} gave. */
  public @Nullable Class<?> type(String key) {
    return byKey.get(key);
  }

  /** Id of a loader: {@code app} for the system class loader, else {@code loader_1} … in first-visit order. */
  public String loader(ClassLoader loader) {
    return loaders.computeIfAbsent(loader, added -> {
      loaderOrder.add(added);
      return added == ClassLoader.getSystemClassLoader() ? "app" : "loader_" + loaderOrder.size();
    });
  }

  /** The loader of an id that {@link #loader(ClassLoader)} gave. */
  public @Nullable ClassLoader loader(String id) {
    for (ClassLoader loader : loaderOrder) {
      if (id.equals(loaders.get(loader))) {
        return loader;
      }
    }
    return null;
  }

  /** Loaders named so far, in first-visit order. */
  public List<ClassLoader> loaders() {
    return loaderOrder;
  }

  /**
   * For each loader of {@link #loaders}, in that order: which unit its classes see under a name, as far as the name does not say that by itself. Names
   * are those that several loaders have; and of loaders that see different classes under one of these, also those that the one
   * has of what the other sees otherwise: such a class travels perhaps later, or never, and the other's must not be taken for it.
   */
  public List<Map<String, String>> imports() {
    Set<String> ambiguous = ambiguous();
    if (ambiguous.isEmpty()) {
      return loaderOrder.stream().map(loader -> Map.<String, String>of()).toList();
    }
    List<Class<?>> types = List.copyOf(byKey.values());
    List<Map<String, String>> all = new ArrayList<>();
    for (int i = 0; i < loaderOrder.size(); i++) { // what is seen may be of one more loader
      Map<String, String> seen = new TreeMap<>();
      for (String name : ambiguous) {
        Class<?> type = seen(name, loaderOrder.get(i));
        if (type != null) {
          seen.put(name, of(type));
        }
      }
      all.add(seen);
    }
    List<Map<String, String>> before = all.stream().map(Map::copyOf).toList();
    for (Class<?> type : types) {
      Map<String, String> home = before.get(loaderOrder.indexOf(type.getClassLoader()));
      for (int i = 0; i < before.size(); i++) {
        if (isOtherwise(home, before.get(i))) {
          Class<?> other = seen(type.getName(), loaderOrder.get(i));
          if (other != null && other != type) {
            all.get(i).put(type.getName(), of(other));
          }
        }
      }
    }
    while (all.size() < loaderOrder.size()) {
      all.add(Map.of()); // of classes that were named last, and do not travel yet
    }
    return all;
  }

  private static boolean isOtherwise(Map<String, String> one, Map<String, String> other) {
    return one.entrySet().stream()
        .anyMatch(entry ->
            !other.getOrDefault(entry.getKey(), entry.getValue()).equals(entry.getValue()));
  }

  /** Null if the loader's code does not see that name, so that it has no need of it. */
  private static @Nullable Class<?> seen(String name, ClassLoader loader) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }

  /** Names of which there is a class under more than one key. */
  private Set<String> ambiguous() {
    Set<String> names = new HashSet<>();
    Set<String> ambiguous = new TreeSet<>();
    for (Class<?> type : byKey.values()) {
      if (!names.add(type.getName())) {
        ambiguous.add(type.getName());
      }
    }
    return ambiguous;
  }
}
