package dev.satchel.pack.reach;

import dev.satchel.model.Node;
import dev.satchel.model.NodeLayout;
import dev.satchel.model.NodeSink;
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
   * @param layout whose names are those of what they captured
   * @param given what comes of each of them
   */
  private record Plan(NodeLayout layout, Outcome.GivenLambda given) {}

  private final Landing landing;
  private final Slots slots;

  /** Of classes whose lambdas travel; the landing knows their call sites. */
  private final Map<Class<?>, Plan> plans = new HashMap<>();

  LambdaDissector(Landing landing, Slots slots) {
    this.landing = landing;
    this.slots = slots;
  }

  /**
   * Takes a lambda apart.
   *
   * @param sink gets its node if the outcome is {@link Outcome.GivenLambda}
   */
  Outcome takeApart(Object lambda, Class<?> type, NodeSink sink) {
    Plan known = plans.get(type);
    if (known != null) {
      return give(known, LambdaCaptures.read(lambda), sink);
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
    NodeLayout.Site site = new NodeLayout.Site(host, found.use().place());
    NodeLayout layout = NodeLayout.lambda(site, face, CaptureNames.of(found));
    Plan plan = new Plan(layout, new Outcome.GivenLambda(found));
    plans.put(type, plan);
    return give(plan, captured, sink);
  }

  private Outcome give(Plan plan, @Nullable Object[] captured, NodeSink sink) {
    List<String> names = plan.layout.names();
    sink.begin(plan.layout);
    for (int i = 0; i < captured.length; i++) {
      if (names.get(i).equals("this")) {
        sink.slot(slots.ofEnclosing(captured[i]));
      } else {
        slots.give(captured[i], sink);
      }
    }
    sink.end();
    return plan.given;
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
