package dev.satchel.processor;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.satchel.pack.code.Change;
import dev.satchel.pack.code.Change.Operation;
import dev.satchel.pack.code.JdkMethods;
import dev.satchel.pack.code.Step;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * Collects what one piece of code does to the objects that its local variables lead to: stores to arrays and fields, calls of
 * methods of the JDK that change something, and calls of methods that do so in turn, as far as their source is compiled now.
 */
final class Changes extends TreePathScanner<@Nullable Void, @Nullable Void> {
  private final Trees trees;
  private final SourceTypes types;
  private final Summaries summaries;
  private final Origins origins;
  private final String code;
  private final List<SourceEffect> found = new ArrayList<>();

  /**
   * Makes an empty one.
   *
   * @param code binary name of the class whose code it is
   */
  Changes(Trees trees, SourceTypes types, Summaries summaries, String code) {
    this.trees = trees;
    this.types = types;
    this.summaries = summaries;
    this.origins = new Origins(trees, types);
    this.code = code;
  }

  /** Of the code below {@code path}, in the order of the source. */
  List<SourceEffect> in(TreePath path) {
    scan(path, null);
    return found;
  }

  private void note(@Nullable SourceOrigin origin, Change change) {
    if (origin != null) {
      found.add(new SourceEffect(origin, change, code, false, getCurrentPath(), List.of()));
    }
  }

  @Override
  public @Nullable Void visitVariable(VariableTree node, @Nullable Void unused) {
    if (node.getInitializer() != null
        && trees.getElement(getCurrentPath()) instanceof VariableElement variable
        && Origins.isLocal(variable)) {
      origins.alias(variable, origins.of(getCurrentPath(), node.getInitializer()));
    }
    return super.visitVariable(node, null);
  }

  @Override
  public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree node, @Nullable Void unused) {
    SourceOrigin whole = origins.of(getCurrentPath(), node.getExpression());
    Element variable = trees.getElement(new TreePath(getCurrentPath(), node.getVariable()));
    if (whole != null && variable instanceof VariableElement each) {
      origins.alias(each, whole.then(Step.ELEMENT));
    }
    return super.visitEnhancedForLoop(node, null);
  }

  @Override
  public @Nullable Void visitAssignment(AssignmentTree node, @Nullable Void unused) {
    stored(node.getVariable(), operation(node.getVariable(), node.getExpression()));
    return super.visitAssignment(node, null);
  }

  @Override
  public @Nullable Void visitCompoundAssignment(
      CompoundAssignmentTree node, @Nullable Void unused) {
    stored(
        node.getVariable(),
        node.getKind() == Tree.Kind.PLUS_ASSIGNMENT ? Operation.ADD : Operation.SET);
    return super.visitCompoundAssignment(node, null);
  }

  @Override
  public @Nullable Void visitUnary(UnaryTree node, @Nullable Void unused) {
    switch (node.getKind()) {
      case PREFIX_INCREMENT, POSTFIX_INCREMENT -> stored(node.getExpression(), Operation.INCREMENT);
      case PREFIX_DECREMENT, POSTFIX_DECREMENT -> stored(node.getExpression(), Operation.SET);
      default -> {}
    }
    return super.visitUnary(node, null);
  }

  /** {@code a = a + b} adds. */
  private static Operation operation(ExpressionTree target, ExpressionTree value) {
    return value instanceof BinaryTree sum
            && sum.getKind() == Tree.Kind.PLUS
            && sum.getLeftOperand().toString().equals(target.toString())
        ? Operation.ADD
        : Operation.SET;
  }

  private void stored(ExpressionTree target, Operation operation) {
    TreePath path = new TreePath(getCurrentPath(), target);
    if (target instanceof ArrayAccessTree access) {
      note(origins.of(path, access.getExpression()), Change.arrayStore(operation));
    } else if (target instanceof MemberSelectTree select
        && trees.getElement(path) instanceof VariableElement field
        && field.getKind() == ElementKind.FIELD
        && !field.getModifiers().contains(Modifier.STATIC)) {
      String owner = types.binaryName(SourceTypes.owner(field));
      note(
          origins.of(path, select.getExpression()),
          Change.fieldWrite(operation, owner, field.getSimpleName().toString()));
    }
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree node, @Nullable Void unused) {
    ExecutableElement method = origins.method(getCurrentPath(), node);
    if (method != null) {
      JdkMethods.Behaviour behaviour = origins.behaviour(getCurrentPath(), node);
      behaviour
          .changes()
          .forEach((number, verb) ->
              note(origins.argument(getCurrentPath(), node, number), call(verb, method)));
      if (behaviour.callsBack()) {
        handElements(node);
      }
      applySummary(node, method);
    }
    return super.visitMethodInvocation(node, null);
  }

  private Change call(String verb, ExecutableElement method) {
    return Change.call(
        verb,
        types.binaryName(SourceTypes.owner(method)),
        method.getSimpleName().toString());
  }

  /** {@code map.forEach((key, values) -> …)}: the parameters are what the map holds. */
  private void handElements(MethodInvocationTree node) {
    SourceOrigin receiver = origins.argument(getCurrentPath(), node, 0);
    if (receiver == null) {
      return;
    }
    for (ExpressionTree argument : node.getArguments()) {
      if (argument instanceof LambdaExpressionTree lambda) {
        TreePath path = new TreePath(getCurrentPath(), lambda);
        for (VariableTree parameter : lambda.getParameters()) {
          if (trees.getElement(new TreePath(path, parameter)) instanceof VariableElement variable) {
            origins.alias(variable, receiver.then(Step.ELEMENT));
          }
        }
      }
    }
  }

  private void applySummary(MethodInvocationTree node, ExecutableElement method) {
    for (Summaries.Effect effect : summaries.of(method)) {
      SourceOrigin given = origins.argument(getCurrentPath(), node, effect.parameter() + 1);
      if (given != null) {
        List<String> via = new ArrayList<>();
        via.add(types.memberName(method));
        via.addAll(effect.via());
        found.add(new SourceEffect(
            given.then(effect.path()),
            effect.change(),
            effect.code(),
            effect.byStatic(),
            getCurrentPath(),
            via));
      }
    }
  }

  @Override
  public @Nullable Void visitMemberReference(MemberReferenceTree node, @Nullable Void unused) {
    if (trees.getElement(getCurrentPath()) instanceof ExecutableElement method) {
      TreePath qualifier = new TreePath(getCurrentPath(), node.getQualifierExpression());
      String verb =
          origins.behaviour(method, origins.typeOf(qualifier)).changes().get(0);
      if (verb != null && !method.getModifiers().contains(Modifier.STATIC)) {
        note(origins.of(getCurrentPath(), node.getQualifierExpression()), call(verb, method));
      }
    }
    return super.visitMemberReference(node, null);
  }
}
