package dev.satchel.processor;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * Tells which closures leave the method that makes them, and so may be shipped: given to Satchel, returned, or stored in a
 * field; also by way of a local variable, an object made around them, or a method whose source is compiled now. One that
 * is only used where it is made ({@code list.forEach(x -> sums[0] += x)}) changes what the method around it owns, and may.
 */
final class Shipping {
  private static final String SATCHEL = "dev.satchel";
  private static final int DEEPEST = 4;

  private final Trees trees;

  Shipping(Trees trees) {
    this.trees = trees;
  }

  /** Whether the value of the expression at {@code path} may be shipped. */
  boolean isShipped(TreePath path) {
    return isShipped(path, new HashSet<>(), 0);
  }

  private boolean isShipped(TreePath path, Set<Element> seen, int depth) {
    TreePath at = path;
    while (true) {
      TreePath parent = at.getParentPath();
      Tree around = parent.getLeaf();
      Tree value = at.getLeaf();
      if (around instanceof ParenthesizedTree
          || around instanceof TypeCastTree
          || (around instanceof ConditionalExpressionTree either && either.getCondition() != value)
          || (around instanceof NewClassTree made && made.getArguments().contains(value))) {
        at = parent;
      } else if (around instanceof ReturnTree) {
        return isReturnOfMethod(parent);
      } else if (around instanceof VariableTree) {
        return isStored(trees.getElement(parent), parent, seen, depth);
      } else if (around instanceof AssignmentTree assignment) {
        return assignment.getExpression() == value
            && isStored(
                trees.getElement(new TreePath(parent, assignment.getVariable())),
                parent,
                seen,
                depth);
      } else {
        return around instanceof MethodInvocationTree call
            && isGiven(parent, call, value, seen, depth);
      }
    }
  }

  private static boolean isReturnOfMethod(TreePath path) {
    for (TreePath at = path; at != null; at = at.getParentPath()) {
      if (at.getLeaf() instanceof LambdaExpressionTree) {
        return false;
      }
      if (at.getLeaf() instanceof MethodTree) {
        return true;
      }
    }
    return false;
  }

  private boolean isStored(@Nullable Element target, TreePath place, Set<Element> seen, int depth) {
    if (target == null) {
      return false;
    }
    if (target.getKind() == ElementKind.FIELD) {
      return true;
    }
    return seen.add(target)
        && uses(target, bodyAround(place)).stream().anyMatch(use -> isShipped(use, seen, depth));
  }

  private boolean isGiven(
      TreePath path, MethodInvocationTree call, Tree value, Set<Element> seen, int depth) {
    int index = indexOf(call.getArguments(), value);
    if (index < 0
        || !(trees.getElement(new TreePath(path, call.getMethodSelect()))
            instanceof ExecutableElement method)
        || !(method.getEnclosingElement() instanceof TypeElement owner)) {
      return false;
    }
    String name = owner.getQualifiedName().toString();
    if (name.startsWith(SATCHEL + ".")) {
      return true;
    }
    TreePath source = depth < DEEPEST ? trees.getPath(method) : null;
    if (source == null || index >= method.getParameters().size()) {
      return false;
    }
    VariableElement parameter = method.getParameters().get(index);
    return seen.add(parameter)
        && uses(parameter, source).stream()
            .anyMatch(use -> isShipped(use, seen, depth + 1) && !isReturned(use));
  }

  /** A method that gives back what it is given ships nothing itself. */
  private static boolean isReturned(TreePath use) {
    return use.getParentPath().getLeaf() instanceof ReturnTree;
  }

  private static int indexOf(List<? extends ExpressionTree> arguments, Tree value) {
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i) == value) {
        return i;
      }
    }
    return -1;
  }

  /** The method, or else the outermost tree, around a place. */
  private static TreePath bodyAround(TreePath place) {
    TreePath at = place;
    while (!(at.getLeaf() instanceof MethodTree) && at.getParentPath() != null) {
      at = at.getParentPath();
    }
    return at;
  }

  private List<TreePath> uses(Element variable, TreePath within) {
    List<TreePath> uses = new ArrayList<>();
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitIdentifier(IdentifierTree node, @Nullable Void unused) {
        if (variable.equals(trees.getElement(getCurrentPath()))) {
          uses.add(getCurrentPath());
        }
        return null;
      }
    }.scan(within, null);
    return uses;
  }
}
