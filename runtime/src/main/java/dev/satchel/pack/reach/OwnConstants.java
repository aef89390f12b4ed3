package dev.satchel.pack.reach;

import dev.satchel.pack.code.ClassCode;
import dev.satchel.pack.code.ClassCode.FieldInfo;
import dev.satchel.pack.code.ClassCode.UnavailableCodeException;
import dev.satchel.pack.code.MethodCode;
import dev.satchel.recording.Recording;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Objects that their own class keeps in a static final field, its {@code EMPTY}, its {@code INSTANCE}; or another class
 * does that their {@code readResolve} asks for them.
 *
 * <p>Such a constant travels as it is, fields and all. Its {@code readResolve}, or that of its {@code writeReplace}'s
 * stand-in, would answer with that very field, which over there is bound to this very object.
 */
final class OwnConstants {
  private static final ClassValue<List<Object>> CONSTANTS = new ClassValue<>() {
    @Override
    protected List<Object> computeValue(Class<?> type) {
      return find(type);
    }
  };

  private OwnConstants() {}

  static boolean contains(Object object) {
    for (Class<?> at = object.getClass();
        at != null && !Ownership.isJdk(at);
        at = at.getSuperclass()) {
      for (Object constant : CONSTANTS.get(at)) {
        if (constant == object) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<Object> find(Class<?> type) {
    List<Object> found = new ArrayList<>();
    try {
      for (Class<?> holder : holders(type)) {
        if (Recording.isInitialized(holder)) {
          constants(holder, found);
        }
      }
    } catch (UnavailableCodeException e) {
      return List.of(); // reported where the class itself is shipped
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

  private static void constants(Class<?> holder, List<Object> found) {
    for (FieldInfo field : ClassCode.of(holder).fields()) {
      if (field.isStatic() && field.isFinal() && !field.isConstant()) {
        Class<?> type = StaticReader.typeOf(holder, field.descriptor());
        @Nullable
        Object value = type == null || type.isPrimitive()
            ? null
            : StaticReader.read(holder, field.name(), type);
        if (value != null) {
          found.add(value);
        }
      }
    }
  }
}
