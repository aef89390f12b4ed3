package com.acme.heaps;

import com.acme.heaps.Things.Ranked;
import com.acme.heaps.Things.Restored;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.description.modifier.FieldManifestation;
import net.bytebuddy.description.modifier.FieldPersistence;
import net.bytebuddy.description.modifier.ModifierContributor;
import net.bytebuddy.description.modifier.Ownership;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.TargetType;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.FieldAccessor;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.MethodCall;

/**
 * Generates classes: hierarchies with fields of one name in super- and subclass, of all types and modifiers, with
 * serialization hooks, equality, JDK superclasses; interfaces with state; enums with state; records; static fields, final ones
 * among them. Generic classes with bridges; classes of one name of two class loaders.
 */
final class ClassSets {
  private static final String[] NAMES = {"a", "b", "c", "d"};
  private static final List<Class<?>> FIELD_TYPES = List.of(
      Object.class,
      Object.class,
      Object.class,
      String.class,
      int.class,
      long.class,
      double.class,
      float.class,
      boolean.class,
      byte.class,
      short.class,
      char.class,
      List.class,
      Map.class,
      Object[].class,
      int[].class,
      Comparable.class,
      Number.class,
      Integer.class,
      Set.class,
      Ranked.class,
      Runnable.class,
      Object[][].class,
      CharSequence.class,
      Enum.class,
      Record.class,
      java.util.function.Supplier.class,
      Class.class);
  private static final List<Class<?>> BASES = List.of(
      ArrayList.class,
      HashMap.class,
      HashSet.class,
      java.util.LinkedHashMap.class,
      java.util.TreeMap.class,
      RuntimeException.class,
      java.util.LinkedList.class,
      java.util.concurrent.atomic.AtomicInteger.class,
      java.util.concurrent.ConcurrentHashMap.class,
      java.util.AbstractList.class,
      java.util.ArrayDeque.class,
      java.util.BitSet.class,
      java.util.Date.class,
      java.util.TreeSet.class,
      java.util.Random.class,
      java.util.Vector.class,
      java.util.Stack.class,
      java.util.PriorityQueue.class,
      java.util.concurrent.CopyOnWriteArrayList.class,
      java.util.Properties.class,
      java.util.concurrent.ConcurrentSkipListMap.class,
      java.util.LinkedHashSet.class,
      java.util.IdentityHashMap.class,
      Exception.class,
      java.util.concurrent.ConcurrentLinkedQueue.class,
      java.util.Hashtable.class,
      java.util.concurrent.atomic.AtomicReference.class,
      java.util.AbstractList.class);

  private final Random random;

  /** For what came later: the rest of a seed's classes stays what it was. */
  private final Random other;

  private final ByteBuddy byteBuddy = new ByteBuddy(ClassFileVersion.JAVA_V17);
  private final List<DynamicType.Unloaded<?>> made = new ArrayList<>();
  private final List<TypeDescription> types = new ArrayList<>();
  private final List<StateReader> states = new ArrayList<>();

  private ClassSets(long seed) {
    random = new Random(seed);
    other = new Random(~seed);
  }

  static ClassSet of(long seed) {
    return new ClassSets(seed).make();
  }

  private ClassSet make() {
    int interfaces = 1 + random.nextInt(2);
    for (int i = 0; i < interfaces; i++) {
      addInterface("gen.I" + i);
    }
    int classes = 2 + random.nextInt(7);
    for (int i = 0; i < classes; i++) {
      addClass("gen.C" + i);
    }
    addEnum("gen.E0");
    addEnum("gen.E1");
    addRecord("gen.P0");
    addRecord("gen.P1");
    addGeneric("gen.G0", FixedValue.argument(0));
    addGeneric("gen.G1", FixedValue.self());
    addReader();

    DynamicType.Unloaded<?> first = made.get(0);
    DynamicType.Loaded<?> result = first
        .include(made.subList(1, made.size()))
        .load(
            ClassSets.class.getClassLoader(),
            random.nextBoolean()
                ? ClassLoadingStrategy.Default.WRAPPER
                : ClassLoadingStrategy.Default.WRAPPER_PERSISTENT);
    Map<TypeDescription, Class<?>> loaded = new HashMap<>(result.getLoadedAuxiliaryTypes());
    loaded.put(first.getTypeDescription(), result.getLoaded());
    return new ClassSet(
        named("C", loaded),
        named("P", loaded),
        named("E", loaded),
        named("G", loaded),
        twins(loaded),
        named("Reader", loaded).get(0));
  }

  private List<Class<?>> named(String start, Map<TypeDescription, Class<?>> loaded) {
    List<Class<?>> result = new ArrayList<>();
    for (DynamicType.Unloaded<?> type : made) {
      if (type.getTypeDescription().getName().startsWith("gen." + start)) {
        result.add(loaded.get(type.getTypeDescription()));
      }
    }
    return result;
  }

  private void add(DynamicType.Builder<?> builder) {
    DynamicType.Unloaded<?> type = builder.make();
    made.add(type);
    types.add(type.getTypeDescription());
  }

  private void addInterface(String name) {
    StateReader state = new StateReader(true);
    DynamicType.Builder<?> builder = byteBuddy.makeInterface().name(name);
    int fields = random.nextInt(3);
    for (int i = 0; i < fields; i++) {
      String field = "HELD" + i;
      state.add(field, random.nextBoolean() ? List.class : Object.class, true);
      builder = builder.defineField(
          field,
          state.typeOf(field),
          Visibility.PUBLIC,
          Ownership.STATIC,
          FieldManifestation.FINAL);
    }
    if (random.nextBoolean()) {
      builder = builder
          .defineMethod("greeting", String.class, Visibility.PUBLIC)
          .intercept(FixedValue.value("hello"));
    }
    add(state.finish(builder, states, name));
  }

  private void addClass(String name) {
    TypeDescription base = base();
    boolean isOwn = base.getName().startsWith("gen.");
    boolean isJdk = !isOwn && !base.represents(Object.class);
    DynamicType.Builder<?> builder =
        byteBuddy.subclass(base).name(name).modifiers(Visibility.PUBLIC);
    if (!isOwn) {
      builder = builder
          .implement(Ranked.class)
          .defineField("rank", int.class, Visibility.PUBLIC)
          .defineMethod("rank", int.class, Visibility.PUBLIC)
          .intercept(FieldAccessor.ofField("rank"));
    }
    if (random.nextInt(3) == 0) {
      builder = builder.implement(types.get(0));
    }
    boolean isSerializable = random.nextInt(3) == 0;
    if (isSerializable) {
      builder = builder.implement(Serializable.class);
    }
    if (!isOwn && !isJdk && random.nextInt(3) == 0) {
      builder = builder
          .defineMethod("hashCode", int.class, Visibility.PUBLIC)
          .intercept(MethodCall.invoke(method("hash", Ranked.class)).withThis())
          .defineMethod("equals", boolean.class, Visibility.PUBLIC)
          .withParameters(Object.class)
          .intercept(MethodCall.invoke(method("equal", Ranked.class, Object.class))
              .withThis()
              .withArgument(0));
    }
    if (isSerializable && !isOwn && random.nextInt(2) == 0) {
      builder = hooks(builder);
    }
    builder = fields(builder, isJdk);
    StateReader state = new StateReader(false);
    add(state.finish(statics(builder, state), states, name));
  }

  private DynamicType.Builder<?> hooks(DynamicType.Builder<?> builder) {
    return builder
        .implement(Restored.class)
        .defineField("restored", int.class, Visibility.PRIVATE, FieldPersistence.TRANSIENT)
        .defineMethod("restored", void.class, Visibility.PUBLIC)
        .withParameters(int.class)
        .intercept(FieldAccessor.ofField("restored"))
        .defineMethod("writeObject", void.class, Visibility.PRIVATE)
        .withParameters(ObjectOutputStream.class)
        .throwing(IOException.class)
        .intercept(MethodCall.invoke(method("write", Ranked.class, ObjectOutputStream.class))
            .withThis()
            .withArgument(0))
        .defineMethod("readObject", void.class, Visibility.PRIVATE)
        .withParameters(ObjectInputStream.class)
        .throwing(IOException.class, ClassNotFoundException.class)
        .intercept(MethodCall.invoke(method("read", Ranked.class, ObjectInputStream.class))
            .withThis()
            .withArgument(0));
  }

  private static Method method(String name, Class<?>... parameters) {
    try {
      return Things.class.getMethod(name, parameters);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  private TypeDescription base() {
    List<TypeDescription> own =
        types.stream().filter(type -> type.getName().startsWith("gen.C")).toList();
    if (!own.isEmpty() && random.nextInt(2) == 0) {
      return own.get(random.nextInt(own.size()));
    }
    Class<?> base = random.nextInt(4) == 0 ? BASES.get(random.nextInt(BASES.size())) : Object.class;
    return TypeDescription.ForLoadedType.of(
        base.isEnum() || base == java.util.AbstractList.class ? Object.class : base);
  }

  private DynamicType.Builder<?> fields(DynamicType.Builder<?> builder, boolean isJdk) {
    Set<String> taken = new HashSet<>();
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      String name = NAMES[random.nextInt(NAMES.length)];
      if (taken.add(name)) {
        List<ModifierContributor.ForField> modifiers = new ArrayList<>();
        modifiers.add(visibility());
        if (random.nextInt(4) == 0) {
          modifiers.add(FieldManifestation.FINAL);
        } else if (random.nextInt(8) == 0) {
          modifiers.add(FieldManifestation.VOLATILE);
        }
        if (random.nextInt(10) == 0) {
          modifiers.add(FieldPersistence.TRANSIENT);
        }
        builder = builder.defineField(name, fieldType(), modifiers);
      }
    }
    return builder;
  }

  private Visibility visibility() {
    return switch (random.nextInt(4)) {
      case 0 -> Visibility.PUBLIC;
      case 1 -> Visibility.PROTECTED;
      case 2 -> Visibility.PACKAGE_PRIVATE;
      default -> Visibility.PRIVATE;
    };
  }

  private TypeDescription.Generic fieldType() {
    if (random.nextInt(6) == 0) {
      return types.get(random.nextInt(types.size())).asGenericType();
    }
    Class<?> type = FIELD_TYPES.get(random.nextInt(FIELD_TYPES.size()));
    if (type == List.class && random.nextBoolean()) {
      return TypeDescription.Generic.Builder.parameterizedType(
              TypeDescription.ForLoadedType.of(List.class), types.get(random.nextInt(types.size())))
          .build();
    }
    return TypeDescription.ForLoadedType.of(type).asGenericType();
  }

  private DynamicType.Builder<?> statics(DynamicType.Builder<?> builder, StateReader state) {
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      String name = "S" + i;
      boolean isFinal = random.nextInt(3) == 0;
      state.add(name, isFinal ? List.class : staticType(), isFinal);
      List<ModifierContributor.ForField> modifiers = new ArrayList<>();
      modifiers.add(visibility());
      modifiers.add(Ownership.STATIC);
      if (isFinal) {
        modifiers.add(FieldManifestation.FINAL);
      }
      builder = builder.defineField(name, state.typeOf(name), modifiers);
    }
    return builder;
  }

  private Class<?> staticType() {
    return switch (random.nextInt(5)) {
      case 0 -> int.class;
      case 1 -> long.class;
      case 2 -> List.class;
      default -> Object.class;
    };
  }

  private void addEnum(String name) {
    StateReader state = new StateReader(false);
    DynamicType.Builder<?> builder = byteBuddy
        .makeEnumeration("A", "B", "C")
        .name(name)
        .modifiers(
            Visibility.PUBLIC,
            net.bytebuddy.description.modifier.EnumerationState.ENUMERATION,
            net.bytebuddy.description.modifier.TypeManifestation.FINAL);
    int count = random.nextInt(3);
    for (int i = 0; i < count; i++) {
      String field = NAMES[i];
      builder = builder.defineField(field, Object.class, visibility());
      for (String constant : List.of("A", "B", "C")) {
        state.addOfConstant(constant, field);
      }
    }
    add(state.finish(builder, states, name));
  }

  private void addRecord(String name) {
    DynamicType.Builder<?> builder = byteBuddy
        .makeRecord()
        .name(name)
        .modifiers(Visibility.PUBLIC, net.bytebuddy.description.modifier.TypeManifestation.FINAL);
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      builder = builder.defineRecordComponent(NAMES[i], fieldType());
    }
    add(builder);
  }

  /** A subclass of {@code Mapping<String, Object>} or of {@code Mapping<T, Object>}. */
  private void addGeneric(String name, Implementation body) {
    boolean isOpen = other.nextBoolean();
    TypeDescription.Generic argument = isOpen
        ? TypeDescription.Generic.Builder.typeVariable("T").build()
        : TypeDescription.ForLoadedType.of(String.class).asGenericType();
    TypeDescription.Generic mapping = TypeDescription.Generic.Builder.parameterizedType(
            TypeDescription.ForLoadedType.of(Things.Mapping.class),
            argument,
            TypeDescription.ForLoadedType.of(Object.class).asGenericType())
        .build();
    DynamicType.Builder<?> builder =
        byteBuddy.subclass(mapping).name(name).modifiers(Visibility.PUBLIC);
    if (isOpen) {
      builder = builder.typeVariable("T", CharSequence.class);
    }
    add(builder
        .defineField("a", argument, Visibility.PUBLIC)
        .defineField(
            "b",
            TypeDescription.Generic.Builder.parameterizedType(
                    TypeDescription.ForLoadedType.of(List.class), argument)
                .build(),
            Visibility.PRIVATE,
            other.nextBoolean() ? FieldManifestation.FINAL : FieldManifestation.PLAIN)
        .defineMethod("map", Object.class, Visibility.PUBLIC)
        .withParameters(argument)
        .intercept(body));
  }

  /** In each of two class loaders a class {@code gen.Twin} and a class {@code gen.Pal} that refers to it. */
  private List<Class<?>> twins(Map<TypeDescription, Class<?>> loaded) {
    List<Class<?>> bases = named("C", loaded);
    ClassLoader parent = bases.get(0).getClassLoader();
    List<Class<?>> twins = new ArrayList<>();
    for (String side : List.of("left", "right")) {
      Class<?> base = bases.get(other.nextInt(bases.size()));
      boolean isDerived = other.nextBoolean();
      DynamicType.Unloaded<?> twin = twin(isDerived ? base : Object.class, "gen.Twin")
          .defineField(side, Object.class, Visibility.PRIVATE)
          .defineField("STATE", Object.class, Visibility.PRIVATE, Ownership.STATIC)
          .implement(Callable.class)
          .defineMethod("call", Object.class, Visibility.PUBLIC)
          .intercept(FieldAccessor.ofField("STATE"))
          .make();
      DynamicType.Unloaded<?> pal = twin(Object.class, "gen.Pal")
          .defineField(side + "Pal", twin.getTypeDescription(), Visibility.PUBLIC)
          .defineField("next", TargetType.class, Visibility.PUBLIC)
          .make();
      DynamicType.Loaded<?> both = twin.include(pal)
          .load(
              parent,
              other.nextBoolean()
                  ? ClassLoadingStrategy.Default.WRAPPER
                  : ClassLoadingStrategy.Default.WRAPPER_PERSISTENT);
      twins.add(both.getLoaded());
      twins.add(both.getLoadedAuxiliaryTypes().get(pal.getTypeDescription()));
    }
    return twins;
  }

  private DynamicType.Builder<?> twin(Class<?> base, String name) {
    DynamicType.Builder<?> builder =
        byteBuddy.subclass(base).name(name).modifiers(Visibility.PUBLIC);
    return base != Object.class
        ? builder
        : builder
            .implement(Ranked.class)
            .defineField("rank", int.class, Visibility.PUBLIC)
            .defineMethod("rank", int.class, Visibility.PUBLIC)
            .intercept(FieldAccessor.ofField("rank"));
  }

  private void addReader() {
    StateReader all = new StateReader(false);
    states.forEach(all::addAllOf);
    add(byteBuddy
        .subclass(Object.class)
        .name("gen.Reader")
        .modifiers(Visibility.PUBLIC)
        .implement(Callable.class)
        .defineMethod("call", Object.class, Visibility.PUBLIC)
        .intercept(all.implementation("gen/Reader")));
  }
}
