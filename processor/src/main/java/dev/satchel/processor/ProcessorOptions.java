package dev.satchel.processor;

import dev.satchel.pack.check.RuleFileException;
import dev.satchel.pack.check.RuleLevel;
import dev.satchel.pack.check.SourceRules;
import dev.satchel.problem.Finding;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The options {@code -Akey=value}.
 *
 * @param most no finding is worse than this; {@code ERROR} by default
 * @param byRule what findings of a rule are instead, whatever they would be; wins over all else
 * @param rules what the rules file says; wins over {@code most}
 */
record ProcessorOptions(RuleLevel most, Map<String, RuleLevel> byRule, SourceRules rules) {
  /**
   * {@code error} (the default), {@code warning} or {@code off} for all rules; {@code rule:severity} for one; several with
   * commas between.
   */
  static final String SEVERITY = "satchel.severity";

  /** A rules file, as the agent's option of that name; none by default. */
  static final String RULES = "satchel.rules";

  static final Set<String> KEYS = Set.of(SEVERITY, RULES);

  ProcessorOptions {
    byRule = Map.copyOf(byRule);
  }

  /**
   * Reads them.
   *
   * @param complaints gets a line for each that is not understood; it counts as not given
   */
  static ProcessorOptions of(Map<String, String> options, Consumer<String> complaints) {
    RuleLevel most = RuleLevel.ERROR;
    Map<String, RuleLevel> byRule = new HashMap<>();
    for (String each : options.getOrDefault(SEVERITY, "error").split(",", -1)) {
      int colon = each.indexOf(':');
      RuleLevel level = level(each.substring(colon + 1).strip());
      if (level == null) {
        complaints.accept("-A" + SEVERITY + ": '" + each
            + "' is not understood; write error, warning or off, for one rule as in thread:off");
      } else if (colon < 0) {
        most = level;
      } else {
        byRule.put(each.substring(0, colon).strip(), level);
      }
    }
    return new ProcessorOptions(most, byRule, rules(options.get(RULES), complaints));
  }

  private static @Nullable RuleLevel level(String text) {
    for (RuleLevel level : RuleLevel.values()) {
      if (level.name().toLowerCase(Locale.ROOT).equals(text)) {
        return level;
      }
    }
    return null;
  }

  private static SourceRules rules(@Nullable String file, Consumer<String> complaints) {
    if (file == null) {
      return SourceRules.NONE;
    }
    try {
      return SourceRules.read(Path.of(file));
    } catch (RuleFileException | InvalidPathException e) {
      complaints.accept("-A" + RULES + ": " + e.getMessage());
      return SourceRules.NONE;
    }
  }

  /**
   * What a finding becomes.
   *
   * @param types those of the object, its own first
   */
  RuleLevel level(Finding finding, Collection<String> types) {
    RuleLevel level = byRule.get(finding.rule());
    if (level == null) {
      level = rules.level(finding.rule(), types, finding.path());
    }
    if (level != null) {
      return level;
    }
    RuleLevel found = finding.isError() ? RuleLevel.ERROR : RuleLevel.WARNING;
    return found.compareTo(most) >= 0 ? found : most;
  }
}
