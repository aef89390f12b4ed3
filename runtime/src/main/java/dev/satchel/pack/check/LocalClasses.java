package dev.satchel.pack.check;

import dev.satchel.model.Reached;
import dev.satchel.pack.code.Effect;
import dev.satchel.pack.code.Effects;
import dev.satchel.pack.code.MemberNames;
import dev.satchel.pack.code.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Local and anonymous classes: their captured variables are the fields that the compiler calls {@code val$name}. */
final class LocalClasses {
  private static final String PREFIX = "val$";

  private static final ClassValue<Boolean> IS_LOCAL = new ClassValue<>() {
    @Override
    protected Boolean computeValue(Class<?> type) {
      return !PlatformTypes.contains(type)
          && type.getName().indexOf('$') > 0
          && !type.isHidden()
          && (type.isAnonymousClass() || type.isLocalClass());
    }
  };

  private final Reached reached;
  private final Effects effects;
  private final Map<Class<?>, List<OnCapture>> found = new HashMap<>();

  LocalClasses(Reached reached, Effects effects) {
    this.reached = reached;
    this.effects = effects;
  }

  /** A method of a local class changes what the field of a captured variable holds. */
  record OnCapture(Reached.Method method, String field, Effect effect) {
    String variable() {
      return field.substring(PREFIX.length());
    }
  }

  /** What the reached methods of {@code type}, and lambdas in them, do to captured variables; directly first. */
  List<OnCapture> effectsOnCaptures(Class<?> type) {
    return IS_LOCAL.get(type) ? found.computeIfAbsent(type, this::find) : List.of();
  }

  private List<OnCapture> find(Class<?> type) {
    List<OnCapture> all = new ArrayList<>();
    for (Reached.Method method : reached.methods()) {
      if (method.owner() == type && !method.isStatic() && !method.name().equals("<init>")) {
        for (Effect effect : effects.of(method)) {
          if (effect.parameter() == 0
              && !effect.path().isEmpty()
              && effect.path().get(0) instanceof Step.Field field
              && field.name().startsWith(PREFIX)) {
            all.add(new OnCapture(method, field.name(), effect));
          }
        }
      }
    }
    all.sort(Comparator.comparingInt(each -> each.effect().via().size()));
    return all;
  }

  /** Where the code of a local class's method is, in the form of a closure; null if its class file does not say. */
  Reached.@Nullable Closure place(Reached.Method method) {
    String file = effects.sourceFile(method.owner());
    String type = Names.simple(method.owner());
    String member = type + "." + MemberNames.simple(type, method.name(), method.descriptor());
    return file == null
        ? null
        : new Reached.Closure(-1, method.owner(), method, member, file, 0, false, List.of());
  }
}
