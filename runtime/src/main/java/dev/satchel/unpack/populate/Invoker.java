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

  /** The types of the parameters, and of what may be passed as them. */
  private final Class<?>[] types;

  private final Class<?>[] boxed;
  private final MethodHandle spread;

  Invoker(MethodHandle target) {
    this.target = target.asFixedArity();
    type = target.type();
    types = type.parameterArray();
    boxed = type.wrap().parameterArray();
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
    return types.length;
  }

  /** Whether {@code value} may be passed as the {@code index}-th argument. */
  boolean accepts(int index, @Nullable Object value) {
    return value == null
        ? !types[index].isPrimitive()
        : value.getClass() == boxed[index]
            || boxed[index].isInstance(value); // the former is much faster
  }

  Class<?> parameterType(int index) {
    return types[index];
  }

  /** Calls the target; throws what it throws. */
  @Nullable
  Object invoke(@Nullable Object[] arguments) throws Throwable {
    return spread.invokeExact(arguments);
  }
}
