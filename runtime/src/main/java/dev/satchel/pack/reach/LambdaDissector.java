package dev.satchel.pack.reach;

import dev.satchel.model.Node;
import dev.satchel.model.Slot;
import dev.satchel.pack.code.ClassCode;
import dev.satchel.pack.code.FactoryMethod;
import dev.satchel.values.LambdaCaptures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes lambdas apart: their call site and what they captured. */
final class LambdaDissector {
  /**
   * What is the same for all lambdas of a class.
   *
   * @param names of what they captured
   */
  private record Plan(Lambdas.Found found, String host, String face, List<String> names) {}

  private final Landing landing;
  private final Slots slots;

  /** Of classes whose lambdas travel; the landing knows their call sites. */
  private final Map<Class<?>, Plan> plans = new HashMap<>();

  LambdaDissector(Landing landing, Slots slots) {
    this.landing = landing;
    this.slots = slots;
  }

  Outcome takeApart(Object lambda, Class<?> type) {
    Plan known = plans.get(type);
    if (known != null) {
      return travels(known, LambdaCaptures.read(lambda));
    }
    Lambdas.Found found = landing.lambda(type);
    if (found == null) {
      return Outcome.NOT_CARRIED;
    }
    @Nullable Object[] captured = LambdaCaptures.read(lambda);
    if (!landing.brings(found.host())) {
      return made(lambda, found, captured);
    }
    String host = landing.nameOf(found.host());
    String face = landing.nameOf(type.getInterfaces()[0]);
    if (host == null || face == null) {
      return Outcome.NOT_CARRIED;
    }
    landing.lambda(found.host(), found.use());
    Plan plan = new Plan(found, host, face, CaptureNames.of(found));
    plans.put(type, plan);
    return travels(plan, captured);
  }

  private Outcome travels(Plan plan, @Nullable Object[] captured) {
    List<Node.Capture> captures = new ArrayList<>(captured.length);
    for (int i = 0; i < captured.length; i++) {
      String name = plan.names.get(i);
      Slot slot = name.equals("this") ? slots.ofEnclosing(captured[i]) : slots.of(captured[i]);
      captures.add(new Node.Capture(name, slot));
    }
    return new Outcome.TravelsLambda(
        new Node.Lambda(plan.host, plan.found.use().place(), plan.face, captures), plan.found);
  }

  /** A lambda of the JDK: made again by the public method that made it. */
  private Outcome made(Object lambda, Lambdas.Found found, @Nullable Object[] captured) {
    FactoryMethod factory = FactoryMethod.of(ClassCode.of(found.host()), found.use());
    GuessedCall again = factory == null ? GuessedCall.find(lambda, found, captured) : null;
    if (again != null) {
      return new Outcome.Travels(new Node.Made(
          found.host().getName(),
          again.name(),
          again.descriptor(),
          Stream.of(again.arguments()).map(slots::of).toList()));
    }
    if (factory == null) {
      return new Outcome.Cannot((Ownership.isJdk(found.host())
              ? "it is a lambda inside " + found.host().getName()
              : "its class is provided, so its code does not travel, and it is one")
          + " that no public method makes again");
    }
    List<Slot> arguments = new ArrayList<>();
    for (int capture : factory.captureOfArgument()) {
      arguments.add(slots.of(captured[capture]));
    }
    return new Outcome.Travels(
        new Node.Made(found.host().getName(), factory.name(), factory.descriptor(), arguments));
  }
}
