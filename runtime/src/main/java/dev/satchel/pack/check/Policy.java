package dev.satchel.pack.check;

import dev.satchel.problem.Finding;
import dev.satchel.recording.Recording;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What holds for one packing beside Satchel's own rules: what the packer allows, the user's own rules, and the rules file that
 * the agent was given. Immutable.
 */
public final class Policy {
  /** Errors about classes that the user may accept: what they tell of can travel. */
  private static final Set<String> ACCEPTABLE = Set.of("not-remote", "native-method");

  /** Rules that are no types of the table. */
  private static final Set<String> OTHER_RULES = Set.of(
      "captured-mutable-state",
      "held-lock",
      "synchronizer-in-use",
      "incomplete-future",
      "standard-stream",
      "lambda-not-recorded",
      "cannot-capture",
      "graph-changed",
      "jdk-type",
      "unknown-type",
      "static-made-again",
      "static-filled-outside",
      "static-unreadable",
      "class-file-unavailable",
      "class-too-new",
      "native-method",
      "not-remote",
      "content-dropped",
      "transient-lost",
      "payload-too-large");

  /** Rules files that were read, by path: each is read once. */
  private static final Map<Path, Object> READ = new ConcurrentHashMap<>();

  private final List<Allowance> allowed;
  private final RuleSettings settings;
  private final List<CustomRule> custom;
  private final Guards guards;

  private Policy(
      Collection<String> allow, RuleSettings settings, List<CustomRule> custom, Guards guards) {
    List<Allowance> all = new ArrayList<>();
    allow.forEach(text -> all.add(new Allowance(text)));
    settings.allow().forEach(text -> all.add(new Allowance(text)));
    allowed = List.copyOf(all);
    this.settings = settings;
    this.custom = List.copyOf(custom);
    this.guards = guards;
  }

  /** What the packer allows, and nothing else. */
  public static Policy of(Collection<String> allow) {
    return new Policy(allow, RuleSettings.NONE, List.of(), Guards.NONE);
  }

  /**
   * What the packer allows, with the user's own rules and the rules file of this JVM, if there is one.
   *
   * @throws RuleFileException if that cannot be used
   */
  public static Policy inForce(Collection<String> allow, List<CustomRule> custom) {
    return inForce(allow, custom, Guards.NONE);
  }

  /**
   * As the other, while locks are held for the capture.
   *
   * @throws RuleFileException if the rules file cannot be used
   */
  public static Policy inForce(Collection<String> allow, List<CustomRule> custom, Guards guards) {
    Path file = Recording.rules();
    RuleSettings settings = file == null ? RuleSettings.NONE : settings(file, custom);
    return new Policy(allow, settings, custom, guards);
  }

  /** Locks that are held for the capture alone. */
  Guards guards() {
    return guards;
  }

  private static RuleSettings settings(Path file, List<CustomRule> custom) {
    Object read = READ.computeIfAbsent(file, path -> {
      Set<String> known = new HashSet<>(OTHER_RULES);
      ForbiddenTypes.table().forEach(entry -> known.add(entry.rule()));
      custom.forEach(rule -> known.add(rule.id()));
      try {
        return RuleFile.read(path, known);
      } catch (RuleFileException e) {
        return e;
      }
    });
    if (read instanceof RuleFileException e) {
      throw new RuleFileException(String.valueOf(e.getMessage()));
    }
    return (RuleSettings) read;
  }

  /** Rules about single objects, the user's first. */
  List<ObjectRule> rules() {
    List<ObjectRule> rules = new ArrayList<>();
    custom.forEach(rule -> rules.add(rule.asRule()));
    if (!settings.forbidden().isEmpty()) {
      rules.add(ForbiddenTypeRule.ofUsers(settings.forbidden()));
    }
    rules.addAll(Rules.aboutObjects());
    return rules;
  }

  /**
   * What a finding about an object is to be.
   *
   * @param path from a root to the object
   * @return an error, unless the user says otherwise
   */
  RuleLevel level(String rule, Class<?> type, Supplier<String> path) {
    for (Allowance each : allowed) {
      if (each.accepts(rule, type, path)) {
        return RuleLevel.WARNING;
      }
    }
    return settings.levels().getOrDefault(rule, RuleLevel.ERROR);
  }

  /** The findings about classes and static fields, as the user wants them. */
  public List<Finding> adjust(List<Finding> findings) {
    List<Finding> all = new ArrayList<>();
    for (Finding finding : findings) {
      RuleLevel level = settings.levels().get(finding.rule());
      if (finding.isError()) {
        boolean isAllowed =
            allowed.stream().anyMatch(each -> each.accepts(finding.rule(), null, finding::path));
        if (!ACCEPTABLE.contains(finding.rule())) {
          level = null;
        } else if (isAllowed) {
          level = RuleLevel.WARNING;
        }
      }
      Finding adjusted = level == null ? finding : as(finding, level);
      if (adjusted != null) {
        all.add(adjusted);
      }
    }
    return all;
  }

  /** All findings about a class of which there are no objects yet, as the user wants them. */
  public List<Finding> adjustAll(List<Finding> findings) {
    List<Finding> all = new ArrayList<>();
    for (Finding finding : findings) {
      boolean isAllowed =
          allowed.stream().anyMatch(each -> each.accepts(finding.rule(), null, finding::path));
      RuleLevel level = settings.levels().get(finding.rule());
      Finding adjusted =
          isAllowed ? as(finding, RuleLevel.WARNING) : level == null ? finding : as(finding, level);
      if (adjusted != null) {
        all.add(adjusted);
      }
    }
    return all;
  }

  private static @Nullable Finding as(Finding finding, RuleLevel level) {
    return level == RuleLevel.OFF
        ? null
        : new Finding(
            finding.rule(),
            level == RuleLevel.ERROR,
            finding.message(),
            finding.path(),
            finding.location(),
            finding.why(),
            finding.help());
  }
}
