package dev.satchel.srctest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.satchel.srctest.Jdks.Jdk;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class JdksTest {
  @Test
  void findsTheRunningJdkOnce() {
    assertThat(Jdks.all()).containsOnlyOnce(Jdks.current());
    assertThat(Jdks.all()).extracting(Jdk::home).doesNotHaveDuplicates();
  }

  @Test
  void everyJdkHasItsLaunchers() {
    assertThat(Jdks.all())
        .allMatch(jdk -> Files.isExecutable(jdk.java()) && Files.isExecutable(jdk.javac()));
  }

  @Test
  void theOtherJdkIsOfAnotherRelease() {
    assumeThat(Jdks.other()).as("a machine with two JDKs").isPresent();
    assertThat(Jdks.other().orElseThrow().feature()).isNotEqualTo(Jdks.current().feature());
  }
}
