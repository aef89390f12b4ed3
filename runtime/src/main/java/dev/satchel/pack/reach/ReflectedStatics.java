package dev.satchel.pack.reach;

import dev.satchel.pack.code.ClassCode;
import dev.satchel.pack.code.ClassCode.FieldInfo;
import dev.satchel.pack.code.Supertypes;
import java.net.URL;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Static fields that no code names, but that code may read by reflection: it calls {@code Field.get}, and has the class.
 *
 * <p>Only classes of the same code source count: a program that reads its own static fields by reflection. A library that
 * maps objects reads instance fields, and has too many classes of its own for all of their state to travel.
 */
final class ReflectedStatics {
  private final Linkage linkage;
  private final ReachedClasses classes;
  private final StaticUses statics;

  /** Where code comes from that reads fields by reflection, with the method that was first seen to do it. */
  private final Map<Source, MethodKey> readers;

  /** Whether code asks objects for their classes. */
  private boolean asksObjects;

  private final Set<Class<?>> named;
  private final Set<Class<?>> opened;

  private record Source(
      @Nullable ClassLoader loader, @Nullable String location) {
    static Source of(Class<?> type) {
      CodeSource source = type.getProtectionDomain().getCodeSource();
      URL location = source == null ? null : source.getLocation();
      return new Source(type.getClassLoader(), location == null ? null : location.toExternalForm());
    }
  }

  ReflectedStatics(Linkage linkage, ReachedClasses classes, StaticUses statics) {
    this.linkage = linkage;
    this.classes = classes;
    this.statics = statics;
    readers = new LinkedHashMap<>();
    named = new LinkedHashSet<>();
    opened = new HashSet<>();
  }

  /** A copy for the next document of a session. */
  ReflectedStatics(
      ReflectedStatics original, Linkage linkage, ReachedClasses classes, StaticUses statics) {
    this.linkage = linkage;
    this.classes = classes;
    this.statics = statics;
    readers = new LinkedHashMap<>(original.readers);
    asksObjects = original.asksObjects;
    named = new LinkedHashSet<>(original.named);
    opened = new HashSet<>(original.opened);
  }

  /** The body of {@code method} calls {@code owner.name}. */
  void called(MethodKey method, String owner, String name) {
    if (owner.equals("java/lang/reflect/Field") && isGetter(name)) {
      readers.putIfAbsent(Source.of(method.owner()), method);
    } else if (name.equals("getClass")) {
      asksObjects = true;
    }
  }

  /** {@code get}, {@code getInt} and the like, not {@code getName}. */
  private static boolean isGetter(String name) {
    return switch (name) {
      case "get",
          "getBoolean",
          "getByte",
          "getChar",
          "getShort",
          "getInt",
          "getLong",
          "getFloat",
          "getDouble" -> true;
      default -> false;
    };
  }

  /** Code, or an object, has the class itself. */
  void named(Class<?> type) {
    if (linkage.isShipped(type) && !type.isArray()) {
      named.add(type);
    }
  }

  /**
   * Reaches the fields of which it is known by now that they may be read.
   *
   * @param ofObjects classes of which there are objects
   */
  void reach(Set<Class<?>> ofObjects) {
    if (readers.isEmpty()) {
      return;
    }
    List<Class<?>> candidates = new ArrayList<>(named);
    if (asksObjects) {
      candidates.addAll(ofObjects);
    }
    for (Class<?> candidate : candidates) {
      MethodKey reader = readers.get(Source.of(candidate));
      if (reader != null) {
        for (Class<?> type : Supertypes.of(candidate)) {
          if (linkage.isShipped(type) && opened.add(type)) {
            open(type, reader);
          }
        }
      }
    }
  }

  private void open(Class<?> type, MethodKey reader) {
    ClassCode code = linkage.code(type);
    if (code == null) {
      return;
    }
    for (FieldInfo field : code.fields()) {
      if (field.isStatic()) {
        classes.initialize(type);
        statics.addIfItCanTravel(new Linkage.Field(type, field), reader, 0);
      }
    }
  }
}
