package dev.satchel.pack.check;

import dev.satchel.model.Reached;
import dev.satchel.pack.code.Effects;
import dev.satchel.problem.Finding;
import dev.satchel.problem.Finding.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One check under way: what is looked at, and what was found, one finding for each object. */
final class Examination {
  /** A report with more errors about objects of one class tells nothing more; the rest is counted. */
  private static final int MOST_ALIKE = 100;

  private record Alike(String rule, Class<?> type) {}

  private final Reached reached;
  private final Effects effects;
  private final SourceLines sources;
  private final Policy policy;
  private final Map<Integer, Reached.StaticField> statics = new HashMap<>();
  /** Objects that were refused, the first of each kind. */
  private final Map<Alike, List<Integer>> errors = new HashMap<>();

  /** By the last of those that were reported, how many more there are. */
  private final Map<Integer, Integer> more = new HashMap<>();

  private final Map<Integer, Finding> found = new TreeMap<>();

  Examination(Reached reached, Effects effects, SourceLines sources, Policy policy) {
    this.reached = reached;
    this.effects = effects;
    this.sources = sources;
    this.policy = policy;
  }

  Reached reached() {
    return reached;
  }

  Effects effects() {
    return effects;
  }

  boolean hasFinding(int object) {
    return found.containsKey(object);
  }

  boolean hasFinding(int object, String rule) {
    Finding finding = found.get(object);
    return finding != null && finding.rule().equals(rule);
  }

  /**
   * Reports what is wrong with {@code object}, unless something already is.
   *
   * @param path if not the one by which the object was met first
   * @param closure whose line is named; null if no closure is concerned
   * @param line of that closure's file, 0 for the closure's own
   */
  void report(
      int object,
      Refusal refusal,
      @Nullable String path,
      Reached.@Nullable Closure closure,
      int line) {
    if (hasFinding(object)) {
      return;
    }
    boolean canTravel = reached.canTravel(object);
    RuleLevel level = policy.level(
        refusal.rule(),
        reached.object(object).getClass(),
        () -> path == null ? reached.path(object) : path);
    if (level == RuleLevel.OFF && canTravel) {
      return;
    }
    boolean isAllowed = level != RuleLevel.ERROR;
    boolean isWarning = isAllowed && canTravel;
    Reached.StaticField root = closure == null ? staticRoot(object) : null;
    String own = UserNames.fill(refusal.help(), reached.path(object));
    String help = isAllowed && !isWarning
        ? own + "\n(allowing it does not help: there is no way to carry it)"
        : own;
    found.put(
        object,
        new Finding(
            refusal.rule(),
            !isWarning,
            isWarning ? "allowed: " + refusal.message() : refusal.message(),
            path == null ? reached.path(object) : path,
            root == null ? location(closure, line) : location(root.use()),
            root == null || isWarning
                ? refusal.why()
                : refusal.why() + "; and no initializer makes static field '" + root.name()
                    + "' of " + Names.simple(root.owner()) + " again over there",
            help));
  }

  /** The static field by which the object was met; null if a variable leads to it. */
  private Reached.@Nullable StaticField staticRoot(int object) {
    int root = object;
    while (reached.parent(root) >= 0) {
      root = reached.parent(root);
    }
    if (statics.isEmpty()) {
      for (Reached.StaticField field : reached.statics()) {
        statics.putIfAbsent(field.object(), field);
      }
    }
    return statics.get(root);
  }

  /** Reports what is wrong with {@code object} because of its class or state, by whatever way it was met. */
  void report(int object, Refusal refusal) {
    report(object, refusal, "");
  }

  /** Warns of {@code object}, which would be refused if no object of a library held it. */
  void note(int object, Refusal refusal, ForbiddenName.InLibraries inLibraries) {
    Class<?> type = reached.object(object).getClass();
    RuleLevel level = policy.level(refusal.rule(), type, () -> reached.path(object));
    if (level != RuleLevel.OFF && !hasFinding(object)) {
      found.put(
          object,
          new Finding(
              refusal.rule(),
              false,
              type.getTypeName() + " " + inLibraries.what(),
              reached.path(object),
              null,
              refusal.why(),
              inLibraries.help()));
    }
  }

  /**
   * Reports what is wrong with {@code object} because of what is inside of it.
   *
   * @param inside the path from the object to that
   */
  void report(int object, Refusal refusal, String inside) {
    Alike alike = new Alike(refusal.rule(), reached.object(object).getClass());
    List<Integer> first = errors.computeIfAbsent(alike, key -> new ArrayList<>());
    if (first.size() >= MOST_ALIKE) {
      more.merge(first.get(MOST_ALIKE - 1), 1, Integer::sum);
      return;
    }
    reportEach(object, refusal, inside);
    Finding finding = found.get(object);
    if (finding != null && finding.isError()) {
      first.add(object);
    }
  }

  private void reportEach(int object, Refusal refusal, String inside) {
    Reached.Closure closure = reached.closureAbove(object);
    DraggedIn draggedIn =
        closure == null ? null : DraggedIn.find(reached, effects, closure, object);
    if (closure == null || draggedIn != null) {
      report(
          object,
          draggedIn == null ? refusal : draggedIn.refine(refusal),
          reached.path(object) + inside,
          closure,
          draggedIn == null ? 0 : draggedIn.line());
    } else {
      report(object, refusal, reached.path(object) + inside, closure, lineOfUse(closure, object));
    }
  }

  /** Where the closure first uses the captured value that leads to {@code object}; 0 if it is not known. */
  private int lineOfUse(Reached.Closure closure, int object) {
    int captured = object;
    while (captured >= 0 && reached.parent(captured) != closure.object()) {
      captured = reached.parent(captured);
    }
    List<Reached.Captured> captures = closure.captures();
    for (int i = 0; captured >= 0 && !closure.isMethodReference() && i < captures.size(); i++) {
      if (captures.get(i).object() == captured) {
        return effects.lineOfFirstUse(closure.implementation(), i);
      }
    }
    return 0;
  }

  private @Nullable Location location(Reached.@Nullable Closure closure, int line) {
    if (closure == null || closure.file() == null) {
      return null;
    }
    String file = closure.file();
    int at = line > 0 ? line : closure.line();
    return at <= 0 ? null : new Location(file, at, closure.enclosing(), sources.line(file, at));
  }

  private @Nullable Location location(Reached.Use use) {
    return Locations.of(use, sources);
  }

  /** All that was found, by object. */
  List<Finding> findings() {
    more.forEach((object, count) -> found.computeIfPresent(
        object,
        (index, last) -> new Finding(
            last.rule(),
            last.isError(),
            last.message() + "; and " + count + " more objects of this class",
            last.path(),
            last.location(),
            last.why(),
            last.help())));
    return new ArrayList<>(found.values());
  }
}
