package dev.satchel.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailureTextTest {
  @Test
  void saysWhatAnInitialiserThrewAndWhatThatStemsFrom() {
    Throwable first = new IllegalStateException("no such bundle");
    Throwable wrapped = new RuntimeException("cannot start", new Exception("in between", first));

    assertThat(FailureText.of(new ExceptionInInitializerError(wrapped)))
        .isEqualTo(
            "a static initialiser failed: java.lang.RuntimeException: cannot start, caused by"
                + " java.lang.IllegalStateException: no such bundle");
  }

  @Test
  void saysNothingTwice() {
    Throwable first = new IllegalStateException("no such bundle");

    assertThat(FailureText.of(new RuntimeException(first)))
        .isEqualTo("java.lang.RuntimeException: java.lang.IllegalStateException: no such bundle");
    assertThat(FailureText.of(first)).isEqualTo("java.lang.IllegalStateException: no such bundle");
  }
}
