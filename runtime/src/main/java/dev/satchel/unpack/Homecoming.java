package dev.satchel.unpack;

import dev.satchel.model.Document;
import dev.satchel.model.LambdaSite;
import dev.satchel.problem.UnpackFault;
import dev.satchel.recording.Recording;
import dev.satchel.unpack.define.StoringConstructor;
import dev.satchel.unpack.define.TypeGate;
import dev.satchel.unpack.populate.Populator;
import dev.satchel.unpack.populate.World;
import dev.satchel.values.FieldAccess;
import dev.satchel.values.JdkTypes;
import dev.satchel.values.ValueKinds;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The caller's side of a call: a result document becomes objects of the caller's own classes.
 *
 * <p>The document is data from a stranger. It defines no class, sets no static field, changes no object that is here, and
 * names only classes that the caller says it may: those that it sent, those that it said both sides have, and the JDK's.
 */
public final class Homecoming {
  private Homecoming() {}

  /** Finds call sites in the caller's own class files. */
  public interface Sites {
    /** How the call site at {@code place} in {@code host} is linked; null if there is none. */
    @Nullable
    LambdaSite site(Class<?> host, String place);
  }

  /** As {@link #receive(Document, Settings, Function, BiFunction, Sites)}, for results without lambdas and provided classes. */
  public static Map<String, @Nullable Object> receive(
      Document result,
      Function<String, @Nullable Class<?>> types,
      BiFunction<Integer, Integer, @Nullable Object> known) {
    return receive(result, Settings.bare(), types, known, (host, place) -> null);
  }

  /**
   * Rebuilds {@code result}.
   *
   * @param settings what is provided; the answer may refer to no resource
   * @param types the caller's class behind a key; null if it may not be named
   * @param known the caller's object behind a document's number and a node; null if there is none
   * @param sites call sites of the caller's classes
   * @return the variables
   * @throws UnpackFault if the document tries more than it may, or does not fit the caller's classes
   */
  public static Map<String, @Nullable Object> receive(
      Document result,
      Settings settings,
      Function<String, @Nullable Class<?>> types,
      BiFunction<Integer, Integer, @Nullable Object> known,
      Sites sites) {
    if (!result.sources().isEmpty() || !result.groups().isEmpty()) {
      throw new UnpackFault(
          "the answer brings classes or static state; an answer may bring neither");
    }
    return new Populator(new Home(settings, types, known, sites))
        .populate(result)
        .variables();
  }

  /** The caller's own classes. */
  private static final class Home implements World {
    private final TypeGate gate;
    private final BiFunction<Integer, Integer, @Nullable Object> known;
    private final Sites sites;

    Home(
        Settings settings,
        Function<String, @Nullable Class<?>> types,
        BiFunction<Integer, Integer, @Nullable Object> known,
        Sites sites) {
      this.gate =
          new TypeGate(types, settings.parent(), settings.provided(), ValueKinds::mayBeNamed);
      this.known = known;
      this.sites = sites;
    }

    @Override
    public Class<?> type(String typeName) {
      return gate.type(typeName);
    }

    @Override
    public @Nullable String keyOf(Class<?> type) {
      return null;
    }

    @Override
    public Set<String> classesNamed(String key) {
      return Set.of();
    }

    @Override
    public boolean isAwaited(int document, int node) {
      return false;
    }

    @Override
    public boolean isNamedByCode(String field, String descriptor) {
      return true;
    }

    @Override
    public boolean mayCall(Class<?> owner) {
      return JdkTypes.isJdk(owner);
    }

    @Override
    public boolean isOpen(Class<?> type) {
      return !JdkTypes.isJdk(type);
    }

    @Override
    public boolean hasInitializer(Class<?> type) {
      return false;
    }

    @Override
    public boolean storesOnly(Class<?> type) {
      return StoringConstructor.isIn(type);
    }

    @Override
    public boolean mayHaveHooks(Class<?> type) {
      return true;
    }

    @Override
    public MethodHandles.Lookup members(Class<?> type) {
      if (JdkTypes.isJdk(type)) {
        return MethodHandles.publicLookup();
      }
      MethodHandles.Lookup trusted = Recording.trusted();
      if (trusted != null) {
        return trusted.in(type);
      }
      try {
        return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
      } catch (IllegalAccessException e) {
        throw new UnpackFault(
            "the members of " + type.getName() + " are closed to Satchel (" + e.getMessage()
                + "): start this JVM with -javaagent:serializer.jar",
            e);
      }
    }

    @Override
    public FieldAccess field(Class<?> owner, String name) {
      return FieldAccess.find(owner, name);
    }

    @Override
    public MethodHandles.Lookup lookup(Class<?> host) {
      MethodHandles.Lookup trusted = Recording.trusted();
      if (trusted == null) {
        throw new UnpackFault(
            "a lambda of " + host.getName()
                + " can come home only where the agent runs: start this JVM with -javaagent:serializer.jar");
      }
      return trusted.in(host);
    }

    @Override
    public LambdaSite site(Class<?> host, String place) {
      LambdaSite site = JdkTypes.isJdk(host) ? null : sites.site(host, place);
      if (site == null) {
        throw new UnpackFault("class " + host.getName() + " has no call site " + place + " here");
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
        if (!JdkTypes.isJdk(type)) {
          return type.getClassLoader();
        }
      }
      return ClassLoader.getPlatformClassLoader();
    }

    @Override
    public Object resource(String name, Class<?> type) {
      throw new UnpackFault(
          "the answer refers to the resource '" + name + "', which only the worker has");
    }

    @Override
    public Object known(int document, int node) {
      Object object = known.apply(document, node);
      if (object == null) {
        throw new UnpackFault(
            "refers to node " + node + " of document " + document + ", which was never sent");
      }
      return object;
    }

    @Override
    public void bind(Class<?> owner, String field, String descriptor, @Nullable Object value) {
      throw new UnpackFault("an answer may not set static fields");
    }
  }
}
