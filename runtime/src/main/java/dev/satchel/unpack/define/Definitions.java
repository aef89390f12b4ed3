package dev.satchel.unpack.define;

import dev.satchel.model.ClassUnit;
import dev.satchel.model.MissingPiece;
import dev.satchel.model.OriginLoader;
import dev.satchel.problem.UnpackFault;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The classes of one namespace.
 *
 * <p>{@link #define} may be called again, in a session: units with a new name are added, a unit that comes again with
 * another hash replaces the code of its class. Not for use by several threads at once, except that classes load on any.
 */
public final class Definitions {
  private static final String DEFAULT_LOADER = "app";

  private final ParentGate parent;
  private final TypeGate gate;
  private final @Nullable Missing missing;
  private final UnitReader reader;
  private final Map<String, NamespaceLoader> loaders = new LinkedHashMap<>();
  private final Map<String, ShippedClass> byKey = new ConcurrentHashMap<>();
  private final Map<String, List<ShippedClass>> byName = new ConcurrentHashMap<>();
  private final Map<Class<?>, ShippedClass> byClass = new ConcurrentHashMap<>();
  private final Map<String, Class<?>> types = new ConcurrentHashMap<>();
  private final List<String> defined = Collections.synchronizedList(new ArrayList<>());

  private final NamespaceLoader.Universe universe = new NamespaceLoader.Universe() {
    @Override
    public @Nullable ShippedClass byKey(String key) {
      return byKey.get(key);
    }

    @Override
    public List<ShippedClass> byName(String name) {
      return byName.getOrDefault(name, List.of());
    }

    @Override
    public void defined(ShippedClass shipped, Class<?> type) {
      byClass.put(type, shipped);
      types.put(shipped.key(), type);
      defined.add(shipped.unit().name());
    }

    @Override
    public @Nullable String bring(Class<?> type, String method, String descriptor) {
      return Definitions.this.bring(type, method, descriptor);
    }
  };

  /**
   * @param provider has the provided classes
   * @param provided package prefixes of classes that the receiver provides
   * @param mayBeNamed whether payloads may name a class of the JDK although it is not public, by binary name
   * @param missing asks the sender for what no document brought; null if nobody can be asked
   */
  public Definitions(
      ClassLoader provider,
      List<String> provided,
      Predicate<String> mayBeNamed,
      @Nullable Missing missing) {
    this.parent = new ParentGate(provider, provided);
    this.gate = new TypeGate(types::get, parent, mayBeNamed);
    this.missing = missing;
    this.reader = new UnitReader(parent, missing != null);
  }

  /**
   * Defines or extends the classes of {@code sources}; initialises none.
   *
   * @throws UnpackFault naming the class that cannot be defined; {@link #defined()} says which were before
   */
  public void define(List<OriginLoader> origins, Map<String, ClassUnit> sources) {
    for (OriginLoader origin : origins) {
      loader(origin.id()).imports(origin.imports());
    }
    List<ShippedClass> fresh = new ArrayList<>();
    List<ShippedClass> extended = new ArrayList<>();
    sources.forEach((key, unit) -> {
      ShippedClass known = byKey.get(key);
      if (known != null && known.unit().hash().equals(unit.hash())) {
        replace(known.withCallSites(unit.lambdas()));
        return;
      }
      ShippedClass shipped = read(key, unit, known);
      (known == null ? fresh : extended).add(shipped);
    });
    for (ShippedClass shipped : fresh) {
      byKey.put(shipped.key(), shipped);
      byName
          .computeIfAbsent(shipped.unit().name(), n -> new CopyOnWriteArrayList<>())
          .add(shipped);
      shipped.loader().add(shipped);
    }
    fresh.forEach(this::load);
    Map<Class<?>, ShippedClass> changes = new LinkedHashMap<>();
    extended.forEach(shipped -> changes.put(typeOf(shipped), shipped));
    Redefinition.extend(changes);
    extended.forEach(this::replace);
  }

  private ShippedClass read(String key, ClassUnit unit, @Nullable ShippedClass known) {
    AdaptedClass adapted = reader.read(key, unit, known);
    NamespaceLoader loader = known != null ? known.loader() : loader(unit.loader());
    if (!loader.id().equals(unit.loader())) {
      throw new UnpackFault("class " + key + ": comes again, but from another loader");
    }
    return new ShippedClass(key, unit, adapted, loader);
  }

  private NamespaceLoader loader(String id) {
    return loaders.computeIfAbsent(id, i -> new NamespaceLoader(i, universe, parent, missing));
  }

  private void load(ShippedClass shipped) {
    try {
      Class.forName(shipped.unit().name(), false, shipped.loader());
    } catch (ClassNotFoundException | LinkageError e) {
      throw new UnpackFault(
          "class " + shipped.key() + " (class file of Java " + shipped.unit().release()
              + ") cannot be defined: " + ClassVersions.reason(e),
          e);
    }
  }

  private @Nullable String bring(Class<?> type, String method, String descriptor) {
    if (!isUnreached(type, method + descriptor)) {
      return null; // another thread asked, too
    }
    String key = keyOf(type);
    if (missing == null || key == null) {
      return "there is nobody to ask for it";
    }
    if (!Redefinition.isPossible()) {
      return "this JVM cannot extend a class that it has defined, as it runs without Satchel's agent";
    }
    String whyNot = missing.bring(new MissingPiece.Body(key, method, descriptor));
    return whyNot == null && isUnreached(type, method + descriptor)
        ? "the sender's answer does not have it"
        : whyNot;
  }

  private boolean isUnreached(Class<?> type, String method) {
    ShippedClass shipped = byClass.get(type);
    return shipped == null || shipped.adapted().unreached().contains(method);
  }

  /** Puts what is known of a class now in the place of what was known. */
  private void replace(ShippedClass shipped) {
    byKey.put(shipped.key(), shipped);
    List<ShippedClass> named = byName.get(shipped.unit().name());
    if (named != null) {
      named.replaceAll(s -> s.key().equals(shipped.key()) ? shipped : s);
    }
    shipped.loader().add(shipped);
    byClass.put(typeOf(shipped), shipped);
  }

  private Class<?> typeOf(ShippedClass shipped) {
    Class<?> type = types.get(shipped.key());
    if (type == null) {
      throw new IllegalStateException(shipped.key() + " is not defined");
    }
    return type;
  }

  /** The gate for type names of this namespace. */
  public TypeGate gate() {
    return gate;
  }

  /** The class of a key; else the class of that binary name, or of that simple name, if only one has it; else null. */
  public @Nullable Class<?> find(String name) {
    Class<?> type = types.get(name);
    if (type != null) {
      return type;
    }
    Map<String, Class<?>> found = new HashMap<>();
    byClass.forEach((c, shipped) -> {
      if (c.getName().equals(name) || c.getSimpleName().equals(name)) {
        found.put(shipped.key(), c);
      }
    });
    return found.size() == 1 ? found.values().iterator().next() : null;
  }

  /** Key of a class that was defined here; null for others. */
  public @Nullable String keyOf(Class<?> type) {
    ShippedClass shipped = byClass.get(type);
    return shipped == null ? null : shipped.key();
  }

  /** Unit of a class that was defined here; null for others. */
  public @Nullable ClassUnit unitOf(Class<?> type) {
    ShippedClass shipped = byClass.get(type);
    return shipped == null ? null : shipped.unit();
  }

  /** Whether the class file of {@code type} brought an initialiser: user code that runs when the class is first used. */
  public boolean hasInitializer(Class<?> type) {
    ShippedClass shipped = byClass.get(type);
    return shipped != null && shipped.adapted().hasInitializer();
  }

  /** Whether {@code type} is a record whose canonical constructor does nothing but store what it is given. */
  public boolean storesOnly(Class<?> type) {
    ShippedClass shipped = byClass.get(type);
    return shipped == null ? StoringConstructor.isIn(type) : shipped.adapted().storesOnly();
  }

  /** Whether {@code type}, which was defined here, may itself have serialization hooks for reading. */
  public boolean hasHooks(Class<?> type) {
    ShippedClass shipped = byClass.get(type);
    return shipped != null && shipped.adapted().hasHooks();
  }

  /** Keys of the shipped classes that the class file behind {@code key} names; empty if {@code key} is none. */
  public Set<String> classesNamed(String key) {
    ShippedClass shipped = byKey.get(key);
    if (shipped == null) {
      return Set.of();
    }
    Set<String> keys = new TreeSet<>();
    for (String name : shipped.adapted().classesNamed()) {
      String found = shipped.loader().keyOf(name);
      if (found != null) {
        keys.add(found);
      }
    }
    return keys;
  }

  /** Whether the class file of any class names a field of that name and type, whoever declares it. */
  public boolean namesField(String name, String descriptor) {
    return byClass.values().stream()
        .anyMatch(shipped -> FieldNames.contain(shipped.classFile(), name, descriptor));
  }

  /** Descriptor of an instance field of {@code type}, which was defined here; null if it declares none of that name. */
  public @Nullable String fieldDescriptor(Class<?> type, String name) {
    ShippedClass shipped = byClass.get(type);
    return shipped == null ? null : shipped.adapted().fields().get(name);
  }

  /** Whether the initialiser of {@code type} fetches its values from {@link dev.satchel.recording.Bindings}. */
  public boolean fetches(Class<?> type) {
    ShippedClass shipped = byClass.get(type);
    return shipped != null && shipped.adapted().fetches();
  }

  /**
   * A lookup with all privileges in a class that was defined here. Initialises nothing.
   *
   * @throws UnpackFault if {@code type} is not one of them
   */
  public MethodHandles.Lookup lookup(Class<?> type) {
    if (!(type.getClassLoader() instanceof NamespaceLoader loader)) {
      throw new UnpackFault("class " + type.getName() + " was not defined in this namespace");
    }
    try {
      return MethodHandles.privateLookupIn(type, loader.anchor());
    } catch (Throwable e) {
      throw new UnpackFault("class " + type.getName() + ": no lookup into it: " + e, e);
    }
  }

  /** Binary names of the classes defined so far, in order. */
  public List<String> defined() {
    synchronized (defined) {
      return List.copyOf(defined);
    }
  }

  /** To be the context class loader while code of this namespace runs: that of the sender's application. */
  public ClassLoader contextLoader() {
    NamespaceLoader app = loaders.get(DEFAULT_LOADER);
    return app != null || loaders.isEmpty()
        ? loader(DEFAULT_LOADER)
        : loaders.values().iterator().next();
  }

  /** Forgets the classes; what already runs goes on. */
  public void close() {
    loaders.clear();
    byClass.clear();
    types.clear();
  }
}
