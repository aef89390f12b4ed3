package dev.satchel.pack.code;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Parsed class files and the classes that code names, each looked up once. Not thread-safe. */
final class Bodies {
  private final ClassFileSource source;
  private final Map<Class<?>, Optional<Parsed>> parsed = new HashMap<>();
  private final Map<ClassLoader, Map<String, Optional<Class<?>>>> named = new HashMap<>();

  Bodies(ClassFileSource source) {
    this.source = source;
  }

  /** The method that {@code type} itself declares; null if it declares none, or its class file is not to be had. */
  @Nullable
  MethodNode declared(Class<?> type, String name, String descriptor) {
    return parsed
        .computeIfAbsent(type, this::parse)
        .map(file -> file.methods().get(name + descriptor))
        .orElse(null);
  }

  /** The methods that {@code type} itself declares; empty if its class file is not to be had. */
  Collection<MethodNode> methods(Class<?> type) {
    return parsed
        .computeIfAbsent(type, this::parse)
        .map(file -> file.methods().values())
        .orElse(List.of());
  }

  /** Name of the source file, without directory; null if the class file does not say. */
  @Nullable
  String sourceFile(Class<?> type) {
    return parsed.computeIfAbsent(type, this::parse).map(Parsed::sourceFile).orElse(null);
  }

  /** The method that a call of {@code name} on {@code type} means when nothing overrides it; null if it is not to be had. */
  @Nullable
  Code find(Class<?> type, String name, String descriptor) {
    for (Class<?> each : Supertypes.of(type)) {
      if (!isPlatform(each)) {
        MethodNode method = declared(each, name, descriptor);
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

  private Optional<Parsed> parse(Class<?> type) {
    byte[] bytes = source.of(type);
    if (bytes == null) {
      return Optional.empty();
    }
    ClassNode node = new ClassNode();
    new ClassReader(bytes).accept(node, ClassReader.SKIP_FRAMES);
    Map<String, MethodNode> methods = new HashMap<>();
    for (MethodNode method : node.methods) {
      methods.put(method.name + method.desc, method);
    }
    return Optional.of(new Parsed(node.sourceFile, methods));
  }

  /** What is kept of a class file: its methods, by name and descriptor. */
  private record Parsed(@Nullable String sourceFile, Map<String, MethodNode> methods) {}

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
