package com.acme.orders;

import static dev.satchel.junit.SatchelAssertions.assertSameAnswer;
import static dev.satchel.junit.SatchelAssertions.assertShippable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.satchel.Session;
import dev.satchel.junit.SatchelExtension;
import dev.satchel.junit.Simulated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The code of docs/testing.md, word for word. */
class DocumentedIT {
  @RegisterExtension
  static final SatchelExtension SATCHEL =
      SatchelExtension.simulating(jvm -> jvm.timeout(Duration.ofSeconds(5)));

  private final Order order = new Order().add("tea", 350);

  @Test
  void assertions() throws Exception {
    Order order = new Order().add("tea", 350);

    assertShippable(() -> print(order));

    int cents = assertSameAnswer(() -> order.add("cup", 1250).cents());
    assertEquals(1600, cents);
  }

  private static void print(Order order) {
    System.out.println(order.lines());
  }

  @Test
  @Simulated
  void totalIsTheSum() {
    assertEquals(1600, order.add("cup", 1250).cents());
  }

  @Test
  void parameters() {
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(PricesTest.class))
        .execute()
        .testEvents()
        .assertStatistics(tests -> tests.succeeded(1).failed(0));
  }

  static final class Prices {
    private static int raised;

    private Prices() {}

    static void raise(int percent) {
      raised += percent;
    }

    static int of(String article) {
      return Map.of("tea", 350, "cup", 1250).get(article) * (100 + raised) / 100;
    }
  }

  @ExtendWith(SatchelExtension.class)
  static class PricesTest {
    @Test
    void raisesStayInTheSession(Session session) {
      session.run(() -> Prices.raise(10));
      assertEquals(385, session.apply(Prices::of, "tea"));
      assertEquals(350, Prices.of("tea"));
    }
  }

  @Test
  void theDocumentShowsThisCode() throws IOException {
    Path project = Path.of(System.getProperty("satchel.project"));
    String source = squeezed(Files.readString(
            project.resolve("junit/src/test/java/com/acme/orders/DocumentedIT.java")))
        .replace(" static class ", " class ");
    Matcher block = Pattern.compile("(?ms)^```java\\n(.*?)^```$")
        .matcher(Files.readString(project.resolve("docs/testing.md")));
    int blocks = 0;
    while (block.find()) {
      blocks++;
      assertThat(source).contains(squeezed(block.group(1)));
    }
    assertThat(blocks).isEqualTo(4);
  }

  private static String squeezed(String code) {
    return code.replaceAll("\\s+", " ").strip();
  }
}
