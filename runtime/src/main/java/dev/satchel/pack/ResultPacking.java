package dev.satchel.pack;

import dev.satchel.model.ClassUnit;
import dev.satchel.model.Document;
import dev.satchel.model.Node;
import dev.satchel.pack.reach.ResultWalk;
import dev.satchel.pack.reach.WalkedObjects;
import dev.satchel.problem.Finding;
import dev.satchel.values.MapViews;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Packs a result, or what was thrown, for the caller: objects alone, their classes by reference to the caller's own.
 *
 * <p>What the caller sent comes back as {@link Node.Known}.
 */
public final class ResultPacking {
  private ResultPacking() {}

  /**
   * Packs.
   *
   * @param variable the name that the caller looks for
   * @param keys the caller's key for a shipped class; null if it has none
   * @param units the unit that brought a shipped class; null if none did
   * @param origins the node in which the caller sent an object; null if it did not
   * @param sent all objects that the caller sent; asked only where a view may be one of them
   * @return an outcome whose document is null if something of the result cannot travel
   */
  public static Packing.Outcome pack(
      @Nullable Object result,
      String variable,
      Function<Class<?>, @Nullable String> keys,
      Function<Class<?>, @Nullable ClassUnit> units,
      Function<Object, Node.@Nullable Known> origins,
      Iterable<Object> sent) {
    ResultWalk walk = new ResultWalk(keys, units, origins, sent);
    walk.run(variable, result);
    List<Finding> findings = new ArrayList<>();
    WalkedObjects objects = walk.objects();
    for (int i = 0; i < objects.size(); i++) {
      if (!objects.travels(i) && objects.alias(i) == i) {
        findings.add(cannotReturn(walk, i));
      }
    }
    if (!findings.isEmpty()) {
      return new Packing.Outcome(null, findings, new Sent(false), null);
    }
    NodeOrder order = new NodeOrder(objects, index -> true);
    Document document = new Document(
        Producers.here(),
        List.of(),
        Map.of(),
        order,
        List.of(),
        Map.of(variable, order.move(walk.slot())));
    return new Packing.Outcome(document, List.of(), new Sent(false), null);
  }

  private static Finding cannotReturn(ResultWalk walk, int index) {
    Object object = walk.objects().object(index);
    String type = object.getClass().getTypeName();
    String obstacle = walk.objects().obstacle(index);
    if (obstacle == null && MapViews.isLike(object)) {
      obstacle =
          "it is a view, and what it belongs to cannot be seen from it; a copy can be returned";
    }
    return new Finding(
        "result",
        true,
        "the result holds a " + type + ", which cannot be sent back",
        walk.path(index),
        null,
        obstacle == null
            ? "it is no object of a class that the caller has, nor a value that Satchel carries"
            : obstacle,
        "return plain values, records or objects of classes that the closure uses");
  }
}
