package dev.satchel.pack.reach;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** Keys with a class of the same name under another key, by name. */
  public Map<String, List<String>> ambiguous() {
    Map<String, List<String>> byName = new LinkedHashMap<>();
    byKey.forEach((key, type) ->
        byName.computeIfAbsent(type.getName(), name -> new ArrayList<>()).add(key));
    byName.values().removeIf(list -> list.size() < 2);
    return byName;
  }
}
