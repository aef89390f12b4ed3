package dev.satchel.pack.check;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a rules file: properties in UTF-8, which {@code docs/rules.md} describes. Stops at the first thing that is wrong, with
 * its file and line.
 */
final class RuleFile {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");
  private static final Pattern TYPE =
      Pattern.compile("[\\p{L}_$*][\\p{L}\\p{N}_$*]*(?:\\.[\\p{L}\\p{N}_$*]+)*");
  private static final Pattern LINE =
      Pattern.compile("\\s*([^\\s=:]+)\\s*[=:]\\s*(.*)", Pattern.DOTALL);
  private static final Set<String> ALLOW_KEYS = Set.of("rules", "types", "packages", "paths");
  private static final String WHAT = "of a type that this application forbids";

  private final Path file;
  private final @Nullable Set<String> knownRules;
  private final Map<String, Integer> keys = new HashMap<>();
  private final Map<String, Forbidden> forbidden = new LinkedHashMap<>();
  private final Map<String, RuleLevel> levels = new LinkedHashMap<>();
  private final Map<String, Integer> lineOfLevel = new LinkedHashMap<>();
  private final List<String> allow = new ArrayList<>();

  private RuleFile(Path file, @Nullable Set<String> knownRules) {
    this.file = file;
    this.knownRules = knownRules == null ? null : new TreeSet<>(knownRules);
  }

  /** An entry under way. */
  private static final class Forbidden {
    final int line;

    @Nullable
    List<String> types;

    String what = WHAT;
    String why;
    String help = "keep it out of what the closure uses, or ship what it was made from";

    Forbidden(int line, Path file) {
      this.line = line;
      this.why = "the rules file " + file.getFileName() + " says so";
    }
  }

  /**
   * Reads it.
   *
   * @param knownRules ids of all rules that there are without this file
   * @throws RuleFileException if it cannot be read or says what cannot be understood
   */
  static RuleSettings read(Path file, Set<String> knownRules) {
    return new RuleFile(file, knownRules).parse(lines(file));
  }

  /** The same where it is not known which rules there are: severities may be of rules that others bring. */
  static RuleSettings readAny(Path file) {
    return new RuleFile(file, null).parse(lines(file));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new RuleFileException(file + ": there is no such file");
    } catch (CharacterCodingException e) {
      throw new RuleFileException(file + ": it is not text in UTF-8");
    } catch (IOException e) {
      throw new RuleFileException(file + ": it cannot be read: " + e);
    }
  }

  private RuleSettings parse(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      int number = i + 1;
      StringBuilder text = new StringBuilder(lines.get(i).strip());
      boolean isComment = text.length() == 0 || text.charAt(0) == '#' || text.charAt(0) == '!';
      while (!isComment && text.charAt(text.length() - 1) == '\\' && i + 1 < lines.size()) {
        text.setLength(text.length() - 1);
        text.append(lines.get(++i).strip());
      }
      if (!isComment) {
        line(number, text.toString());
      }
    }
    List<ForbiddenType> types = new ArrayList<>();
    forbidden.forEach((id, entry) -> types.add(type(id, entry)));
    Set<String> known = knownRules;
    if (known != null) {
      known.addAll(forbidden.keySet());
      lineOfLevel.forEach((id, line) -> {
        if (!known.contains(id)) {
          throw wrong(line, "there is no rule '" + id + "'" + nearest(id, known));
        }
      });
    }
    return new RuleSettings(types, levels, allow);
  }

  private void line(int number, String text) {
    Matcher matcher = LINE.matcher(text);
    if (!matcher.matches()) {
      throw wrong(number, "'" + text + "' is not of the form key = value");
    }
    String key = matcher.group(1);
    String value = matcher.group(2).strip();
    Integer earlier = keys.putIfAbsent(key, number);
    if (earlier != null) {
      throw wrong(number, "'" + key + "' is there already, in line " + earlier);
    }
    if (value.isEmpty()) {
      throw wrong(number, "'" + key + "' has no value");
    }
    String[] parts = key.split("\\.", -1);
    if (parts[0].equals("severity") && parts.length == 2) {
      lineOfLevel.put(parts[1], number);
      levels.put(parts[1], level(number, value));
    } else if (parts[0].equals("allow")
        && (parts.length == 1 || (parts.length == 2 && ALLOW_KEYS.contains(parts[1])))) {
      allow(number, parts.length == 1 ? "" : parts[1], value);
    } else if (parts[0].equals("forbid") && (parts.length == 2 || parts.length == 3)) {
      forbid(number, key, parts, value);
    } else {
      throw wrong(
          number,
          "unknown key '" + key
              + "'; known are severity.RULE, allow.rules, allow.types, allow.packages, allow.paths,"
              + " forbid.RULE, forbid.RULE.what, forbid.RULE.why, forbid.RULE.help");
    }
  }

  private RuleLevel level(int number, String value) {
    for (RuleLevel level : RuleLevel.values()) {
      if (level.name().toLowerCase(Locale.ROOT).equals(value)) {
        return level;
      }
    }
    throw wrong(number, "'" + value + "' is none of error, warning, off");
  }

  private void allow(int number, String kind, String value) {
    for (String each : list(value)) {
      if (kind.equals("packages")) {
        allow.add(each.endsWith(".*") ? each : each + ".*");
      } else if (kind.equals("paths") && each.indexOf('/') < 0 && each.indexOf('→') < 0) {
        throw wrong(number, "'" + each + "' is no path, such as task/service/pool");
      } else if (kind.equals("rules") && !ID.matcher(each).matches()) {
        throw wrong(number, "'" + each + "' is no id of a rule");
      } else {
        allow.add(each);
      }
    }
  }

  private void forbid(int number, String key, String[] parts, String value) {
    String id = parts[1];
    if (!ID.matcher(id).matches()) {
      throw wrong(number, "'" + id + "' is no id for a rule: small letters, digits and hyphens");
    }
    Forbidden entry = forbidden.computeIfAbsent(id, name -> new Forbidden(number, file));
    String text = value.replace("\\n", "\n");
    switch (parts.length == 2 ? "" : parts[2]) {
      case "" -> entry.types = types(number, value);
      case "what" -> entry.what = text;
      case "why" -> entry.why = text;
      case "help" -> entry.help = text;
      default -> throw wrong(number, "unknown key '" + key + "'; known are what, why, help");
    }
  }

  private List<String> types(int number, String value) {
    List<String> types = list(value);
    for (String type : types) {
      if (!TYPE.matcher(type).matches()) {
        throw wrong(number, "'" + type + "' is no name of a type or package");
      }
    }
    return types;
  }

  private ForbiddenType type(String id, Forbidden entry) {
    List<String> types = entry.types;
    if (types == null) {
      throw wrong(entry.line, "no types: forbid." + id + " = a.b.Type, a.b.other.*");
    }
    return new ForbiddenType(
        id,
        types.stream()
            .map(type -> new ForbiddenType.Name(entry.what, type, false))
            .toList(),
        entry.why,
        List.of(new ForbiddenType.Help(List.of(), entry.help)),
        null);
  }

  private static List<String> list(String value) {
    return Arrays.stream(value.split(",", -1))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .toList();
  }

  private static String nearest(String id, Set<String> knownRules) {
    for (String known : knownRules) {
      if (known.contains(id) || id.contains(known)) {
        return "; is '" + known + "' meant?";
      }
    }
    return "; docs/forbidden.md lists them";
  }

  private RuleFileException wrong(int line, String what) {
    return new RuleFileException(file + ":" + line + ": " + what);
  }
}
