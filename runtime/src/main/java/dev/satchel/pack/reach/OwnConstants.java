package dev.satchel.pack.reach;

import dev.satchel.recording.Recording;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/**
 * Objects that their own class keeps in a static final field: its {@code EMPTY}, its {@code INSTANCE}.
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
    if (!Recording.isInitialized(type)) {
      return found;
    }
    for (Field field : type.getDeclaredFields()) {
      int modifiers = field.getModifiers();
      if (Modifier.isStatic(modifiers)
          && Modifier.isFinal(modifiers)
          && !field.getType().isPrimitive()) {
        Object value = StaticReader.read(type, field.getName(), field.getType());
        if (value != null) {
          found.add(value);
        }
      }
    }
    return found;
  }
}
