package dev.satchel.srctest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** How a program ended, and what it wrote. */
record Ended(int exitCode, String out, String err) {
  /** Asserts that it ended with 0 and wrote nothing to its standard error. */
  Ended isFine() {
    assertThat(exitCode).as("exit code of%n%s", this).isZero();
    assertThat(err).as("standard error of%n%s", this).isEmpty();
    return this;
  }

  /** Asserts that it printed exactly these lines. */
  Ended printed(String... lines) {
    assertThat(lines()).as("%s", this).containsExactly(lines);
    return this;
  }

  List<String> lines() {
    return out.lines().toList();
  }

  @Override
  public String toString() {
    return "exit code " + exitCode + "\n--- out\n" + out + "--- err\n" + err + "---";
  }
}
