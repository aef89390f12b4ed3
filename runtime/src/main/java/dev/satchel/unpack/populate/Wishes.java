package dev.satchel.unpack.populate;

import dev.satchel.model.Document;
import dev.satchel.model.NamespaceGroup;
import dev.satchel.model.Node;
import dev.satchel.model.Slot;
import dev.satchel.values.ValueKind;
import dev.satchel.values.ValueKinds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which static state should be bound before a node is made, because code of the user that may read it runs then: the
 * constructor of a record, an initialiser, a hook, the {@code hashCode} of a container's elements.
 *
 * <p>Such code is taken to read the state of its own group, and of the groups that name one of its class's members.
 */
final class Wishes implements Graph.Wishes {
  private static final int[] NONE = {};

  private final World world;
  private final Document document;

  /** By class key: vertices of the groups that its code uses. */
  private final Map<String, int[]> groupsOf = new HashMap<>();

  private final Map<String, Boolean> runsCode = new HashMap<>();
  private final Map<String, Set<Integer>> users = new HashMap<>();
  private final boolean isEmpty;

  /** By node: index into {@link #sets}. */
  private final int[] setOf;

  private final List<int[]> sets = new ArrayList<>(List.of(NONE));

  Wishes(Document document, Graph graph, World world) {
    this.document = document;
    this.world = world;
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
    isEmpty = users.isEmpty();
    setOf = new int[isEmpty ? 0 : graph.nodes()];
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < setOf.length; i++) {
      int[] wished = wishes(document.nodes().get(i));
      if (wished.length > 0) {
        setOf[i] = numbers.computeIfAbsent(Arrays.toString(wished), k -> {
          sets.add(wished);
          return sets.size() - 1;
        });
      }
    }
  }

  private void user(String key, int group) {
    users.computeIfAbsent(key, k -> new TreeSet<>()).add(group);
  }

  /** Whether there is no wish at all. */
  boolean isEmpty() {
    return isEmpty;
  }

  @Override
  public int[] of(int node) {
    return sets.get(setOf[node]);
  }

  private int[] wishes(Node node) {
    if (node instanceof Node.Instance instance) {
      return ofInstance(instance);
    } else if (node instanceof Node.RecordInstance instance) {
      return groups(instance.type());
    } else if (node instanceof Node.Constant constant) {
      return groups(constant.type());
    } else if (node instanceof Node.Lambda lambda) {
      return runsCode(lambda.host()) ? groups(lambda.host()) : NONE;
    } else if (node instanceof Node.Value value) {
      return ofContainer(value);
    }
    return NONE;
  }

  private int[] ofContainer(Node.Value value) {
    ValueKind kind = ValueKinds.named(value.type());
    if (kind == null
        || kind.phase() == ValueKind.Phase.BUILT
        || kind.phase() == ValueKind.Phase.FILLED) {
      return NONE;
    }
    return elementGroups(value);
  }

  private int[] ofInstance(Node.Instance instance) {
    boolean hasCode =
        !instance.written().isEmpty() || instance.resolves() || runsCode(instance.type());
    int[] own = hasCode ? groups(instance.type()) : NONE;
    if (instance.base() == null) {
      return own;
    }
    // A container of the user's, which may hash or compare its elements.
    int[] ofElements = elementGroups(instance);
    int[] all = Arrays.copyOf(own, own.length + ofElements.length);
    System.arraycopy(ofElements, 0, all, own.length, ofElements.length);
    return all;
  }

  /** Groups that the code of the objects in {@code node} uses. */
  private int[] elementGroups(Node node) {
    Set<String> types = new HashSet<>();
    Slots.each(node, slot -> {
      if (slot instanceof Slot.Ref ref) {
        Node element = document.nodes().get(ref.node());
        if (element instanceof Node.Instance instance) {
          types.add(instance.type());
        } else if (element instanceof Node.RecordInstance instance) {
          types.add(instance.type());
        } else if (element instanceof Node.Lambda lambda) {
          types.add(lambda.host());
        }
      }
    });
    Set<Integer> all = new TreeSet<>();
    for (String type : types) {
      for (int group : groups(type)) {
        all.add(group);
      }
    }
    return all.stream().mapToInt(Integer::intValue).toArray();
  }

  private boolean runsCode(String typeName) {
    return runsCode.computeIfAbsent(typeName, name -> {
      for (Class<?> type = world.type(name); type != null; type = type.getSuperclass()) {
        if (world.hasInitializer(type)) {
          return true;
        }
      }
      return false;
    });
  }

  /** Groups that the code of a class, of its superclasses, and of the classes around them uses. */
  private int[] groups(String typeName) {
    int[] known = groupsOf.get(typeName);
    if (known == null) {
      Set<Integer> all = new TreeSet<>();
      addUsed(typeName, all);
      for (Class<?> type = world.type(typeName).getSuperclass();
          type != null;
          type = type.getSuperclass()) {
        String key = world.keyOf(type);
        if (key != null) {
          addUsed(key, all);
        }
      }
      known = all.stream().mapToInt(Integer::intValue).toArray();
      groupsOf.put(typeName, known);
    }
    return known;
  }

  private void addUsed(String key, Set<Integer> all) {
    all.addAll(users.getOrDefault(key, Set.of()));
    int at = key.indexOf('@');
    String name = at < 0 ? key : key.substring(0, at);
    String loader = at < 0 ? "" : key.substring(at);
    for (int dollar = name.indexOf('$'); dollar > 0; dollar = name.indexOf('$', dollar + 1)) {
      all.addAll(users.getOrDefault(name.substring(0, dollar) + loader, Set.of()));
    }
  }
}
