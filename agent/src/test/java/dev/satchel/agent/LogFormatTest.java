package dev.satchel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogFormatTest {
  private static final long TIME = 1_700_000_000_007L;

  private static String line(LogFormat format, LogEvent event) {
    StringBuilder line = new StringBuilder();
    format.append(line, TIME, event);
    return line.toString();
  }

  private static LogEvent event() {
    return new LogEvent(Level.WARN, "odd")
        .with("plain", "a.b.C$D")
        .with("empty", "")
        .with("spaces", "a b=\"c\\d\"")
        .with("lines", "x\ny\u2028z\u0007")
        .with("number", 42)
        .with("list", List.of("one", "two three"))
        .with("nothing", List.of());
  }

  @Test
  void textIsOneLineOfNamedValues() {
    assertThat(line(LogFormat.TEXT, event()))
        .isEqualTo(
            "2023-11-14T22:13:20.007Z WARN  odd plain=a.b.C$D empty=\"\" spaces=\"a b=\\\"c\\\\d\\\"\""
                + " lines=\"x\\ny\\u2028z\\u0007\" number=42 list=\"one; two three\"");
  }

  @Test
  void jsonIsOneObject() {
    assertThat(line(LogFormat.JSON, event()))
        .isEqualTo(
            "{\"time\":\"2023-11-14T22:13:20.007Z\",\"level\":\"warn\",\"event\":\"odd\",\"plain\":\"a.b.C$D\","
                + "\"empty\":\"\",\"spaces\":\"a b=\\\"c\\\\d\\\"\",\"lines\":\"x\\ny\\u2028z\\u0007\",\"number\":42,"
                + "\"list\":[\"one\",\"two three\"]}");
  }

  @Test
  void levelsAlign() {
    assertThat(line(LogFormat.TEXT, new LogEvent(Level.ERROR, "x"))).endsWith("Z ERROR x");
    assertThat(line(LogFormat.TEXT, new LogEvent(Level.INFO, "x"))).endsWith("Z INFO  x");
  }

  @Test
  void timesBefore1970AreTimesToo() {
    StringBuilder line = new StringBuilder();
    LogFormat.TEXT.append(line, -1, new LogEvent(Level.INFO, "x"));
    assertThat(line.toString()).startsWith("1969-12-31T23:59:59.999Z ");
  }
}
