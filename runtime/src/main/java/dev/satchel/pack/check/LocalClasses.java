package dev.satchel.pack.check;

import dev.satchel.model.Reached;
import dev.satchel.pack.code.CompilerNames;
import dev.satchel.pack.code.Effect;
import dev.satchel.pack.code.Effects;
import dev.satchel.pack.code.MemberNames;
import dev.satchel.pack.code.Step;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Local and anonymous classes: their captured variables are fields that the compiler names: see {@link CompilerNames}. */
final class LocalClasses {
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
  private final Map<Class<?>, List<Reached.Method>> methods = new HashMap<>();
  private final Map<Class<?>, List<OnCapture>> found = new HashMap<>();
  private final Map<Class<?>, Optional<List<String>>> captures = new HashMap<>();

  LocalClasses(Reached reached, Effects effects) {
    this.reached = reached;
    this.effects = effects;
  }

  /** A method of a local class changes what the field of a captured variable holds. */
  record OnCapture(Reached.Method method, String field, Effect effect) {
    String variable() {
      return CompilerNames.captured(field);
    }
  }

  /** What the reached methods of {@code type}, and lambdas in them, do to captured variables; directly first. */
  List<OnCapture> effectsOnCaptures(Class<?> type) {
    return IS_LOCAL.get(type) ? found.computeIfAbsent(type, this::find) : List.of();
  }

  /** Whether some of the objects may be of a local class. */
  boolean mayExist() {
    Set<Class<?>> types = reached.types();
    return types == null || types.stream().anyMatch(IS_LOCAL::get);
  }

  /**
   * Whether an object of a local class holds a captured variable whose change would matter: looked at before the code,
   * which takes time.
   */
  boolean hasSuspectCapture(int object) {
    Class<?> type = reached.object(object).getClass();
    if (!IS_LOCAL.get(type)) {
      return false;
    }
    List<String> fields =
        captures.computeIfAbsent(type, LocalClasses::captureFields).orElse(null);
    if (fields == null) {
      return true;
    }
    for (String field : fields) {
      int captured = reached.field(object, field);
      if (captured >= 0 && reached.parent(captured) >= 0 && !reached.isOwned(captured)) {
        return true;
      }
    }
    return false;
  }

  /** Empty if reflection cannot tell, as the type of a field is missing here. */
  private static Optional<List<String>> captureFields(Class<?> type) {
    try {
      return Optional.of(Arrays.stream(type.getDeclaredFields())
          .map(Field::getName)
          .filter(CompilerNames::isCapture)
          .toList());
    } catch (LinkageError e) {
      return Optional.empty();
    }
  }

  private List<Reached.Method> methodsOf(Class<?> type) {
    if (methods.isEmpty()) {
      for (Reached.Method method : reached.methods()) {
        methods.computeIfAbsent(method.owner(), owner -> new ArrayList<>()).add(method);
      }
    }
    return methods.getOrDefault(type, List.of());
  }

  private List<OnCapture> find(Class<?> type) {
    List<OnCapture> all = new ArrayList<>();
    for (Reached.Method method : methodsOf(type)) {
      if (!method.isStatic() && !method.name().equals("<init>")) {
        for (Effect effect : effects.of(method)) {
          if (effect.parameter() == 0
              && !effect.path().isEmpty()
              && effect.path().get(0) instanceof Step.Field field
              && CompilerNames.isCapture(field.name())) {
            all.add(new OnCapture(method, field.name(), effect));
          }
        }
      }
    }
    all.sort(Comparator.comparingInt(each -> each.effect().via().size()));
    return all;
  }

  /** An object of a local class, for people. Kotlin makes a class of a lambda where it is told to. */
  static String subject(Class<?> type) {
    Class<?> above = type.getSuperclass();
    if (above != null && above.getName().equals("kotlin.jvm.internal.Lambda")) {
      return "this lambda";
    }
    return type.isAnonymousClass() ? "this anonymous class" : "this local class";
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
