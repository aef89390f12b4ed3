package dev.satchel.processor;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.satchel.pack.check.CapturedType;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** The local variables that a closure captured, and what is known of them. */
final class Captures {
  private final Trees trees;
  private final SourceTypes types;

  Captures(Trees trees, SourceTypes types) {
    this.trees = trees;
    this.types = types;
  }

  /** Local variables that {@code code} uses and that are declared outside of it, each with its first use. */
  Map<VariableElement, TreePath> of(TreePath code) {
    Set<Element> own = new HashSet<>();
    Map<VariableElement, TreePath> used = new LinkedHashMap<>();
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitVariable(VariableTree node, @Nullable Void unused) {
        Element variable = trees.getElement(getCurrentPath());
        if (variable != null) {
          own.add(variable);
        }
        return super.visitVariable(node, null);
      }

      @Override
      public @Nullable Void visitIdentifier(IdentifierTree node, @Nullable Void unused) {
        Element element = trees.getElement(getCurrentPath());
        if (Origins.isLocal(element) && element instanceof VariableElement variable) {
          used.putIfAbsent(variable, getCurrentPath());
        }
        return null;
      }
    }.scan(code, null);
    used.keySet().removeAll(own);
    return used;
  }

  /** The type of what {@code variable} holds: that of the object made for it, or else its own. */
  TypeMirror typeOf(VariableElement variable) {
    TreePath declaration = declaration(variable);
    if (declaration != null
        && declaration.getLeaf() instanceof VariableTree tree
        && tree.getInitializer() instanceof NewClassTree made
        && made.getClassBody() == null) {
      TypeMirror type = trees.getTypeMirror(new TreePath(declaration, made));
      if (type != null && types.element(type) != null) {
        return type;
      }
    }
    return variable.asType();
  }

  CapturedType captured(VariableElement variable) {
    ExpressionTree initializer = initializer(variable);
    return types.captured(
        typeOf(variable), initializer instanceof NewArrayTree array && isCell(array));
  }

  private static boolean isCell(NewArrayTree array) {
    if (array.getInitializers() != null) {
      return array.getInitializers().size() == 1;
    }
    return array.getDimensions().size() == 1
        && array.getDimensions().get(0) instanceof LiteralTree literal
        && Integer.valueOf(1).equals(literal.getValue());
  }

  /**
   * Whether {@code variable} alone leads to what it holds, as far as its method tells: made there, and handed to nobody. Then
   * it is sure that a closure that captures it takes it along for itself.
   */
  boolean isOwnedByMethod(VariableElement variable, Closure closure) {
    ExpressionTree initializer = initializer(variable);
    if (!(initializer instanceof NewArrayTree) && !(initializer instanceof NewClassTree)) {
      return false;
    }
    boolean[] isShared = {false};
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
        return tree == closure.place().getLeaf() || tree == closure.code().getLeaf()
            ? null
            : super.scan(tree, null);
      }

      @Override
      public @Nullable Void visitIdentifier(IdentifierTree node, @Nullable Void unused) {
        Tree around = getCurrentPath().getParentPath().getLeaf();
        boolean isHanded =
            (around instanceof MethodInvocationTree call && call.getArguments().contains(node))
                || around instanceof NewClassTree
                || around instanceof AssignmentTree
                || around instanceof VariableTree
                || around instanceof ReturnTree;
        isShared[0] |= isHanded && variable.equals(trees.getElement(getCurrentPath()));
        return null;
      }
    }.scan(methodAround(closure.place()), null);
    return !isShared[0];
  }

  private static TreePath methodAround(TreePath place) {
    TreePath at = place;
    while (!(at.getLeaf() instanceof MethodTree) && at.getParentPath() != null) {
      at = at.getParentPath();
    }
    return at;
  }

  /** Whether what the variable holds was there before: a field's or an element's value, for instance. */
  boolean isTakenFromField(VariableElement variable) {
    TreePath declaration = declaration(variable);
    ExpressionTree initializer = initializer(variable);
    if (declaration == null || initializer == null) {
      return false;
    }
    Element element =
        initializer instanceof IdentifierTree || initializer instanceof MemberSelectTree
            ? trees.getElement(new TreePath(declaration, initializer))
            : null;
    return element != null && element.getKind().isField();
  }

  private @Nullable ExpressionTree initializer(VariableElement variable) {
    TreePath declaration = declaration(variable);
    return declaration != null && declaration.getLeaf() instanceof VariableTree tree
        ? tree.getInitializer()
        : null;
  }

  private @Nullable TreePath declaration(VariableElement variable) {
    return trees.getPath(variable);
  }
}
