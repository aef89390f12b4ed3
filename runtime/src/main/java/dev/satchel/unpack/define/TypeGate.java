package dev.satchel.unpack.define;

import dev.satchel.problem.UnpackFault;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The one gate through which every class name of a payload goes: nothing else turns such a name into a class.
 *
 * <p>A type name means: a primitive; else the shipped class (at home: the caller's own) of that key; else, by reference,
 * a class that this JVM provides for payloads, or a class of the JDK that is public and exported or of which there are values that travel.
 */
public final class TypeGate {
  /** JVMS §4.3.2. */
  private static final int MAX_DIMENSIONS = 255;

  private static final Map<String, Class<?>> PRIMITIVES = Map.of(
      "boolean", boolean.class,
      "byte", byte.class,
      "char", char.class,
      "short", short.class,
      "int", int.class,
      "long", long.class,
      "float", float.class,
      "double", double.class,
      "void", void.class);

  private final Function<String, @Nullable Class<?>> own;
  private final ParentGate parent;
  private final Predicate<String> mayBeNamed;
  private final Map<String, Class<?>> byReference = new ConcurrentHashMap<>();

  /**
   * @param own class of a key; null if the key is none
   * @param provider has the provided classes
   * @param provided package prefixes of classes that payloads may name
   * @param mayBeNamed whether payloads may name a class of the JDK although it is not public, by binary name
   */
  public TypeGate(
      Function<String, @Nullable Class<?>> own,
      ClassLoader provider,
      List<String> provided,
      Predicate<String> mayBeNamed) {
    this(own, new ParentGate(provider, provided), mayBeNamed);
  }

  TypeGate(
      Function<String, @Nullable Class<?>> own, ParentGate parent, Predicate<String> mayBeNamed) {
    this.own = own;
    this.parent = parent;
    this.mayBeNamed = mayBeNamed;
  }

  /**
   * The class that {@code typeName} means; {@code void} too. Initialises nothing.
   *
   * @throws UnpackFault if it means none, or none that a payload may name
   */
  public Class<?> type(String typeName) {
    int dimensions = 0;
    String element = typeName;
    while (element.endsWith("[]")) {
      element = element.substring(0, element.length() - 2);
      if (++dimensions > MAX_DIMENSIONS) {
        throw new UnpackFault(
            "type " + shown(typeName) + ": more than " + MAX_DIMENSIONS + " dimensions");
      }
    }
    Class<?> type = PRIMITIVES.get(element);
    if (type == null) {
      type = own.apply(element);
    }
    if (type == null) {
      type = byReference(element);
    }
    if (dimensions > 0 && type == void.class) {
      throw new UnpackFault("type " + shown(typeName) + ": there are no arrays of void");
    }
    for (int i = 0; i < dimensions; i++) {
      type = type.arrayType();
    }
    return type;
  }

  /** Whether the class of that name is provided: taken by reference, whoever asks for it. */
  public boolean isProvided(String name) {
    return parent.isProvided(name);
  }

  /**
   * The method type that {@code descriptor} means in the code of {@code host}.
   *
   * @throws UnpackFault if it is no descriptor, or names a class that {@code host} does not see
   */
  public static MethodType methodType(String descriptor, Class<?> host) {
    try {
      return MethodType.fromMethodDescriptorString(descriptor, host.getClassLoader());
    } catch (IllegalArgumentException | TypeNotPresentException e) {
      throw new UnpackFault(
          "descriptor " + shown(descriptor) + " in " + host.getName() + ": " + e.getMessage(), e);
    }
  }

  /**
   * The class of an internal name in the code of {@code host}.
   *
   * @throws UnpackFault if {@code host} does not see it
   */
  public static Class<?> inCode(String internalName, Class<?> host) {
    String name = internalName.startsWith("[") ? internalName : internalName.replace('/', '.');
    if (name.startsWith("[")) {
      return methodType("(" + name + ")V", host).parameterType(0);
    }
    if (!ClassNames.isBinaryName(name)) {
      throw new UnpackFault(
          "class name " + shown(internalName) + " in " + host.getName() + ": not a class name");
    }
    try {
      return Class.forName(name, false, host.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      throw new UnpackFault(
          "class " + name + ", named in " + host.getName() + ": " + e.getMessage(), e);
    }
  }

  private Class<?> byReference(String name) {
    Class<?> known = byReference.get(name);
    if (known != null) {
      return known;
    }
    if (!ClassNames.isBinaryName(name)) {
      throw new UnpackFault("type " + shown(name) + ": not a class name");
    }
    Class<?> type;
    try {
      type = parent.loadClass(name);
    } catch (ClassNotFoundException | LinkageError e) {
      throw new UnpackFault(
          "type " + shown(name)
              + ": the payload does not bring this class, and this JVM does not provide it."
              + " Ship it (do not name its package in provided), or give the receiver the library and name its package"
              + " there as provided",
          e);
    }
    if (!parent.isProvided(name) && !isOpenToAll(type) && !mayBeNamed.test(name)) {
      throw new UnpackFault(
          "type " + shown(name) + ": a payload may not name this class; it is not public,"
              + " or its module does not export it");
    }
    byReference.put(name, type);
    return type;
  }

  private static boolean isOpenToAll(Class<?> type) {
    if (!type.getModule().isExported(type.getPackageName())) {
      return false;
    }
    for (Class<?> c = type; c != null; c = c.getDeclaringClass()) {
      if (!Modifier.isPublic(c.getModifiers())) {
        return false;
      }
    }
    return true;
  }

  /** Names come from strangers: never more than a line of them. */
  private static String shown(String name) {
    return name.length() <= 200 ? name : name.substring(0, 200) + "…";
  }
}
