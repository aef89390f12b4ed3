package dev.satchel.values;

import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EventObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Which JDK classes a user's class may extend and still travel, and how their state does. */
@SuppressWarnings({"JdkObsolete", "rawtypes"}) // users have old classes
public final class BaseKinds {
  /** Their instance fields are caches of views, or count changes, or tell objects apart. */
  private static final Set<String> STATELESS = Set.of(
      "java.lang.ClassValue",
      "java.lang.InheritableThreadLocal",
      "java.lang.Object",
      "java.lang.ThreadLocal",
      "java.util.AbstractCollection",
      "java.util.AbstractList",
      "java.util.AbstractMap",
      "java.util.AbstractQueue",
      "java.util.AbstractSequentialList",
      "java.util.AbstractSet");

  /** Made when first asked for: most classes extend none of them. */
  private static final class Known {
    static final Map<Class<?>, BaseKind> BY_CLASS = byClass();
  }

  private static final ClassValue<Answer> CACHE = new ClassValue<>() {
    @Override
    protected Answer computeValue(Class<?> superclass) {
      return answer(superclass);
    }
  };

  private record Answer(@Nullable BaseKind kind, @Nullable String refusal) {}

  private BaseKinds() {}

  /**
   * How objects of {@code type} carry the state that they have from their nearest JDK superclass; null if it has none.
   *
   * @param type a user's class for which {@link #refusal} is null
   */
  public static @Nullable BaseKind of(Class<?> type) {
    return CACHE.get(JdkTypes.nearestJdkClass(type)).kind();
  }

  /**
   * Why objects of the user's class {@code type} cannot travel: its JDK superclass has state that cannot. Null if they
   * can.
   *
   * @return such as {@code it extends java.lang.Thread, whose state cannot travel}
   */
  public static @Nullable String refusal(Class<?> type) {
    return CACHE.get(JdkTypes.nearestJdkClass(type)).refusal();
  }

  private static Answer answer(Class<?> superclass) {
    if (STATELESS.contains(superclass.getName())) {
      return new Answer(null, null);
    }
    BaseKind known = Known.BY_CLASS.get(superclass);
    if (known != null) {
      return new Answer(known, null);
    }
    if (Throwable.class.isAssignableFrom(superclass)) {
      return new Answer(new ThrowableBase(superclass), null);
    }
    if (Serializable.class.isAssignableFrom(superclass) && SerialTypes.permitsBase(superclass)) {
      return new Answer(new SerialBase(superclass), null);
    }
    if (!SerialTypes.isLive(superclass) && !hasFields(superclass) && hasConstructor(superclass)) {
      return new Answer(null, null);
    }
    return new Answer(null, "it extends " + superclass.getName() + ", whose state cannot travel");
  }

  private static boolean hasFields(Class<?> superclass) {
    for (Class<?> level = superclass; level != null; level = level.getSuperclass()) {
      for (Field field : level.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean hasConstructor(Class<?> superclass) {
    try {
      return !Modifier.isPrivate(superclass.getDeclaredConstructor().getModifiers());
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  private static Map<Class<?>, BaseKind> byClass() {
    Map<Class<?>, BaseKind> kinds = new LinkedHashMap<>(AtomicBase.all());
    kinds.put(
        ArrayList.class,
        ContainerBase.writtenBy(ArrayList.class, "n")
            .constructor(Collection.class)
            .arguments(given -> new Object[] {Collections.nCopies(given.count(), null)})
            .build());
    kinds.put(LinkedList.class, ContainerBase.writtenBy(LinkedList.class, "n").build());
    kinds.put(ArrayDeque.class, ContainerBase.writtenBy(ArrayDeque.class, "n").build());
    kinds.put(
        CopyOnWriteArrayList.class,
        ContainerBase.writtenBy(CopyOnWriteArrayList.class, "n").build());
    kinds.put(
        ConcurrentLinkedQueue.class,
        ContainerBase.writtenBy(ConcurrentLinkedQueue.class, "").nullsAfter(1).build());
    kinds.put(
        ConcurrentLinkedDeque.class,
        ContainerBase.writtenBy(ConcurrentLinkedDeque.class, "").nullsAfter(1).build());
    kinds.put(
        HashSet.class, ContainerBase.writtenBy(HashSet.class, "bfn").hashed().build());
    kinds.put(
        LinkedHashSet.class,
        ContainerBase.writtenBy(HashSet.class, "bfn").hashed().build());
    kinds.put(
        TreeSet.class,
        ContainerBase.writtenBy(TreeSet.class, "cn")
            .with(BaseKinds::comparatorOfSet)
            .build());
    kinds.put(
        HashMap.class,
        ContainerBase.writtenBy(HashMap.class, "bn").paired().hashed().build());
    kinds.put(
        LinkedHashMap.class,
        ContainerBase.writtenBy(HashMap.class, "bn")
            .paired()
            .hashed()
            .with(map -> field(map, LinkedHashMap.class, "accessOrder", false))
            .constructor(int.class, float.class, boolean.class)
            .arguments(given -> new Object[] {16, 0.75f, given.flag("accessOrder")})
            .build());
    kinds.put(
        TreeMap.class,
        ContainerBase.writtenBy(TreeMap.class, "n")
            .paired()
            .with(map -> field(map, TreeMap.class, "comparator", null))
            .constructor(Comparator.class)
            .arguments(given -> new Object[] {Lists.comparator(given)})
            .build());
    kinds.put(
        ConcurrentSkipListMap.class,
        ContainerBase.writtenBy(ConcurrentSkipListMap.class, "")
            .paired()
            .nullsAfter(1)
            .hashed()
            .with(map -> field(map, ConcurrentSkipListMap.class, "comparator", null))
            .constructor(Comparator.class)
            .arguments(given -> new Object[] {Lists.comparator(given)})
            .build());
    kinds.put(
        Hashtable.class,
        ContainerBase.writtenBy(Hashtable.class, "bn").paired().hashed().build());
    kinds.put(
        Properties.class,
        ContainerBase.writtenBy(Hashtable.class, "bn")
            .paired()
            .hashed()
            .with(map -> field(map, Properties.class, "defaults", null))
            .constructor(Properties.class)
            .arguments(given -> new Object[] {given.find("defaults", Properties.class)})
            .build());
    kinds.put(
        IdentityHashMap.class,
        ContainerBase.writtenBy(IdentityHashMap.class, "n")
            .paired()
            .with(BaseKinds::checkedKeys)
            .build());
    kinds.put(
        ConcurrentHashMap.class,
        ContainerBase.writtenBy(ConcurrentHashMap.class, "")
            .paired()
            .nullsAfter(2)
            .hashed()
            .build());
    kinds.put(
        EnumMap.class,
        ContainerBase.writtenBy(EnumMap.class, "n")
            .paired()
            .with(map -> field(map, EnumMap.class, "keyType", null))
            .constructor(Class.class)
            .arguments(given -> new Object[] {given.get("keyType", Class.class)})
            .build());
    kinds.put(EventObject.class, new EventBase());
    return Collections.unmodifiableMap(kinds);
  }

  private static Taken field(
      Object container, Class<?> owner, String name, @Nullable Object usual) {
    return Taken.start().unless(usual, name, DefaultFields.get(container, owner, name));
  }

  private static Taken checkedKeys(Object map) {
    IdentityKeys.check((IdentityHashMap<?, ?>) map);
    return Taken.start();
  }

  /** A TreeSet writes its comparator first. */
  private static Taken comparatorOfSet(Object set) {
    return Taken.start()
        .unless(null, "comparator", SerialForm.level(set, TreeSet.class).data().get(0));
  }
}
