package dev.satchel.values;

import static dev.satchel.values.ValueKind.Phase.BUILT;

import dev.satchel.problem.UnpackFault;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collector;
import java.util.stream.Collector.Characteristics;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@code Collector.of} and, since Java 24, {@code Gatherer.of} make: the functions that they are made of. And what {@code Collectors} makes:
 * by the name of its method, with the arguments ({@link CollectorRecipe}).
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // element types are not known here
final class StreamFunctions {
  private static final Collector<?, ?, ?> PLAIN =
      Collector.of(() -> "", (container, element) -> {}, (one, other) -> one);

  private static final Map<String, Collector<?, ?, ?>> NAMED = named();

  private StreamFunctions() {}

  static List<ValueKind> kinds() {
    List<ValueKind> kinds = new ArrayList<>();
    kinds.add(Kind.named(Collector.class, BUILT, PLAIN.getClass().getName())
        .take(StreamFunctions::take)
        .make(StreamFunctions::make)
        .built());
    Class<?> gatherer = JdkTypes.find("java.util.stream.Gatherer");
    if (gatherer != null) {
      kinds.add(gatherer(gatherer));
    }
    return kinds;
  }

  private static Map<String, Collector<?, ?, ?>> named() {
    Map<String, Collector<?, ?, ?>> named = new LinkedHashMap<>();
    named.put("toList", Collectors.toList());
    named.put("toSet", Collectors.toSet());
    named.put("toUnmodifiableList", Collectors.toUnmodifiableList());
    named.put("toUnmodifiableSet", Collectors.toUnmodifiableSet());
    named.put("joining", Collectors.joining());
    return named;
  }

  private static Pieces take(Collector collector) {
    for (Map.Entry<String, Collector<?, ?, ?>> named : NAMED.entrySet()) {
      if (isSame(collector, named.getValue())) {
        return Taken.one("name", named.getKey());
      }
    }
    CollectorRecipe.Call call = CollectorRecipe.find(collector);
    if (call != null) {
      return Taken.with("factory", call.name()).andElements(call.arguments());
    }
    Taken taken = Taken.with("supplier", collector.supplier())
        .and("accumulator", collector.accumulator())
        .and("combiner", collector.combiner());
    if (!collector.characteristics().contains(Characteristics.IDENTITY_FINISH)
        || collector.finisher() != PLAIN.finisher()) {
      taken.and("finisher", collector.finisher());
    }
    return taken
        .and("characteristics", collector.characteristics().toArray(new Characteristics[0]))
        .nothingElse();
  }

  private static boolean isSame(Collector one, Collector<?, ?, ?> other) {
    return one.supplier() == other.supplier()
        && one.accumulator() == other.accumulator()
        && one.combiner() == other.combiner()
        && one.finisher() == other.finisher()
        && one.characteristics().equals(other.characteristics());
  }

  private static Collector make(Given given) {
    if (given.has("name")) {
      Collector named = NAMED.get(given.get("name", String.class));
      if (named == null) {
        throw given.bad("has the name of no collector");
      }
      return again(named);
    }
    if (given.has("factory")) {
      Collector made = CollectorRecipe.make(given.get("factory", String.class), given.elements());
      if (made == null) {
        throw given.bad("is made by no method of Collectors");
      }
      return made;
    }
    Supplier supplier = given.get("supplier", Supplier.class);
    BiConsumer accumulator = given.get("accumulator", BiConsumer.class);
    BinaryOperator combiner = given.get("combiner", BinaryOperator.class);
    Characteristics[] all = given.get("characteristics", Characteristics[].class);
    if (given.has("finisher")) {
      return Collector.of(
          supplier, accumulator, combiner, given.get("finisher", Function.class), all);
    }
    return Collector.of(
        supplier,
        accumulator,
        combiner,
        Arrays.stream(all)
            .filter(each -> each != Characteristics.IDENTITY_FINISH)
            .toArray(Characteristics[]::new));
  }

  /** Each call makes another one, of the same functions. */
  private static Collector again(Collector named) {
    return Collector.of(
        named.supplier(),
        named.accumulator(),
        named.combiner(),
        named.finisher(),
        ((Collector<?, ?, ?>) named).characteristics().toArray(new Characteristics[0]));
  }

  /** Its interface is there since Java 24. */
  private static ValueKind gatherer(Class<?> type) {
    Map<String, Method> parts = new LinkedHashMap<>();
    try {
      for (String part : List.of("initializer", "integrator", "combiner", "finisher")) {
        parts.put(part, type.getMethod(part));
      }
      Method of = type.getMethod(
          "of", parts.values().stream().map(Method::getReturnType).toArray(Class<?>[]::new));
      return Kind.named(Object.class, BUILT, "java.util.stream.Gatherers$GathererImpl")
          .take(gatherer -> {
            Taken taken = Taken.start();
            parts.forEach((name, part) -> taken.and(name, call(part, gatherer)));
            return taken.nothingElse();
          })
          .make(given -> call(
              of,
              null,
              parts.entrySet().stream()
                  .map(part -> given.get(part.getKey(), (Class) part.getValue().getReturnType()))
                  .toArray()))
          .built();
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object call(Method method, @Nullable Object on, Object... arguments) {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException e) {
      throw Failures.unchecked(e.getTargetException());
    } catch (IllegalAccessException | IllegalArgumentException e) {
      throw new UnpackFault("cannot make a gatherer: " + e, e);
    }
  }
}
