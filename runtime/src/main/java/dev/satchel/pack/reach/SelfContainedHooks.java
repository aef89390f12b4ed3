package dev.satchel.pack.reach;

import dev.satchel.pack.code.ClassCode.UnavailableCodeException;
import dev.satchel.pack.code.MethodCode;
import dev.satchel.values.JdkTypes;
import dev.satchel.values.SerialHooks;

/**
 * Whether the hooks by which objects of a user's class read themselves ask nobody but the object itself and the JDK. Then they
 * do over there what they are for, however little of what the object refers to is complete.
 */
final class SelfContainedHooks {
  private static final ClassValue<Boolean> CACHE = new ClassValue<>() {
    @Override
    protected Boolean computeValue(Class<?> type) {
      return new SelfContainedHooks(type).areSo();
    }
  };

  private final Class<?> type;
  private boolean askOthers;

  private SelfContainedHooks(Class<?> type) {
    this.type = type;
  }

  static boolean of(Class<?> type) {
    return CACHE.get(type);
  }

  private boolean areSo() {
    OwnCode code = new OwnCode(type);
    try {
      RestoredFields.start(code, type, SerialHooks.of(type));
      return code.isWalkedToTheEnd(this::look) && !askOthers;
    } catch (UnavailableCodeException e) {
      return false; // reported where the class itself is shipped
    }
  }

  /** Static methods are walked themselves. */
  private void look(MethodCode body) {
    for (MethodCode.Call call : body.calls()) {
      if (call.kind() != MethodCode.CallKind.STATIC) {
        Class<?> owner = StaticReader.typeOf(
            type, call.owner().startsWith("[") ? call.owner() : "L" + call.owner() + ";");
        askOthers |= owner == null || !(owner.isAssignableFrom(type) || JdkTypes.isJdk(owner));
      }
    }
  }
}
