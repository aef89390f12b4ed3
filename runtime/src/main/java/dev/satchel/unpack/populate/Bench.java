package dev.satchel.unpack.populate;

import dev.satchel.model.Document;
import dev.satchel.model.NamespaceGroup;
import dev.satchel.model.Node;
import dev.satchel.model.Parts;
import dev.satchel.model.Slot;
import dev.satchel.problem.UnpackFault;
import dev.satchel.values.JdkTypes;
import dev.satchel.values.Pieces;
import dev.satchel.values.ValueKind;
import dev.satchel.values.ValueKinds;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes and fills single nodes, in the order that others decide. Knows what each kind of node needs, and checks that what
 * a payload says fits the classes that are here.
 *
 * <p>A node's life: {@link #make}, {@link #fill}, {@link #runHooks}, {@link #resolve}; those that it does not need do
 * nothing. Others see it once it {@link #exists}.
 */
final class Bench {
  /** What a node needs before it can be made, and what after. */
  enum Role {
    /** Can be made of nothing, and filled bit by bit: objects, arrays of references, static bindings. */
    SHELL,
    /** Made of its properties, then filled at once: mutable containers. */
    CONTAINER,
    /** As CONTAINER, but its elements' methods are called when it is filled. */
    HASHED,
    /** Made of everything that it refers to. */
    BUILT,
    /** As BUILT, but calls methods of what it refers to. */
    BUILT_HASHED
  }

  private final Document document;
  private final Graph graph;
  private final World world;
  private final Labels labels;
  private final Instances instances;
  private final Records records;
  private final LambdaLinker lambdas;
  private final MadeCalls calls;
  private final @Nullable Object[] objects;
  private final boolean[] exists;
  private final Map<String, ValueKind> kinds = new HashMap<>();
  private final Map<String, Class<?>> arrays = new HashMap<>();

  Bench(Document document, Graph graph, World world, Map<String, Invoker> factories) {
    this.document = document;
    this.graph = graph;
    this.world = world;
    this.labels = new Labels(document);
    this.instances = new Instances(world);
    this.records = new Records(world);
    this.lambdas = new LambdaLinker(world, factories);
    this.calls = new MadeCalls(world);
    this.objects = new Object[document.nodes().size()];
    this.exists = new boolean[graph.size()];
  }

  Labels labels() {
    return labels;
  }

  /** Objects by node; complete when all nodes are. */
  @Nullable
  Object[] objects() {
    return objects;
  }

  boolean exists(int vertex) {
    return exists[vertex];
  }

  /** From now on others may refer to it. */
  void show(int vertex) {
    exists[vertex] = true;
  }

  @Nullable
  Object object(int vertex) {
    return graph.isNode(vertex) ? objects[vertex] : null;
  }

  Role role(int vertex) {
    if (!graph.isNode(vertex)) {
      return Role.SHELL;
    }
    Node node = document.nodes().get(vertex);
    if (node instanceof Node.Instance instance) {
      try {
        return instances.role(instance);
      } catch (RuntimeException | LinkageError e) {
        throw at(vertex, "cannot be made", e);
      }
    }
    if (node instanceof Node.Array) {
      return Role.SHELL;
    }
    if (node instanceof Node.Value value) {
      return switch (kind(vertex, value.type()).phase()) {
        case BUILT -> Role.BUILT;
        case FILLED -> Role.CONTAINER;
        case HASHED -> Role.HASHED;
        case BUILT_HASHED -> Role.BUILT_HASHED;
      };
    }
    return Role.BUILT;
  }

  /** Of a CONTAINER or HASHED vertex: how many of its edges, from the first, {@link #make} needs. */
  int edgesToMake(int vertex) {
    Node node = document.nodes().get(vertex);
    if (node instanceof Node.Instance instance) {
      return instance.base() == null ? 0 : Slots.references(instance.base());
    }
    return node instanceof Node.Value value ? Slots.references(value.parts()) : 0;
  }

  /** Whether making it runs code that may look into what it refers to. */
  boolean looksInside(int vertex) {
    return graph.isNode(vertex) && document.nodes().get(vertex) instanceof Node.RecordInstance;
  }

  boolean hasHooks(int vertex) {
    return graph.isNode(vertex)
        && document.nodes().get(vertex) instanceof Node.Instance instance
        && instances.readsItself(instance);
  }

  boolean resolves(int vertex) {
    if (!graph.isNode(vertex)) {
      return false;
    }
    Node node = document.nodes().get(vertex);
    return (node instanceof Node.Instance instance && instance.resolves())
        || (node instanceof Node.RecordInstance record && record.resolves());
  }

  /** Makes the object, of what exists. */
  void make(int vertex) {
    if (!graph.isNode(vertex)) {
      return;
    }
    try {
      objects[vertex] = make(vertex, document.nodes().get(vertex));
    } catch (Throwable e) {
      throw at(vertex, "cannot be made", e);
    }
  }

  private Object make(int vertex, Node node) throws Throwable {
    if (node instanceof Node.Instance instance) {
      return instances.allocate(this, instance);
    } else if (node instanceof Node.Array array) {
      return Array.newInstance(
          arrayType(array.type()).getComponentType(), array.elements().size());
    } else if (node instanceof Node.PrimitiveArray array) {
      return copy(array.values());
    } else if (node instanceof Node.Value value) {
      return value(vertex, value);
    } else if (node instanceof Node.RecordInstance instance) {
      return records.make(instance, this::value);
    } else if (node instanceof Node.Lambda lambda) {
      @Nullable Object[] captures = new Object[lambda.captures().size()];
      for (int i = 0; i < captures.length; i++) {
        captures[i] = value(lambda.captures().get(i).value());
      }
      return lambdas.make(lambda, captures);
    } else if (node instanceof Node.Made made) {
      return calls.make(made, values(made.arguments()));
    } else if (node instanceof Node.Constant constant) {
      return constant(constant);
    } else if (node instanceof Node.TypeValue type) {
      return world.type(type.type());
    } else if (node instanceof Node.Proxy proxy) {
      return proxy(proxy);
    } else if (node instanceof Node.Resource resource) {
      return resource(resource);
    } else if (node instanceof Node.Known known) {
      return world.known(known.document(), known.node());
    }
    throw new UnpackFault("a kind of node that is not known here");
  }

  private Class<?> arrayType(String name) {
    return arrays.computeIfAbsent(name, n -> {
      Class<?> type = world.type(n);
      if (!type.isArray() || type.getComponentType().isPrimitive()) {
        throw new UnpackFault("an array of references cannot be a " + n);
      }
      return type;
    });
  }

  private static Object copy(Object array) {
    Class<?> element = array.getClass().getComponentType();
    if (element == null || !element.isPrimitive()) {
      throw new UnpackFault("not an array of primitives");
    }
    int length = Array.getLength(array);
    Object copy = Array.newInstance(element, length);
    System.arraycopy(array, 0, copy, 0, length);
    return copy;
  }

  private ValueKind kind(int vertex, String type) {
    ValueKind kind = kinds.get(type);
    if (kind == null) {
      kind = ValueKinds.named(type);
      if (kind == null) {
        throw labels.fault(
            vertex, "there is no kind of value of this type; a newer Satchel may know it");
      }
      kinds.put(type, kind);
    }
    return kind;
  }

  private Object value(int vertex, Node.Value value) {
    ValueKind kind = kind(vertex, value.type());
    boolean isBuilt =
        kind.phase() == ValueKind.Phase.BUILT || kind.phase() == ValueKind.Phase.BUILT_HASHED;
    return kind.allocate(value.type(), pieces(value.parts(), isBuilt));
  }

  Pieces pieces(Parts parts, boolean withElements) {
    List<Slot> slots = parts.elements();
    @Nullable Object @Nullable [] elements = withElements && slots != null ? values(slots) : null;
    if (parts.properties().isEmpty()) {
      return new Pieces(Map.of(), elements, parts.paired());
    }
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    parts.properties().forEach((name, slot) -> properties.put(name, value(slot)));
    return new Pieces(properties, elements, parts.paired());
  }

  private Object constant(Node.Constant constant) throws Throwable {
    Class<?> type = world.type(constant.type());
    if (!type.isEnum()) {
      throw new UnpackFault(type.getName() + " is not an enum");
    }
    // Enum.valueOf is second choice: it reflects on all methods, and the types of some did not
    // travel.
    Object found;
    try {
      found = world.members(type).findStaticGetter(type, constant.name(), type).invoke();
    } catch (NoSuchFieldException | IllegalAccessException e) {
      found = valueOf(type, constant.name());
    }
    if (found instanceof Enum<?> known && known.name().equals(constant.name())) {
      return found;
    }
    throw new UnpackFault("the enum has no constant of this name here");
  }

  private static @Nullable Object valueOf(Class<?> type, String name) {
    for (Object one : type.getEnumConstants()) {
      if (((Enum<?>) one).name().equals(name)) {
        return one;
      }
    }
    return null;
  }

  private Object proxy(Node.Proxy proxy) {
    List<Class<?>> interfaces = new ArrayList<>();
    for (String name : proxy.interfaces()) {
      Class<?> type = world.type(name);
      if (!type.isInterface()) {
        throw new UnpackFault(name + " is not an interface");
      }
      interfaces.add(type);
    }
    Object handler = value(proxy.handler());
    if (!(handler instanceof InvocationHandler invocationHandler)) {
      throw new UnpackFault("its handler is not an InvocationHandler");
    }
    return Proxy.newProxyInstance(
        world.proxyLoader(interfaces), interfaces.toArray(Class<?>[]::new), invocationHandler);
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

  /** Whether it can be filled bit by bit, at least in part. */
  boolean isFilledBitByBit(int vertex) {
    return role(vertex) == Role.SHELL || document.nodes().get(vertex) instanceof Node.Instance;
  }

  /**
   * Puts in whatever exists of a vertex that {@link #isFilledBitByBit}.
   *
   * @return what {@link #fill} is to be told later
   */
  Missing fillPartly(int vertex) {
    Set<Integer> missing = new HashSet<>();
    for (int k = 0; k < graph.degree(vertex); k++) {
      int target = graph.target(vertex, k);
      if (!exists[target]) {
        missing.add(target);
      }
    }
    try {
      if (graph.isBinding(vertex)) {
        bind(graph.binding(vertex), null);
      } else if (graph.isNode(vertex)) {
        fillSlots(document.nodes().get(vertex), Objects.requireNonNull(object(vertex)), null);
      }
    } catch (Throwable e) {
      throw at(vertex, "cannot be filled", e);
    }
    return new Missing(missing);
  }

  /** Puts in everything, which must exist; if it was partly filled before, what was missing then and nothing else. */
  void fill(int vertex, @Nullable Missing missing) {
    try {
      if (graph.isBinding(vertex)) {
        bind(graph.binding(vertex), missing);
      } else if (graph.isNode(vertex)) {
        fill(vertex, document.nodes().get(vertex), missing);
      }
    } catch (Throwable e) {
      throw at(vertex, "cannot be filled", e);
    }
  }

  /**
   * Which slots of a node were left out when it was first filled, because what they refer to did not exist.
   *
   * @param targets indices of the nodes that were missing
   */
  record Missing(Set<Integer> targets) {}

  private void bind(NamespaceGroup.Binding binding, @Nullable Missing missing) {
    if (isDue(binding.value(), missing)) {
      world.bind(
          world.type(binding.owner()),
          binding.field(),
          binding.descriptor(),
          value(binding.value()));
    }
  }

  private void fill(int vertex, Node node, @Nullable Missing missing) {
    if (node instanceof Node.Value value) {
      ValueKind kind = kind(vertex, value.type());
      if (kind.phase() == ValueKind.Phase.FILLED || kind.phase() == ValueKind.Phase.HASHED) {
        kind.fill(Objects.requireNonNull(object(vertex)), pieces(value.parts(), true));
      }
    } else if (node instanceof Node.Instance || node instanceof Node.Array) {
      Object target = Objects.requireNonNull(object(vertex));
      fillSlots(node, target, missing);
      if (node instanceof Node.Instance instance) {
        instances.fillBase(this, instance, target);
      }
    }
  }

  private void fillSlots(Node node, Object target, @Nullable Missing missing) {
    if (node instanceof Node.Instance instance) {
      instances.fill(this, instance, target, missing);
    } else if (node instanceof Node.Array array) {
      @Nullable Object[] elements = (Object[]) target;
      for (int i = 0; i < elements.length; i++) {
        Slot slot = array.elements().get(i);
        if (isDue(slot, missing)) {
          store(elements, i, value(slot));
        }
      }
    }
  }

  /** Puts in only what an object has from its JDK superclass: its hooks do the rest. */
  void fillBase(int vertex) {
    try {
      if (document.nodes().get(vertex) instanceof Node.Instance instance) {
        instances.fillBase(this, instance, Objects.requireNonNull(object(vertex)));
      }
    } catch (Throwable e) {
      throw at(vertex, "cannot be filled", e);
    }
  }

  private static void store(@Nullable Object[] array, int index, @Nullable Object value) {
    Class<?> type = array.getClass().getComponentType();
    if (value != null && !type.isInstance(value)) {
      throw new UnpackFault(
          "element " + index + " cannot be a " + value.getClass().getName());
    }
    array[index] = value;
  }

  /** Whether the slot is to be put in now. */
  boolean isDue(Slot slot, @Nullable Missing missing) {
    if (slot instanceof Slot.Ref ref) {
      return exists[ref.node()] && (missing == null || missing.targets().contains(ref.node()));
    }
    return missing == null;
  }

  /** Calls the hooks that its classes wrote for reading. */
  void runHooks(int vertex) {
    try {
      if (document.nodes().get(vertex) instanceof Node.Instance instance) {
        instances.read(this, instance, Objects.requireNonNull(object(vertex)));
      }
    } catch (Throwable e) {
      throw at(vertex, "its hook failed", e);
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
    Object before = objects[vertex];
    try {
      Object after = instances.resolve(Objects.requireNonNull(before));
      objects[vertex] = after;
      return after != before;
    } catch (Throwable e) {
      throw at(vertex, "its readResolve failed", e);
    }
  }

  @Nullable
  Object[] values(List<Slot> slots) {
    @Nullable Object[] values = new Object[slots.size()];
    int next = 0;
    for (Slot slot : slots) {
      values[next++] = value(slot);
    }
    return values;
  }

  /** What the slot holds; what it refers to must exist. */
  @Nullable
  Object value(Slot slot) {
    if (slot instanceof Slot.Ref ref) {
      if (!exists[ref.node()]) {
        throw new UnpackFault("needs " + labels.of(ref.node()) + ", which needs it in turn");
      }
      return objects[ref.node()];
    }
    return slot instanceof Slot.Scalar scalar ? scalar.value() : null;
  }

  private UnpackFault at(int vertex, String what, Throwable e) {
    if (!graph.isNode(vertex)) {
      return Faults.wrap("a static binding " + what + ": " + Faults.text(e), e);
    }
    if (e instanceof UnpackFault) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return labels.fault(vertex, String.valueOf(e.getMessage()), cause);
    }
    return Faults.wrap(labels.of(vertex) + ": " + what + ": " + Faults.text(e), e);
  }

  /** Whether {@code type} is one whose objects may be made by name alone. */
  static boolean isMakeable(World world, Class<?> type) {
    return !JdkTypes.isJdk(type) && world.isOpen(type);
  }
}
