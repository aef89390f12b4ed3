package dev.satchel.unpack.define;

import dev.satchel.model.MissingPiece;
import dev.satchel.recording.BodySource;
import dev.satchel.recording.FinalFields;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Stands for one class loader of the sender.
 *
 * <p>A name means, in this order: the unit of this loader; the unit that the sender says this loader sees; the only unit
 * of that name in the whole namespace; what the {@link ParentGate} lets through; what the sender's loader gives when it is
 * asked. Resources likewise: those of the gate, then the sender's.
 */
final class NamespaceLoader extends ClassLoader implements BodySource, FinalFields.Source {
  static {
    registerAsParallelCapable();
  }

  private final String id;
  private final Universe universe;
  private final ParentGate gate;
  private final @Nullable Missing missing;
  private final ProtectionDomain domain;
  private final Map<String, ShippedClass> own = new ConcurrentHashMap<>();
  private volatile Map<String, String> imports = Map.of();
  private volatile MethodHandles.@Nullable Lookup anchor;

  /** The units of all loaders of the namespace. */
  interface Universe {
    /** Null if there is none. */
    @Nullable
    ShippedClass byKey(String key);

    /** All units of that binary name. */
    List<ShippedClass> byName(String name);

    /** Called once for each class that was defined. */
    void defined(ShippedClass shipped, Class<?> type);

    /** Has a body put into a class that was defined: null if it is there, otherwise why not. */
    @Nullable
    String bring(Class<?> type, String method, String descriptor);
  }

  /**
   * @param missing asks the sender; null if nobody can be asked
   */
  NamespaceLoader(String id, Universe universe, ParentGate gate, @Nullable Missing missing) {
    super(gate);
    this.id = id;
    this.universe = universe;
    this.gate = gate;
    this.missing = missing;
    this.domain =
        new ProtectionDomain(new CodeSource(location(id), (Certificate[]) null), null, this, null);
  }

  private static URL location(String id) {
    try {
      return URI.create("file:///satchel/" + (id.matches("\\w+") ? id : "loader"))
          .toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  String id() {
    return id;
  }

  void imports(Map<String, String> imports) {
    this.imports = Map.copyOf(imports);
  }

  /** Makes {@code shipped} findable; {@link #loadClass} defines it. */
  void add(ShippedClass shipped) {
    own.put(shipped.unit().name(), shipped);
  }

  /** A lookup with full privilege in a class of this loader, from which each of its classes can be opened. */
  MethodHandles.Lookup anchor() throws Throwable {
    MethodHandles.Lookup known = anchor;
    if (known == null) {
      synchronized (own) {
        known = anchor;
        if (known == null) {
          byte[] bytes = Anchor.classFile();
          Class<?> type = defineClass(Anchor.NAME, bytes, 0, bytes.length, domain);
          known = (MethodHandles.Lookup) MethodHandles.publicLookup()
              .findStatic(type, "lookup", MethodType.methodType(MethodHandles.Lookup.class))
              .invokeExact();
          anchor = known;
        }
      }
    }
    return known;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    try {
      return loadKnown(name, resolve);
    } catch (ClassNotFoundException e) {
      // Not under the lock: the answer may be behind a document that needs it.
      if (missing == null || !ClassNames.isBinaryName(name) || ClassNames.isReserved(name)) {
        throw e;
      }
      String whyNot = missing.bring(new MissingPiece.Type(id, name));
      if (whyNot != null) {
        throw new ClassNotFoundException(name + ": " + whyNot, e);
      }
      return loadKnown(name, resolve);
    }
  }

  private Class<?> loadKnown(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> type = findLoadedClass(name);
      if (type == null) {
        ShippedClass shipped = find(name);
        if (shipped == null) {
          type = ofGate(name);
        } else if (shipped.loader() == this) {
          type = define(shipped);
        } else {
          type = shipped.loader().loadClass(name, false);
        }
      }
      if (resolve) {
        resolveClass(type);
      }
      return type;
    }
  }

  /** Key of the shipped class that {@code name} means here; null if it means none, or not one alone. */
  @Nullable
  String keyOf(String name) {
    try {
      ShippedClass shipped = find(name);
      return shipped == null ? null : shipped.key();
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  private @Nullable ShippedClass find(String name) throws ClassNotFoundException {
    ShippedClass mine = own.get(name);
    if (mine != null) {
      return mine;
    }
    String key = imports.get(name);
    if (key != null) {
      ShippedClass imported = universe.byKey(key);
      if (imported == null || !imported.unit().name().equals(name)) {
        throw new ClassNotFoundException(
            name + ": " + this + " imports " + key + ", which was not shipped under that name");
      }
      return imported;
    }
    List<ShippedClass> all = universe.byName(name);
    if (all.size() > 1) {
      throw new ClassNotFoundException(name
          + ": several loaders of the sender have a class of this name, and the payload does not say which of them "
          + this + " sees");
    }
    return all.isEmpty() ? null : all.get(0);
  }

  private Class<?> ofGate(String name) throws ClassNotFoundException {
    try {
      return gate.loadClass(name, false);
    } catch (ClassNotFoundException e) {
      throw new ClassNotFoundException(
          name
              + " was not shipped, and this JVM does not provide it (if code reaches it by reflection only, keep it when"
              + " packing)",
          e);
    }
  }

  private Class<?> define(ShippedClass shipped) {
    byte[] bytes = shipped.adapted().classFile();
    Class<?> type = defineClass(shipped.unit().name(), bytes, 0, bytes.length, domain);
    universe.defined(shipped, type);
    return type;
  }

  /** The class files of this loader's units, as they came over. */
  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    if (name.endsWith(".class")) {
      ShippedClass shipped =
          own.get(name.substring(0, name.length() - ".class".length()).replace('/', '.'));
      if (shipped != null) {
        return new ByteArrayInputStream(shipped.classFile());
      }
    }
    return super.getResourceAsStream(name);
  }

  @Override
  protected @Nullable URL findResource(String name) {
    List<URL> all = brought(name);
    return all.isEmpty() ? null : all.get(0);
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    return Collections.enumeration(brought(name));
  }

  private List<URL> brought(String name) {
    List<URL> urls = new ArrayList<>();
    if (missing != null) {
      for (byte[] content : missing.contents(new MissingPiece.Resource(id, name))) {
        urls.add(BroughtResource.url(id, name, urls.size(), content));
      }
    }
    return urls;
  }

  @Override
  public @Nullable String bring(Class<?> type, String method, String descriptor) {
    return universe.bring(type, method, descriptor);
  }

  @Override
  public boolean wasFinal(Class<?> owner, String field) {
    ShippedClass shipped = own.get(owner.getName());
    return shipped != null && shipped.adapted().finalFields().contains(field);
  }

  @Override
  public String toString() {
    return "Satchel loader " + id;
  }
}
