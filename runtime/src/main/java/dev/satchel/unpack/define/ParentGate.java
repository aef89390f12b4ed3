package dev.satchel.unpack.define;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parent of a namespace's loaders: lets through the JDK, Satchel's public face, and what the receiver provides;
 * nothing else of this JVM's class path.
 */
final class ParentGate extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  /** What shipped code calls outside the public face: adapted initialisers, bodies that did not travel, and who asks for modifiers. */
  private static final Set<String> CALLED = Set.of(
      "dev.satchel.recording.Bindings",
      "dev.satchel.recording.FinalFields",
      "dev.satchel.recording.Unreached",
      "dev.satchel.recording.UnreachedCodeError");

  private static final String FACE = "dev.satchel.";

  private final ClassLoader provider;
  private final List<String> provided;

  /**
   * @param provider has the provided classes
   * @param provided package prefixes
   */
  ParentGate(ClassLoader provider, List<String> provided) {
    super(ClassLoader.getPlatformClassLoader());
    this.provider = provider;
    this.provided = List.copyOf(provided);
  }

  /** Whether {@code name} is of a package that the receiver provides. */
  boolean isProvided(String name) {
    return ClassNames.isBelow(name, provided);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (isFace(name)) {
      return Class.forName(name, false, ParentGate.class.getClassLoader());
    }
    if (isProvided(name)) {
      return Class.forName(name, false, provider);
    }
    ClassLoader tools = JdkOutsidePlatform.loaderOf(name);
    if (tools != null) {
      return Class.forName(name, false, tools);
    }
    return super.loadClass(name, resolve);
  }

  private static boolean isFace(String name) {
    return CALLED.contains(name) || (name.startsWith(FACE) && name.indexOf('.', FACE.length()) < 0);
  }

  @Override
  public @Nullable URL getResource(String name) {
    return isProvided(name.replace('/', '.'))
        ? provider.getResource(name)
        : super.getResource(name);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return isProvided(name.replace('/', '.'))
        ? provider.getResources(name)
        : super.getResources(name);
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    return Collections.emptyEnumeration();
  }

  @Override
  public String toString() {
    return "Satchel gate";
  }

  /** JDK modules that the platform loader does not see: the application loader has the JDK's tools. */
  private static final class JdkOutsidePlatform {
    private static final Map<String, ClassLoader> LOADER_BY_PACKAGE = new HashMap<>();

    static {
      ModuleFinder system = ModuleFinder.ofSystem();
      for (Module module : ModuleLayer.boot().modules()) {
        ClassLoader loader = module.getClassLoader();
        if (loader != null
            && loader != ClassLoader.getPlatformClassLoader()
            && system.find(module.getName()).isPresent()) {
          module.getPackages().forEach(p -> LOADER_BY_PACKAGE.put(p, loader));
        }
      }
    }

    static @Nullable ClassLoader loaderOf(String name) {
      int dot = name.lastIndexOf('.');
      return dot < 0 ? null : LOADER_BY_PACKAGE.get(name.substring(0, dot));
    }
  }
}
