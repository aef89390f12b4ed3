package dev.satchel.processor;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.satchel.pack.code.Change;
import dev.satchel.pack.code.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/** What methods do to their parameters, as far as their source is compiled now. A method that calls itself adds nothing by that. */
final class Summaries {
  /** Of calls within calls: what is further down is not looked at. */
  private static final int DEEPEST = 6;

  private final Trees trees;
  private final SourceTypes types;
  private final Map<ExecutableElement, List<Effect>> known = new HashMap<>();
  private int depth;

  Summaries(Trees trees, SourceTypes types) {
    this.trees = trees;
    this.types = types;
  }

  /**
   * A method changes what a parameter leads to.
   *
   * @param parameter from 0
   * @param code binary name of the class whose code does it
   * @param byStatic whether a static method does it
   * @param via methods to which it is handed on, outermost first
   */
  record Effect(
      int parameter,
      List<Step> path,
      Change change,
      String code,
      boolean byStatic,
      List<String> via) {}

  List<Effect> of(ExecutableElement method) {
    List<Effect> summary = known.get(method);
    if (summary != null) {
      return summary;
    }
    TreePath path = depth < DEEPEST ? pathOf(method) : null;
    if (path == null) {
      return List.of();
    }
    known.put(method, List.of());
    depth++;
    try {
      summary = read(method, path);
    } finally {
      depth--;
    }
    known.put(method, summary);
    return summary;
  }

  private @Nullable TreePath pathOf(ExecutableElement method) {
    TreePath path = trees.getPath(method);
    return path != null && path.getLeaf() instanceof MethodTree tree && tree.getBody() != null
        ? path
        : null;
  }

  private static boolean isStatic(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.STATIC);
  }

  private List<Effect> read(ExecutableElement method, TreePath path) {
    String owner = types.binaryName(SourceTypes.owner(method));
    List<Effect> effects = new ArrayList<>();
    for (SourceEffect effect : new Changes(trees, types, this, owner).in(path)) {
      int parameter = method.getParameters().indexOf(effect.origin().variable());
      if (parameter >= 0) {
        effects.add(new Effect(
            parameter,
            effect.origin().path(),
            effect.change(),
            effect.code(),
            effect.byStatic() || (effect.via().isEmpty() && isStatic(method)),
            effect.via()));
      }
    }
    return List.copyOf(effects);
  }
}
