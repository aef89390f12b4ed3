package dev.satchel.pack.check;

import dev.satchel.model.Reached;
import dev.satchel.pack.code.Effect;
import dev.satchel.pack.code.Effects;
import dev.satchel.pack.code.Step;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Local and anonymous classes: their captured variables are the fields that the compiler calls {@code val$name}. */
final class LocalClasses {
  private static final String PREFIX = "val$";

  private static final ClassValue<Boolean> HAS_CAPTURES = new ClassValue<>() {
    @Override
    protected Boolean computeValue(Class<?> type) {
      return !PlatformTypes.contains(type)
          && type.getName().indexOf('$') > 0
          && declaresCapture(type);
    }
  };

  private final Reached reached;
  private final Effects effects;
  private final Map<Class<?>, List<Effect>> onCaptures = new HashMap<>();
  private @Nullable IdentityHashMap<Object, Integer> indexes;

  LocalClasses(Reached reached, Effects effects) {
    this.reached = reached;
    this.effects = effects;
  }

  static boolean hasCaptures(Class<?> type) {
    return HAS_CAPTURES.get(type);
  }

  private static boolean declaresCapture(Class<?> type) {
    for (Field field : type.getDeclaredFields()) {
      if (field.isSynthetic() && field.getName().startsWith(PREFIX)) {
        return true;
      }
    }
    return false;
  }

  /** The captured variable's name. */
  static String variable(String field) {
    return field.substring(PREFIX.length());
  }

  /** What the reached methods of {@code type}, and lambdas in them, do to captured variables. */
  List<Effect> effectsOnCaptures(Class<?> type) {
    return hasCaptures(type) ? onCaptures.computeIfAbsent(type, this::find) : List.of();
  }

  private List<Effect> find(Class<?> type) {
    List<Effect> found = new ArrayList<>();
    for (Reached.Method method : reached.methods()) {
      if (method.owner() == type && !method.isStatic() && !method.name().equals("<init>")) {
        for (Effect effect : effects.of(method)) {
          if (effect.parameter() == 0
              && !effect.path().isEmpty()
              && effect.path().get(0) instanceof Step.Field field
              && field.name().startsWith(PREFIX)) {
            found.add(effect);
          }
        }
      }
    }
    return found;
  }

  /** Index of what {@code object} captured as {@code field}; -1 if it is null or was not met. */
  int captured(Object object, String field) {
    Object value;
    try {
      Field declared = object.getClass().getDeclaredField(field);
      declared.setAccessible(true);
      value = declared.get(object);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "no field " + field + " in " + object.getClass().getName(), e);
    }
    return value == null ? -1 : indexes().getOrDefault(value, -1);
  }

  private IdentityHashMap<Object, Integer> indexes() {
    IdentityHashMap<Object, Integer> result = indexes;
    if (result == null) {
      result = new IdentityHashMap<>();
      for (int i = 0; i < reached.size(); i++) {
        result.put(reached.object(i), i);
      }
      indexes = result;
    }
    return result;
  }

  /** Where the code of {@code type} is, in the form of a closure. */
  Reached.@Nullable Closure place(Class<?> type) {
    return effects.sourceFile(type) == null
        ? null
        : new Reached.Closure(
            -1,
            type,
            new Reached.Method(type, "", "", false),
            Names.simple(type),
            effects.sourceFile(type),
            0,
            false,
            List.of());
  }
}
