package dev.satchel.processor;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.satchel.pack.code.JdkMethods;
import dev.satchel.pack.code.Step;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Tells from which local variable the value of an expression comes, through fields, elements, views and variables that stand
 * for others. One code's; not of use for the next.
 */
final class Origins {
  private static final Set<ElementKind> LOCAL = Set.of(
      ElementKind.LOCAL_VARIABLE,
      ElementKind.PARAMETER,
      ElementKind.RESOURCE_VARIABLE,
      ElementKind.EXCEPTION_PARAMETER,
      ElementKind.BINDING_VARIABLE);

  private final Trees trees;
  private final SourceTypes types;
  private final Map<VariableElement, SourceOrigin> aliases = new HashMap<>();

  Origins(Trees trees, SourceTypes types) {
    this.trees = trees;
    this.types = types;
  }

  static boolean isLocal(@Nullable Element element) {
    return element instanceof VariableElement && LOCAL.contains(element.getKind());
  }

  /** From now on {@code variable} stands for {@code origin}; for nothing if that is null. */
  void alias(VariableElement variable, @Nullable SourceOrigin origin) {
    if (origin != null && !origin.variable().equals(variable)) {
      aliases.put(variable, origin);
    }
  }

  /**
   * Of an expression.
   *
   * @param parent the path to the tree around it
   * @return null if it comes from no local variable, or that is not known
   */
  @Nullable
  SourceOrigin of(TreePath parent, @Nullable Tree expression) {
    if (expression == null) {
      return null;
    }
    TreePath path = new TreePath(parent, expression);
    if (expression instanceof IdentifierTree) {
      return trees.getElement(path) instanceof VariableElement variable && isLocal(variable)
          ? aliases.getOrDefault(variable, SourceOrigin.of(variable))
          : null;
    } else if (expression instanceof ParenthesizedTree nested) {
      return of(path, nested.getExpression());
    } else if (expression instanceof TypeCastTree cast) {
      return of(path, cast.getExpression());
    } else if (expression instanceof ConditionalExpressionTree either) {
      SourceOrigin first = of(path, either.getTrueExpression());
      return first == null ? of(path, either.getFalseExpression()) : first;
    } else if (expression instanceof ArrayAccessTree access) {
      SourceOrigin array = of(path, access.getExpression());
      return array == null ? null : array.then(Step.ELEMENT);
    } else if (expression instanceof MemberSelectTree select) {
      return ofField(path, select);
    } else if (expression instanceof MethodInvocationTree call) {
      return ofCall(path, call);
    }
    return null;
  }

  private @Nullable SourceOrigin ofField(TreePath path, MemberSelectTree select) {
    Element field = trees.getElement(path);
    if (field == null
        || field.getKind() != ElementKind.FIELD
        || field.getModifiers().contains(Modifier.STATIC)
        || !(field.getEnclosingElement() instanceof TypeElement owner)) {
      return null;
    }
    SourceOrigin holder = of(path, select.getExpression());
    return holder == null
        ? null
        : holder.then(
            new Step.Field(types.binaryName(owner), field.getSimpleName().toString()));
  }

  private @Nullable SourceOrigin ofCall(TreePath path, MethodInvocationTree call) {
    JdkMethods.Behaviour behaviour = behaviour(path, call);
    for (int argument : behaviour.returns()) {
      SourceOrigin origin = argument(path, call, argument);
      if (origin != null) {
        return origin;
      }
    }
    for (int argument : behaviour.returnsElementsOf()) {
      SourceOrigin origin = argument(path, call, argument);
      if (origin != null) {
        return origin.then(Step.ELEMENT);
      }
    }
    return null;
  }

  /**
   * Of what a call is given.
   *
   * @param number 0 for the receiver, 1 for the first argument
   */
  @Nullable
  SourceOrigin argument(TreePath path, MethodInvocationTree call, int number) {
    if (number == 0) {
      return call.getMethodSelect() instanceof MemberSelectTree select
          ? of(new TreePath(path, select), select.getExpression())
          : null;
    }
    return number <= call.getArguments().size()
        ? of(path, call.getArguments().get(number - 1))
        : null;
  }

  @Nullable
  ExecutableElement method(TreePath path, MethodInvocationTree call) {
    return trees.getElement(new TreePath(path, call.getMethodSelect()))
            instanceof ExecutableElement method
        ? method
        : null;
  }

  /** What a method of the JDK does, as the table says; nothing if it is none, or not in the table. */
  JdkMethods.Behaviour behaviour(TreePath path, MethodInvocationTree call) {
    ExecutableElement method = method(path, call);
    if (method == null) {
      return JdkMethods.Behaviour.NOTHING;
    }
    TypeElement type = null;
    if (call.getMethodSelect() instanceof MemberSelectTree select) {
      type = typeOf(new TreePath(new TreePath(path, select), select.getExpression()));
    }
    return behaviour(method, type);
  }

  JdkMethods.Behaviour behaviour(ExecutableElement method, @Nullable TypeElement receiver) {
    TypeElement owner = SourceTypes.owner(method);
    if (!types.isPlatform(owner)) {
      return JdkMethods.Behaviour.NOTHING;
    }
    TypeElement type =
        receiver == null || method.getModifiers().contains(Modifier.STATIC) ? owner : receiver;
    return JdkMethods.table()
        .find(
            types.supertypes(type).keySet(),
            method.getSimpleName().toString(),
            types.parameterNames(method));
  }

  @Nullable
  TypeElement typeOf(TreePath expression) {
    TypeMirror type =
        expression.getLeaf() instanceof ExpressionTree ? trees.getTypeMirror(expression) : null;
    return type == null ? null : types.element(type);
  }
}
