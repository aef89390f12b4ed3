package dev.satchel.agent;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of classes, by class loader and name. Thread-safe.
 *
 * <p>Keeps no class loader alive: loaders are weak keys, and values must refer to no class or loader. A class has no {@code
 * Class} yet when its bytes are seen, so names are the keys below the loader.
 */
final class LoaderTable<V> {
  private final Map<Object, Map<String, V>> loaders = new ConcurrentHashMap<>();
  private final ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();

  /** Keeps {@code value} for the class with this internal name; a later one replaces it. */
  void put(ClassLoader loader, String name, V value) {
    Map<String, V> classes = loaders.get(new Probe(loader));
    if (classes == null) {
      removeCollected();
      classes = new ConcurrentHashMap<>();
      Map<String, V> other = loaders.putIfAbsent(new WeakKey(loader, collected), classes);
      classes = other == null ? classes : other;
    }
    classes.put(name, value);
  }

  /** What is known of this class; null if nothing. */
  @Nullable
  V get(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    Map<String, V> classes = loader == null ? null : loaders.get(new Probe(loader));
    return classes == null ? null : classes.get(type.getName().replace('.', '/'));
  }

  /** How many class loaders are known and alive. */
  int loaders() {
    removeCollected();
    return loaders.size();
  }

  private void removeCollected() {
    for (Object key = collected.poll(); key != null; key = collected.poll()) {
      loaders.remove(key);
    }
  }

  /** A key in the map. By identity: a loader's own equals and hashCode may be anything. */
  private static final class WeakKey extends WeakReference<ClassLoader> {
    private final int hash;

    WeakKey(ClassLoader loader, ReferenceQueue<ClassLoader> queue) {
      super(loader, queue);
      hash = System.identityHashCode(loader);
    }

    @Override
    public boolean equals(Object other) {
      if (this == other) {
        return true;
      }
      ClassLoader loader = get();
      return loader != null
          && ((other instanceof WeakKey key && key.refersTo(loader))
              || (other instanceof Probe probe && probe.loader == loader));
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /** Looks a key up without making a weak reference. */
  private static final class Probe {
    final ClassLoader loader;

    Probe(ClassLoader loader) {
      this.loader = loader;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof WeakKey key
          ? key.refersTo(loader)
          : other instanceof Probe probe && probe.loader == loader;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(loader);
    }
  }
}
