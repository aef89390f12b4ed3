package dev.satchel.processor;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The options {@code -Akey=value}.
 *
 * @param most no finding is worse than this; {@code ERROR} by default
 * @param byRule what findings of a rule are instead, whatever they would be; wins over {@code most}
 */
record ProcessorOptions(Level most, Map<String, Level> byRule) {
  /** {@code error} (the default), {@code warning} or {@code off}. */
  static final String SEVERITY = "satchel.severity";

  /** {@code rule:severity,rule:severity}, with ids of rules as {@code thread}; none by default. */
  static final String RULES = "satchel.rules";

  static final Set<String> KEYS = Set.of(SEVERITY, RULES);

  /** What a finding becomes. */
  enum Level {
    OFF,
    WARNING,
    ERROR
  }

  ProcessorOptions {
    byRule = Map.copyOf(byRule);
  }

  /**
   * Reads them.
   *
   * @param complaints gets a line for each that is not understood; it counts as not given
   */
  static ProcessorOptions of(Map<String, String> options, Consumer<String> complaints) {
    Level most = Level.ERROR;
    String severity = options.get(SEVERITY);
    if (severity != null) {
      most = level(severity, Level.ERROR, "-A" + SEVERITY + "=" + severity, complaints);
    }
    Map<String, Level> byRule = new HashMap<>();
    String rules = options.get(RULES);
    for (String each :
        rules == null || rules.isBlank() ? List.<String>of() : List.of(rules.split(",", -1))) {
      int colon = each.indexOf(':');
      String option = "-A" + RULES + ": '" + each + "'";
      if (colon <= 0) {
        complaints.accept(option + " is not understood; write rule:severity, as in thread:warning");
      } else {
        String rule = each.substring(0, colon).strip();
        byRule.put(rule, level(each.substring(colon + 1), Level.ERROR, option, complaints));
      }
    }
    return new ProcessorOptions(most, byRule);
  }

  private static Level level(
      String text, Level otherwise, String option, Consumer<String> complaints) {
    try {
      return Level.valueOf(text.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      complaints.accept(option + " is not understood; severities are error, warning and off");
      return otherwise;
    }
  }

  /** What a finding of {@code rule} becomes. */
  Level level(String rule, boolean isError) {
    Level given = byRule.get(rule);
    if (given != null) {
      return given;
    }
    Level found = isError ? Level.ERROR : Level.WARNING;
    return found.compareTo(most) <= 0 ? found : most;
  }
}
