package dev.satchel.unpack.populate;

import dev.satchel.model.Document;
import dev.satchel.model.NamespaceGroup;
import dev.satchel.model.Node;
import dev.satchel.model.NodeList;
import dev.satchel.model.Parts;
import dev.satchel.model.Progress;
import dev.satchel.model.Slot;
import dev.satchel.problem.FailureText;
import dev.satchel.problem.UnpackFault;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes and fills single nodes, in the order that others decide. Knows what each kind of node needs, and says of which
 * node it is what a payload got wrong.
 *
 * <p>A node's life: {@link #make}, {@link #fill}, {@link #runHooks}, {@link #resolve}; those that it does not need do
 * nothing. Others see it once it is shown: {@link LiveObjects#show}. Bindings of static fields are vertices too; they are
 * only filled.
 */
final class NodeMaker {
  private final List<Node> nodes;
  private final boolean hasOwnArrays;
  private boolean ranHooks;
  private final RecentNodes recent;
  private Graph graph;
  private final World world;
  private final LiveObjects live;
  private final Labels labels;
  private final Instances instances;
  private final Records records;
  private final ArrayObjects arrays;
  private final Values values;
  private final Constants constants;
  private final LambdaLinker lambdas;
  private final MadeCalls calls;
  private final Proxies proxies;

  /**
   * @param factories linked call sites, which outlive the document
   */
  NodeMaker(Document document, World world, Map<String, Invoker> factories) {
    this.nodes = document.nodes();
    this.recent = new RecentNodes(nodes);
    this.hasOwnArrays = nodes instanceof NodeList list && list.givesNewArrays();
    this.graph = Graph.ofNothing(document);
    this.world = world;
    this.labels = new Labels(document);
    this.live = new LiveObjects(labels, graph.nodes(), graph.size());
    this.instances = new Instances(world, live);
    this.records = new Records(world, live);
    this.arrays = new ArrayObjects(world, live);
    this.values = new Values(live);
    this.constants = new Constants(world);
    this.lambdas = new LambdaLinker(world, factories);
    this.calls = new MadeCalls(world);
    this.proxies = new Proxies(world);
  }

  /** Says who needs whom; to be called before nodes are made one by one. */
  void over(Graph newGraph) {
    graph = newGraph;
  }

  /**
   * Makes whatever needs no order, all at once.
   *
   * @param bindsState whether the document has static state
   * @return the nodes that are complete now
   */
  BitSet makePlain(boolean bindsState, Progress progress) {
    NodeList list = NodeList.of(nodes);
    PlainNodes plain = PlainNodes.of(
        list,
        instances,
        values,
        records::storesOnly,
        type -> !bindsState || isFree(type),
        bindsState);
    PlainMaker sink = new PlainMaker(live, instances, records, arrays, values, this::leaf);
    new PlainPasses(list, sink, this::at, progress).run(plain);
    return plain.nodes();
  }

  /** Whether no code of the user runs when an object of the class is made. */
  private boolean isFree(String typeName) {
    for (Class<?> type = world.type(typeName); type != null; type = type.getSuperclass()) {
      if (world.hasInitializer(type)) {
        return false;
      }
    }
    return true;
  }

  private Object leaf(Node node) {
    try {
      return make(node);
    } catch (Throwable e) {
      throw Faults.wrap("cannot be made: " + FailureText.of(e), e);
    }
  }

  LiveObjects live() {
    return live;
  }

  Labels labels() {
    return labels;
  }

  /** The node of a vertex that is one. */
  private Node node(int vertex) {
    return recent.get(vertex);
  }

  // What a vertex needs.

  Role role(int vertex) {
    if (!graph.isNode(vertex)) {
      return Role.SHELL;
    }
    Node node = node(vertex);
    try {
      if (node instanceof Node.Instance instance) {
        Role role = instances.role(instance);
        return role == Role.HASHED && holdsOnlyComplete(instance) ? Role.CONTAINER : role;
      } else if (node instanceof Node.Value value) {
        return values.role(value);
      }
    } catch (RuntimeException | LinkageError e) {
      throw at(vertex, "cannot be made", e);
    }
    return node instanceof Node.Array ? Role.SHELL : Role.BUILT;
  }

  /** Whether its base, when it is filled, meets nothing that is not there yet; to be asked before anything of its component is made. */
  private boolean holdsOnlyComplete(Node.Instance instance) {
    Parts base = Objects.requireNonNull(instance.base());
    List<Slot> elements = base.elements();
    return base.properties().values().stream().allMatch(live::isThere)
        && (elements == null || elements.stream().allMatch(live::isThere));
  }

  /** Of a CONTAINER or HASHED vertex: how many of its edges, from the first, {@link #make} needs. */
  int edgesToMake(int vertex) {
    Parts parts = propertiesToMake(node(vertex));
    return parts == null
        ? 0
        : (int) parts.properties().values().stream()
            .filter(Slot.Ref.class::isInstance)
            .count();
  }

  private @Nullable Parts propertiesToMake(Node node) {
    if (node instanceof Node.Instance instance) {
      return instances.propertiesToMake(instance);
    }
    return node instanceof Node.Value value ? value.parts() : null;
  }

  /** Of a CONTAINER or HASHED vertex: whether it can be made as it is, and what {@link #make} lacks be set by {@link #fill}. */
  boolean canBeMadeEarly(int vertex) {
    Node node = node(vertex);
    Parts parts = propertiesToMake(node);
    return parts == null
        || parts.properties().entrySet().stream()
            .allMatch(property -> live.isThere(property.getValue())
                || (node instanceof Node.Value value
                    ? values.canSetLater(value, property.getKey())
                    : node instanceof Node.Instance instance
                        && instances.canSetLater(instance, property.getKey())));
  }

  /** Whether making it runs code that may look into what it refers to. */
  boolean looksInside(int vertex) {
    if (!graph.isNode(vertex) || !(node(vertex) instanceof Node.RecordInstance instance)) {
      return false;
    }
    try {
      return !records.storesOnly(instance.type());
    } catch (RuntimeException | LinkageError e) {
      throw at(vertex, "cannot be made", e);
    }
  }

  /** Whether it can be filled bit by bit, at least in part. */
  boolean isFilledBitByBit(int vertex) {
    return role(vertex) == Role.SHELL || node(vertex) instanceof Node.Instance;
  }

  boolean isArray(int vertex) {
    return graph.isNode(vertex) && node(vertex) instanceof Node.Array;
  }

  boolean hasHooks(int vertex) {
    return graph.isNode(vertex)
        && node(vertex) instanceof Node.Instance instance
        && instances.readsItself(instance);
  }

  /** Whether its hooks bring state that it has not before they run; its hash code may be made of that. */
  boolean isIncompleteBeforeHooks(int vertex) {
    return graph.isNode(vertex)
        && node(vertex) instanceof Node.Instance instance
        && instances.readsMoreThanFields(instance);
  }

  boolean resolves(int vertex) {
    if (!graph.isNode(vertex)) {
      return false;
    }
    Node node = node(vertex);
    return (node instanceof Node.Instance instance && instance.resolves())
        || (node instanceof Node.RecordInstance record && record.resolves());
  }

  // Making.

  /** Makes the object, of what exists. */
  void make(int vertex) {
    if (!graph.isNode(vertex)) {
      return;
    }
    try {
      live.set(vertex, make(node(vertex)));
    } catch (Throwable e) {
      throw at(vertex, "cannot be made", e);
    }
  }

  private Object make(Node node) throws Throwable {
    if (node instanceof Node.Instance instance) {
      return instances.allocate(instance);
    } else if (node instanceof Node.Array array) {
      return arrays.make(array);
    } else if (node instanceof Node.PrimitiveArray array) {
      return hasOwnArrays ? taken(array) : ArrayObjects.make(array);
    } else if (node instanceof Node.Value value) {
      return values.make(value);
    } else if (node instanceof Node.RecordInstance instance) {
      return records.make(instance);
    } else if (node instanceof Node.Lambda lambda) {
      return lambdas.make(
          lambda,
          live.values(lambda.captures().stream().map(Node.Capture::value).toList()));
    } else if (node instanceof Node.Made made) {
      return calls.make(made, live.values(made.arguments()));
    } else if (node instanceof Node.Constant constant) {
      return constants.find(constant);
    } else if (node instanceof Node.TypeValue type) {
      return world.typeValue(type.type());
    } else if (node instanceof Node.Proxy proxy) {
      return proxies.make(proxy, live.value(proxy.handler()));
    } else if (node instanceof Node.Resource resource) {
      return resource(resource);
    } else if (node instanceof Node.Known known) {
      return world.known(known.document(), known.node());
    }
    throw new UnpackFault("a kind of node that is not known here");
  }

  /** The array of a node that was read for this; nothing more is asked of that node. */
  private Object taken(Node.PrimitiveArray array) {
    recent.forgetLast();
    return array.values();
  }

  private Object resource(Node.Resource resource) {
    Class<?> type = world.type(resource.type());
    Object owned = world.resource(resource.name(), type);
    if (!type.isInstance(owned)) {
      throw new UnpackFault("what this receiver owns under that name is a "
          + owned.getClass().getName() + ", not a " + type.getName());
    }
    return owned;
  }

  // Filling.

  /**
   * Puts in whatever exists of a vertex that {@link #isFilledBitByBit}.
   *
   * @return what {@link #fill} is to be told later
   */
  LeftOut fillPartly(int vertex) {
    Set<Integer> leftOut = new HashSet<>();
    for (int k = 0; k < graph.degree(vertex); k++) {
      int target = graph.target(vertex, k);
      if (!live.exists(target)) {
        leftOut.add(target);
      }
    }
    try {
      fillDue(vertex, null);
    } catch (Throwable e) {
      throw at(vertex, "cannot be filled", e);
    }
    return new LeftOut(leftOut);
  }

  /** Puts in everything, which must exist; if it was partly filled before, what was left out then and nothing else. */
  void fill(int vertex, @Nullable LeftOut leftOut) {
    try {
      fillDue(vertex, leftOut);
      if (graph.isNode(vertex)) {
        Node node = node(vertex);
        if (node instanceof Node.Value value) {
          values.fill(value, live.get(vertex));
        } else if (node instanceof Node.Instance instance) {
          instances.fillBase(instance, live.get(vertex));
        }
      }
    } catch (Throwable e) {
      throw at(vertex, "cannot be filled", e);
    }
  }

  private void fillDue(int vertex, @Nullable LeftOut leftOut) {
    if (graph.isBinding(vertex)) {
      bind(graph.binding(vertex), leftOut);
    } else if (graph.isNode(vertex)) {
      Node node = node(vertex);
      if (node instanceof Node.Instance instance) {
        instances.fill(instance, live.get(vertex), leftOut);
      } else if (node instanceof Node.Array array) {
        arrays.fill(array, live.get(vertex), leftOut);
      }
    }
  }

  private void bind(NamespaceGroup.Binding binding, @Nullable LeftOut leftOut) {
    if (live.isDue(binding.value(), leftOut)) {
      world.bind(
          world.type(binding.owner()),
          binding.field(),
          binding.descriptor(),
          live.value(binding.value()));
    }
  }

  // Hooks.

  /** Has an object that {@link #hasHooks} read itself, after what it has from its JDK superclass is in. */
  void runHooks(int vertex) {
    if (node(vertex) instanceof Node.Instance instance) {
      ranHooks = true;
      try {
        instances.read(instance, live.get(vertex));
      } catch (Throwable e) {
        throw at(vertex, "its hook failed", e);
      }
    }
  }

  /** Whether serialization hooks of users' classes ran, which may have given out what static fields count. */
  boolean ranHooks() {
    return ranHooks;
  }

  /** Puts in only what an object has from its JDK superclass: its hooks do the rest. */
  void fillBase(int vertex) {
    if (node(vertex) instanceof Node.Instance instance) {
      try {
        instances.fillBase(instance, live.get(vertex));
      } catch (Throwable e) {
        throw at(vertex, "cannot be filled", e);
      }
    }
  }

  /** Runs the checks that hooks asked for. */
  void validate() {
    try {
      instances.validate();
    } catch (RuntimeException e) {
      throw Faults.wrap(String.valueOf(e.getMessage()), e);
    }
  }

  /** Puts what its {@code readResolve} gives into its place; true if that is another object. */
  boolean resolve(int vertex) {
    Object before = live.get(vertex);
    ranHooks = true;
    @Nullable Object after;
    try {
      after = Instances.resolve(before);
    } catch (Throwable e) {
      throw at(vertex, "its readResolve failed", e);
    }
    if (after == null && isBindingLeft()) {
      throw labels.fault(
          vertex,
          "its readResolve gives null, most likely as it asks for a static field that is to hold"
              + " this very object");
    }
    live.set(vertex, after);
    return after != before;
  }

  private boolean isBindingLeft() {
    for (int vertex = graph.nodes(); vertex < graph.nodes() + graph.bindings(); vertex++) {
      if (!live.exists(vertex)) {
        return true;
      }
    }
    return false;
  }

  private UnpackFault at(int vertex, String what, Throwable e) {
    if (!graph.isNode(vertex)) {
      return Faults.wrap("a static binding " + what + ": " + FailureText.of(e), e);
    }
    if (e instanceof UnpackFault) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return labels.fault(vertex, String.valueOf(e.getMessage()), cause);
    }
    return Faults.wrap(labels.of(vertex) + ": " + what + ": " + FailureText.of(e), e);
  }
}
