package dev.satchel.values;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collector;
import java.util.stream.Collector.Characteristics;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a method of {@code Collectors} puts what it is given into the functions of the collector that it makes. Those are lambdas inside of the JDK, another in
 * each version; so each method is called once with arguments that are known, and where they are found again in such functions, what a collector has in
 * the same places of the same lambdas is what it was made of.
 *
 * <p>Calls nothing of the user: the methods only keep their arguments.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // element types are not known here
final class CollectorRecipe {
  /** Made when first asked for; those with fewer collectors and parameters first, as they call others with functions of their own. */
  private static final class Known {
    static final List<CollectorRecipe> ALL = Arrays.stream(Collectors.class.getMethods())
        .filter(method ->
            Modifier.isStatic(method.getModifiers()) && method.getReturnType() == Collector.class)
        .sorted(Comparator.comparing(CollectorRecipe::collectors)
            .thenComparing(Method::getParameterCount)
            .thenComparing(CollectorRecipe::name))
        .flatMap(CollectorRecipe::of)
        .toList();

    static final Map<String, Method> BY_NAME = new HashMap<>();

    static {
      ALL.forEach(recipe -> BY_NAME.put(name(recipe.method), recipe.method));
    }
  }

  /** The method by which a collector can be made again, and of what. */
  record Call(String name, @Nullable Object[] arguments) {}

  /** So many collectors may be one in the other. */
  private static final int DEEPEST = 50;

  private final Method method;

  /** What stands for the arguments. */
  private final Object[] parameters;

  private final Set<Object> placeholders = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<@Nullable Object> functions;

  /**
   * @param ends of each collector among the arguments one bit: whether a function of its own finishes it
   */
  private CollectorRecipe(Method method, int ends) {
    this.method = method;
    Class<?>[] types = method.getParameterTypes();
    parameters = new Object[types.length];
    int rest = ends;
    for (int i = 0; i < types.length; i++) {
      if (types[i] == Collector.class) {
        parameters[i] = collector((rest & 1) != 0);
        rest >>= 1;
      } else {
        parameters[i] = placeholder(types[i]);
      }
    }
    functions = functions(call(method, parameters));
  }

  private static Stream<CollectorRecipe> of(Method method) {
    return IntStream.range(0, 1 << collectors(method))
        .mapToObj(ends -> new CollectorRecipe(method, ends));
  }

  private static int collectors(Method method) {
    return (int) Arrays.stream(method.getParameterTypes())
        .filter(Collector.class::equals)
        .count();
  }

  private Collector collector(boolean isFinished) {
    Supplier supplier = placeholder(Supplier.class);
    BiConsumer accumulator = placeholder(BiConsumer.class);
    BinaryOperator combiner = placeholder(BinaryOperator.class);
    return isFinished
        ? Collector.of(supplier, accumulator, combiner, placeholder(Function.class))
        : Collector.of(supplier, accumulator, combiner);
  }

  /** An object of the type that is no other. */
  private <T> T placeholder(Class<T> type) {
    Object made;
    if (type == CharSequence.class) {
      made = String.valueOf(new char[] {42}); // not one of the pool
    } else if (type.isInterface()) {
      made = Proxy.newProxyInstance(
          CollectorRecipe.class.getClassLoader(), new Class<?>[] {type}, (proxy, called, with) -> {
            if (called.isDefault()) {
              return InvocationHandler.invokeDefault(proxy, called, with);
            }
            throw new IllegalStateException(called + " was not to be called");
          });
    } else {
      made = new Object();
    }
    placeholders.add(made);
    return type.cast(made);
  }

  /** The call that makes a collector like this one; null if no method of {@code Collectors} made it. */
  static @Nullable Call find(Collector<?, ?, ?> collector) {
    boolean isOfJdk = functions(collector).stream()
        .anyMatch(function -> function != null && JdkTypes.isJdk(function.getClass()));
    return isOfJdk ? find(collector, 0) : null;
  }

  private static @Nullable Call find(Collector<?, ?, ?> collector, int depth) {
    for (CollectorRecipe recipe : Known.ALL) {
      Call call = depth > DEEPEST ? null : recipe.match(collector, depth);
      if (call != null) {
        return call;
      }
    }
    return null;
  }

  /** Makes a collector; null if there is no such method. */
  static @Nullable Collector make(String name, @Nullable Object[] arguments) {
    Method method = Known.BY_NAME.get(name);
    return method == null || method.getParameterCount() != arguments.length
        ? null
        : call(method, arguments);
  }

  /** As people write it: {@code groupingBy(Function, Collector)}. */
  private static String name(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(", ", method.getName() + "(", ")"));
  }

  private static Collector call(Method method, @Nullable Object[] arguments) {
    try {
      return (Collector) method.invoke(null, arguments);
    } catch (InvocationTargetException e) {
      throw Failures.unchecked(e.getTargetException());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<@Nullable Object> functions(Collector collector) {
    return Arrays.asList(
        collector.supplier(), collector.accumulator(), collector.combiner(), collector.finisher());
  }

  private static boolean isUnfinished(Collector<?, ?, ?> collector) {
    return collector.characteristics().contains(Characteristics.IDENTITY_FINISH);
  }

  /**
   * The call of this method that makes {@code collector}; null if none does.
   *
   * @param depth in how many others it is; those keep of its characteristics but whether it is finished
   */
  private @Nullable Call match(Collector<?, ?, ?> collector, int depth) {
    IdentityHashMap<Object, @Nullable Object> found = new IdentityHashMap<>();
    if (!match(functions, functions(collector), found)) {
      return null;
    }
    @Nullable Object[] arguments = new Object[parameters.length];
    for (int i = 0; i < arguments.length; i++) {
      if (parameters[i] instanceof Collector<?, ?, ?> part) {
        arguments[i] = argument(part, found, depth);
        if (arguments[i] == null) {
          return null;
        }
      } else if (found.containsKey(parameters[i])) {
        arguments[i] = found.get(parameters[i]);
      } else {
        return null;
      }
    }
    Collector<?, ?, ?> again = call(method, arguments);
    boolean isLike = depth > 0
        ? isUnfinished(again) == isUnfinished(collector)
        : again.characteristics().equals(collector.characteristics());
    return isLike && match(functions(again), functions(collector), new IdentityHashMap<>())
        ? new Call(name(method), arguments)
        : null;
  }

  /** The collector whose functions were found where {@code part} has those that stand for them; null if it is not known. */
  private static @Nullable Collector argument(
      Collector<?, ?, ?> part, IdentityHashMap<Object, @Nullable Object> found, int depth) {
    if (!(found.get(part.supplier()) instanceof Supplier supplier)
        || !(found.get(part.accumulator()) instanceof BiConsumer accumulator)
        || !(found.get(part.combiner()) instanceof BinaryOperator combiner)) {
      return null;
    }
    Collector<?, ?, ?> plain;
    if (isUnfinished(part)) {
      plain = Collector.of(supplier, accumulator, combiner);
    } else if (found.get(part.finisher()) instanceof Function finisher) {
      plain = Collector.of(supplier, accumulator, combiner, finisher);
    } else {
      return null;
    }
    Call call = find(plain, depth + 1);
    return call == null ? plain : make(call.name(), call.arguments());
  }

  /**
   * Whether functions are the same lambdas with the same captures, but for what stands for arguments.
   *
   * @param found gets the arguments
   */
  private boolean match(
      List<@Nullable Object> ours,
      List<@Nullable Object> theirs,
      IdentityHashMap<Object, @Nullable Object> found) {
    Deque<@Nullable Object[]> open = new ArrayDeque<>();
    open.push(ours.toArray());
    Deque<@Nullable Object[]> openOthers = new ArrayDeque<>();
    openOthers.push(theirs.toArray());
    while (!open.isEmpty()) {
      @Nullable Object[] our = open.pop();
      @Nullable Object[] their = openOthers.pop();
      for (int i = 0; i < our.length; i++) {
        Object one = our[i];
        Object other = their[i];
        if (one == other) {
          continue;
        }
        if (one != null && placeholders.contains(one)) {
          if (found.containsKey(one) && found.get(one) != other) {
            return false;
          }
          found.put(one, other);
        } else if (one != null && other != null && isSameLambda(one, other)) {
          open.push(LambdaCaptures.read(one));
          openOthers.push(LambdaCaptures.read(other));
        } else if (one instanceof Collector<?, ?, ?> collector
            && other instanceof Collector<?, ?, ?> like
            && JdkTypes.isJdk(like.getClass())) {
          open.push(functions(collector).toArray());
          openOthers.push(functions(like).toArray());
        } else {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether one call site of the JDK made both. */
  private static boolean isSameLambda(Object one, Object other) {
    Class<?> type = one.getClass();
    return type == other.getClass() && type.isHidden() && JdkTypes.isJdk(type);
  }
}
