package dev.satchel.processor;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.satchel.pack.check.CapturedChange;
import dev.satchel.pack.code.Effect;
import dev.satchel.problem.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * Reports closures of a class that leave their method, and either change what they captured from it, or captured what cannot
 * travel. What is sure is an error; what depends on where a captured object comes from is a warning.
 */
final class ClosuresCheck {
  private final Trees trees;
  private final SourceTypes types;
  private final Verdicts verdicts;
  private final Reporter reporter;
  private final Shipping shipping;
  private final Summaries summaries;
  private final Captures captures;

  ClosuresCheck(Trees trees, SourceTypes types, Verdicts verdicts, Reporter reporter) {
    this.trees = trees;
    this.types = types;
    this.verdicts = verdicts;
    this.reporter = reporter;
    this.shipping = new Shipping(trees);
    this.summaries = new Summaries(trees, types);
    this.captures = new Captures(trees, types);
  }

  void check(TreePath classPath) {
    Element type = trees.getElement(classPath);
    if (type instanceof TypeElement host) {
      for (Closure closure : closures(classPath)) {
        if (shipping.isShipped(closure.place())) {
          check(closure, types.binaryName(host));
        }
      }
    }
  }

  private List<Closure> closures(TreePath classPath) {
    List<Closure> found = new ArrayList<>();
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitLambdaExpression(
          LambdaExpressionTree node, @Nullable Void unused) {
        found.add(new Closure("this lambda", getCurrentPath(), getCurrentPath()));
        return super.visitLambdaExpression(node, null);
      }

      @Override
      public @Nullable Void visitMemberReference(MemberReferenceTree node, @Nullable Void unused) {
        found.add(new Closure("this method reference", getCurrentPath(), getCurrentPath()));
        return super.visitMemberReference(node, null);
      }

      @Override
      public @Nullable Void visitNewClass(NewClassTree node, @Nullable Void unused) {
        TreePath code = localClass(getCurrentPath(), node);
        if (code != null) {
          boolean isAnonymous = node.getClassBody() != null;
          found.add(new Closure(
              isAnonymous ? "this anonymous class" : "this local class", code, getCurrentPath()));
        }
        return super.visitNewClass(node, null);
      }
    }.scan(classPath, null);
    return found;
  }

  /** The code of the anonymous or local class that is made; null if it is neither. */
  private @Nullable TreePath localClass(TreePath path, NewClassTree node) {
    ClassTree body = node.getClassBody();
    if (body != null) {
      return new TreePath(path, body);
    }
    TypeElement type =
        trees.getTypeMirror(path) == null ? null : types.element(trees.getTypeMirror(path));
    return type != null && type.getNestingKind() == NestingKind.LOCAL ? trees.getPath(type) : null;
  }

  private void check(Closure closure, String host) {
    Map<VariableElement, TreePath> captured = captures.of(closure.code());
    Set<VariableElement> reported = new HashSet<>();
    List<SourceEffect> effects =
        new ArrayList<>(new Changes(trees, types, summaries, host).in(closure.code()));
    effects.sort(Comparator.comparingInt(effect -> effect.via().size()));
    for (SourceEffect effect : effects) {
      VariableElement variable = effect.origin().variable();
      if (captured.containsKey(variable) && !reported.contains(variable)) {
        if (reportChange(closure, host, effect)) {
          reported.add(variable);
        }
      }
    }
    captured.forEach((variable, use) -> {
      if (!reported.contains(variable)) {
        reportForbidden(variable, use);
      }
    });
  }

  private boolean reportChange(Closure closure, String host, SourceEffect effect) {
    VariableElement variable = effect.origin().variable();
    String name = variable.getSimpleName().toString();
    CapturedChange change = new CapturedChange(
        closure.subject(),
        name,
        captures.captured(variable),
        effect.origin().path(),
        new Effect(
            0,
            effect.origin().path(),
            effect.change(),
            effect.code(),
            effect.byStatic(),
            0,
            effect.via()));
    boolean isWorse = verdicts.of(captures.typeOf(variable)) != null && !change.isSignal();
    if (isWorse || change.isOwnDoing(host) || captures.isTakenFromField(variable)) {
      return false;
    }
    boolean isSure = captures.isOwnedByMethod(variable, closure);
    reporter.report(
        new Finding(
            CapturedChange.RULE,
            isSure,
            change.message(),
            path(variable),
            null,
            isSure
                ? CapturedChange.WHY
                : CapturedChange.WHY + "; unless the object travels with somebody else who owns it",
            change.help(types.genericName(variable.asType()))),
        types.names(captures.typeOf(variable)),
        effect.place());
    return true;
  }

  private void reportForbidden(VariableElement variable, TreePath use) {
    Verdicts.Verdict verdict = verdicts.of(captures.typeOf(variable));
    if (verdict != null) {
      reporter.report(verdict.finding(path(variable)), verdict.types(), use);
    }
  }

  private String path(VariableElement variable) {
    return "task → captured '" + variable.getSimpleName() + "' ("
        + types.simpleName(captures.typeOf(variable)) + ")";
  }
}
