package dev.satchel.pack.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The table {@code forbidden-types.txt}.
 *
 * <p>The file: a rule id at the start of a line opens an entry; then {@code what}, {@code types}, {@code jdk-types}, {@code
 * why} and {@code help}, each indented by two, with its content on the following lines, indented by four. The order of
 * entries counts: the first that fits a type is taken.
 */
final class ForbiddenTypes {
  private static final String TABLE = "forbidden-types.txt";

  private ForbiddenTypes() {}

  static List<ForbiddenType> table() {
    return Holder.TYPES;
  }

  private static final class Holder {
    static final List<ForbiddenType> TYPES = read();
  }

  private static List<ForbiddenType> read() {
    try (InputStream in = ForbiddenTypes.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException(TABLE + " is missing in this jar");
      }
      return parse(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + TABLE, e);
    }
  }

  private static List<ForbiddenType> parse(BufferedReader lines) throws IOException {
    Map<String, Map<String, List<String>>> entries = new LinkedHashMap<>();
    Map<String, List<String>> entry = Map.of();
    List<String> part = new ArrayList<>();
    String line;
    while ((line = lines.readLine()) != null) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("    ")) {
        part.add(line.substring(4));
      } else if (line.startsWith("  ")) {
        part = new ArrayList<>();
        entry.put(line.strip(), part);
      } else {
        entry = new LinkedHashMap<>();
        if (entries.put(line.strip(), entry) != null) {
          throw new IllegalStateException(TABLE + " has " + line.strip() + " twice");
        }
      }
    }
    List<ForbiddenType> types = new ArrayList<>();
    entries.forEach((rule, parts) -> types.add(new ForbiddenType(
        rule,
        text(rule, parts, "what"),
        words(parts.getOrDefault("types", List.of())),
        words(parts.getOrDefault("jdk-types", List.of())),
        text(rule, parts, "why"),
        text(rule, parts, "help"))));
    return List.copyOf(types);
  }

  private static String text(String rule, Map<String, List<String>> parts, String name) {
    List<String> lines = parts.get(name);
    if (lines == null || lines.isEmpty()) {
      throw new IllegalStateException(TABLE + ": " + rule + " has no " + name);
    }
    return String.join("\n", lines);
  }

  private static List<String> words(List<String> lines) {
    return lines.stream()
        .flatMap(line -> List.of(line.strip().split("\\s+", -1)).stream())
        .toList();
  }
}
