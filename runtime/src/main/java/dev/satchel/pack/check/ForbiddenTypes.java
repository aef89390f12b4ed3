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
import org.jspecify.annotations.Nullable;

/**
 * The table {@code forbidden-types.txt}.
 *
 * <p>The file: a rule id at the start of a line opens an entry; then {@code types}, {@code jdk-types}, {@code why}, {@code
 * help} and perhaps {@code in-libraries}, each indented by two, with its content on the following lines, indented by four. A line of types says what they
 * are, to follow "it is", then a colon, then binary names: see {@link ForbiddenType.Name}. {@code help} may be followed by
 * names of types that it is for; one without is the last, and for all others. {@code in-libraries} says first what becomes of
 * them there, then what to do if that is not wanted. The order of entries counts: the first that
 * fits a type is taken.
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
    String next;
    while ((next = lines.readLine()) != null) {
      if (next.isBlank() || next.startsWith("#")) {
        continue;
      }
      if (next.startsWith("    ")) {
        part.add(next.substring(4));
      } else if (next.startsWith("  ")) {
        part = new ArrayList<>();
        entry.put(next.strip(), part);
      } else {
        entry = new LinkedHashMap<>();
        if (entries.put(next.strip(), entry) != null) {
          throw new IllegalStateException(TABLE + " has " + next.strip() + " twice");
        }
      }
    }
    List<ForbiddenType> types = new ArrayList<>();
    entries.forEach((rule, parts) -> {
      List<ForbiddenType.Name> names = new ArrayList<>();
      parts.getOrDefault("types", List.of()).forEach(line -> addNames(line, false, names));
      parts.getOrDefault("jdk-types", List.of()).forEach(line -> addNames(line, true, names));
      types.add(new ForbiddenType(
          rule,
          names,
          text(rule, parts, "why"),
          helps(rule, parts),
          inLibraries(parts.get("in-libraries"))));
    });
    return List.copyOf(types);
  }

  private static ForbiddenName.@Nullable InLibraries inLibraries(@Nullable List<String> lines) {
    return lines == null
        ? null
        : new ForbiddenName.InLibraries(
            lines.get(0), String.join("\n", lines.subList(1, lines.size())));
  }

  private static List<ForbiddenType.Help> helps(String rule, Map<String, List<String>> parts) {
    List<ForbiddenType.Help> helps = new ArrayList<>();
    for (String part : parts.keySet()) {
      if (part.startsWith("help ")) {
        List<String> types = List.of(part.substring("help ".length()).split("\\s+", -1));
        helps.add(new ForbiddenType.Help(types, text(rule, parts, part)));
      }
    }
    helps.add(new ForbiddenType.Help(List.of(), text(rule, parts, "help")));
    return helps;
  }

  private static void addNames(String line, boolean isJdkOnly, List<ForbiddenType.Name> names) {
    int colon = line.indexOf(": ");
    if (colon < 0) {
      throw new IllegalStateException(TABLE + ": no colon in '" + line + "'");
    }
    for (String type : line.substring(colon + 2).strip().split("\\s+", -1)) {
      names.add(new ForbiddenType.Name(line.substring(0, colon), type, isJdkOnly));
    }
  }

  private static String text(String rule, Map<String, List<String>> parts, String name) {
    List<String> lines = parts.get(name);
    if (lines == null || lines.isEmpty()) {
      throw new IllegalStateException(TABLE + ": " + rule + " has no " + name);
    }
    return String.join("\n", lines);
  }
}
