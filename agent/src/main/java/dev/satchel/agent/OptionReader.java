package dev.satchel.agent;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Reads options from the agent argument, system properties and environment variables, in this order of precedence.
 *
 * <p>Never throws for what a user wrote: each thing that is not understood becomes one of {@link #problems()}, and the next
 * source or the default holds. Used once. Without lambdas: the first one costs a start some ten milliseconds.
 */
final class OptionReader {
  private static final String PROPERTY_PREFIX = "satchel.";
  private static final String VARIABLE_PREFIX = "SATCHEL_";

  private final Map<String, String> argument = new LinkedHashMap<>();
  private final Properties properties;
  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();

  private @Nullable Path log = AgentOptions.DEFAULT.log();
  private Level level = AgentOptions.DEFAULT.level();
  private AgentOptions.Format format = AgentOptions.DEFAULT.format();
  private List<Path> sources = AgentOptions.DEFAULT.sources();
  private List<String> include = AgentOptions.DEFAULT.include();
  private List<String> exclude = AgentOptions.DEFAULT.exclude();
  private AgentOptions.Enforce enforce = AgentOptions.DEFAULT.enforce();
  private @Nullable Path rules = AgentOptions.DEFAULT.rules();

  /**
   * A reader of these three sources.
   *
   * @param argument what stands after {@code =} in {@code -javaagent:serializer.jar=…}; null or empty if nothing
   */
  OptionReader(@Nullable String argument, Properties properties, Map<String, String> environment) {
    this.properties = properties;
    this.environment = environment;
    split(argument == null ? "" : argument);
  }

  /** Reads everything; {@link #problems()} is complete after it. */
  AgentOptions read() {
    reportUnknownArguments();
    reportUnknownProperties();
    reportUnknownVariables();
    for (String key : AgentOptions.KEYS) {
      readKey(key);
    }
    return new AgentOptions(log, level, format, sources, include, exclude, enforce, rules);
  }

  /** One sentence each, in the order of the sources, then of the keys. */
  List<String> problems() {
    return problems;
  }

  private void split(String text) {
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        argument.put(
            part.substring(0, equals).trim(), part.substring(equals + 1).trim());
      } else if (!part.isBlank()) {
        problems.add(
            "agent option '" + part.trim() + "' is not of the form key=value" + hint(part.trim()));
      }
    }
  }

  private void reportUnknownArguments() {
    for (String key : argument.keySet()) {
      if (!AgentOptions.KEYS.contains(key)) {
        problems.add("unknown agent option '" + key + "'" + hint(key));
      }
    }
  }

  private void reportUnknownProperties() {
    for (String name : properties.stringPropertyNames()) {
      String key = name.startsWith(PROPERTY_PREFIX) ? name.substring(PROPERTY_PREFIX.length()) : "";
      // Names with a further dot belong to other parts of Satchel.
      if (!key.isEmpty() && key.indexOf('.') < 0 && !AgentOptions.KEYS.contains(key)) {
        problems.add("unknown system property '" + name + "'" + hint(key));
      }
    }
  }

  private void reportUnknownVariables() {
    for (String name : environment.keySet()) {
      if (!name.startsWith(VARIABLE_PREFIX)) {
        continue;
      }
      String key = name.substring(VARIABLE_PREFIX.length()).toLowerCase(Locale.ROOT);
      int distance = NearestName.distance(key, NearestName.of(key, AgentOptions.KEYS));
      // An environment is shared with other programs: only what looks like a slip of the pen is
      // ours.
      if (distance == 1 || distance == 2) {
        problems.add("unknown environment variable '" + name + "'" + hint(key));
      }
    }
  }

  private static String hint(String key) {
    return "; nearest known option: '"
        + NearestName.of(key, AgentOptions.KEYS)
        + "' (known: "
        + String.join(", ", AgentOptions.KEYS)
        + ")";
  }

  private void readKey(String key) {
    String property = PROPERTY_PREFIX + key;
    String variable = VARIABLE_PREFIX + key.toUpperCase(Locale.ROOT);
    if (!set("agent option '" + key + "'", key, argument.get(key))
        && !set("system property '" + property + "'", key, properties.getProperty(property))) {
      set("environment variable '" + variable + "'", key, environment.get(variable));
    }
  }

  /** Sets the option; false if there is no text, or text that is reported as a problem. */
  private boolean set(String where, String key, @Nullable String text) {
    if (text == null) {
      return false;
    }
    try {
      set(key, text.trim());
      return true;
    } catch (BadValue e) {
      problems.add(where + ": " + e.getMessage());
      return false;
    }
  }

  private void set(String key, String text) throws BadValue {
    switch (key) {
      case AgentOptions.LOG -> log = logFile(text);
      case AgentOptions.LEVEL -> level = choice(text, Level.values());
      case AgentOptions.FORMAT -> format = choice(text, AgentOptions.Format.values());
      case AgentOptions.SOURCES -> sources = paths(text);
      case AgentOptions.INCLUDE -> include = prefixes(text);
      case AgentOptions.EXCLUDE -> exclude = prefixes(text);
      case AgentOptions.ENFORCE -> enforce = choice(text, AgentOptions.Enforce.values());
      case AgentOptions.RULES -> rules = rulesFile(text);
      default -> throw new IllegalArgumentException(key);
    }
  }

  private static <E extends Enum<E>> E choice(String text, E[] constants) throws BadValue {
    List<String> words = new ArrayList<>();
    for (E constant : constants) {
      words.add(AgentOptions.word(constant));
    }
    int index = words.indexOf(text.toLowerCase(Locale.ROOT));
    if (index < 0) {
      throw new BadValue("'" + text + "' is none of " + String.join(", ", words) + "; nearest: '"
          + NearestName.of(text, words) + "'");
    }
    return constants[index];
  }

  private static @Nullable Path logFile(String text) throws BadValue {
    if (text.isEmpty()) {
      throw new BadValue("a file name or 'stderr' is expected, not nothing");
    }
    return text.equals(AgentOptions.STDERR) ? null : path(text);
  }

  private static Path rulesFile(String text) throws BadValue {
    if (text.isEmpty()) {
      throw new BadValue("a file name is expected, not nothing");
    }
    return path(text);
  }

  private static List<Path> paths(String text) throws BadValue {
    List<Path> paths = new ArrayList<>();
    for (String part : text.split(File.pathSeparator, -1)) {
      if (!part.isBlank()) {
        paths.add(path(part.trim()));
      }
    }
    return paths;
  }

  private static Path path(String text) throws BadValue {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new BadValue("'" + text + "' is no path: " + e.getReason());
    }
  }

  private static List<String> prefixes(String text) throws BadValue {
    List<String> prefixes = new ArrayList<>();
    for (String part : text.split("[:;]", -1)) {
      String prefix = part.trim();
      // "com.acme.*" and "com.acme.**" are what people write for "com.acme.".
      while (prefix.endsWith("*")) {
        prefix = prefix.substring(0, prefix.length() - 1);
      }
      if (prefix.isEmpty() && !part.contains("*")) {
        continue;
      }
      if (!isPrefix(prefix)) {
        throw new BadValue("'" + part.trim() + "' is no package or class name prefix");
      }
      prefixes.add(prefix);
    }
    return prefixes;
  }

  private static boolean isPrefix(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '.' && !Character.isJavaIdentifierPart(c)) {
        return false;
      }
    }
    return true;
  }

  /** Why a text is no value of its option. */
  private static final class BadValue extends Exception {
    private static final long serialVersionUID = 1;

    BadValue(String reason) {
      super(reason);
    }
  }
}
