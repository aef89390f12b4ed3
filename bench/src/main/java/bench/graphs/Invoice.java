package bench.graphs;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** An object whose fields are values of the JDK. */
record Invoice(BigInteger id, LocalDate due, Instant sent, Duration took, BigDecimal amount)
    implements Serializable {
  static List<Invoice> list(int count) {
    List<Invoice> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(new Invoice(
          BigInteger.valueOf(0x9E3779B97F4A7C15L).multiply(BigInteger.valueOf(i)),
          LocalDate.of(2020, 1, 1).plusDays(i),
          Instant.ofEpochSecond(1_600_000_000L + 86_400L * i, i),
          Duration.ofMillis(1500L * i),
          BigDecimal.valueOf(100_000_003L * i, 2)));
    }
    return list;
  }
}
