package dev.satchel.pack.reach;

import dev.satchel.values.FieldAccess;
import dev.satchel.values.FieldLayout;
import dev.satchel.values.SerialHooks;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is made of an object that {@code writeReplace} gives in another's place.
 *
 * <p>As Java serialization does it, an object of the same class is not asked again. One that would not fit where the other was
 * found travels not at all: whoever wrote the hook did not think of that field, and serialization would fail over there.
 */
final class Replacement {
  private final UnaryOperator<@Nullable Object> holders;

  /** Replacements of the class of what they replace. */
  private final Set<Object> last = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * @param holders gives the object through which one was met, null for a root
   */
  Replacement(UnaryOperator<@Nullable Object> holders) {
    this.holders = holders;
  }

  /** Whether {@code object} was given by a {@code writeReplace} of its own class, so that it is asked no more. */
  boolean isLast(Object object) {
    return !last.isEmpty() && last.contains(object);
  }

  /**
   * Whether {@code replacement} may stand for {@code object}.
   *
   * @param replacement what the hook gave; another object, or null
   */
  boolean mayStandFor(Object object, @Nullable Object replacement) {
    if (replacement == null) {
      return true;
    }
    Class<?> type = replacement.getClass();
    if (type == object.getClass()) {
      last.add(replacement);
      return true;
    }
    Object holder = holders.apply(object);
    return holder == null || SerialHooks.of(type).resolves() || fits(holder, object, type);
  }

  /** Whether an object of {@code type} can be where {@code holder} has {@code held}. */
  private static boolean fits(Object holder, Object held, Class<?> type) {
    Class<?> holding = holder.getClass();
    if (holding.isArray()) {
      return holding.getComponentType().isAssignableFrom(type);
    }
    if (Lambdas.isLambda(holding)) {
      return fitsCapture(holding, held, type);
    }
    if (holding.getClassLoader() == null) {
      return true; // of the JDK: taken apart by meaning
    }
    for (FieldAccess field : FieldLayout.of(holding).fields()) {
      if (!field.type().isPrimitive()
          && field.get(holder) == held
          && !field.type().isAssignableFrom(type)) {
        return false;
      }
    }
    return true;
  }

  private static boolean fitsCapture(Class<?> lambda, Object held, Class<?> type) {
    for (Field captured : lambda.getDeclaredFields()) {
      if (!Modifier.isStatic(captured.getModifiers())
          && captured.getType().isInstance(held)
          && !captured.getType().isAssignableFrom(type)) {
        return false;
      }
    }
    return true;
  }
}
