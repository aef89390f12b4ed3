package com.acme.heaps;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Generated classes of one class loader, which heaps are made of.
 *
 * @param classes ordinary ones, with a constructor without parameters
 * @param records records
 * @param enums enums with state
 * @param generics generic ones, some of whose methods are called by bridges
 * @param twins two of each name, of two further class loaders; their state is what they give
 * @param reader a class whose objects give out what is in the static fields of all of them
 */
record ClassSet(
    List<Class<?>> classes,
    List<Class<?>> records,
    List<Class<?>> enums,
    List<Class<?>> generics,
    List<Class<?>> twins,
    Class<?> reader) {
  /** The generated class that {@code step} makes an object of; null if it makes none. */
  @Nullable
  Class<?> typeOf(Step step) {
    return switch (step.kind()) {
      case "object", "objects" -> any(classes, step.value());
      case "generic" -> any(generics, step.value());
      case "twin" -> any(twins, step.value());
      case "record" -> any(records, step.value());
      case "enum", "EnumMap", "EnumSet" -> any(enums, step.value());
      default -> null;
    };
  }

  static Class<?> any(List<Class<?>> types, int value) {
    return types.get(Math.floorMod(value, types.size()));
  }

  @SuppressWarnings("unchecked")
  Callable<Object> newReader() {
    return (Callable<Object>) create(reader);
  }

  static Object create(Class<?> type) {
    try {
      return type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName(), e);
    }
  }

  /** Instance fields of a class and its superclasses, but the ranks; those of the JDK's classes not. */
  static List<Field> fieldsOf(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    for (Class<?> level = type; level.getName().startsWith("gen."); level = level.getSuperclass()) {
      declared(level)
          .filter(field ->
              !Modifier.isStatic(field.getModifiers()) && !field.getName().equals("rank"))
          .forEach(fields::add);
    }
    return fields;
  }

  /** Static fields that a heap may set, and the fields of enum constants as pairs of constant and field. */
  List<Place> places() {
    List<Place> places = new ArrayList<>();
    for (Class<?> type : classes) {
      declared(type)
          .filter(field -> Modifier.isStatic(field.getModifiers()))
          .filter(field -> !field.getName().contains("$"))
          .forEach(field -> places.add(new Place(null, field)));
      for (Class<?> implemented : type.getInterfaces()) {
        if (implemented.getName().startsWith("gen.")) {
          declared(implemented).forEach(field -> places.add(new Place(null, field)));
        }
      }
    }
    for (Class<?> type : twins) {
      declared(type)
          .filter(field -> Modifier.isStatic(field.getModifiers()))
          .forEach(field -> places.add(new Place(null, field)));
    }
    for (Class<?> type : enums) {
      for (Object constant : type.getEnumConstants()) {
        declared(type)
            .filter(field -> !Modifier.isStatic(field.getModifiers()))
            .forEach(field -> places.add(new Place(constant, field)));
      }
    }
    return places;
  }

  /** A field that is part of the state of classes. */
  record Place(@Nullable Object of, Field field) {}

  private static Stream<Field> declared(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields())
        .filter(field -> !field.isSynthetic())
        .peek(field -> field.setAccessible(true));
  }

  /** A class as people write it, without methods but hooks. */
  String text(Class<?> type) {
    String hooks = Arrays.stream(type.getDeclaredMethods())
        .map(method -> method.getName() + "()")
        .filter(name -> !name.contains("$") && !name.equals("rank()"))
        .sorted()
        .collect(Collectors.joining(" "));
    return type.toGenericString() + " extends " + type.getGenericSuperclass() + " "
        + Arrays.toString(type.getInterfaces()) + " { "
        + declared(type)
            .filter(field -> !field.isSynthetic() && !field.isEnumConstant())
            .map(field -> Modifier.toString(field.getModifiers()) + " "
                + field.getType().getSimpleName() + " " + field.getName() + "; ")
            .collect(Collectors.joining())
        + hooks + " }";
  }
}
