package dev.satchel.pack.reach;

import dev.satchel.pack.code.ClassCode;
import dev.satchel.pack.code.ClassCode.FieldInfo;
import dev.satchel.pack.code.ClassCode.MethodInfo;
import dev.satchel.pack.code.ClassCode.UnavailableCodeException;
import dev.satchel.pack.code.Descriptors;
import dev.satchel.pack.code.Supertypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the names in users' class files mean in this JVM: classes (JVMS §5.4.3.1), fields (§5.4.3.2), methods (§5.4.3.3),
 * and what a virtual call runs (§5.4.6).
 *
 * <p>Members are looked for in classes that travel; what others declare is null here.
 */
final class Linkage {
  private final Ownership ownership;
  private final Map<Class<?>, String> unavailable = new LinkedHashMap<>();
  private final Map<ClassLoader, Map<String, Class<?>>> resolved = new HashMap<>();

  /** A field and the class that declares it. */
  record Field(Class<?> owner, FieldInfo info) {}

  /** A method and the class that declares it. */
  record Method(Class<?> owner, MethodInfo info) {
    MethodKey key() {
      return new MethodKey(owner, info.name(), info.descriptor());
    }
  }

  Linkage(Ownership ownership) {
    this.ownership = ownership;
  }

  boolean isShipped(Class<?> type) {
    return ownership.isShipped(type);
  }

  /** Classes whose class file could not be had, with the reason. */
  Map<Class<?>, String> unavailable() {
    return unavailable;
  }

  /** The class file of a class that travels; null if it does not, or its class file cannot be had. */
  @Nullable
  ClassCode code(Class<?> type) {
    if (!ownership.isShipped(type) || unavailable.containsKey(type)) {
      return null;
    }
    try {
      return ClassCode.of(type);
    } catch (UnavailableCodeException e) {
      unavailable.put(type, String.valueOf(e.getMessage()));
      return null;
    }
  }

  /**
   * The class that {@code internalName} means in the code of {@code context}; null if it is not there (an optional
   * dependency: that code would fail here too).
   */
  @Nullable
  Class<?> type(Class<?> context, String internalName) {
    ClassLoader loader = context.getClassLoader();
    Map<String, Class<?>> known = resolved.get(loader);
    if (known == null) {
      known = new HashMap<>();
      resolved.put(loader, known);
    }
    Class<?> type = known.get(internalName);
    if (type == null && !known.containsKey(internalName)) {
      try {
        type = Class.forName(internalName.replace('/', '.'), false, loader);
      } catch (ClassNotFoundException | LinkageError e) {
        type = null;
      }
      known.put(internalName, type);
    }
    return type;
  }

  /** The classes that a method descriptor in the code of {@code context} names, those that are there. */
  List<Class<?>> types(Class<?> context, String descriptor) {
    List<Class<?>> types = new ArrayList<>();
    for (String name : Descriptors.classesIn(descriptor)) {
      Class<?> type = type(context, name);
      if (type != null) {
        types.add(type);
      }
    }
    return types;
  }

  /** The field that {@code name} means in {@code owner}: its own or one from above. */
  @Nullable
  Field field(Class<?> owner, String name, String descriptor) {
    for (Class<?> type : Supertypes.of(owner)) {
      ClassCode code = code(type);
      FieldInfo field = code == null ? null : code.field(name, descriptor);
      if (field != null) {
        return new Field(type, field);
      }
    }
    return null;
  }

  /** The static field of that name, of whatever type, in {@code owner} or above. */
  @Nullable
  Field staticField(Class<?> owner, String name) {
    for (Class<?> type : Supertypes.of(owner)) {
      ClassCode code = code(type);
      if (code != null) {
        for (FieldInfo field : code.fields()) {
          if (field.isStatic() && field.name().equals(name)) {
            return new Field(type, field);
          }
        }
      }
    }
    return null;
  }

  /** The method that a call names, as {@code owner} or a class above declares it. */
  @Nullable
  Method method(Class<?> owner, String name, String descriptor) {
    String key = name + descriptor;
    for (Class<?> type : Supertypes.of(owner)) {
      MethodInfo method = declared(type, key);
      if (method != null) {
        return new Method(type, method);
      }
    }
    return null;
  }

  /** The method that {@code type} itself declares, by name and descriptor run together. */
  private @Nullable MethodInfo declared(Class<?> type, String key) {
    ClassCode code = code(type);
    return code == null ? null : code.method(key);
  }

  /**
   * What a virtual call may run on an object of class {@code type}: one method, or several defaults of interfaces. With it
   * come those of superclasses that it does not override, as they are private to another package (JVMS §5.4.5).
   */
  List<MethodKey> selected(Class<?> type, String name, String descriptor) {
    String key = name + descriptor;
    List<MethodKey> selected = new ArrayList<>(1);
    Class<?> below = null;
    for (Class<?> at = type; at != null && isShipped(at); at = at.getSuperclass()) {
      MethodInfo method = declared(at, key);
      if (method != null
          && method.isVirtual()
          && (below == null || (method.isPackagePrivate() && !isSamePackage(at, below)))) {
        below = at;
        if (!method.isAbstract()) {
          selected.add(new MethodKey(at, name, descriptor));
        }
      }
    }
    return below == null ? defaults(type, key) : selected;
  }

  private static boolean isSamePackage(Class<?> one, Class<?> other) {
    return one.getClassLoader() == other.getClassLoader()
        && one.getPackageName().equals(other.getPackageName());
  }

  private List<MethodKey> defaults(Class<?> type, String key) {
    List<MethodKey> defaults = new ArrayList<>();
    for (Class<?> face : Supertypes.of(type)) {
      MethodInfo method = face.isInterface() ? declared(face, key) : null;
      if (method != null && method.isVirtual() && !method.isAbstract()) {
        defaults.add(new MethodKey(face, method.name(), method.descriptor()));
      }
    }
    return defaults;
  }
}
