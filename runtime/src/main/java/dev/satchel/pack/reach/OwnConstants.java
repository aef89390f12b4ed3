package dev.satchel.pack.reach;

import dev.satchel.pack.code.ClassCode;
import dev.satchel.pack.code.ClassCode.FieldInfo;
import dev.satchel.pack.code.ClassCode.UnavailableCodeException;
import dev.satchel.pack.code.MethodCode;
import dev.satchel.recording.Recording;
import dev.satchel.values.ValueKind;
import dev.satchel.values.ValueKinds;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Objects that their own class keeps in a static field: its {@code EMPTY}, its {@code INSTANCE}, an element of its array
 * of small numbers or of its pool; or another class does, which their {@code readResolve} asks for them.
 *
 * <p>Such a constant travels as it is, fields and all. Its {@code readResolve}, or that of its {@code writeReplace}'s
 * stand-in, would answer with what that very field holds, which over there is bound to this very object.
 *
 * <p>Looks at each class once, so an instance serves one walk.
 */
final class OwnConstants {
  /** By class, those of its own objects that it keeps, by identity. */
  private final Map<Class<?>, Set<Object>> kept = new HashMap<>();

  boolean contain(Object object) {
    for (Class<?> at = object.getClass();
        at != null && !Ownership.isJdk(at);
        at = at.getSuperclass()) {
      if (kept.computeIfAbsent(at, OwnConstants::find).contains(object)) {
        return true;
      }
    }
    return false;
  }

  private static Set<Object> find(Class<?> type) {
    Set<Object> found = Collections.newSetFromMap(new IdentityHashMap<>());
    try {
      for (Class<?> holder : holders(type)) {
        if (Recording.isInitialized(holder)) {
          addKept(holder, type, found);
        }
      }
    } catch (UnavailableCodeException e) {
      return Set.of(); // reported where the class itself is shipped
    }
    return found;
  }

  private static Set<Class<?>> holders(Class<?> type) {
    Set<Class<?>> holders = new LinkedHashSet<>();
    holders.add(type);
    MethodCode resolving = ClassCode.of(type).code("readResolve", "()Ljava/lang/Object;");
    resolving.calls().stream()
        .filter(call -> call.kind() == MethodCode.CallKind.STATIC)
        .forEach(call -> add(holders, type, call.owner()));
    resolving.fields().stream()
        .filter(MethodCode.FieldUse::isStatic)
        .forEach(use -> add(holders, type, use.owner()));
    return holders;
  }

  private static void add(Set<Class<?>> holders, Class<?> type, String internalName) {
    Class<?> holder = StaticReader.typeOf(type, "L" + internalName + ";");
    if (holder != null && !Ownership.isJdk(holder)) {
      holders.add(holder);
    }
  }

  private static void addKept(Class<?> holder, Class<?> type, Set<Object> found) {
    for (FieldInfo field : ClassCode.of(holder).fields()) {
      if (field.isStatic() && !field.isConstant()) {
        Class<?> fieldType = StaticReader.typeOf(holder, field.descriptor());
        if (fieldType != null && !fieldType.isPrimitive()) {
          Object value = StaticReader.read(holder, field.name(), fieldType);
          if (type.isInstance(value)) {
            found.add(value);
          } else if (value != null) {
            addElements(value, type, found);
          }
        }
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
