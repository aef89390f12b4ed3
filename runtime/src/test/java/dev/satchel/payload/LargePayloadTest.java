package dev.satchel.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.satchel.model.Document;
import dev.satchel.model.Node;
import dev.satchel.model.Parts;
import dev.satchel.model.Slot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Cost is linear in the graph, in time and memory, and needs no deep stack. */
@Timeout(120)
class LargePayloadTest {
  private static final int NODES = 1_000_000;

  /** A million links, each with a text of its own and a number. */
  private static Document chain(int nodes) {
    List<Node> chain = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      chain.add(new Node.Instance(
          "a.Link",
          List.of(
              new Node.FieldValue("a.Link", "next", new Slot.Ref((i + 1) % nodes)),
              new Node.FieldValue("a.Link", "name", new Slot.Scalar("link " + i)),
              new Node.FieldValue("a.Link", "number", new Slot.Scalar(i))),
          null,
          List.of(),
          false));
    }
    return new Document(
        Documents.PRODUCER,
        Documents.APP,
        Map.of(),
        chain,
        List.of(),
        Map.of("root", new Slot.Ref(0)));
  }

  @Test
  void millionLinksCrossInBinary() {
    Document document = chain(NODES);
    byte[] bytes = PayloadCodec.toBinary(document);
    assertThat(bytes.length).isLessThan(20 * NODES);
    assertThat(PayloadCodec.read(bytes)).isEqualTo(document);
  }

  @Test
  void millionLinksCrossInJson() {
    Document document = chain(NODES);
    byte[] bytes = PayloadCodec.toJson(document).getBytes(StandardCharsets.UTF_8);
    assertThat(PayloadCodec.read(bytes)).isEqualTo(document);
  }

  @Test
  void linkOfOneClassCostsFewBytes() {
    Node link = new Node.Instance(
        "a.Link",
        List.of(
            new Node.FieldValue("a.Link", "next", new Slot.Ref(0)),
            new Node.FieldValue("a.Link", "name", new Slot.Scalar("same")),
            new Node.FieldValue("a.Link", "number", new Slot.Scalar(7))),
        null,
        List.of(),
        false);
    int hundred = PayloadCodec.toBinary(documentOf(100, link)).length;
    int twoHundred = PayloadCodec.toBinary(documentOf(200, link)).length;
    assertThat(twoHundred - hundred).isLessThanOrEqualTo(100 * 6);
  }

  private static Document documentOf(int count, Node node) {
    return new Document(
        Documents.PRODUCER,
        Documents.APP,
        Map.of(),
        Collections.nCopies(count, node),
        List.of(),
        Map.of());
  }

  @Test
  void primitivesAreNotBoxed() {
    Document document = Documents.of(new Node.PrimitiveArray(new long[4_000_000]));
    long before = Allocation.ofThisThread();
    byte[] bytes = PayloadCodec.toBinary(document);
    long written = Allocation.ofThisThread();
    PayloadCodec.read(bytes);
    long read = Allocation.ofThisThread();
    assertThat(written - before).isLessThan(3L * bytes.length);
    assertThat(read - written).isLessThan(2L * bytes.length);
  }

  /** "Aa" and "BB" have one hash code, and so has whatever is made of equally many of them. */
  @Test
  void stringsOfOneHashCodeDoNotSlowTheWriter() {
    List<Slot> strings = new ArrayList<>();
    strings.add(new Slot.Scalar(""));
    for (int i = 0; i < 17; i++) {
      int size = strings.size();
      for (int k = 0; k < size; k++) {
        String text = (String) ((Slot.Scalar) strings.get(k)).value();
        strings.set(k, new Slot.Scalar(text + "Aa"));
        strings.add(new Slot.Scalar(text + "BB"));
      }
    }
    Document document =
        Documents.of(new Node.Value("java.util.ArrayList", new Parts(Map.of(), strings, false)));
    assertTimeout(Duration.ofSeconds(20), () -> {
      assertThat(PayloadCodec.read(PayloadCodec.toBinary(document))).isEqualTo(document);
    });
  }
}
