package dev.satchel.pack.check;

import dev.satchel.values.ValueKinds;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The classes of this JVM's JDK of which there are objects that a program may hold: read out of its modules. */
final class JdkClasses {
  /** Packages of values and containers: all their public classes count, {@code Serializable} or not. */
  private static final Set<String> OF_VALUES = Set.of(
      "java.awt.geom",
      "java.io",
      "java.lang",
      "java.lang.invoke",
      "java.lang.ref",
      "java.lang.reflect",
      "java.math",
      "java.net",
      "java.nio",
      "java.nio.charset",
      "java.nio.file",
      "java.nio.file.attribute",
      "java.sql",
      "java.text",
      "java.time",
      "java.time.chrono",
      "java.time.format",
      "java.time.temporal",
      "java.time.zone",
      "java.util",
      "java.util.concurrent",
      "java.util.concurrent.atomic",
      "java.util.concurrent.locks",
      "java.util.function",
      "java.util.jar",
      "java.util.logging",
      "java.util.random",
      "java.util.regex",
      "java.util.stream",
      "java.util.zip");

  private JdkClasses() {}

  static boolean isOfValues(String packageName) {
    return OF_VALUES.contains(packageName);
  }

  /**
   * Classes that have objects, by package: the public ones of packages of values, all {@code Serializable} ones of these,
   * all public {@code Serializable} ones of other packages, and whatever else Satchel carries.
   */
  static TreeMap<String, List<Class<?>>> listed() {
    TreeMap<String, List<Class<?>>> byPackage = new TreeMap<>();
    for (Class<?> type : all()) {
      boolean isPublic = isPublic(type);
      boolean isSerializable = Serializable.class.isAssignableFrom(type);
      boolean isListed = isOfValues(type.getPackageName())
          ? isPublic || isSerializable
          : isPublic && isSerializable;
      if (isListed || ValueKinds.of(type) != null) {
        byPackage
            .computeIfAbsent(type.getPackageName(), key -> new ArrayList<>())
            .add(type);
      }
    }
    return byPackage;
  }

  /** Classes of exported packages that may have objects, and others that Satchel carries, by name. */
  private static List<Class<?>> all() {
    return ModuleLayer.boot().configuration().modules().stream()
        .map(module -> module.reference())
        .filter(module -> module.descriptor().name().matches("(java|jdk)\\..*"))
        .flatMap(JdkClasses::classes)
        .filter(type -> hasObjects(type) || ValueKinds.of(type) != null)
        .sorted(Comparator.comparing(Class::getName))
        .collect(Collectors.toList());
  }

  private static Stream<Class<?>> classes(ModuleReference module) {
    Set<String> exported = module.descriptor().exports().stream()
        .filter(export -> !export.isQualified())
        .map(ModuleDescriptor.Exports::source)
        .collect(Collectors.toSet());
    List<Class<?>> classes = new ArrayList<>();
    try (ModuleReader reader = module.open();
        Stream<String> entries = reader.list()) {
      for (String entry : (Iterable<String>) entries::iterator) {
        int slash = entry.lastIndexOf('/');
        if (slash > 0 && entry.endsWith(".class")) {
          String name = entry.substring(0, entry.length() - ".class".length()).replace('/', '.');
          if (exported.contains(entry.substring(0, slash).replace('/', '.'))
              || ValueKinds.named(name) != null) {
            classes.add(Class.forName(name, false, ClassLoader.getSystemClassLoader()));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
    return classes.stream();
  }

  private static boolean hasObjects(Class<?> type) {
    if (type.isInterface() || (Modifier.isAbstract(type.getModifiers()) && !type.isEnum())) {
      return false;
    }
    // The classes of enum constants with bodies, and holders of static methods.
    return (type.getSuperclass() == null || !type.getSuperclass().isEnum())
        && (hasVisibleConstructor(type) || hasInstanceMethod(type) || type.isEnum());
  }

  private static boolean hasVisibleConstructor(Class<?> type) {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (!Modifier.isPrivate(constructor.getModifiers())) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasInstanceMethod(Class<?> type) {
    for (Method method : type.getDeclaredMethods()) {
      if (!Modifier.isStatic(method.getModifiers())) {
        return true;
      }
    }
    return false;
  }

  /** Whether code outside the JDK can name it. */
  static boolean isPublic(Class<?> type) {
    for (Class<?> level = type; level != null; level = level.getEnclosingClass()) {
      if ((level.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) == 0) {
        return false;
      }
    }
    return true;
  }
}
