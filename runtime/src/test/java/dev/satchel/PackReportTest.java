package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.report.Shop;
import org.junit.jupiter.api.Test;

/** What {@code Packer.check()} tells of what would travel. */
class PackReportTest {
  private static Packer packer() {
    Shop.Service service = new Shop.Service();
    for (int i = 0; i < 10_000; i++) {
      service.orders.add(new Shop.Order("order number " + i));
    }
    return Satchel.packer().variable("task", service);
  }

  @Test
  void saysWhyEachClassTravels() {
    PackReport report = packer().check();
    String prefix = Shop.class.getName() + "$";
    assertThat(report.problems()).isEmpty();
    assertThat(report.reasons())
        .containsEntry(prefix + "Service", "task (Service)")
        .containsEntry(prefix + "Order", "task → field orders (ArrayList) → element [0] (Order)")
        .containsEntry(prefix + "Rates", "task → field rates (Rates)")
        .containsEntry(prefix + "Util", "task → field rates (Rates) → Rates.of(int) → Util");
    assertThat(report.reasons().keySet()).isEqualTo(report.members().keySet());
    assertThat(report.classBytes().keySet()).isEqualTo(report.members().keySet());
    assertThat(report.classBytes().values()).allMatch(bytes -> bytes > 100);
  }

  @Test
  void namesTheHeaviestPaths() {
    PackReport report = packer().check();
    assertThat(report.heaviest())
        .extracting(PackReport.Weight::path)
        .containsExactly(
            "task (Service)",
            "task → field rates (Rates) → field table (double[])",
            "task → field blobs (byte[][])",
            "task → field blobs (byte[][]) → element [0] (byte[])",
            "task → field blobs (byte[][]) → element [1] (byte[])",
            "task → field orders (ArrayList)");
    assertThat(report.heaviest().get(1).bytes()).isBetween(1_600_000L, 1_600_100L);
    long exact = report.bytes();
    assertThat(report.heaviest().get(0).bytes()).isBetween(exact * 8 / 10, exact * 12 / 10);
    assertThat(report.toString())
        .contains("heaviest:\n")
        .contains("  because: task → field rates (Rates) → Rates.of(int) → Util\n");
  }

  @Test
  void refusesWhatIsTooLargeByItsHeaviestPaths() {
    Packer packer = packer().maxBytes(1000);
    assertThatThrownBy(packer::pack).isInstanceOfSatisfying(PackException.class, refused -> {
      Problem problem = refused.problems().get(0);
      assertThat(problem.rule()).isEqualTo("payload-too-large");
      assertThat(problem.path())
          .startsWith("task (Service): about 2,")
          .contains("\ntask → field rates (Rates) → field table (double[]): about 1,600,00");
    });
    assertThat(packer.check().problems())
        .extracting(Problem::rule)
        .containsExactly("payload-too-large");
  }

  @Test
  void warnsAboveTenMegabytes() {
    PackReport report = Satchel.packer().variable("data", new byte[11_000_000]).check();
    assertThat(report.problems()).isEmpty();
    assertThat(report.warnings()).hasSize(1);
    assertThat(report.warnings().get(0).message()).startsWith("this payload has 11,000,");
    assertThat(report.warnings().get(0).path()).startsWith("data (byte[]): about 11,000,002 bytes");
    assertThat(Satchel.packer().variable("data", new byte[9_000_000]).check().warnings())
        .isEmpty();
  }
}
