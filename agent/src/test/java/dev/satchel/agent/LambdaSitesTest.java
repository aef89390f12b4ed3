package dev.satchel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LambdaSitesTest {
  static int state;

  static final class Target {
    Callable<Supplier<Integer>> nested(int n, List<String> names) {
      Runnable first = () -> state = n;
      first.run();
      return () -> {
        Supplier<Integer> size = names::size;
        return () -> state + size.get();
      };
    }
  }

  private static ClassFacts facts() throws IOException {
    try (InputStream in =
        LambdaSitesTest.class.getResourceAsStream("LambdaSitesTest$Target.class")) {
      return ClassFacts.of(in.readAllBytes());
    }
  }

  @Test
  void countsLambdasAndMethodReferences() throws IOException {
    assertThat(facts().lambdas().size()).isEqualTo(4);
  }

  @Test
  void bodiesAreNamedByPlace() throws IOException {
    assertThat(facts().foreignStatics())
        .singleElement()
        .asString()
        .matches(
            "dev.satchel.agent.LambdaSitesTest.state: written by nested\\(int,java.util.List\\)/0:\\d+,"
                + " read by nested\\(int,java.util.List\\)/1/1:\\d+");
  }
}
