package dev.satchel.agent;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the agent was asked to do. Made by {@link OptionReader}, which never fails: what it does not understand is a
 * problem to report, and the default holds.
 *
 * @param log file to append to; null for {@code stderr}
 * @param level see {@link #LEVEL}
 * @param format see {@link #FORMAT}
 * @param sources see {@link #SOURCES}
 * @param include see {@link #INCLUDE}
 * @param exclude see {@link #EXCLUDE}
 * @param enforce see {@link #ENFORCE}
 * @param rules see {@link #RULES}; null if there is none
 */
record AgentOptions(
    @Nullable Path log,
    Level level,
    Format format,
    List<Path> sources,
    List<String> include,
    List<String> exclude,
    Enforce enforce,
    @Nullable Path rules) {
  /** Where the diagnostic log goes: a file, which is appended to, or {@code stderr}. Default: {@code stderr}. */
  static final String LOG = "log";

  /** How much the log says: {@code error}, {@code warn}, {@code info} or {@code debug}. Default: {@code warn}. */
  static final String LEVEL = "level";

  /** How a log line looks: {@code text} or {@code json} (one object per line). Default: {@code text}. */
  static final String FORMAT = "format";

  /**
   * Source roots (directories) and source jars, separated as in a class path. Payloads carry the source text of classes
   * that are found there. Default: none.
   */
  static final String SOURCES = "sources";

  /**
   * Package or class name prefixes, separated by {@code :} or {@code ;}: only classes that begin with one of them, and
   * their lambdas, are recorded. {@code com.acme} means the package, what is below it, and a class of that name.
   * Default: everything but the JDK.
   */
  static final String INCLUDE = "include";

  /** Prefixes as for {@link #INCLUDE}: these classes and their lambdas are not recorded. Wins over it. Default: none. */
  static final String EXCLUDE = "exclude";

  /**
   * What a {@code @Remote} class with problems does when it is loaded: {@code log}, or {@code fail} at its first use.
   * Default: {@code log}.
   */
  static final String ENFORCE = "enforce";

  /** A file of further rules about what may travel, which {@code docs/rules.md} describes. Default: none. */
  static final String RULES = "rules";

  /** All keys, in the order of {@link #toString()}. */
  static final List<String> KEYS =
      List.of(LOG, LEVEL, FORMAT, SOURCES, INCLUDE, EXCLUDE, ENFORCE, RULES);

  /** The value of {@link #LOG} that is no file. */
  static final String STDERR = "stderr";

  static final AgentOptions DEFAULT = new AgentOptions(
      null, Level.WARN, Format.TEXT, List.of(), List.of(), List.of(), Enforce.LOG, null);

  /** See {@link #FORMAT}. */
  enum Format {
    TEXT,
    JSON
  }

  /** See {@link #ENFORCE}. */
  enum Enforce {
    LOG,
    FAIL
  }

  AgentOptions {
    sources = List.copyOf(sources);
    include = List.copyOf(include);
    exclude = List.copyOf(exclude);
  }

  /** Which option keeps the class from being recorded, as {@code key=value}; null if none does. */
  @Nullable
  String whyNot(String className) {
    for (String prefix : exclude) {
      if (isBelow(prefix, className)) {
        return EXCLUDE + "=" + prefix;
      }
    }
    if (include.isEmpty()) {
      return null;
    }
    for (String prefix : include) {
      if (isBelow(prefix, className)) {
        return null;
      }
    }
    return INCLUDE + "=" + String.join(":", include);
  }

  private static boolean isBelow(String prefix, String className) {
    if (!className.startsWith(prefix)) {
      return false;
    }
    if (prefix.isEmpty() || prefix.endsWith(".") || className.length() == prefix.length()) {
      return true;
    }
    char next = className.charAt(prefix.length());
    return next == '.' || next == '$';
  }

  /** The options in force, as an agent argument that gives the same options; a list that is empty is left out. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    parts.add(LOG + "=" + (log == null ? STDERR : log.toString()));
    parts.add(LEVEL + "=" + word(level));
    parts.add(FORMAT + "=" + word(format));
    if (!sources.isEmpty()) {
      List<String> paths = new ArrayList<>();
      for (Path source : sources) {
        paths.add(source.toString());
      }
      parts.add(SOURCES + "=" + String.join(File.pathSeparator, paths));
    }
    if (!include.isEmpty()) {
      parts.add(INCLUDE + "=" + String.join(":", include));
    }
    if (!exclude.isEmpty()) {
      parts.add(EXCLUDE + "=" + String.join(":", exclude));
    }
    parts.add(ENFORCE + "=" + word(enforce));
    if (rules != null) {
      parts.add(RULES + "=" + rules);
    }
    return String.join(",", parts);
  }

  /** How an enum constant is written in an option. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
