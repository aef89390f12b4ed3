package dev.satchel.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.model.Node;
import dev.satchel.model.NodeBuilder;
import dev.satchel.model.NodeLayout;
import dev.satchel.model.NodeList;
import dev.satchel.model.NodeSink;
import dev.satchel.model.Parts;
import dev.satchel.model.PrimitiveBlock;
import dev.satchel.model.Slot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EncodedNodesTest {
  private static final NodeLayout LINK = NodeLayout.instance(
      "a.Link", PrimitiveBlock.NONE, List.of("a.Base", "a.Link"), List.of("x", "x"), true);
  private static final NodeLayout POINT =
      NodeLayout.record("a.Point", PrimitiveBlock.NONE, List.of("x", "y"), false);
  private static final NodeLayout EVERYTHING = NodeLayout.record(
      "a.Everything",
      PrimitiveBlock.of("-ZB-SCIJFD-"),
      List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"),
      false);
  private static final NodeLayout LAMBDA = NodeLayout.lambda(
      new NodeLayout.Site("a.Host", "run()/0"), "java.lang.Runnable", List.of("this", "x"));
  private static final NodeLayout ARRAY = NodeLayout.array("a.Link[]");
  private static final NodeLayout MAP =
      NodeLayout.value("java.util.HashMap", List.of("capacity"), NodeLayout.Elements.ENTRIES);
  private static final NodeLayout TEXT =
      NodeLayout.value("java.util.UUID", List.of("text"), NodeLayout.Elements.NONE);

  /** What was put in, as ordinary nodes. */
  private final List<@Nullable Node> expected = new ArrayList<>();

  private final EncodedNodes nodes = new EncodedNodes();
  private final Random random = new Random(7);

  private void add(NodeLayout layout, int elements) {
    NodeBuilder builder = new NodeBuilder();
    nodes.begin(layout);
    builder.begin(layout);
    slots(layout.names().size(), builder);
    if (layout.elements() != NodeLayout.Elements.NONE) {
      nodes.elements(elements);
      builder.elements(elements);
      slots(elements, builder);
    }
    nodes.end();
    builder.end();
    expected.add(builder.node());
  }

  private void slots(int count, NodeSink builder) {
    for (int i = count; i > 0; i--) {
      Slot slot = slot();
      nodes.slot(slot);
      builder.slot(slot);
    }
  }

  private Slot slot() {
    long bits = random.nextLong() >> random.nextInt(64);
    return switch (random.nextInt(11)) {
      case 0 -> Slot.NULL;
      case 1 -> new Slot.Ref((int) bits & Integer.MAX_VALUE);
      case 2 -> new Slot.Scalar("text " + bits);
      case 3 -> new Slot.Scalar((int) bits);
      case 4 -> new Slot.Scalar(bits);
      case 5 -> new Slot.Scalar((short) bits);
      case 6 -> new Slot.Scalar((byte) bits);
      case 7 -> new Slot.Scalar((char) bits);
      case 8 -> new Slot.Scalar((bits & 1) == 0);
      case 9 -> new Slot.Scalar(Double.longBitsToDouble(bits));
      default -> new Slot.Scalar(Float.intBitsToFloat((int) bits));
    };
  }

  private void addEverything() {
    PrimitiveBlock block = EVERYTHING.block();
    byte[] bytes = new byte[block.length()];
    NodeBuilder builder = new NodeBuilder();
    builder.begin(EVERYTHING);
    nodes.begin(EVERYTHING);
    for (int i = 0; i < EVERYTHING.names().size(); i++) {
      if (block.has(i)) {
        long bits = block.kind(i) == 'Z' ? random.nextInt(2) : random.nextLong();
        block.put(bytes, 0, i, bits);
      }
    }
    assertThat(nodes.block(bytes, 0)).isTrue();
    for (int i = 0; i < EVERYTHING.names().size(); i++) {
      if (block.has(i)) {
        builder.primitive(block.kind(i), block.get(bytes, 0, i));
      } else {
        Slot slot = slot();
        nodes.slot(slot);
        builder.slot(slot);
      }
    }
    nodes.end();
    builder.end();
    expected.add(builder.node());
  }

  private void addAny() {
    addAny(9);
  }

  private void addAny(int kinds) {
    switch (random.nextInt(kinds)) {
      case 0 -> add(LINK, 0);
      case 1 -> add(POINT, 0);
      case 2 -> add(ARRAY, random.nextInt(20));
      case 3 -> add(MAP, 2 * random.nextInt(5));
      case 4 -> add(TEXT, 0);
      case 5 -> addEverything();
      case 6 -> add(LAMBDA, 0);
      case 7 -> {
        addWhole(new Node.Constant("a.Colour", "RED"));
      }
      default -> {
        nodes.empty();
        expected.add(null);
      }
    }
  }

  @Test
  void givesBackEveryNodeInAnyOrder() {
    for (int i = 0; i < 20_000; i++) {
      addAny();
    }
    assertThat(nodes.size()).isEqualTo(expected.size());
    for (int i = 0; i < expected.size(); i += 1 + random.nextInt(9)) {
      assertThat(nodes.get(i)).isEqualTo(expected.get(i));
      assertThat(nodes.isEmpty(i)).isEqualTo(expected.get(i) == null);
    }
    NodeBuilder builder = new NodeBuilder();
    EncodedNodes.Cursor cursor = nodes.cursor(0);
    for (Node node : expected) {
      cursor.next();
      assertThat(cursor.isEmpty()).isEqualTo(node == null);
      if (node != null && random.nextBoolean()) {
        cursor.give(builder);
        assertThat(builder.node()).isEqualTo(node);
      }
    }
    assertThat(cursor.hasNext()).isFalse();
  }

  @Test
  void givesReferencesInOrder() {
    for (int i = 0; i < 1_000; i++) {
      addAny();
    }
    EncodedNodes.Cursor cursor = nodes.cursor(0);
    for (Node node : expected) {
      List<Integer> wanted = new ArrayList<>();
      List<Integer> found = new ArrayList<>();
      if (node != null) {
        node.forEachSlot(slot -> {
          if (slot instanceof Slot.Ref ref) {
            wanted.add(ref.node());
          }
        });
      }
      cursor.next();
      cursor.refs(found::add);
      assertThat(found).isEqualTo(wanted);
    }
  }

  @Test
  void forgetsANodeThatDidNotEnd() {
    add(LINK, 0);
    nodes.begin(ARRAY);
    nodes.elements(50_000);
    for (int i = 0; i < 50_000; i++) {
      nodes.string("lost " + i);
    }
    nodes.abandon();
    add(MAP, 4);
    nodes.abandon(); // nothing is open
    add(TEXT, 0);
    assertThat(Arrays.asList(nodes.get(0), nodes.get(1), nodes.get(2))).isEqualTo(expected);
  }

  /** What is copied into a payload is what would be written. */
  @Test
  void hasTheBytesThatWritingGives() throws IOException {
    for (int i = 0; i < 5_000; i++) {
      addAnyButNothing();
      if (i % 1_000 == 500) {
        nodes.begin(i < 1_000 ? NodeLayout.array("a.Lost[]") : MAP);
        for (int k = 0; k < 20_000; k++) {
          nodes.string("lost " + k);
        }
        nodes.abandon();
      }
    }
    ByteArrayOutputStream copied = new ByteArrayOutputStream();
    BinarySink copy = new BinarySink(copied);
    copy.text("before");
    nodes.writeTo(copy);
    copy.finish();
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    BinarySink sink = new BinarySink(written);
    sink.text("before");
    BinaryNodes again = new BinaryNodes(sink);
    EncodedNodes.Cursor cursor = nodes.cursor(0);
    while (cursor.hasNext()) {
      cursor.next();
      cursor.give(again);
    }
    sink.finish();
    for (int i = 0; i < expected.size(); i += 7) {
      assertThat(nodes.get(i)).isEqualTo(expected.get(i));
    }
    assertThat(copied.toByteArray()).isEqualTo(written.toByteArray());

    EncodedPayload pieces = new EncodedPayload();
    BinarySink third = new BinarySink(pieces);
    third.text("before");
    nodes.writeTo(third);
    third.finish();
    assertThat(pieces.toBytes()).isEqualTo(written.toByteArray());
  }

  private void addAnyButNothing() {
    switch (random.nextInt(20)) {
      case 0 -> addWhole(new Node.PrimitiveArray(new long[random.nextInt(2_000)]));
      case 1 -> addWhole(new Node.PrimitiveArray(new byte[random.nextInt(200)]));
      case 2 -> {
        String text = (random.nextBoolean() ? "long " : "\u20ac").repeat(random.nextInt(40_000));
        addWhole(new Node.TypeValue(text));
        nodes.begin(TEXT);
        nodes.string(text + "again");
        nodes.end();
        expected.add(new Node.Value(
            "java.util.UUID",
            new Parts(Map.of("text", new Slot.Scalar(text + "again")), null, false)));
      }
      default -> addAny(8);
    }
  }

  private void addWhole(Node node) {
    nodes.whole(node);
    expected.add(node);
  }

  @Test
  void takesFewBytesForAnObject() {
    int count = 100_000;
    long before = allocated();
    for (int i = 0; i < count; i++) {
      nodes.begin(POINT);
      nodes.ref(i + 1);
      nodes.integer(i % 100);
      nodes.end();
    }
    assertThat(allocated() - before).isLessThan(12L * count);
    assertThat(nodes.get(count / 2))
        .isEqualTo(new Node.RecordInstance(
            "a.Point",
            List.of(
                new Node.FieldValue("a.Point", "x", new Slot.Ref(count / 2 + 1)),
                new Node.FieldValue("a.Point", "y", new Slot.Scalar(count / 2 % 100))),
            false));
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean)
            java.lang.management.ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  @Test
  void listGivesTheNodesOfAnyOtherList() {
    List<Node> plain = List.of(
        new Node.TypeValue("int"),
        new Node.Value("java.util.UUID", new Parts(Map.of(), null, false)),
        new Node.Constant("a.Colour", "RED"));
    NodeList list = NodeList.of(plain);
    assertThat(list).isEqualTo(plain);
    assertThat(NodeList.of(list)).isSameAs(list);
  }
}
