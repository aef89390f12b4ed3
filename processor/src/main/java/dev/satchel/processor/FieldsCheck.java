package dev.satchel.processor;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.satchel.pack.check.StaticMadeAgain;
import dev.satchel.problem.Finding;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reports fields of a class, and of the classes nested in it, whose types cannot travel. */
final class FieldsCheck {
  /** From a field through objects of the user's own classes. */
  private static final int DEEPEST = 4;

  private final Trees trees;
  private final SourceTypes types;
  private final Verdicts verdicts;
  private final Reporter reporter;

  FieldsCheck(Trees trees, SourceTypes types, Verdicts verdicts, Reporter reporter) {
    this.trees = trees;
    this.types = types;
    this.verdicts = verdicts;
    this.reporter = reporter;
  }

  void check(TreePath classPath) {
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitClass(ClassTree node, @Nullable Void unused) {
        if (trees.getElement(getCurrentPath()) instanceof TypeElement type) {
          checkFields(getCurrentPath(), type);
        }
        return super.visitClass(node, null);
      }
    }.scan(classPath, null);
  }

  private void checkFields(TreePath classPath, TypeElement type) {
    Set<Element> madeByBlocks = assignedInStaticBlocks(classPath);
    for (Tree member : ((ClassTree) classPath.getLeaf()).getMembers()) {
      TreePath path = new TreePath(classPath, member);
      if (member instanceof VariableTree variable
          && trees.getElement(path) instanceof VariableElement field
          && field.getKind() == ElementKind.FIELD) {
        if (field.getModifiers().contains(Modifier.STATIC)) {
          boolean isMade = variable.getInitializer() != null || madeByBlocks.contains(field);
          checkStatic(path, type, field, isMade);
        } else if (!field.getModifiers().contains(Modifier.TRANSIENT)) {
          checkInstance(path, types.simpleName(type), field);
        }
      }
    }
    checkInherited(classPath, type);
  }

  /** Fields of superclasses that are not checked themselves. */
  private void checkInherited(TreePath classPath, TypeElement type) {
    TypeElement above = types.element(type.getSuperclass());
    while (above != null && !types.isPlatform(above) && !isChecked(above)) {
      for (VariableElement field : SourceTypes.shippedFields(above)) {
        checkInstance(classPath, types.simpleName(type), field);
      }
      above = types.element(above.getSuperclass());
    }
  }

  private void checkInstance(TreePath place, String owner, VariableElement field) {
    String path = step(owner, field);
    Verdicts.Verdict verdict = verdicts.of(field.asType());
    if (verdict != null) {
      reporter.report(verdict.finding(path), verdict.types(), place);
    } else {
      checkElements(place, path, field.asType());
      checkBelow(place, path, field.asType(), DEEPEST, new HashSet<>());
    }
  }

  /** What collections, maps and optionals hold, by their type arguments: they may be empty. */
  private void checkElements(TreePath place, String path, TypeMirror of) {
    if (of instanceof DeclaredType declared && types.isContainer(declared)) {
      for (TypeMirror argument : declared.getTypeArguments()) {
        String below = path + " → element (" + types.simpleName(argument) + ")";
        Verdicts.Verdict verdict = verdicts.of(argument);
        if (verdict == null) {
          checkElements(place, below, argument);
        } else {
          reporter.report(asWarning(verdict.finding(below)), verdict.types(), place);
        }
      }
    }
  }

  /** Whether its fields are reported where they are declared. */
  private static boolean isChecked(TypeElement type) {
    for (Element at = type; at != null; at = at.getEnclosingElement()) {
      if (AnalysisListener.isRemote(at)) {
        return true;
      }
    }
    return false;
  }

  /** What objects of the user's own classes hold, if nothing but these can be there: the object may be null, or empty. */
  private void checkBelow(
      TreePath place, String path, TypeMirror of, int depth, Set<TypeElement> seen) {
    TypeElement type = types.element(types.innermost(of));
    if (depth == 0
        || type == null
        || !types.hasSource(type)
        || !SourceTypes.isConcrete(type)
        || isChecked(type)
        || !seen.add(type)) {
      return;
    }
    for (VariableElement field : SourceTypes.shippedFields(type)) {
      String below = step(path, field);
      Verdicts.Verdict verdict = verdicts.of(field.asType());
      if (verdict == null) {
        checkBelow(place, below, field.asType(), depth - 1, seen);
      } else {
        reporter.report(asWarning(verdict.finding(below)), verdict.types(), place);
        return;
      }
    }
  }

  private static Finding asWarning(Finding found) {
    return new Finding(
        found.rule(), false, found.message(), found.path(), null, found.why(), found.help());
  }

  private void checkStatic(
      TreePath place, TypeElement type, VariableElement field, boolean isMade) {
    Verdicts.Verdict verdict = verdicts.of(field.asType());
    if (verdict == null) {
      return;
    }
    String owner = types.binaryName(type);
    String name = field.getSimpleName().toString();
    String typeName = types.typeName(field.asType());
    reporter.report(
        isMade
            ? StaticMadeAgain.finding(owner, name, typeName, typeName, null)
            : verdict.finding(
                "static " + owner + "." + name + " (" + types.simpleName(field.asType()) + ")"),
        verdict.types(),
        place);
  }

  private Set<Element> assignedInStaticBlocks(TreePath classPath) {
    Set<Element> assigned = new HashSet<>();
    for (Tree member : ((ClassTree) classPath.getLeaf()).getMembers()) {
      if (member instanceof BlockTree block && block.isStatic()) {
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
          @Override
          public @Nullable Void visitAssignment(AssignmentTree node, @Nullable Void unused) {
            Element target = trees.getElement(new TreePath(getCurrentPath(), node.getVariable()));
            if (target != null) {
              assigned.add(target);
            }
            return super.visitAssignment(node, null);
          }
        }.scan(new TreePath(classPath, member), null);
      }
    }
    return assigned;
  }

  private String step(String path, VariableElement field) {
    return path + " → field " + field.getSimpleName() + " (" + types.simpleName(field.asType())
        + ")";
  }
}
