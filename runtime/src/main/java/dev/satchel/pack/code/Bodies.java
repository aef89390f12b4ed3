package dev.satchel.pack.code;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/** The bodies of methods and the classes that code names, each looked up once. Not thread-safe. */
final class Bodies {
  private final ClassFileSource source;
  private final Map<Class<?>, Optional<ClassCode>> codes = new HashMap<>();
  private final Map<ClassLoader, Map<String, Optional<Class<?>>>> named = new HashMap<>();

  Bodies(ClassFileSource source) {
    this.source = source;
  }

  /** The method that {@code type} itself declares; null if it declares none, or its class file is not to be had. */
  @Nullable
  MethodNode declared(Class<?> type, String name, String descriptor) {
    return declared(type, name + descriptor);
  }

  private @Nullable MethodNode declared(Class<?> type, String key) {
    ClassCode code = code(type);
    return code == null ? null : code.node(key);
  }

  /** The methods that {@code type} itself declares; empty if its class file is not to be had. */
  Collection<MethodNode> methods(Class<?> type) {
    ClassCode code = code(type);
    return code == null ? List.of() : code.nodes();
  }

  /** Name of the source file, without directory; null if the class file does not say. */
  @Nullable
  String sourceFile(Class<?> type) {
    ClassCode code = code(type);
    String path = code == null ? null : code.sourcePath();
    return path == null ? null : path.substring(path.lastIndexOf('/') + 1);
  }

  private @Nullable ClassCode code(Class<?> type) {
    Optional<ClassCode> known = codes.get(type);
    if (known == null) {
      known = Optional.ofNullable(source.code(type));
      codes.put(type, known);
    }
    return known.orElse(null);
  }

  /** The method that a call of {@code name} on {@code type} means when nothing overrides it; null if it is not to be had. */
  @Nullable
  Code find(Class<?> type, String name, String descriptor) {
    String key = name + descriptor;
    for (Class<?> each : Supertypes.of(type)) {
      if (!isPlatform(each)) {
        MethodNode method = declared(each, key);
        if (method != null) {
          return new Code(each, method);
        }
      }
    }
    return null;
  }

  /**
   * The class that code of {@code user} means by {@code internalName}.
   *
   * @return null if there is none; then that code has not run
   */
  @Nullable
  Class<?> resolve(Class<?> user, String internalName) {
    ClassLoader loader = user.getClassLoader();
    return named
        .computeIfAbsent(loader, k -> new HashMap<>())
        .computeIfAbsent(internalName, k -> load(k.replace('/', '.'), loader))
        .orElse(null);
  }

  /** Whether {@code type} is part of the JDK. */
  static boolean isPlatform(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }

  private static Optional<Class<?>> load(String name, ClassLoader loader) {
    try {
      return Optional.of(Class.forName(name, false, loader));
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.empty(); // optional dependency of a library: a call of it cannot happen
    }
  }

  /** A method with a body, or without one if it is abstract or native. */
  record Code(Class<?> owner, MethodNode method) {
    boolean isStatic() {
      return (method.access & Opcodes.ACC_STATIC) != 0;
    }

    boolean hasBody() {
      return method.instructions.size() > 0;
    }
  }
}
