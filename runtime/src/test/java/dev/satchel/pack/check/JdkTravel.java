package dev.satchel.pack.check;

import dev.satchel.model.Slot;
import dev.satchel.values.ValueKind;
import dev.satchel.values.ValueKinds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How objects of a class of the JDK travel, in words: asks the kinds of values, and the rules, for what they would do. */
final class JdkTravel {
  private static final List<ObjectRule> RULES = Rules.aboutObjects();

  private JdkTravel() {}

  static String of(Class<?> type) {
    if (type == Class.class || (type.isEnum() && ValueKinds.mayBeNamed(type))) {
      return "by name";
    }
    if (isScalar(type)) {
      return "as it is";
    }
    ValueKind kind = ValueKinds.of(type);
    if (kind == null) {
      return "refused: `" + ruleAgainst(type, false) + "`";
    }
    String form = switch (kind.form()) {
      case MEANING -> "by meaning";
      case NAME -> "by name";
      case SERIAL -> "by serial form";
    };
    String some = ruleAgainst(type, kind.takesAll());
    return some == null ? form : form + "; some refused: `" + some + "`";
  }

  /** Whether there are objects of it that travel. */
  static boolean canTravel(Class<?> type) {
    return !of(type).startsWith("refused");
  }

  private static boolean isScalar(Class<?> type) {
    return type == String.class
        || (type.getPackageName().equals("java.lang")
            && Number.class.isAssignableFrom(type)
            && Slot.isScalar(boxOf(type)))
        || type == Boolean.class
        || type == Character.class;
  }

  private static Object boxOf(Class<?> type) {
    try {
      return type.getMethod("valueOf", String.class).invoke(null, "0");
    } catch (ReflectiveOperationException e) {
      return type;
    }
  }

  private static @Nullable String ruleAgainst(Class<?> type, boolean canTravel) {
    for (ObjectRule rule : RULES) {
      Refusal refusal = rule.refuse(type, canTravel);
      if (refusal != null) {
        return refusal.rule();
      }
    }
    return null;
  }
}
