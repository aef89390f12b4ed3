package dev.satchel.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.testing.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.MissingResourceException;
import java.util.concurrent.ExecutionException;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exceptions of the JDK itself. */
class ThrowableKindTest {
  @BeforeAll
  static void openTheJdk() {
    Trust.open();
  }

  @SuppressWarnings({"InvalidJavaTimeConstant", "AlwaysThrows"})
  static Stream<Throwable> throwables() {
    IOException io = new IOException("io", new RuntimeException("inner"));
    return Stream.of(
        new Throwable(),
        new RuntimeException("message"),
        new IllegalStateException("m", null),
        io,
        new UncheckedIOException(io),
        new InvocationTargetException(io, "m"),
        new ExecutionException(io),
        new ExceptionInInitializerError(io),
        new ClassNotFoundException("C", io),
        new SQLException("reason", "S1", 7, io),
        new PatternSyntaxException("d", "(", 1),
        new MissingResourceException("m", "c", "k"),
        new StackOverflowError(),
        new OutOfMemoryError("x"),
        new NumberFormatException("n"),
        thrown(() -> LocalDate.of(2024, 13, 1)),
        thrown(() -> LocalDate.parse("x")),
        thrown(() -> List.of(1).add(2)),
        thrown(() -> Integer.parseInt("x")));
  }

  private static Throwable thrown(Runnable code) {
    try {
      code.run();
    } catch (RuntimeException e) {
      return e;
    }
    throw new AssertionError();
  }

  @ParameterizedTest
  @MethodSource("throwables")
  void keepsMessageCauseAndStack(Throwable original) {
    original.addSuppressed(new IOException("suppressed"));
    Throwable copy = RoundTrip.of(original);
    assertThat(copy.getClass()).isSameAs(original.getClass());
    assertThat(copy.getMessage()).isEqualTo(original.getMessage());
    assertThat(copy.getCause()).isSameAs(original.getCause());
    assertThat(copy.getSuppressed()).containsExactly(original.getSuppressed());
    assertThat(copy.getStackTrace()).isEqualTo(original.getStackTrace());
    for (int i = 0; i < copy.getStackTrace().length; i++) {
      assertThat(copy.getStackTrace()[i].toString())
          .isEqualTo(original.getStackTrace()[i].toString());
    }
  }

  @Test
  void keepsFieldsOfTheClass() {
    SQLException sql = RoundTrip.of(new SQLException("reason", "S1", 7));
    assertThat(sql.getSQLState()).isEqualTo("S1");
    assertThat(sql.getErrorCode()).isEqualTo(7);
    PatternSyntaxException pattern = RoundTrip.of(new PatternSyntaxException("d", "(", 1));
    assertThat(pattern.getPattern()).isEqualTo("(");
    assertThat(pattern.getIndex()).isEqualTo(1);
  }

  @Test
  void aCauseMayStillBeSetIfItWasNot() {
    IOException later = new IOException("later");
    assertThat(RoundTrip.of(new DateTimeException("x")).initCause(later)).hasCause(later);
  }

  @Test
  @SuppressWarnings("ReturnValueIgnored")
  void keepsTheMessageThatTheJvmMakesForNullPointers() {
    Throwable original = thrown(() -> {
      String[] strings = {null};
      strings[0].length();
    });
    assertThat(original.getMessage()).contains("because");
    assertThat(RoundTrip.of(original).getMessage()).isEqualTo(original.getMessage());
  }

  @Test
  void refusesThoseThatRunCodeWhenRead() {
    assertThat(ValueKinds.named("javax.management.BadAttributeValueExpException"))
        .isNull();
    assertThat(ValueKinds.named("sun.security.validator.ValidatorException")).isNull();
    assertThat(ValueKinds.named("java.lang.Exception")).isNotNull();
  }
}
