package dev.satchel.unpack.populate;

import dev.satchel.access.BulkAccess;
import dev.satchel.access.Maker;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** A method handle that takes its arguments as an array, each checked against its parameter's type first. */
final class Invoker {
  private final MethodHandle target;
  private final MethodType type;
  private final MethodType boxed;
  private final MethodHandle spread;

  Invoker(MethodHandle target) {
    this.target = target.asFixedArity();
    type = target.type();
    boxed = type.wrap();
    int count = type.parameterCount();
    spread =
        this.target.asType(MethodType.genericMethodType(count)).asSpreader(Object[].class, count);
  }

  /** Calls the target without boxes; arguments are to be of their parameters' types. */
  Maker maker() {
    MethodType erased = type.erase().changeReturnType(Object.class);
    return BulkAccess.maker(target.asType(erased));
  }

  int parameterCount() {
    return type.parameterCount();
  }

  /** Whether {@code value} may be passed as the {@code index}-th argument. */
  boolean accepts(int index, @Nullable Object value) {
    return value == null
        ? !type.parameterType(index).isPrimitive()
        : boxed.parameterType(index).isInstance(value);
  }

  Class<?> parameterType(int index) {
    return type.parameterType(index);
  }

  /** Calls the target; throws what it throws. */
  @Nullable
  Object invoke(@Nullable Object[] arguments) throws Throwable {
    return spread.invokeExact(arguments);
  }
}
