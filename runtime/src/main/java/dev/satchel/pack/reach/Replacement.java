package dev.satchel.pack.reach;

import dev.satchel.model.Slot;
import dev.satchel.values.FieldAccess;
import dev.satchel.values.FieldLayout;
import dev.satchel.values.SerialHooks;
import dev.satchel.values.ValueKinds;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is made of an object that {@code writeReplace} gives in another's place.
 *
 * <p>As Java serialization does it, an object of the same class is not asked again. One that would not fit where the other was
 * found does not travel: whoever wrote the hook did not think of that field, and serialization would fail over there. Nor
 * does, mostly, that of an object of static state: serialization never sees that, and the hook may find it there again. Where
 * that turns out later, {@link WalkedObjects#findState} has the object taken apart again.
 */
final class Replacement {
  private final WalkedObjects objects;

  /** Replacements of the class of what they replace. */
  private final Set<Object> last = Collections.newSetFromMap(new IdentityHashMap<>());

  /** So many objects of a class are looked at for what they lose. */
  private static final int LOOKS = 20;

  private final Map<Class<?>, Integer> looked = new HashMap<>();

  /** @param objects those that were met so far */
  Replacement(WalkedObjects objects) {
    this.objects = objects;
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
    if (SerialHooks.of(type).resolves()) {
      if (!holdsClass(replacement)) {
        return true;
      }
      if (objects.isOfStaticState(object)) {
        return false;
      }
      objects.maybeState(object);
      return true;
    }
    Object holder = objects.holderOf(object);
    return holder == null || fits(holder, object, type);
  }

  /** Notes what is lost with it, of the first objects of each class. */
  void note(Object object, @Nullable Object replacement) {
    Class<?> type = object.getClass();
    if (replacement != null
        && replacement.getClass() != type
        && looked.merge(type, 1, Integer::sum) <= LOOKS
        && DroppedContent.isDropped(object, replacement)) {
      objects.drops(object);
    }
  }

  /**
   * Whether {@code object}, whose class has hooks, is part of static state and can travel as it is: serialization never sees
   * that, and hooks often look there for what they are to give, so each would need the other to be there.
   */
  boolean isState(Object object) {
    return mayBeAsItIs(object) && objects.isOfStaticState(object);
  }

  /** Whether {@code object} could travel as it is, were it static state. */
  boolean mayBeAsItIs(Object object) {
    return !holdsMore(object) && !objects.standsForAnother(object);
  }

  /** Whether it holds something of this JVM that serialization would leave out, for which its hook may be there. */
  private static boolean holdsMore(Object object) {
    for (FieldAccess field : FieldLayout.of(object.getClass()).fields()) {
      if (field.isTransient() && !field.type().isPrimitive()) {
        Object value = field.get(object);
        if (value != null && !Slot.isScalar(value) && isOfThisJvm(value.getClass())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isOfThisJvm(Class<?> type) {
    return !type.isArray() && type.getClassLoader() == null && ValueKinds.of(type) == null;
  }

  /** Whether it names the class of whose static state the other is to be made again. */
  private static boolean holdsClass(Object replacement) {
    for (FieldAccess field : FieldLayout.of(replacement.getClass()).fields()) {
      if (field.type() == Class.class && field.get(replacement) != null) {
        return true;
      }
    }
    return false;
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
