package dev.satchel.pack.reach;

import dev.satchel.pack.code.ClassCode;
import dev.satchel.pack.code.ClassCode.UnavailableCodeException;
import dev.satchel.pack.code.MethodCode;
import dev.satchel.values.FieldAccess;
import dev.satchel.values.JdkTypes;
import dev.satchel.values.SerialHooks;
import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;

/**
 * The names of the fields that the serialization hooks of a user's class set where an object of it arrives, themselves or by way of
 * other methods of users; constructors that run there are of these hooks.
 */
final class RestoredFields {
  /** Who calls these may set fields that no instruction names. */
  private static final Set<String> SETTERS = Set.of(
      "java/lang/reflect/Field",
      "java/lang/invoke/VarHandle",
      "java/lang/invoke/MethodHandle",
      "java/util/concurrent/atomic/AtomicIntegerFieldUpdater",
      "java/util/concurrent/atomic/AtomicLongFieldUpdater",
      "java/util/concurrent/atomic/AtomicReferenceFieldUpdater",
      "sun/misc/Unsafe");

  private static final String READ_OBJECT = "(Ljava/io/ObjectInputStream;)V";

  private static final ClassValue<RestoredFields> CACHE = new ClassValue<>() {
    @Override
    protected RestoredFields computeValue(Class<?> type) {
      return new RestoredFields(type);
    }
  };

  private final Set<String> names = new HashSet<>();
  private boolean isAny;

  private RestoredFields(Class<?> type) {
    SerialHooks hooks = SerialHooks.of(type);
    if (hooks.resolves()) {
      isAny = true; // what comes is what it gives
      return;
    }
    OwnCode code = new OwnCode(type);
    try {
      start(code, type, hooks);
      isAny = !code.isWalkedToTheEnd(this::add) || isAny;
    } catch (UnavailableCodeException e) {
      isAny = true; // reported where the class itself is shipped
    }
  }

  /**
   * Whether the hooks of {@code type} may set a field. What number a class has that reads itself, its author leaves to it: tables
   * have sizes that they go without.
   */
  static boolean contain(Class<?> type, FieldAccess field) {
    RestoredFields fields = CACHE.get(type);
    return fields.isAny
        || fields.names.contains(field.name())
        || (field.type().isPrimitive()
            && SerialHooks.of(type).handlesState()
            && ClassCode.of(field.owner()).method("readObject", READ_OBJECT) != null);
  }

  /** Has {@code code} follow the hooks by which objects of {@code type} read themselves. */
  static void start(OwnCode code, Class<?> type, SerialHooks hooks) {
    if (hooks.isExternalizable()) {
      code.follow(type, "<init>", "()V");
      code.follow(type, "readExternal", "(Ljava/io/ObjectInput;)V");
    } else if (hooks.handlesState()) {
      Class<?> made = hooks.constructed();
      if (made != null) {
        code.follow(made, "<init>", "()V");
      }
      for (Class<?> at = type;
          !JdkTypes.isJdk(at) && Serializable.class.isAssignableFrom(at);
          at = at.getSuperclass()) {
        code.follow(at, "readObject", READ_OBJECT);
        code.follow(at, "readObjectNoData", "()V");
      }
      code.follow(type, "validateObject", "()V");
    }
  }

  private void add(MethodCode body) {
    for (MethodCode.FieldUse use : body.fields()) {
      if (use.isWrite()) {
        names.add(use.name());
      }
    }
    isAny |= body.calls().stream().anyMatch(call -> SETTERS.contains(call.owner()));
  }
}
