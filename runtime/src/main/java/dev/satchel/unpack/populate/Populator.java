package dev.satchel.unpack.populate;

import dev.satchel.model.Document;
import dev.satchel.model.Slot;
import dev.satchel.problem.UnpackFault;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds documents in one {@link World}.
 *
 * <p>What a node refers to is complete before it is made, wherever that is possible; where nodes need one another, {@link
 * Assembly} decides. Static fields are bound before code that may read them runs, wherever that is possible.
 * Not thread-safe.
 */
public final class Populator {
  private final World world;
  private final Map<String, Invoker> factories = LambdaLinker.noFactories();

  public Populator(World world) {
    this.world = world;
  }

  /**
   * What a document became.
   *
   * @param objects by node
   * @param variables by name, in the document's order
   */
  public record Populated(@Nullable Object[] objects, Map<String, @Nullable Object> variables) {}

  /**
   * Rebuilds {@code document}, whose classes must be there.
   *
   * @throws UnpackFault naming the node that cannot be rebuilt
   */
  public Populated populate(Document document) {
    Graph graph = new Graph(document);
    Bench bench = new Bench(document, graph, world, factories);
    new Run(document, graph, bench).run();
    bench.validate();
    Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    document.variables().forEach((name, slot) -> variables.put(name, bench.value(slot)));
    return new Populated(bench.objects(), variables);
  }

  /** Drops the call sites that were linked. */
  public void forget() {
    factories.clear();
  }

  /** One document. */
  private final class Run {
    private final Document document;
    private final Graph graph;
    private final Bench bench;
    private final Wishes wishes;

    /** Index within the component at hand; -1 elsewhere. */
    private int[] localOf = {};

    Run(Document document, Graph graph, Bench bench) {
      this.document = document;
      this.graph = graph;
      this.bench = bench;
      this.wishes = new Wishes(document, graph, world);
    }

    void run() {
      Components components =
          new Components(wishes.isEmpty() ? graph : graph.withWishes(wishes), this::component);
      for (int i = 0; i < graph.bindings(); i++) {
        components.from(graph.nodes() + i);
      }
      for (Slot slot : document.variables().values()) {
        if (slot instanceof Slot.Ref ref) {
          components.from(checked(ref));
        }
      }
      for (int i = 0; i < graph.nodes(); i++) {
        components.from(i);
      }
    }

    private int checked(Slot.Ref ref) {
      if (ref.node() < 0 || ref.node() >= graph.nodes()) {
        throw new UnpackFault(
            "a variable refers to node " + ref.node() + "; there are " + graph.nodes());
      }
      return ref.node();
    }

    private void component(int[] vertices, int from, int to) {
      if (to - from == 1) {
        single(vertices[from]);
        return;
      }
      int[] members = Arrays.copyOfRange(vertices, from, to);
      if (wishes.isEmpty()) {
        assemble(members);
        return;
      }
      // Wishes close some of the cycles: without them there may be an order.
      bindingsFirst(members);
      Digraph needs = local(members);
      Components inner = new Components(needs, (found, start, end) -> {
        int[] part = new int[end - start];
        for (int i = start; i < end; i++) {
          part[i - start] = members[found[i]];
        }
        if (part.length == 1) {
          single(part[0]);
        } else {
          assemble(part);
        }
      });
      for (int i = 0; i < members.length; i++) {
        inner.from(i);
      }
    }

    private void bindingsFirst(int[] members) {
      int next = 0;
      for (int i = 0; i < members.length; i++) {
        if (graph.isBinding(members[i])) {
          int binding = members[i];
          System.arraycopy(members, next, members, next + 1, i - next);
          members[next++] = binding;
        }
      }
    }

    private void single(int vertex) {
      for (int k = 0; k < graph.degree(vertex); k++) {
        if (graph.target(vertex, k) == vertex) {
          assemble(new int[] {vertex});
          return;
        }
      }
      bench.make(vertex);
      if (bench.hasHooks(vertex)) {
        bench.fillBase(vertex);
        bench.runHooks(vertex);
      } else {
        bench.fill(vertex, null);
      }
      if (bench.resolves(vertex)) {
        bench.resolve(vertex);
      }
      bench.show(vertex);
    }

    private void assemble(int[] members) {
      new Assembly(bench, graph, members, local(members)).run();
    }

    private Digraph local(int[] members) {
      if (localOf.length == 0) {
        localOf = new int[graph.size()];
        Arrays.fill(localOf, -1);
      }
      for (int i = 0; i < members.length; i++) {
        localOf[members[i]] = i;
      }
      Digraph local = graph.within(members, localOf);
      for (int member : members) {
        localOf[member] = -1;
      }
      return local;
    }
  }
}
