package dev.satchel.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.model.ClassUnit;
import dev.satchel.model.Document;
import dev.satchel.model.Node;
import dev.satchel.model.NodeBuilder;
import dev.satchel.model.NodeLayout;
import dev.satchel.model.NodeList;
import dev.satchel.model.NodeSink;
import dev.satchel.model.OriginLoader;
import dev.satchel.model.PartialSink;
import dev.satchel.model.Parts;
import dev.satchel.model.References;
import dev.satchel.model.Slot;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Nodes that stay in a payload's bytes are the same however often, and in whatever order, they are read. */
class BinaryNodeListTest {
  private static final int SIZE = 250;

  private final Random random = new Random(1);

  private static NodeList binary(List<Node> nodes) {
    Document document = new Document(
        new Document.Producer("17", "0"),
        List.of(new OriginLoader("app", Map.of())),
        Map.<String, ClassUnit>of(),
        nodes,
        List.of(),
        Map.of());
    return (NodeList) PayloadCodec.read(PayloadCodec.toBinary(document)).nodes();
  }

  private List<Node> randomNodes() {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      nodes.add(random.nextInt(3) == 0 ? shared() : instance());
    }
    return nodes;
  }

  private Node shared() {
    return switch (random.nextInt(4)) {
      case 0 -> new Node.Array("java.lang.Object[]", slots(random.nextInt(4)));
      case 1 -> new Node.PrimitiveArray(new long[] {random.nextLong(), 1});
      case 2 -> new Node.TypeValue("int[]");
      default ->
        new Node.Value(
            "java.util.TreeMap",
            new Parts(Map.of("comparator", slot()), slots(2 * random.nextInt(3)), true));
    };
  }

  private Node instance() {
    String type = "a.C" + random.nextInt(9);
    return random.nextInt(5) == 0 ? new Node.Constant(type, "ONE") : record(type, slot());
  }

  private Node record(String type, Slot x) {
    boolean isDouble = x instanceof Slot.Scalar scalar && scalar.value() instanceof Double;
    return new Node.RecordInstance(
        type,
        isDouble ? "DZ-" : "",
        List.of(
            new Node.FieldValue(type, "x", x),
            new Node.FieldValue(type, "flag", new Slot.Scalar(random.nextBoolean())),
            new Node.FieldValue(type, "y", slot())),
        false);
  }

  private List<Slot> slots(int count) {
    List<Slot> slots = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      slots.add(slot());
    }
    return slots;
  }

  private Slot slot() {
    return switch (random.nextInt(8)) {
      case 0 -> new Slot.Ref(random.nextInt(SIZE));
      case 1 -> new Slot.Scalar("text " + random.nextInt(20));
      case 2 -> new Slot.Scalar(random.nextLong());
      case 3 -> new Slot.Scalar(random.nextInt());
      case 4 -> new Slot.Scalar(random.nextDouble());
      case 5 -> new Slot.Scalar(random.nextFloat());
      case 6 -> new Slot.Scalar((byte) random.nextInt());
      default -> Slot.NULL;
    };
  }

  /** What a reading gives, node by node. */
  private static List<Node> read(Consumer<NodeSink> reading) {
    List<Node> nodes = new ArrayList<>();
    NodeBuilder builder = new NodeBuilder();
    InvocationHandler handler = (proxy, method, arguments) -> {
      Object result = method.invoke(builder, arguments);
      if (Set.of("end", "whole", "primitives").contains(method.getName())) {
        nodes.add(builder.node());
      }
      return result;
    };
    reading.accept((NodeSink) Proxy.newProxyInstance(
        NodeSink.class.getClassLoader(), new Class<?>[] {NodeSink.class}, handler));
    return nodes;
  }

  @Test
  void partsAreReadForwardAndBackward() {
    for (int i = 0; i < 20; i++) {
      List<Node> nodes = randomNodes();
      NodeList list = binary(nodes);
      for (int k = 0; k < 20; k++) {
        int from = random.nextInt(SIZE);
        int to = from + random.nextInt(SIZE - from + 1);
        List<Node> part = new ArrayList<>(nodes.subList(from, to));
        assertThat(read(sink -> list.read(from, to, sink))).isEqualTo(part);
        Collections.reverse(part);
        assertThat(read(sink -> list.readBackward(from, to, sink))).isEqualTo(part);
      }
    }
  }

  @Test
  void nodesAreReadOneByOneInAnyOrder() {
    List<Node> nodes = randomNodes();
    IntFunction<Node> oneByOne = binary(nodes).oneByOne();
    int at = 0;
    for (int i = 0; i < 2_000; i++) {
      at = random.nextInt(4) == 0 ? random.nextInt(SIZE) : (at + 1 + random.nextInt(3)) % SIZE;
      assertThat(oneByOne.apply(at)).isEqualTo(nodes.get(at));
    }
    assertThatThrownBy(() -> oneByOne.apply(SIZE)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void slotsThatAreNotWantedArePassedOver() {
    List<Node> nodes = randomNodes();
    List<String> types = new ArrayList<>();
    binary(nodes).read(0, SIZE, new PartialSink() {
      @Override
      public void begin(NodeLayout layout) {
        types.add(layout.type());
      }

      @Override
      public boolean wantsSlots() {
        return false;
      }

      @Override
      public void slot() {
        throw new AssertionError("not wanted");
      }
    });
    assertThat(types)
        .containsExactlyElementsOf(nodes.stream()
            .map(BinaryNodeListTest::typeOfLayout)
            .filter(type -> !type.isEmpty())
            .toList());
  }

  private static String typeOfLayout(Node node) {
    if (node instanceof Node.Array array) {
      return array.type();
    } else if (node instanceof Node.Value value) {
      return value.type();
    }
    return node instanceof Node.RecordInstance record ? record.type() : "";
  }

  @Test
  void referencesAreKnown() {
    List<Node> nodes = randomNodes();
    References references = binary(nodes).references();
    BitSet leaves = new BitSet();
    for (int i = 0; i < SIZE; i++) {
      int[] count = {0};
      nodes.get(i).forEachSlot(slot -> count[0] += slot instanceof Slot.Ref ? 1 : 0);
      leaves.set(i, count[0] == 0);
    }
    assertThat(references.leaves(SIZE)).isEqualTo(leaves);
    assertThat(references.pointForward()).isFalse();
    List<Node> chain = List.of(
        new Node.Array("java.lang.Object[]", List.of(new Slot.Ref(1), new Slot.Ref(2))),
        new Node.Array("java.lang.Object[]", List.of(new Slot.Ref(2))),
        new Node.Array("java.lang.Object[]", List.of()));
    assertThat(binary(chain).references().pointForward()).isTrue();
  }

  @Test
  void tellingNodesHaveEveryLayout() {
    List<Node> nodes = randomNodes();
    NodeList list = binary(nodes);
    BitSet telling = list.telling();
    List<String> types = telling.stream()
        .mapToObj(nodes::get)
        .map(BinaryNodeListTest::typeOfLayout)
        .distinct()
        .toList();
    for (int i = 0; i < SIZE; i++) {
      String type = typeOfLayout(nodes.get(i));
      assertThat(telling.get(i) || types.contains(type)).isTrue();
    }
    assertThat(telling.cardinality()).isLessThan(SIZE);
  }
}
