package dev.satchel.pack.check;

import java.util.List;
import java.util.Map;

/**
 * What a rules file says.
 *
 * @param forbidden further types that cannot travel, the JDK's own included
 * @param levels by rule
 * @param allow as {@link Allowance} reads them
 */
record RuleSettings(
    List<ForbiddenType> forbidden, Map<String, RuleLevel> levels, List<String> allow) {
  static final RuleSettings NONE = new RuleSettings(List.of(), Map.of(), List.of());

  RuleSettings {
    forbidden = List.copyOf(forbidden);
    levels = Map.copyOf(levels);
    allow = List.copyOf(allow);
  }
}
