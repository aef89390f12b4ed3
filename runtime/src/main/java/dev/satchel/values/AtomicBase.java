package dev.satchel.values;

import dev.satchel.problem.UnpackFault;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The value of a user's subclass of an atomic or an adder, by its public methods: needs neither Java 24 nor the agent. Those
 * of atomics are final; a class that overrides those of adders does not travel.
 */
final class AtomicBase<T, V> implements BaseKind {
  private final Class<T> type;
  private final Class<V> holds;
  private final Function<T, @Nullable V> get;
  private final BiConsumer<T, @Nullable V> set;

  private AtomicBase(
      Class<T> type, Class<V> holds, Function<T, @Nullable V> get, BiConsumer<T, @Nullable V> set) {
    this.type = type;
    this.holds = holds;
    this.get = get;
    this.set = set;
  }

  @SuppressWarnings({"rawtypes", "unchecked"}) // what a reference refers to is not known here
  static Map<Class<?>, BaseKind> all() {
    Map<Class<?>, BaseKind> all = new LinkedHashMap<>();
    all.put(
        AtomicInteger.class,
        new AtomicBase<>(
            AtomicInteger.class, Integer.class, AtomicInteger::get, AtomicInteger::set));
    all.put(
        AtomicLong.class,
        new AtomicBase<>(AtomicLong.class, Long.class, AtomicLong::get, AtomicLong::set));
    all.put(
        AtomicBoolean.class,
        new AtomicBase<>(
            AtomicBoolean.class, Boolean.class, AtomicBoolean::get, AtomicBoolean::set));
    all.put(
        AtomicReference.class,
        new AtomicBase<AtomicReference, Object>(
            AtomicReference.class, Object.class, AtomicReference::get, AtomicReference::set));
    all.put(
        LongAdder.class,
        new AtomicBase<>(LongAdder.class, Long.class, LongAdder::sum, LongAdder::add));
    all.put(
        DoubleAdder.class,
        new AtomicBase<>(DoubleAdder.class, Double.class, DoubleAdder::sum, DoubleAdder::add));
    return all;
  }

  @Override
  public ValueKind.Phase phase() {
    return ValueKind.Phase.FILLED;
  }

  @Override
  public boolean allocatesFromProperties() {
    return false;
  }

  @Override
  public Pieces take(Object value) {
    checkMethods(value.getClass());
    return Taken.one("value", get.apply(type.cast(value)));
  }

  @Override
  public Object allocate(Class<?> type, Pieces pieces) {
    return Allocation.allocate(type);
  }

  @Override
  public void fill(Object value, Pieces pieces) {
    V content = new Given(value.getClass().getName(), pieces).find("value", holds);
    if (content == null && holds != Object.class) {
      throw new UnpackFault("a " + value.getClass().getName() + " needs a value");
    }
    checkMethods(value.getClass());
    set.accept(type.cast(value), content);
  }

  private void checkMethods(Class<?> subclass) {
    if (type != LongAdder.class && type != DoubleAdder.class) {
      return;
    }
    try {
      for (Method method : subclass.getMethods()) {
        if ((method.getName().equals("sum") || method.getName().equals("add"))
            && method.getDeclaringClass() != type) {
          throw new IllegalStateException(
              "its class overrides " + method.getName() + " of " + type.getName());
        }
      }
    } catch (LinkageError e) {
      throw new IllegalStateException("the methods of its class cannot be seen: " + e, e);
    }
  }
}
