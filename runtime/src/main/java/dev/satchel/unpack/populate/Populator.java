package dev.satchel.unpack.populate;

import dev.satchel.model.Document;
import dev.satchel.model.NamespaceGroup;
import dev.satchel.model.Progress;
import dev.satchel.model.Slot;
import dev.satchel.problem.UnpackFault;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
   * @param rest makes what needs objects of documents that are still being rebuilt, to be run once they are; null if all is
   *     made
   */
  public record Populated(
      @Nullable Object[] objects,
      Map<String, @Nullable Object> variables,
      @Nullable Runnable rest) {}

  /** The objects of a document that is being rebuilt. */
  @FunctionalInterface
  public interface Making {
    /** What others may refer to already; null if there is no such thing. */
    @Nullable
    Object object(int node);
  }

  /**
   * Rebuilds {@code document}, whose classes must be there.
   *
   * @throws UnpackFault naming the node that cannot be rebuilt
   */
  public Populated populate(Document document) {
    return populate(document, Progress.NONE, making -> {});
  }

  /**
   * As the other {@code populate}.
   *
   * @param progress is told how many objects are made
   * @param begun is given, before the first, what will be made
   */
  public Populated populate(Document document, Progress progress, Consumer<Making> begun) {
    document.variables().values().forEach(slot -> check(slot, document.nodes().size()));
    NodeMaker maker = new NodeMaker(document, world, factories);
    LiveObjects live = maker.live();
    begun.accept(node ->
        node >= 0 && node < document.nodes().size() && live.exists(node) ? live.get(node) : null);
    BitSet awaited = Postponed.awaited(document, world);
    Runnable rest = null;
    BitSet done =
        awaited.isEmpty() ? maker.makePlain(!document.groups().isEmpty(), progress) : new BitSet();
    if (done.cardinality() < document.nodes().size() || !document.groups().isEmpty()) {
      Graph graph = new Graph(document, done);
      maker.over(graph);
      Run run = new Run(document, graph, maker);
      run.late.or(Postponed.of(document, graph, awaited, world));
      run.run();
      rest = run.late.isEmpty() ? null : run::runRest;
    }
    progress.at(
        Progress.Stage.MAKING,
        2L * document.nodes().size(),
        2L * document.nodes().size());
    maker.validate();
    Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    document
        .variables()
        .forEach((name, slot) -> variables.put(name, maker.live().value(slot)));
    return new Populated(maker.live().all(), variables, rest);
  }

  private static void check(Slot slot, int nodes) {
    if (slot instanceof Slot.Ref ref && (ref.node() < 0 || ref.node() >= nodes)) {
      throw new UnpackFault("a variable refers to node " + ref.node() + "; there are " + nodes);
    }
  }

  /** Drops the call sites that were linked. */
  public void forget() {
    factories.clear();
  }

  /** When a static field is bound, as initialisers of enums that run meanwhile may read others. */
  private enum Turn {
    PLAIN,
    REFERENCE,
    /** To set the field of an enum constant initialises its enum. */
    OF_CONSTANT;

    static Turn of(NamespaceGroup.Binding binding) {
      if (binding.field().indexOf('.') >= 0) {
        return OF_CONSTANT;
      }
      return binding.value() instanceof Slot.Ref ? REFERENCE : PLAIN;
    }
  }

  /** One document. */
  private final class Run {
    private final Document document;
    private final Graph graph;
    private final NodeMaker maker;

    private static final List<Wishes.Reach> REACHES = List.of(Wishes.Reach.values());

    /** The needs, and before them the needs with fewer and fewer wishes; null where nobody asked yet. */
    private final @Nullable Digraph[] levels;

    /** Vertices that are not made yet, see {@link Postponed}. */
    private final BitSet late = new BitSet();

    /** Index within the component at hand; -1 elsewhere. */
    private int[] localOf = {};

    Run(Document document, Graph graph, NodeMaker maker) {
      this.document = document;
      this.graph = graph;
      this.maker = maker;
      this.levels = new Digraph[document.groups().isEmpty() ? 1 : REACHES.size() + 1];
      levels[levels.length - 1] = graph;
    }

    private Digraph level(int level) {
      Digraph known = levels[level];
      if (known == null) {
        known = graph.withWishes(new Wishes(document, graph, world, REACHES.get(level)));
        levels[level] = known;
      }
      return known;
    }

    /** What was postponed. */
    void runRest() {
      late.clear();
      makeAll();
      maker.validate();
    }

    void run() {
      makeAll();
      if (!maker.ranHooks()) {
        bindPlainAgain();
      }
    }

    private void makeAll() {
      Components components = new Components(
          level(0),
          vertex -> late.get(vertex) || maker.live().exists(vertex),
          (vertices, from, to) -> component(0, Arrays.copyOfRange(vertices, from, to)));
      for (Turn turn : Turn.values()) {
        for (int vertex = graph.nodes(); vertex < graph.nodes() + graph.bindings(); vertex++) {
          if (Turn.of(graph.binding(vertex)) == turn) {
            components.from(vertex);
          }
        }
      }
      for (Slot slot : document.variables().values()) {
        if (slot instanceof Slot.Ref ref) {
          components.from(ref.node());
        }
      }
      for (int i = 0; i < graph.nodes(); i++) {
        components.from(i);
      }
    }

    /** Constructors of records, {@code hashCode} and initialisers ran since then, and may have counted that. */
    private void bindPlainAgain() {
      for (int vertex = graph.nodes(); vertex < graph.nodes() + graph.bindings(); vertex++) {
        if (!(graph.binding(vertex).value() instanceof Slot.Ref)) {
          maker.fill(vertex, null);
        }
      }
    }

    /** Completes what the edges of a level, and so of those before it, make a component. */
    private void component(int level, int[] members) {
      if (members.length == 1) {
        single(members[0]);
      } else if (level == levels.length - 1) {
        assemble(members);
      } else {
        // Wishes close some of the cycles: without them there may be an order.
        int[] ordered = bindingsFirst(members);
        Components inner =
            new Components(within(level + 1, ordered), vertex -> false, (found, from, to) -> {
              int[] part = new int[to - from];
              for (int i = from; i < to; i++) {
                part[i - from] = ordered[found[i]];
              }
              component(level + 1, part);
            });
        for (int i = 0; i < ordered.length; i++) {
          inner.from(i);
        }
      }
    }

    private int[] bindingsFirst(int[] members) {
      int[] ordered = new int[members.length];
      int next = 0;
      for (int member : members) {
        if (graph.isBinding(member)) {
          ordered[next++] = member;
        }
      }
      for (int member : members) {
        if (!graph.isBinding(member)) {
          ordered[next++] = member;
        }
      }
      return ordered;
    }

    private void single(int vertex) {
      for (int k = 0; k < graph.degree(vertex); k++) {
        if (graph.target(vertex, k) == vertex) {
          assemble(new int[] {vertex});
          return;
        }
      }
      maker.make(vertex);
      if (maker.hasHooks(vertex)) {
        maker.fillBase(vertex);
        maker.runHooks(vertex);
      } else {
        maker.fill(vertex, null);
      }
      if (maker.resolves(vertex)) {
        maker.resolve(vertex);
      }
      maker.live().show(vertex);
    }

    private void assemble(int[] members) {
      Role[] roles = new Role[members.length];
      boolean isPlain = true;
      for (int i = 0; i < members.length; i++) {
        roles[i] = maker.role(members[i]);
        isPlain &=
            roles[i] == Role.SHELL && !maker.hasHooks(members[i]) && !maker.resolves(members[i]);
      }
      if (isPlain) {
        completeShells(members);
      } else {
        new Assembly(maker, graph, members, roles, within(levels.length - 1, members)).run();
      }
    }

    /** Allocates all, then fills all. */
    private void completeShells(int[] members) {
      for (int member : members) {
        maker.make(member);
        maker.live().show(member);
      }
      for (int member : members) {
        maker.fill(member, null);
      }
    }

    private Digraph within(int level, int[] members) {
      if (localOf.length == 0) {
        localOf = new int[graph.size()];
        Arrays.fill(localOf, -1);
      }
      for (int i = 0; i < members.length; i++) {
        localOf[members[i]] = i;
      }
      Digraph part = Part.of(level(level), members, localOf);
      for (int member : members) {
        localOf[member] = -1;
      }
      return part;
    }
  }
}
