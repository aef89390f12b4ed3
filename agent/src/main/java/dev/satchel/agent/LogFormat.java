package dev.satchel.agent;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Writes one event as one line, however odd its values are. Done by hand: the agent starts before anything else and must
 * neither load a JSON library nor link lambdas, which a {@code DateTimeFormatter} does.
 *
 * <p>Text: {@code time LEVEL event name=value name="value with spaces" …}. JSON: one object with the members {@code time},
 * {@code level}, {@code event}, then the same names; numbers and lists as such.
 */
enum LogFormat {
  TEXT {
    @Override
    void append(StringBuilder line, long millis, LogEvent event) {
      appendTime(line, millis);
      String level = event.level.name();
      line.append(' ').append(level).append(level.length() < 5 ? "  " : " ").append(event.word);
      for (int i = 0; i < event.names.size(); i++) {
        line.append(' ').append(event.names.get(i)).append('=');
        Object value = event.values.get(i);
        if (value instanceof List<?> list) {
          StringBuilder joined = new StringBuilder();
          for (Object element : list) {
            joined.append(joined.length() == 0 ? "" : "; ").append(element);
          }
          appendWord(line, joined.toString());
        } else {
          appendWord(line, value.toString());
        }
      }
    }

    private void appendWord(StringBuilder line, String value) {
      boolean isPlain = !value.isEmpty();
      for (int i = 0; i < value.length() && isPlain; i++) {
        char c = value.charAt(i);
        isPlain = c > ' ' && c != '"' && c != '=' && c != 0x7f && !isLineBreak(c);
      }
      if (isPlain) {
        line.append(value);
      } else {
        appendQuoted(line, value);
      }
    }
  },

  JSON {
    @Override
    void append(StringBuilder line, long millis, LogEvent event) {
      line.append("{\"time\":\"");
      appendTime(line, millis);
      line.append("\",\"level\":\"").append(AgentOptions.word(event.level)).append("\",\"event\":");
      appendQuoted(line, event.word);
      for (int i = 0; i < event.names.size(); i++) {
        line.append(',');
        appendQuoted(line, event.names.get(i));
        line.append(':');
        appendValue(line, event.values.get(i));
      }
      line.append('}');
    }

    private void appendValue(StringBuilder line, Object value) {
      if (value instanceof Long) {
        line.append(value);
      } else if (value instanceof List<?> list) {
        char separator = '[';
        for (Object element : list) {
          line.append(separator);
          appendQuoted(line, element.toString());
          separator = ',';
        }
        line.append(']');
      } else {
        appendQuoted(line, value.toString());
      }
    }
  };

  /** Appends the line, without its end, to {@code line}. */
  abstract void append(StringBuilder line, long millis, LogEvent event);

  /** ISO 8601 in UTC with milliseconds, always 24 characters, so that lines sort by time. */
  private static void appendTime(StringBuilder line, long millis) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(
        Math.floorDiv(millis, 1000L),
        (int) Math.floorMod(millis, 1000L) * 1_000_000,
        ZoneOffset.UTC);
    appendDigits(line, time.getYear(), 4);
    appendDigits(line.append('-'), time.getMonthValue(), 2);
    appendDigits(line.append('-'), time.getDayOfMonth(), 2);
    appendDigits(line.append('T'), time.getHour(), 2);
    appendDigits(line.append(':'), time.getMinute(), 2);
    appendDigits(line.append(':'), time.getSecond(), 2);
    appendDigits(line.append('.'), time.getNano() / 1_000_000, 3);
    line.append('Z');
  }

  private static void appendDigits(StringBuilder line, int number, int digits) {
    String text = Integer.toString(number);
    for (int i = text.length(); i < digits; i++) {
      line.append('0');
    }
    line.append(text);
  }

  /** RFC 8259 §7; escapes also DEL and the line breaks that are not ASCII. */
  private static void appendQuoted(StringBuilder line, String value) {
    line.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\' -> line.append('\\').append(c);
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\t' -> line.append("\\t");
        default -> {
          if (c < ' ' || c == 0x7f || isLineBreak(c) || Character.isSurrogate(c)) {
            line.append("\\u");
            String hex = Integer.toHexString(c);
            line.append("0000", 0, 4 - hex.length()).append(hex);
          } else {
            line.append(c);
          }
        }
      }
    }
    line.append('"');
  }

  private static boolean isLineBreak(char c) {
    return c == 0x85 || c == 0x2028 || c == 0x2029;
  }
}
