package dev.satchel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogLineTest {
  private static final String TEXT = "2026-11-22T12:00:00.000Z INFO  recorded class=com.acme.Core$1"
      + " reason=\"has \\\"quotes\\\" and com.acme.Other inside\" members=3";
  private static final String JSON =
      "{\"time\":\"2026-11-22T12:00:00.000Z\",\"level\":\"info\",\"event\":\"recorded\","
          + "\"class\":\"com.acme.Core$1\",\"reason\":\"has \\\"quotes\\\" and com.acme.Other inside\",\"lines\":[\"a\"]}";

  @Test
  void bothFormatsSayTheSame() {
    for (String line : new String[] {TEXT, JSON}) {
      LogLine read = LogLine.parse(line);
      assertThat(read.level()).isEqualTo("info");
      assertThat(read.event()).isEqualTo("recorded");
      assertThat(read.mentionsClass("com.acme.Core")).isTrue();
      assertThat(read.mentionsClass("Core")).isTrue();
      assertThat(read.mentionsClass("com.acme.Core$1")).isTrue();
      assertThat(read.mentionsClass("com.acme.Other")).isTrue();
      assertThat(read.mentionsClass("com.acme.Cor")).isFalse();
      assertThat(read.mentionsClass("ore")).isFalse();
      assertThat(read.isAtLeast("info")).isTrue();
      assertThat(read.isAtLeast("debug")).isTrue();
      assertThat(read.isAtLeast("warn")).isFalse();
    }
  }

  @Test
  void otherLinesHaveNoLevel() {
    LogLine read = LogLine.parse("java.lang.IllegalStateException: com.acme.Core");
    assertThat(read.level()).isEmpty();
    assertThat(read.event()).isEmpty();
    assertThat(read.isAtLeast("debug")).isFalse();
    assertThat(read.mentionsClass("Core")).isTrue();
    assertThat(LogLine.parse("").values()).isEmpty();
    assertThat(LogLine.parse("{\"a\":").values()).containsExactly("a");
  }
}
