package dev.satchel.pack.reach;

import dev.satchel.pack.code.ClassCode;
import dev.satchel.pack.code.ClassCode.FieldInfo;
import dev.satchel.pack.code.ClassCode.UnavailableCodeException;
import dev.satchel.pack.code.CompilerNames;
import dev.satchel.pack.code.MethodCode;
import dev.satchel.recording.Recording;
import dev.satchel.values.FieldAccess;
import dev.satchel.values.FieldLayout;
import dev.satchel.values.ValueKind;
import dev.satchel.values.ValueKinds;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Objects that their own class keeps in a static field: its {@code EMPTY}, its {@code INSTANCE}, an element of its array
 * of small numbers or of its pool; or another class does, which their {@code readResolve} asks for them. A Scala class's
 * companion object keeps them as fields of its own, and an enumeration its values.
 *
 * <p>Such a constant travels as it is, fields and all. Its {@code readResolve}, or that of its {@code writeReplace}'s
 * stand-in, would answer with what that very field holds, which over there is bound to this very object.
 *
 * <p>Looks at each class once, so an instance serves one walk.
 */
final class OwnConstants {
  /** Who looks for the constant runs a few. */
  private static final int MOST_METHODS = 30;

  private final Map<Class<?>, Kept> kept = new HashMap<>();

  /**
   * Those of its own objects that a class keeps.
   *
   * @param objects by identity
   * @param waiting classes that may keep some once they are initialised; a hook that is called meanwhile may do that
   */
  private record Kept(Set<Object> objects, List<Class<?>> waiting) {
    boolean isStillSo() {
      return waiting.stream().noneMatch(Recording::isInitialized);
    }
  }

  boolean contain(Object object) {
    for (Class<?> at = object.getClass();
        at != null && !Ownership.isJdk(at);
        at = at.getSuperclass()) {
      Kept known = kept.get(at);
      if (known == null || !known.isStillSo()) {
        known = find(at);
        kept.put(at, known);
      }
      if (known.objects.contains(object)) {
        return true;
      }
    }
    return isKeptByOuter(object);
  }

  /** Whether the object in which one of an inner class was made is the only one of its class, and keeps it. */
  private static boolean isKeptByOuter(Object object) {
    for (FieldAccess field : FieldLayout.of(object.getClass()).fields()) {
      Object outer =
          field.isSynthetic() && CompilerNames.isOuter(field.name()) ? field.get(object) : null;
      if (outer != null && !Ownership.isJdk(outer.getClass())) {
        Set<Object> found = Collections.newSetFromMap(new IdentityHashMap<>());
        try {
          addKept(outer.getClass(), object.getClass(), found);
        } catch (UnavailableCodeException e) {
          return false; // reported where the class itself is shipped
        }
        return found.contains(object);
      }
    }
    return false;
  }

  private static Kept find(Class<?> type) {
    List<Class<?>> waiting = new ArrayList<>();
    Set<Object> found = Collections.newSetFromMap(new IdentityHashMap<>());
    try {
      for (Class<?> holder : holders(type)) {
        if (Recording.isInitialized(holder)) {
          addKept(holder, type, found);
        } else {
          waiting.add(holder);
        }
      }
    } catch (UnavailableCodeException e) {
      return new Kept(Set.of(), List.of()); // reported where the class itself is shipped
    }
    return new Kept(found, waiting);
  }

  private static Set<Class<?>> holders(Class<?> type) {
    Set<Class<?>> holders = new LinkedHashSet<>();
    holders.add(type);
    add(holders, type, type.getName().replace('.', '/') + "$");
    addUsed(holders, type);
    return holders;
  }

  /** Those whose static methods and fields {@code readResolve} uses, and what it calls. */
  private static void addUsed(Set<Class<?>> holders, Class<?> type) {
    Set<MethodKey> seen = new LinkedHashSet<>();
    Deque<MethodKey> open = new ArrayDeque<>();
    open.add(new MethodKey(type, "readResolve", "()Ljava/lang/Object;"));
    while (!open.isEmpty() && seen.size() < MOST_METHODS) {
      MethodKey next = open.remove();
      if (!seen.add(next)) {
        continue;
      }
      MethodCode body = ClassCode.of(next.owner()).code(next.name(), next.descriptor());
      for (MethodCode.FieldUse use : body.fields()) {
        if (use.isStatic()) {
          add(holders, type, use.owner());
        }
      }
      for (MethodCode.Call call : body.calls()) {
        Class<?> owner = call.kind() == MethodCode.CallKind.STATIC
            ? add(holders, type, call.owner())
            : usersClass(type, call.owner());
        if (owner != null && !call.name().equals("<init>")) {
          open.add(new MethodKey(owner, call.name(), call.descriptor()));
        }
      }
    }
  }

  private static @Nullable Class<?> add(Set<Class<?>> holders, Class<?> type, String internalName) {
    Class<?> holder = usersClass(type, internalName);
    if (holder != null) {
      holders.add(holder);
    }
    return holder;
  }

  private static @Nullable Class<?> usersClass(Class<?> context, String internalName) {
    Class<?> found = internalName.startsWith("[")
        ? null
        : StaticReader.typeOf(context, "L" + internalName + ";");
    return found == null || Ownership.isJdk(found) ? null : found;
  }

  private static void addKept(Class<?> holder, Class<?> type, Set<Object> found) {
    for (FieldInfo field : ClassCode.of(holder).fields()) {
      if (field.isStatic() && !field.isConstant()) {
        Class<?> fieldType = StaticReader.typeOf(holder, field.descriptor());
        if (fieldType != null && !fieldType.isPrimitive()) {
          Object value = StaticReader.read(holder, field.name(), fieldType);
          addKept(value, type, found);
          if (value != null && value.getClass() == holder) {
            addFields(value, type, found);
          }
        }
      }
    }
  }

  private static void addKept(@Nullable Object value, Class<?> type, Set<Object> found) {
    if (type.isInstance(value)) {
      found.add(value);
    } else if (value != null) {
      addElements(value, type, found);
    }
  }

  /** What the fields of a singleton hold is as good as static. */
  private static void addFields(Object singleton, Class<?> type, Set<Object> found) {
    for (FieldAccess field : FieldLayout.of(singleton.getClass()).fields()) {
      if (!field.type().isPrimitive()) {
        addKept(field.get(singleton), type, found);
      }
    }
  }

  private static void addElements(Object container, Class<?> type, Set<Object> found) {
    for (Object element : elements(container)) {
      if (type.isInstance(element)) {
        found.add(element);
      }
    }
  }

  /** Of an array, a collection or a map of the JDK: its elements, or keys and values; of others none. */
  private static @Nullable Object[] elements(Object container) {
    if (container instanceof @Nullable Object[] array) {
      return array;
    }
    ValueKind kind =
        Ownership.isJdk(container.getClass()) ? ValueKinds.of(container.getClass()) : null;
    @Nullable
    Object @Nullable [] elements =
        kind == null || !kind.canTake(container) ? null : kind.take(container).elements();
    return elements == null ? new Object[0] : elements;
  }
}
