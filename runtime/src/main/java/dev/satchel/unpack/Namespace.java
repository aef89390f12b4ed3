package dev.satchel.unpack;

import dev.satchel.model.ClassUnit;
import dev.satchel.model.Document;
import dev.satchel.model.LambdaSite;
import dev.satchel.model.Node;
import dev.satchel.model.Progress;
import dev.satchel.problem.UnpackFault;
import dev.satchel.unpack.bind.StaticBinder;
import dev.satchel.unpack.define.AbsentClasses;
import dev.satchel.unpack.define.Definitions;
import dev.satchel.unpack.define.Missing;
import dev.satchel.unpack.define.TypeGate;
import dev.satchel.unpack.populate.Populator;
import dev.satchel.unpack.populate.World;
import dev.satchel.values.FieldAccess;
import dev.satchel.values.FieldLayout;
import dev.satchel.values.JdkTypes;
import dev.satchel.values.ValueKinds;
import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One namespace of the receiver: classes and objects that documents brought, apart from those of every other namespace.
 *
 * <p>{@link #load} once for a single payload; again in a session, where later documents refer to objects of earlier ones,
 * and may bring more classes, or more members of the same ones. Documents are numbered 0, 1, … in the order of loading.
 * A document that fails counts; after a failure, close the namespace. Objects of loaded documents are held until {@link
 * #close}, because the sender may refer to them. The methods may be called from any thread.
 *
 * <pre>{@code
 * try (Namespace namespace = new Namespace(Settings.bare())) {
 *   Object root = namespace.load(document).get("root");
 *   Thread.currentThread().setContextClassLoader(namespace.contextLoader());
 *   ((Runnable) root).run();
 * }
 * }</pre>
 */
public final class Namespace implements AutoCloseable {
  private final Settings settings;
  private final Definitions definitions;
  private final Populator populator;
  private final List<@Nullable Object[]> documents = new ArrayList<>();

  /** Documents that are being loaded, by number: code that one runs may have its sender send another. */
  private final Map<Integer, Populator.Making> making = new HashMap<>();

  /** What of documents that were loaded within the load of another waits for that other's objects. */
  private final List<Runnable> postponed = new ArrayList<>();

  private final Origins origins = new Origins();
  private volatile String senderJava = "";
  private boolean isClosed;

  /** One whose sender cannot be asked for anything: what its documents lack is an error. */
  public Namespace(Settings settings) {
    this(settings, Supply.NONE);
  }

  /**
   * One whose sender can be asked.
   *
   * @param supply asked on threads that run shipped code; its answers come through {@link #load}, on the same thread if
   *     that is loading a document
   */
  public Namespace(Settings settings, Supply supply) {
    this.settings = settings;
    this.definitions = new Definitions(
        settings.parent(),
        settings.provided(),
        ValueKinds::mayBeNamed,
        supply == Supply.NONE ? null : new Missing(supply::bring, supply::resources));
    this.populator = new Populator(new Shipped());
  }

  /**
   * Defines the classes of {@code document}, rebuilds its objects and binds its static state. Runs initialisers,
   * constructors of records and serialization hooks of the shipped classes as far as that is needed, and nothing else.
   *
   * @return the variables, in the document's order
   * @throws UnpackFault saying which class or node could not be rebuilt; {@link UnpackFault#definedClasses()} lists what
   *     was defined until then
   */
  public Map<String, @Nullable Object> load(Document document) {
    return load(document, Progress.NONE);
  }

  /** As the other {@code load}; tells {@code progress} how many objects are made. */
  public synchronized Map<String, @Nullable Object> load(Document document, Progress progress) {
    if (isClosed) {
      throw new UnpackFault("this namespace is closed");
    }
    int number = documents.size();
    documents.add(new Object[0]);
    senderJava = document.producer().java();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try {
      definitions.define(document.loaders(), document.sources());
      if (number > 0 && !document.sources().isEmpty()) {
        FieldLayout.classesArrived();
      }
      thread.setContextClassLoader(definitions.contextLoader());
      Populator.Populated populated =
          populator.populate(document, progress, objects -> making.put(number, objects));
      documents.set(number, populated.objects());
      if (populated.rest() != null) {
        postponed.add(populated.rest());
      }
      making.remove(number);
      if (making.isEmpty()) {
        makePostponed();
      }
      origins.add(number, document.nodes(), populated.objects());
      return populated.variables();
    } catch (UnpackFault e) {
      throw e.after(definitions.defined());
    } finally {
      making.remove(number);
      thread.setContextClassLoader(before);
    }
  }

  private void makePostponed() {
    List<Runnable> all = List.copyOf(postponed);
    postponed.clear();
    all.forEach(Runnable::run);
  }

  /** A class that this namespace defined, by key, binary name or simple name where only one class has it; else null. */
  public @Nullable Class<?> type(String keyOrSimpleName) {
    return definitions.find(keyOrSimpleName);
  }

  /** The key of a class that this namespace defined; null for other classes. */
  public @Nullable String keyOf(Class<?> type) {
    return definitions.keyOf(type);
  }

  /** What the caller of this namespace calls {@code type}: its key, or the name of a provided class; null for other classes. */
  public @Nullable String nameAtHome(Class<?> type) {
    String key = keyOf(type);
    return key == null && definitions.gate().isProvided(type.getName()) ? type.getName() : key;
  }

  /** The unit of a class that this namespace defined, as it came last; null for other classes. */
  public @Nullable ClassUnit unitOf(Class<?> type) {
    return definitions.unitOf(type);
  }

  /**
   * From which node {@code object} was built, by identity; null if from none. Never calls a method of it. The first call
   * after a document was loaded takes time linear in that document.
   */
  public synchronized Node.@Nullable Known origin(Object object) {
    return origins.of(object);
  }

  /** All objects that were built from nodes. */
  public synchronized Iterator<Object> objects() {
    return origins.objects();
  }

  /** To be the context class loader of each thread that runs shipped code. */
  public ClassLoader contextLoader() {
    return definitions.contextLoader();
  }

  /** Forgets all objects and classes. Shipped code that still runs goes on; what it holds stays. May be called again. */
  @Override
  public synchronized void close() {
    isClosed = true;
    documents.clear();
    origins.clear();
    populator.forget();
    definitions.close();
  }

  /** The shipped classes, and what this JVM lends them. */
  private final class Shipped implements World {
    private final TypeGate gate = definitions.gate();
    private final StaticBinder binder = new StaticBinder(definitions::fetches);
    private final AbsentClasses absent = new AbsentClasses();

    @Override
    public Class<?> type(String typeName) {
      return gate.type(typeName);
    }

    @Override
    public Class<?> typeValue(String typeName) {
      try {
        return gate.type(typeName);
      } catch (UnpackFault e) {
        Class<?> standIn = absent.standIn(typeName, senderJava);
        if (standIn == null) {
          throw e;
        }
        return standIn;
      }
    }

    @Override
    public @Nullable String keyOf(Class<?> type) {
      return definitions.keyOf(type);
    }

    @Override
    public Set<String> classesNamed(String key) {
      return definitions.classesNamed(key);
    }

    @Override
    public boolean mayCall(Class<?> owner) {
      return true;
    }

    @Override
    public boolean isOpen(Class<?> type) {
      return definitions.keyOf(type) != null || !JdkTypes.isJdk(type);
    }

    @Override
    public boolean hasInitializer(Class<?> type) {
      return definitions.hasInitializer(type);
    }

    @Override
    public boolean storesOnly(Class<?> type) {
      return definitions.storesOnly(type);
    }

    @Override
    public boolean mayHaveHooks(Class<?> type) {
      if (!Serializable.class.isAssignableFrom(type)) {
        return false;
      }
      for (Class<?> c = type; c != null && !JdkTypes.isJdk(c); c = c.getSuperclass()) {
        if (definitions.keyOf(c) == null || definitions.hasHooks(c)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public MethodHandles.Lookup members(Class<?> type) {
      if (JdkTypes.isJdk(type)) {
        return MethodHandles.publicLookup();
      }
      try {
        return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
      } catch (IllegalAccessException e) {
        throw new UnpackFault(
            "the members of " + type.getName() + " are closed to Satchel: " + e.getMessage(), e);
      }
    }

    @Override
    public FieldAccess field(Class<?> owner, String name) {
      if (definitions.keyOf(owner) == null) {
        return FieldAccess.find(owner, name);
      }
      String descriptor = definitions.fieldDescriptor(owner, name);
      if (descriptor == null) {
        throw new UnpackFault("class " + owner.getName() + " has no field " + name);
      }
      return FieldAccess.find(owner, name, descriptor);
    }

    @Override
    public MethodHandles.Lookup lookup(Class<?> host) {
      return definitions.lookup(host);
    }

    @Override
    public LambdaSite site(Class<?> host, String place) {
      ClassUnit unit = definitions.unitOf(host);
      LambdaSite site = unit == null ? null : unit.lambdas().get(place);
      if (site == null) {
        throw new UnpackFault("class " + host.getName() + " came without a call site " + place);
      }
      return site;
    }

    @Override
    public Class<?> inCode(String internalName, Class<?> host) {
      return TypeGate.inCode(internalName, host);
    }

    @Override
    public MethodType methodType(String descriptor, Class<?> host) {
      return TypeGate.methodType(descriptor, host);
    }

    @Override
    public ClassLoader proxyLoader(List<Class<?>> interfaces) {
      for (Class<?> type : interfaces) {
        if (definitions.keyOf(type) != null) {
          return type.getClassLoader();
        }
      }
      return definitions.contextLoader();
    }

    @Override
    public Object resource(String name, Class<?> type) {
      Object owned = settings.resources().apply(name);
      if (owned == null) {
        throw new UnpackFault("this receiver owns no resource named '" + name + "' ("
            + type.getName() + "); register it where the receiver is started");
      }
      return owned;
    }

    @Override
    public Object known(int document, int node) {
      if (document < 0 || document >= documents.size()) {
        throw new UnpackFault("refers to document " + document
            + " of the session; this namespace has " + (documents.size() - 1) + " earlier ones");
      }
      Populator.Making unfinished = making.get(document);
      Object made = unfinished == null ? null : unfinished.object(node);
      if (made != null) {
        return made;
      }
      @Nullable Object[] objects = documents.get(document);
      if (node < 0 || node >= objects.length || objects[node] == null) {
        throw new UnpackFault("refers to node " + node + " of document " + document
            + (unfinished == null
                ? ", which is not there (it may have failed to load)"
                : ", which is being loaded and is not made yet"));
      }
      return objects[node];
    }

    @Override
    public boolean isAwaited(int document, int node) {
      if (making.isEmpty() || document < 0 || document >= documents.size()) {
        return false;
      }
      Populator.Making unfinished = making.get(document);
      if (unfinished != null) {
        return unfinished.object(node) == null;
      }
      @Nullable Object[] objects = documents.get(document);
      return !postponed.isEmpty() && node >= 0 && node < objects.length && objects[node] == null;
    }

    @Override
    public boolean isNamedByCode(String field, String descriptor) {
      return definitions.namesField(field, descriptor);
    }

    @Override
    public void bind(Class<?> owner, String field, String descriptor, @Nullable Object value) {
      if (definitions.keyOf(owner) == null) {
        throw new UnpackFault("static field " + owner.getName() + "." + field
            + ": not of a class that the payload brought; a payload may not change it");
      }
      binder.bind(owner, field, descriptor, value);
    }
  }
}
