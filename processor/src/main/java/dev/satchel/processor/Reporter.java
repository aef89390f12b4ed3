package dev.satchel.processor;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.satchel.pack.check.RuleLevel;
import dev.satchel.problem.Finding;
import dev.satchel.problem.ReportText;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/** Hands findings to javac, unless they are accepted: by an option, or by {@code @SuppressWarnings} around their place. */
final class Reporter {
  private static final String ALL = "satchel";

  private final Trees trees;
  private final ProcessorOptions options;
  private final Set<Tree> reported = new HashSet<>();

  Reporter(Trees trees, ProcessorOptions options) {
    this.trees = trees;
    this.options = options;
  }

  /**
   * Reports at most one finding for a place: the first.
   *
   * @param types those of the object that it is about, its own first
   */
  void report(Finding finding, Collection<String> types, TreePath place) {
    RuleLevel level = options.level(finding, types);
    if (level == RuleLevel.OFF
        || isSuppressed(finding.rule(), place)
        || !reported.add(place.getLeaf())) {
      return;
    }
    trees.printMessage(
        level == RuleLevel.ERROR ? Diagnostic.Kind.ERROR : Diagnostic.Kind.WARNING,
        ReportText.withoutPlace(finding),
        place.getLeaf(),
        place.getCompilationUnit());
  }

  private boolean isSuppressed(String rule, TreePath place) {
    for (TreePath at = place; at != null; at = at.getParentPath()) {
      switch (at.getLeaf().getKind()) {
        case VARIABLE, METHOD, CLASS, INTERFACE, ENUM, RECORD -> {
          Element element = trees.getElement(at);
          SuppressWarnings given =
              element == null ? null : element.getAnnotation(SuppressWarnings.class);
          if (given != null
              && (List.of(given.value()).contains(ALL)
                  || List.of(given.value()).contains(ALL + ":" + rule))) {
            return true;
          }
        }
        default -> {}
      }
    }
    return false;
  }
}
