package dev.satchel.pack.reach;

import dev.satchel.model.Slot;
import dev.satchel.values.BaseKinds;
import dev.satchel.values.ValueKind;
import dev.satchel.values.ValueKinds;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Tells without a walk which objects can travel by their kind, whatever they hold. */
final class CarriedKinds {
  private final Ownership ownership;

  CarriedKinds(Ownership ownership) {
    this.ownership = ownership;
  }

  boolean include(@Nullable Object value) {
    if (value == null || Slot.isScalar(value) || value instanceof Class || value instanceof Enum) {
      return true;
    }
    Class<?> type = value.getClass();
    if (type.isArray() || Proxy.isProxyClass(type)) {
      return true;
    }
    if (Lambdas.isLambda(type)) {
      return Lambdas.find(type) != null;
    }
    if (ownership.isUsers(type)) {
      return BaseKinds.refusal(type) == null;
    }
    ValueKind kind = ValueKinds.of(type);
    return kind != null && kind.canTake(value);
  }
}
