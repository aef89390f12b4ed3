package dev.satchel.unpack.populate;

import dev.satchel.model.Document;
import dev.satchel.model.NamespaceGroup;
import dev.satchel.model.Node;
import dev.satchel.model.NodeLayout;
import dev.satchel.model.NodeList;
import dev.satchel.model.PartialSink;
import dev.satchel.model.Slot;
import dev.satchel.values.ValueKind;
import dev.satchel.values.ValueKinds;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Which static state should be bound before a node is made, because code of the user that may read it runs then: the
 * constructor of a record, an initialiser, a hook, the {@code hashCode} of a container's elements.
 *
 * <p>Such code is taken to read the state of its own class, of its superclasses and of the classes around it, and of the
 * groups that name one of their members; a hook also that of the classes that its object holds as values. {@link Reach}
 * says what else.
 */
final class Wishes implements Graph.Wishes {
  /** How far code is followed, and which; from the most to the least, as not all wishes can be granted where they close cycles. */
  enum Reach {
    /** Also what the classes read that the code names, and so on. */
    ALL(true, true),
    OWN(false, true),
    /** Without initialisers: of most nothing is left that reads static state, while hooks do what they always did. */
    ALL_OF_CALLED(true, false),
    OWN_OF_CALLED(false, false);

    private final boolean followsNames;
    private final boolean countsInitializers;

    Reach(boolean followsNames, boolean countsInitializers) {
      this.followsNames = followsNames;
      this.countsInitializers = countsInitializers;
    }
  }

  private static final int[] NONE = {};

  private final World world;
  private final NodeList nodes;
  private final Reach reach;

  /** By class key: vertices of the groups that its code uses. */
  private final Map<String, Set<Integer>> groupsOf = new HashMap<>();

  private final Map<String, Boolean> runsCode = new HashMap<>();
  private final Map<String, Set<Integer>> users = new HashMap<>();

  /** By node: index into {@link #sets}. */
  private final SparseInts setOf;

  private final List<int[]> sets = new ArrayList<>(List.of(NONE));

  Wishes(Document document, Graph graph, World world, Reach reach) {
    this.nodes = NodeList.of(document.nodes());
    this.world = world;
    this.reach = reach;
    int index = 0;
    for (NamespaceGroup group : document.groups()) {
      int vertex = graph.group(index++);
      user(group.owner(), vertex);
      group.bindings().forEach(b -> user(b.owner(), vertex));
      for (String member : group.members()) {
        int hash = member.indexOf('#');
        user(hash < 0 ? member : member.substring(0, hash), vertex);
      }
    }
    setOf = new SparseInts(graph.nodes());
    Map<Set<Integer>, Integer> numbers = new HashMap<>();
    nodes.read(0, graph.nodes(), new PartialSink() {
      private int node;
      private boolean asksElements;
      private boolean hasHooks;
      private final Set<String> types = new HashSet<>();

      @Override
      public void begin(NodeLayout layout) {
        types.clear();
        asksElements = layout.kind() == NodeLayout.Kind.VALUE && asksItsElements(layout.type());
        hasHooks = layout.resolves();
        wish(
            switch (layout.kind()) {
              case INSTANCE ->
                layout.resolves() || runsCode(layout.type()) ? groups(layout.type()) : Set.of();
              case RECORD -> ofRecord(layout.type());
              case LAMBDA -> ofLambda(Objects.requireNonNull(layout.site()).host());
              case ARRAY, VALUE -> Set.of();
            });
      }

      @Override
      public void ref(int target) {
        if (asksElements) {
          addType(target, types);
        } else if (hasHooks) {
          addClassValue(target, types);
        }
      }

      @Override
      public void end() {
        if (asksElements) {
          wish(groups(types));
        } else if (!types.isEmpty()) {
          Set<Integer> wished = new TreeSet<>(groups(types));
          for (int vertex : of(node)) {
            wished.add(vertex);
          }
          wish(wished);
        }
        node++;
      }

      @Override
      public void primitives(String type, int length, Supplier<Object> values) {
        node++;
      }

      @Override
      public void whole(Node whole) {
        wish(wishes(whole));
        node++;
      }

      private void wish(Set<Integer> wished) {
        if (!wished.isEmpty()) {
          setOf.set(node, numbers.computeIfAbsent(wished, Wishes.this::number));
        }
      }
    });
  }

  private void user(String key, int group) {
    users.computeIfAbsent(key, k -> new TreeSet<>()).add(group);
  }

  private int number(Set<Integer> wished) {
    sets.add(wished.stream().mapToInt(Integer::intValue).toArray());
    return sets.size() - 1;
  }

  @Override
  public int[] of(int node) {
    return sets.get(setOf.get(node));
  }

  private Set<Integer> wishes(Node node) {
    if (node instanceof Node.Instance instance) {
      return ofInstance(instance);
    } else if (node instanceof Node.RecordInstance instance) {
      return ofRecord(instance.type());
    } else if (node instanceof Node.Constant constant) {
      return groups(constant.type());
    } else if (node instanceof Node.Lambda lambda) {
      return ofLambda(lambda.host());
    } else if (node instanceof Node.Value value && asksItsElements(value.type())) {
      return elementGroups(node);
    }
    return Set.of();
  }

  private Set<Integer> ofRecord(String type) {
    return runsCode(type) || !world.storesOnly(world.type(type)) ? groups(type) : Set.of();
  }

  private Set<Integer> ofLambda(String host) {
    return runsCode(host) ? groups(host) : Set.of();
  }

  private static boolean asksItsElements(String type) {
    ValueKind kind = ValueKinds.named(type);
    return kind != null
        && (kind.phase() == ValueKind.Phase.HASHED || kind.phase() == ValueKind.Phase.BUILT_HASHED);
  }

  private Set<Integer> ofInstance(Node.Instance instance) {
    boolean hasCode =
        !instance.written().isEmpty() || instance.resolves() || runsCode(instance.type());
    Set<Integer> own = hasCode ? new TreeSet<>(groups(instance.type())) : Set.of();
    if (instance.resolves() || !instance.written().isEmpty()) {
      own.addAll(classValueGroups(instance));
    }
    if (instance.base() == null) {
      return own;
    }
    // A container of the user's, which may hash or compare its elements.
    Set<Integer> all = new TreeSet<>(own);
    all.addAll(elementGroups(instance));
    return all;
  }

  /** Groups that the code of the objects in {@code node} uses. */
  private Set<Integer> elementGroups(Node node) {
    Set<String> types = new HashSet<>();
    node.forEachSlot(slot -> {
      if (slot instanceof Slot.Ref ref) {
        addType(ref.node(), types);
      }
    });
    return groups(types);
  }

  /** Groups of classes that an object with hooks holds as values: a hook may read their state by reflection. */
  private Set<Integer> classValueGroups(Node.Instance instance) {
    Set<String> types = new HashSet<>();
    instance.forEachSlot(slot -> {
      if (slot instanceof Slot.Ref ref) {
        addClassValue(ref.node(), types);
      }
    });
    return groups(types);
  }

  private void addClassValue(int target, Set<String> types) {
    nodes.read(target, target + 1, new PartialSink() {
      @Override
      public void primitives(String type, int length, Supplier<Object> values) {}

      @Override
      public void whole(Node node) {
        if (node instanceof Node.TypeValue value && users.containsKey(value.type())) {
          types.add(value.type());
        }
      }
    });
  }

  private Set<Integer> groups(Set<String> types) {
    Set<Integer> all = new TreeSet<>();
    types.forEach(type -> all.addAll(groups(type)));
    return all;
  }

  private void addType(int element, Set<String> types) {
    nodes.read(element, element + 1, new PartialSink() {
      @Override
      public void begin(NodeLayout layout) {
        if (layout.isInstance()) {
          types.add(layout.type());
        }
      }

      @Override
      public void primitives(String type, int length, Supplier<Object> values) {}

      @Override
      public void whole(Node node) {
        addType(node, types);
      }
    });
  }

  private void addType(Node element, Set<String> types) {
    if (element instanceof Node.Instance instance) {
      types.add(instance.type());
    } else if (element instanceof Node.RecordInstance instance) {
      types.add(instance.type());
    } else if (element instanceof Node.Lambda lambda) {
      types.add(lambda.host());
    } else if (element instanceof Node.Made made) {
      for (Slot argument : made.arguments()) {
        if (argument instanceof Slot.Ref ref
            && nodes.get(ref.node()) instanceof Node.Lambda lambda) {
          types.add(lambda.host());
        }
      }
    }
  }

  /** Whether an initialiser that counts may run when an object of the type is made. */
  private boolean runsCode(String typeName) {
    return reach.countsInitializers
        && runsCode.computeIfAbsent(typeName, name -> {
          for (Class<?> type = world.type(name); type != null; type = type.getSuperclass()) {
            if (world.hasInitializer(type)) {
              return true;
            }
          }
          return false;
        });
  }

  private Set<Integer> groups(String typeName) {
    Set<Integer> known = groupsOf.get(typeName);
    if (known == null) {
      known = new TreeSet<>();
      for (String key : classes(typeName)) {
        known.addAll(users.getOrDefault(key, Set.of()));
      }
      groupsOf.put(typeName, known);
    }
    return known;
  }

  /** The class, what it inherits from and is nested in, and, as far as that is asked for, what their code names. */
  private Set<String> classes(String typeName) {
    Set<String> seen = new HashSet<>();
    Deque<String> next = new ArrayDeque<>(List.of(typeName));
    while (!next.isEmpty()) {
      String key = next.remove();
      if (!seen.add(key)) {
        continue;
      }
      Class<?> superclass = world.type(key).getSuperclass();
      String above = superclass == null ? null : world.keyOf(superclass);
      if (above != null) {
        next.add(above);
      }
      if (reach.followsNames) {
        next.addAll(world.classesNamed(key));
      }
      addAround(key, seen);
    }
    return seen;
  }

  /** Classes around a class by their names, whether they are there or not: their groups count, their code does not. */
  private static void addAround(String key, Set<String> all) {
    int at = key.indexOf('@');
    String name = at < 0 ? key : key.substring(0, at);
    String loader = at < 0 ? "" : key.substring(at);
    for (int dollar = name.indexOf('$'); dollar > 0; dollar = name.indexOf('$', dollar + 1)) {
      all.add(name.substring(0, dollar) + loader);
    }
  }
}
