package bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Arguments of a program, {@code key=value} each. */
final class Settings {
  private final Map<String, String> values = new LinkedHashMap<>();

  /**
   * Reads arguments.
   *
   * @throws IllegalArgumentException for what is not one of {@code known}; the message lists those
   */
  Settings(String[] arguments, String... known) {
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      String key = argument.substring(0, Math.max(equals, 0));
      if (!List.of(known).contains(key)) {
        throw new IllegalArgumentException("'" + argument + "' is not one of: "
            + String.join("=…, ", known) + "=…; see docs/bench.md");
      }
      values.put(key, argument.substring(equals + 1));
    }
  }

  String text(String key, String otherwise) {
    return values.getOrDefault(key, otherwise);
  }

  int number(String key, int otherwise) {
    String value = values.get(key);
    return value == null ? otherwise : Integer.parseInt(value.replace("_", ""));
  }

  /** The constants that are named, separated by commas; all where nothing is. */
  <E extends Enum<E>> List<E> constants(String key, Class<E> type) {
    String value = values.get(key);
    return value == null
        ? List.of(type.getEnumConstants())
        : Stream.of(value.split(",")).map(name -> Enum.valueOf(type, name)).toList();
  }
}
