package dev.satchel.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.satchel.model.ClassHash;
import dev.satchel.model.Document;
import dev.satchel.model.Node;
import dev.satchel.model.Parts;
import dev.satchel.model.Slot;
import dev.satchel.problem.PayloadFault;
import dev.satchel.problem.PayloadFault.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way in which a payload can be wrong gives its own kind and a message that says what, where, and what to do. */
class PayloadFaultTest {
  private static final String JSON = PayloadCodec.toJson(Documents.analytics());

  @Test
  void nothingAtAll() {
    refuses(new byte[0], Kind.NOT_A_PAYLOAD, "no payload: there is not one byte");
  }

  @Test
  void somethingElse() {
    refuses(
        "PK\3\4",
        Kind.NOT_A_PAYLOAD,
        "no payload: neither JSON in UTF-8 nor Satchel's binary form");
  }

  @Test
  void otherJson() {
    refuses(
        "{\"name\": \"x\"}",
        Kind.NOT_A_PAYLOAD,
        "JSON, but no Satchel payload: those begin with the key 'satchel'");
  }

  @Test
  void versionThatIsNoNumber() {
    refuses(
        "{\"satchel\": \"1\"}",
        Kind.NOT_A_PAYLOAD,
        "JSON, but no Satchel payload: 'satchel' is the format's version, a whole number");
  }

  @Test
  void otherVersionOfJson() {
    refuses(
        JSON.replace("\"satchel\": 1,", "\"satchel\": 2,").replace("0.1.0", "0.9.3"),
        Kind.OTHER_VERSION,
        "payload of format version 2, written by Satchel 0.9.3; this is Satchel development, which reads"
            + " version 1: use the same release of Satchel on both sides");
  }

  @Test
  void otherVersionWithoutProducer() {
    refuses(
        "{\"satchel\": 77, \"things\": []}",
        Kind.OTHER_VERSION,
        "payload of format version 77, written by Satchel (unknown); this is Satchel development, which reads"
            + " version 1: use the same release of Satchel on both sides");
  }

  @Test
  void otherVersionOfBinary() {
    byte[] bytes = PayloadCodec.toBinary(Documents.analytics());
    bytes[BinaryEncoder.magic().length] = 3;
    refuses(
        bytes,
        Kind.OTHER_VERSION,
        "payload of format version 3, written by Satchel 0.1.0; this is Satchel development, which reads"
            + " version 1: use the same release of Satchel on both sides");
  }

  @Test
  void cutShortJson() {
    String cut = JSON.substring(0, JSON.indexOf("\"factor\""));
    refuses(
        cut,
        Kind.CUT_SHORT,
        "payload cut short: it ends after " + cut.length()
            + " bytes, inside instances/fn_0/captures; get the whole of it again");
  }

  @Test
  void cutShortBinary() {
    byte[] bytes = PayloadCodec.toBinary(Documents.analytics());
    byte[] cut = Arrays.copyOf(bytes, bytes.length - 160);
    refuses(
        cut,
        Kind.CUT_SHORT,
        "payload cut short: it ends after " + cut.length
            + " bytes, inside the nodes, number 2; get the whole of it again");
  }

  @Test
  void unknownIdInJson() {
    refuses(
        JSON.replace("\"config\": {\"ref\": \"sv_0\"}", "\"config\": {\"ref\": \"sv_7\"}"),
        Kind.UNKNOWN_ID,
        "unknown id: 'sv_7'; the payload holds sv_0, obj_0, fn_0 (line 47, column 73, in instances/obj_0/fields/config/ref)");
  }

  @ParameterizedTest
  @CsvSource({"sv_00", "sv_1", "sv_-1", "sv_", "obj_1", "fn_4294967296", "thing", "''"})
  void whateverIsNoId(String id) {
    assertThat(fault(bytes(JSON.replace("{\"ref\": \"fn_0\"}", "{\"ref\": \"" + id + "\"}")))
            .kind())
        .isEqualTo(Kind.UNKNOWN_ID);
  }

  @Test
  void unknownIdInDocument() {
    Document document = Documents.of(new Node.Instance(
        "a.B",
        List.of(new Node.FieldValue("a.B", "next", new Slot.Ref(4))),
        null,
        List.of(),
        false));
    assertThatThrownBy(() -> PayloadCodec.toBinary(document))
        .isInstanceOfSatisfying(
            PayloadFault.class, fault -> assertThat(fault.kind()).isEqualTo(Kind.UNKNOWN_ID))
        .hasMessage(
            "unknown id: reference to node 4, but the payload holds 1 nodes (in instances/obj_0/fields/next)");
  }

  @ParameterizedTest
  @CsvSource({
    "'I', '''I'' does not say which of 2 fields are primitive (in instances/obj_0)'",
    "'--', '''--'' does not say which of 2 fields are primitive (in instances/obj_0)'",
    "'IX', '''IX'' does not say which of 2 fields are primitive (in instances/obj_0)'",
    "'J-', 'is not of the primitive type J (in instances/obj_0/fields/x)'",
    "'II', 'is not of the primitive type I (in instances/obj_0/fields/name)'"
  })
  void primitivesThatAreNone(String primitives, String problem) {
    Document document = Documents.of(new Node.RecordInstance(
        "a.B",
        primitives,
        List.of(
            new Node.FieldValue("a.B", "x", new Slot.Scalar(1)),
            new Node.FieldValue("a.B", "name", new Slot.Scalar("n"))),
        false));
    assertThatThrownBy(() -> PayloadCodec.toBinary(document))
        .isInstanceOf(PayloadFault.class)
        .hasMessage("malformed payload: " + problem);
  }

  @Test
  void primitivesOfAnObjectThatIsReadOtherwise() {
    Document document = Documents.of(new Node.Instance(
        "a.B",
        "I",
        List.of(new Node.FieldValue("a.B", "x", new Slot.Scalar(1))),
        null,
        List.of(new Node.Written("a.B", List.of())),
        false));
    assertThatThrownBy(() -> PayloadCodec.toJson(document))
        .isInstanceOf(PayloadFault.class)
        .hasMessage(
            "malformed payload: 'primitives' are said of an object with 'base' or 'written' (in instances/obj_0)");
  }

  @Test
  void idsWithGap() {
    refuses(
        JSON.replace("\"obj_0\": {\"class\"", "\"obj_1\": {\"class\"")
            .replace("{\"ref\": \"obj_0\"}", "null"),
        Kind.MALFORMED,
        "malformed payload: id 'obj_1' is not the next one; ids count from 0 without gaps (line 47, column 14, in instances/obj_1)");
  }

  @Test
  void idOfLambdaForAnObject() {
    refuses(
        "obj_0 and fn_0 swapped",
        JSON.replace("\"obj_0\"", "\"x\"")
            .replace("\"fn_0\"", "\"obj_0\"")
            .replace("\"x\"", "\"fn_0\""),
        Kind.MALFORMED,
        "malformed payload: id 'fn_0': ids of lambdas, and of nothing else, begin with fn_");
  }

  @Test
  void repeatedKeys() {
    refuses(
        "section",
        JSON.replace("\"shared_values\": {", "\"sources\": {},\n  \"shared_values\": {"),
        Kind.MALFORMED,
        "malformed payload: the key 'shared_values' is missing, found the key 'sources'");
    refuses(
        "variable",
        JSON.replace("\"root\": {\"ref\": \"fn_0\"}", "\"root\": 1, \"root\": 2"),
        Kind.MALFORMED,
        "malformed payload: the key 'root' is there twice");
    refuses(
        "class",
        JSON.replace("\"analytics.Core\": {", "\"analytics.Client\": {"),
        Kind.MALFORMED,
        "malformed payload: the key 'analytics.Client' is there twice");
    refuses(
        "fact",
        JSON.replace("\"end\": 9,", "\"end\": 9, \"end\": 9,"),
        Kind.MALFORMED,
        "malformed payload: the key 'release' is missing, found the key 'end'");
    refuses(
        "field",
        JSON.replace("{\"config\": {\"ref\": \"sv_0\"}}", "{\"config\": null, \"config\": null}"),
        Kind.MALFORMED,
        "malformed payload: field 'config' is there twice (in instances/obj_0/fields)");
    refuses(
        "capture",
        JSON.replace("\"factor\": 2,", "\"client\": 2,"),
        Kind.MALFORMED,
        "malformed payload: the key 'client' is there twice");
  }

  @Test
  void unknownKey() {
    refuses(
        JSON.replace(
            "\"config\": {\"ref\": \"sv_0\"}}", "\"config\": {\"ref\": \"sv_0\"}}, \"extra\": 1"),
        Kind.MALFORMED,
        "malformed payload: unknown, repeated or misplaced key 'extra' (line 47, column 83, in instances/obj_0/extra)");
  }

  @Test
  void userDataIsNeverTakenForAReference() {
    refuses(
        "two keys",
        JSON.replace("\"factor\": 2", "\"factor\": {\"ref\": \"sv_0\", \"x\": 1}"),
        Kind.MALFORMED,
        "malformed payload: unknown, repeated or misplaced key 'x'");
    refuses(
        "no string",
        JSON.replace("\"factor\": 2", "\"factor\": {\"ref\": 0}"),
        Kind.MALFORMED,
        "malformed payload: expected an id, found a number");
    refuses(
        "unknown tag",
        JSON.replace("\"factor\": 2", "\"factor\": {\"integer\": \"2\"}"),
        Kind.MALFORMED,
        "malformed payload: {\"integer\": \"2\"} is no value");
    refuses(
        "an array",
        JSON.replace("\"factor\": 2", "\"factor\": []"),
        Kind.MALFORMED,
        "malformed payload: expected a value: null, a scalar, {\"ref\": id} or a tagged scalar");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3000000000 | malformed payload: 3000000000 is no int; a long is written as {\"long\": \"3000000000\"}",
        "1e999 | malformed payload: 1e999 is too large for a double",
        "{\"long\": \"9223372036854775808\"} | malformed payload: {\"long\": \"9223372036854775808\"} is no value",
        "{\"float\": \"1e99\"} | malformed payload: {\"float\": \"1e99\"} is no value",
        "{\"char\": \"ab\"} | malformed payload: {\"char\": \"ab\"} is no value",
        "{\"double\": \"NaN(3ff0000000000000)\"} | malformed payload: {\"double\": \"NaN(3ff0000000000000)\"} is no value",
      })
  void numbersOutOfRange(String spelled, String message) {
    refuses(
        spelled, JSON.replace("\"factor\": 2", "\"factor\": " + spelled), Kind.MALFORMED, message);
  }

  @Test
  void notJson() {
    refuses(
        "syntax",
        JSON.replace("\"factor\": 2", "\"factor\": two"),
        Kind.MALFORMED,
        "malformed payload: not JSON: Unrecognized token 'two'");
    refuses(
        "trailing",
        JSON + "{}",
        Kind.MALFORMED,
        "malformed payload: something follows the payload");
  }

  @Test
  void classFileThatIsNotTheOneHashed() {
    String hash =
        ClassHash.of("class file of analytics.Core in app".getBytes(StandardCharsets.UTF_8));
    refuses(
        JSON.replace(hash, ClassHash.of(new byte[1])),
        Kind.MALFORMED,
        "malformed payload: the class file does not match its hash (in sources/analytics.Core)");
    refuses(
        JSON.replace(hash, "sha256:00"),
        Kind.MALFORMED,
        "malformed payload: 'sha256:00' is no hash; it is sha256: and 64 hexadecimal digits (in sources/analytics.Core)");
  }

  @ParameterizedTest
  @CsvSource({"''", "a..b", ".a", "a.", "a/b", "a;b", "[I", "a[]b", "a[", "a]", "a#b", "void[]"})
  void whateverIsNoTypeName(String name) {
    Document document = Documents.of(new Node.Instance(name, List.of(), null, List.of(), false));
    assertThatThrownBy(() -> PayloadCodec.toJson(document))
        .hasMessage("malformed payload: '" + name + "' is no type name (in instances/obj_0)");
  }

  @Test
  void orderOfOtherNodes() {
    String json = PayloadCodec.toJson(Documents.of(
        new Node.Constant("a.B", "X"),
        new Node.Value("java.lang.Object", new Parts(Map.of(), null, false)),
        new Node.Constant("a.B", "Y")));
    String order = "[0, 1, 1, 1]";
    assertThat(json).contains("\"order\": " + order);
    for (String other : List.of(
        "[0, 1, 1]",
        "[0, 1, 1, 2]",
        "[0, 1, 1, 1, 1]",
        "[0, 1, 0, 0, 1, 1]",
        "[-1, 1, 1, 1]",
        "[0, 99999999999, 1, 1]",
        "[0, \"1\", 1, 1]",
        "[0, [1], 1, 1]",
        "[]",
        "{\"a\": [0, 1]}",
        "1")) {
      refuses(
          other,
          json.replace(order, other),
          Kind.MALFORMED,
          "malformed payload: it does not say of each shared value and each instance where it is");
    }
  }

  @Test
  void changedBytes() {
    byte[] bytes = PayloadCodec.toBinary(Documents.analytics());
    bytes[bytes.length - 1] ^= 1;
    refuses(
        bytes,
        Kind.MALFORMED,
        "malformed payload: the checksum is wrong, so bytes were changed on the way; get it again");
  }

  @Test
  void limits() {
    byte[] json = bytes(JSON);
    byte[] binary = PayloadCodec.toBinary(Documents.analytics());
    limit(
        json,
        Limits.DEFAULT.withMaxBytes(1000),
        "maxBytes is 1000, the payload needs " + json.length);
    limit(
        binary,
        Limits.DEFAULT.withMaxBytes(100),
        "maxBytes is 100, the payload needs " + binary.length);
    limit(json, Limits.DEFAULT.withMaxNodes(2), "maxNodes is 2, the payload needs 3");
    limit(binary, Limits.DEFAULT.withMaxNodes(2), "maxNodes is 2, the payload needs 3");
    limit(json, Limits.DEFAULT.withMaxClasses(2), "maxClasses is 2, the payload needs 3");
    limit(binary, Limits.DEFAULT.withMaxClasses(2), "maxClasses is 2, the payload needs 3");
    limit(
        binary,
        Limits.DEFAULT.withMaxStringLength(80),
        "maxStringLength is 80, the payload needs 105");
    limit(json, Limits.DEFAULT.withMaxCaptures(1), "maxCaptures is 1, the payload needs 2");
    limit(binary, Limits.DEFAULT.withMaxCaptures(1), "maxCaptures is 1, the payload needs 2");
    assertThat(fault(json, Limits.DEFAULT.withMaxStringLength(80)).getMessage())
        .startsWith(
            "payload above a limit: String value length (105) exceeds the maximum allowed (80");
    assertThat(PayloadCodec.read(json, new Limits(json.length, 3, 3, 105, 7, 2)))
        .isEqualTo(Documents.analytics());
    assertThat(PayloadCodec.read(binary, new Limits(binary.length, 3, 3, 105, 7, 2)))
        .isEqualTo(Documents.analytics());
  }

  @Test
  void deepNesting() {
    assertThat(fault(bytes(
                "{\"satchel\": 1, \"producer\": {\"java\": \"17\", \"satchel\": \"1\"}, \"sources\": "
                    + "[".repeat(100_000)))
            .kind())
        .isEqualTo(Kind.LIMIT);
  }

  @Test
  void streamsAreReadToTheLimitAndStayOpen() throws IOException {
    byte[] bytes = PayloadCodec.toBinary(Documents.analytics());
    assertThat(PayloadCodec.read(new ByteArrayInputStream(bytes))).isEqualTo(Documents.analytics());
    InputStream endless = new InputStream() {
      @Override
      public int read() {
        return '{';
      }

      @Override
      public void close() {
        throw new AssertionError("closed");
      }
    };
    assertThatThrownBy(() -> PayloadCodec.read(endless, Limits.DEFAULT.withMaxBytes(10)))
        .hasMessage("payload above a limit: maxBytes is 10, the payload needs 11");
  }

  @Test
  void limitsMustMakeSense() {
    assertThatThrownBy(() -> Limits.DEFAULT.withMaxNodes(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxNodes must be 1..2147483639, not 0");
  }

  private static void limit(byte[] bytes, Limits limits, String message) {
    PayloadFault fault = fault(bytes, limits);
    assertThat(fault.kind()).isEqualTo(Kind.LIMIT);
    assertThat(fault).hasMessage("payload above a limit: " + message);
  }

  private static void refuses(String payload, Kind kind, String message) {
    refuses(bytes(payload), kind, message);
  }

  private static void refuses(byte[] payload, Kind kind, String message) {
    PayloadFault fault = fault(payload);
    assertThat(fault).hasMessage(message);
    assertThat(fault.kind()).isEqualTo(kind);
  }

  private static void refuses(String what, String payload, Kind kind, String start) {
    PayloadFault fault = fault(bytes(payload));
    assertThat(fault.getMessage()).as(what).startsWith(start);
    assertThat(fault.kind()).as(what).isEqualTo(kind);
  }

  private static PayloadFault fault(byte[] bytes) {
    return fault(bytes, Limits.DEFAULT);
  }

  private static PayloadFault fault(byte[] bytes, Limits limits) {
    PayloadFault fault =
        catchThrowableOfType(PayloadFault.class, () -> PayloadCodec.read(bytes, limits));
    assertThat(fault).as("read without a fault").isNotNull();
    return fault;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
