package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.orders.Order;
import com.acme.orders.Parcel;
import com.acme.orders.Tasks;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.opentest4j.FileInfo;

/** The face from end to end in one JVM, without the agent. */
class SatchelTest {
  @Test
  void payloadIsRebuiltFromEitherForm() throws Exception {
    Payload payload = Satchel.pack(new Order(1, 2));
    assertThat(payload.warnings()).isEmpty();
    for (Payload read : List.of(
        Payload.read(payload.toBytes()),
        Payload.read(payload.toJson().getBytes(StandardCharsets.UTF_8)),
        Payload.read(new ByteArrayInputStream(payload.toBytes())))) {
      assertThat(read.toJson()).isEqualTo(payload.toJson());
      assertThat(read.toBytes()).isEqualTo(payload.toBytes());
      try (Unpacked unpacked = Satchel.unpack(read)) {
        Object root = unpacked.get("root");
        assertThat(root).isNotInstanceOf(Order.class);
        assertThat(unpacked.get("root", Callable.class).call()).isEqualTo(14);
        assertThat(unpacked.type("Order")).isSameAs(root.getClass());
        assertThat(unpacked.type("com.acme.orders.Order")).isSameAs(root.getClass());
      }
    }
  }

  @Test
  void variablesShareOneIdentitySpace() {
    Order order = new Order();
    Payload payload = Satchel.packer()
        .variable("b", order)
        .variable("a", new Order().with(order))
        .variable("none", null)
        .pack();
    try (Unpacked unpacked = Satchel.unpack(payload)) {
      assertThat(unpacked.variables()).containsExactly("b", "a", "none");
      assertThat(unpacked.get("none")).isNull();
      assertThat(unpacked.get("b")).isNotNull();
    }
  }

  @Test
  void classesOfArraysMayBeRoots() {
    Class<?>[] literals = {Order[].class, Order[][].class, int[].class, String[].class};
    try (Unpacked unpacked = Satchel.unpack(Satchel.pack(literals))) {
      Class<?> order = unpacked.type("Order");
      assertThat((Class<?>[]) unpacked.get("root"))
          .containsExactly(
              order.arrayType(), order.arrayType().arrayType(), int[].class, String[].class);
    }
  }

  @Test
  void whoeverUnpacksMayLookAtTheFieldsOfAnyObject() {
    Order order = new Order().with(new Object[] {new Parcel()});
    try (Unpacked unpacked = Satchel.unpack(Satchel.pack(order))) {
      Class<?> parcel = unpacked.type("Parcel");
      assertThat(Arrays.stream(parcel.getDeclaredFields())
              .map(field -> field.getType().getName()))
          .containsExactly("com.acme.orders.Parcel$Label", "[Lcom.acme.orders.Parcel$Label;");
      assertThat(parcel.getSuperclass().getDeclaredFields()[0].getType().getName())
          .isEqualTo("com.acme.orders.Wrapped$Paper");
    }
  }

  /** Two strings that are equal are one over there. */
  @Test
  void identityMapsThatWouldLoseEntriesAreRefused() {
    for (Map<Object, Object> map :
        List.of(new IdentityHashMap<Object, Object>(), new IdentityHashMap<Object, Object>() {})) {
      map.put("key", 1);
      map.put(12345, map);
      map.put(new Object(), "key");
      assertThat(Satchel.packer().variable("map", map).check().problems()).isEmpty();
      map.put(new StringBuilder("key").toString(), 2);
      assertThatThrownBy(() -> Satchel.pack(map))
          .isInstanceOf(PackException.class)
          .hasMessageContaining(
              "it has keys that are equal but not the same (java.lang.String), and over there they would be one key");
    }
  }

  @Test
  void usersMapsWhoseStateCannotTravelAreNotCalledViews() {
    Map<Object, Object> map = new WeakHashMap<>() {};
    assertThatThrownBy(() -> Satchel.pack(map))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("it extends java.util.WeakHashMap, whose state cannot travel");
  }

  @Test
  void unpackedNamesWhatItLacks() {
    Unpacked unpacked = Satchel.unpack(Satchel.pack("text"));
    assertThatThrownBy(() -> unpacked.get("other"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("no variable 'other'; this payload has: root");
    assertThatThrownBy(() -> unpacked.get("root", Integer.class))
        .isInstanceOf(ClassCastException.class)
        .hasMessage("variable 'root' is a java.lang.String, not a java.lang.Integer");
    assertThatThrownBy(() -> unpacked.type("Order"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("no class 'Order' in this payload, or several; use its full name");
    unpacked.close();
    assertThatThrownBy(() -> unpacked.get("root"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("closed");
  }

  @Test
  void bytesThatAreNoPayloadAreRefusedByKind() {
    byte[] whole = Satchel.pack(new Order(1)).toBytes();
    assertKind("hello".getBytes(StandardCharsets.UTF_8), PayloadException.Kind.NOT_A_PAYLOAD);
    assertKind(Arrays.copyOf(whole, whole.length - 1), PayloadException.Kind.CUT_SHORT);
    String json = Satchel.pack(new Order(1)).toJson();
    assertKind(
        json.replaceFirst("\"satchel\"\\s*:\\s*1", "\"satchel\": 99")
            .getBytes(StandardCharsets.UTF_8),
        PayloadException.Kind.OTHER_VERSION);
    assertKind(
        json.replaceFirst("\"ref\"\\s*:\\s*\"obj_0\"", "\"ref\": \"obj_77\"")
            .getBytes(StandardCharsets.UTF_8),
        PayloadException.Kind.UNKNOWN_ID);
  }

  private static void assertKind(byte[] bytes, PayloadException.Kind kind) {
    assertThatThrownBy(() -> Payload.read(bytes))
        .isInstanceOfSatisfying(
            PayloadException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  @Test
  void whatCannotTravelIsReportedWithItsPath() {
    Order order = new Order().with(new Object[] {Thread.currentThread()});
    assertThatThrownBy(() -> Satchel.pack(order)).isInstanceOfSatisfying(PackException.class, e -> {
      assertThat(e.problems()).singleElement().satisfies(problem -> {
        assertThat(problem.severity()).isEqualTo(Severity.ERROR);
        assertThat(problem.path())
            .isEqualTo("root → field extra (Object[]) → element [0] (Thread)");
      });
      assertThat(e.getMessage())
          .contains(e.problems().get(0).path())
          .contains("nothing was written");
    });
  }

  @Test
  void plainLambdaWithoutTheAgentSaysToAddIt() {
    Callable<Integer> lambda = () -> 1;
    assertThatThrownBy(() -> Satchel.pack(lambda))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("-javaagent:serializer.jar");
  }

  @Test
  void checkReportsWhatWouldTravel() {
    PackReport report = Satchel.packer().variable("task", new Order(1)).check();
    assertThat(report.problems()).isEmpty();
    assertThat(report.classes()).containsExactly("com.acme.orders.Order");
    assertThat(report.members().get("com.acme.orders.Order")).contains("call()");
    assertThat(report.bytes()).isPositive();
    assertThat(report.objects()).isPositive();
    assertThat(report.toString())
        .startsWith("1 classes, ")
        .contains("\nclass com.acme.orders.Order, ")
        .contains("  because: task (Order)\n")
        .contains("  call()\n");

    PackReport refused =
        Satchel.packer().variable("task", Thread.currentThread()).check();
    assertThat(refused.problems()).hasSize(1);
    assertThat(refused.classes()).isEmpty();
  }

  @Test
  void checkReportsWhatWouldTravelBesidesWhatIsRefused() {
    PackReport report = Satchel.packer()
        .variable("task", new Order(1))
        .variable("thread", Thread.currentThread())
        .check();
    assertThat(report.problems()).hasSize(1);
    assertThat(report.members().get("com.acme.orders.Order")).contains("call()");
    assertThat(report.reasons()).containsEntry("com.acme.orders.Order", "task (Order)");
    PackReport alone = Satchel.packer().variable("task", new Order(1)).check();
    assertThat(report.objects()).isEqualTo(alone.objects());
    assertThat(report.bytes()).isPositive();
    assertThat(report.toString())
        .startsWith("error[thread]: ")
        .contains("1 error; nothing was written\n\nbesides what is refused: 1 classes, ");
  }

  @Test
  void payloadAboveTheLimitIsRefused() {
    Packer packer = Satchel.packer().variable("data", new byte[5000]).maxBytes(1000);
    assertThatThrownBy(packer::pack).isInstanceOfSatisfying(PackException.class, e -> {
      Problem problem = e.problems().get(0);
      assertThat(problem.rule()).isEqualTo("payload-too-large");
      assertThat(problem.message())
          .matches("this payload has 5,\\d{3} bytes; the packer allows 1,000: .*");
    });
    assertThat(packer.check().problems()).hasSize(1);
    packer.maxBytes(10_000).pack();
  }

  @Test
  void payloadAboveTenMegabytesIsAWarning() {
    Payload payload = Satchel.pack(new byte[11_000_000]);
    assertThat(payload.warnings()).singleElement().satisfies(problem -> {
      assertThat(problem.severity()).isEqualTo(Severity.WARNING);
      assertThat(problem.rule()).isEqualTo("payload-too-large");
    });
  }

  @Test
  void packerRefusesWrongSettings() {
    assertThatThrownBy(() -> Satchel.packer().variable("a", 1).variable("a", 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("variable 'a' is there already");
    assertThatThrownBy(() -> Satchel.packer().maxBytes(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxBytes must be at least 1, not 0");
    assertThatThrownBy(() -> Satchel.packer().code(CodeForm.SOURCE))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("running from source is not available yet; use AUTO or BYTECODE");
    assertThatThrownBy(() -> RemoteJvm.builder().timeout(java.time.Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a timeout must be positive, not PT0S");
  }

  @Test
  void resourceIsBoundByTheReceiver() throws Exception {
    Tasks.Rates stub = Satchel.resource("rates", Tasks.Rates.class);
    assertThatThrownBy(() -> stub.rate("EUR"))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage(
            "resource 'rates' is an object of the worker: Rates.rate can be called only over there");
    assertThat(stub)
        .hasToString("resource 'rates' (com.acme.orders.Tasks$Rates)")
        .isEqualTo(stub);
    assertThatThrownBy(() -> Satchel.resource("x", String.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a resource's type must be an interface, not java.lang.String");

    Payload payload = Satchel.packer()
        .provided("com.acme.orders")
        .variable("root", Arrays.asList(stub))
        .pack();
    Tasks.Rates owned = currency -> 7;
    try (Unpacked unpacked =
        Satchel.unpacker().provided("com.acme.orders").resource("rates", owned).unpack(payload)) {
      assertThat((List<?>) unpacked.get("root", List.class)).first().isSameAs(owned);
    }
    assertThatThrownBy(() -> Satchel.unpacker().provided("com.acme.orders").unpack(payload))
        .isInstanceOf(UnpackException.class)
        .hasMessageContaining("no resource named 'rates'");
    assertThatThrownBy(() -> Satchel.unpack(withResource(stub)))
        .isInstanceOfSatisfying(
            UnpackException.class,
            e -> assertThat(e.definedClasses()).contains("com.acme.orders.Tasks$Convert"));
  }

  private static Payload withResource(Tasks.Rates rates) {
    return Satchel.pack(new Tasks.Convert(rates));
  }

  @Test
  void objectsOfProvidedClassesComeBack() throws Exception {
    try (RemoteJvm jvm = RemoteJvm.builder().provided("org.opentest4j").simulate()) {
      FileInfo info = jvm.call(new Tasks.Describes());
      assertThat(info.getPath()).isEqualTo("orders.txt");
      assertThat(info.getContents()).containsExactly(7);
    }
  }

  @Test
  void settingsOfThePackerAddUp() {
    RemoteJvm.Builder builder =
        RemoteJvm.builder().packer(p -> p.maxBytes(1)).packer(p -> p.allow("thread"));
    try (RemoteJvm jvm = builder.simulate()) {
      assertThatThrownBy(() -> jvm.call(new Order(1, 2)))
          .isInstanceOf(PackException.class)
          .hasMessageContaining("payload-too-large");
    }
  }

  @Test
  void simulatedJvmGivesBackTheCallersOwnObjects() throws Exception {
    try (RemoteJvm jvm = RemoteJvm.simulate()) {
      assertThat(jvm.call(new Order(1, 2))).isEqualTo(14);
      assertThat(jvm.call(new Order(1, 2))).isEqualTo(14);
      Order order = new Order(5);
      assertThat(jvm.apply(new Tasks.Same<Order>(), order)).isSameAs(order);
      try (Session session = jvm.session()) {
        assertThat(session.call(order)).isEqualTo(16);
        assertThat(session.call(order)).isEqualTo(17);
      }
    }
  }
}
