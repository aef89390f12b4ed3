package dev.satchel.pack.code;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * Finds one method's {@link Summary}, given those of the methods it calls.
 *
 * <p>Values are followed along the method's branches; what is put into fields and elements is not: {@link Heap}. So the
 * method is gone through again until the heap no longer grows.
 */
final class MethodFlow {
  private final Bodies.Code code;
  private final MethodNode method;
  private final Dispatch dispatch;
  private final Dispatch.Context context;
  private final Invocations invocations;
  private final Heap heap = new Heap();
  private final Map<Summary.Key, Effect> effects = new LinkedHashMap<>();
  private final Set<Origin> returned = new LinkedHashSet<>();
  private final Set<Summary.Application> applications = new LinkedHashSet<>();

  /** Instructions that make objects which are passed, stored or returned. */
  private final Set<Integer> handedOn = new HashSet<>();

  MethodFlow(Bodies.Code code, Dispatch.Context context, Bodies bodies, Dispatch dispatch) {
    this.code = code;
    this.method = code.method();
    this.context = context;
    this.dispatch = dispatch;
    this.invocations = new Invocations(bodies, code, heap, dispatch::reached);
  }

  Summary summarize() {
    Frame<FlowValue>[] frames;
    do {
      frames = analyze();
    } while (heap.takeGrew());
    for (int i = 0; i < frames.length && context.wanted() != 0; i++) {
      if (frames[i] != null && method.instructions.get(i).getOpcode() >= 0) {
        noteHandedOn(method.instructions.get(i), frames[i]);
      }
    }
    int line = 0;
    for (int i = 0; i < frames.length; i++) {
      AbstractInsnNode insn = method.instructions.get(i);
      if (insn instanceof LineNumberNode start) {
        line = start.line;
      }
      if (frames[i] != null && insn.getOpcode() >= 0) {
        visit(insn, frames[i], line);
      }
    }
    return new Summary(
        new LinkedHashSet<>(effects.values()),
        returned,
        new LinkedHashSet<>(heap.storesIntoParameters()),
        applications);
  }

  private Frame<FlowValue>[] analyze() {
    FlowInterpreter interpreter = new FlowInterpreter(
        method.instructions,
        code.isStatic(),
        method.desc,
        context.followed(),
        heap,
        this::returned);
    try {
      return new Analyzer<>(interpreter).analyze(code.owner().getName().replace('.', '/'), method);
    } catch (AnalyzerException e) {
      throw new IllegalStateException("cannot follow " + Dispatch.display(code), e);
    }
  }

  private Set<Origin> returned(MethodInsnNode call, List<? extends FlowValue> arguments) {
    Set<Origin> found = new LinkedHashSet<>();
    for (Invocation invocation : invocations.called(call, Invocation.origins(arguments))) {
      if (invocation.interesting() != 0) {
        if (invocation.isJdk()) {
          Origin.add(found, invocations.doneByJdk(invocation, call));
        }
        Origin.add(found, dispatch.returned(invocation, heap, context));
        if (FunctionalTypes.isCalledBy(invocation)) {
          Origin.add(found, heap.load(invocation.argument(0), Step.RESULT));
        }
      }
    }
    return found;
  }

  private void noteHandedOn(AbstractInsnNode insn, Frame<FlowValue> frame) {
    int count = switch (insn.getOpcode()) {
      case Opcodes.INVOKEVIRTUAL,
          Opcodes.INVOKESPECIAL,
          Opcodes.INVOKESTATIC,
          Opcodes.INVOKEINTERFACE -> Type.getArgumentTypes(((MethodInsnNode) insn).desc).length;
      case Opcodes.INVOKEDYNAMIC ->
        Type.getArgumentTypes(((InvokeDynamicInsnNode) insn).desc).length;
      case Opcodes.AASTORE, Opcodes.PUTFIELD, Opcodes.PUTSTATIC, Opcodes.ARETURN -> 1;
      default -> 0;
    };
    for (int i = 1; i <= count; i++) {
      for (Origin origin : frame.getStack(frame.getStackSize() - i).origins()) {
        if (origin.isMade()) {
          handedOn.add(origin.root());
        }
      }
    }
  }

  private void visit(AbstractInsnNode insn, Frame<FlowValue> frame, int line) {
    int top = frame.getStackSize() - 1;
    switch (insn.getOpcode()) {
      case Opcodes.IASTORE,
          Opcodes.LASTORE,
          Opcodes.FASTORE,
          Opcodes.DASTORE,
          Opcodes.AASTORE,
          Opcodes.BASTORE,
          Opcodes.CASTORE,
          Opcodes.SASTORE -> {
        Set<Origin> array = frame.getStack(top - 2).origins();
        Change change = Change.arrayStore(operation(array, frame.getStack(top)));
        note(array, change, line);
      }
      case Opcodes.PUTFIELD -> {
        FieldInsnNode field = (FieldInsnNode) insn;
        Set<Origin> holder = frame.getStack(top - 1).origins();
        Change change = Change.fieldWrite(
            operation(holder, frame.getStack(top)), field.owner.replace('/', '.'), field.name);
        note(holder, change, line);
      }
      case Opcodes.ARETURN -> {
        for (Origin origin : frame.getStack(top).origins()) {
          if (origin.isParameter()) {
            Origin.add(returned, Set.of(origin));
          }
        }
      }
      default -> {
        if (context.wanted() != 0) {
          visitCall(insn, frame, line);
        }
      }
    }
  }

  private void visitCall(AbstractInsnNode insn, Frame<FlowValue> frame, int line) {
    if (insn instanceof MethodInsnNode call) {
      for (Invocation invocation :
          invocations.called(call, Invocation.origins(operands(call, frame)))) {
        apply(invocation, line);
      }
    }
    invocations
        .ofMade(insn, handedOn.contains(method.instructions.indexOf(insn)))
        .forEach(invocation -> apply(invocation, line));
  }

  private static List<FlowValue> operands(MethodInsnNode call, Frame<FlowValue> frame) {
    int count = Type.getArgumentTypes(call.desc).length
        + (call.getOpcode() == Opcodes.INVOKESTATIC ? 0 : 1);
    List<FlowValue> values = new ArrayList<>(count);
    for (int i = frame.getStackSize() - count; i < frame.getStackSize(); i++) {
      values.add(frame.getStack(i));
    }
    return values;
  }

  /** What is done to a number that was read from where the new one goes, as far as can be seen. */
  private static Change.Operation operation(Set<Origin> holder, FlowValue value) {
    if (!value.origins().equals(holder)) {
      return Change.Operation.SET;
    }
    return switch (value.shape()) {
      case INCREMENTED -> Change.Operation.INCREMENT;
      case ADDED -> Change.Operation.ADD;
      default -> Change.Operation.SET;
    };
  }

  private void apply(Invocation invocation, int line) {
    if (invocation.interesting() == 0) {
      return;
    }
    if (invocation.isJdk()) {
      JdkMethods.Behaviour behaviour = invocation.behaviour();
      behaviour
          .changes()
          .forEach(
              (number, verb) -> note(invocation.numbered(number), change(invocation, verb), line));
      behaviour.changesResults().forEach((number, verb) -> {
        for (Invocation giver : invocations.lambdas(invocation.numbered(number), List.of())) {
          note(dispatch.returned(giver, heap, context), change(invocation, verb), line);
        }
      });
      invocations.calledBack(invocation).forEach(back -> apply(back, line));
    }
    noteApplication(invocation.argument(0), invocation);
    for (Dispatch.Target target : dispatch.targets(invocation, context)) {
      for (Effect effect : target.summary().effects()) {
        applyEffect(invocation, target, effect, line);
      }
      for (Summary.Application application : target.summary().applications()) {
        applyLambdas(invocation, application, line);
      }
    }
  }

  /** The method may be that of a lambda which a caller of this method made. */
  private void noteApplication(Set<Origin> functions, Invocation invocation) {
    if (invocation.isStatic() || invocation.isExact() || !invocation.owner().isInterface()) {
      return;
    }
    for (int i = 1; i < invocation.arguments().size(); i++) {
      note(functions, i - 1, invocation.argument(i));
    }
  }

  private void note(Set<Origin> functions, int argument, Set<Origin> passed) {
    for (Origin function : functions) {
      for (Origin origin : passed) {
        if (applications.size() == Summary.MOST_APPLICATIONS) {
          return;
        }
        if (function.isParameter() && origin.isParameter()) {
          applications.add(new Summary.Application(function, argument, origin));
        }
      }
    }
  }

  /** A callee calls what it is given: here one sees whether that is a lambda. */
  private void applyLambdas(Invocation invocation, Summary.Application application, int line) {
    Set<Origin> functions = in(invocation, application.function());
    Set<Origin> passed = in(invocation, application.passed());
    List<Set<Origin>> arguments = new ArrayList<>();
    for (int i = 0; i < application.argument(); i++) {
      arguments.add(Set.of());
    }
    arguments.add(passed);
    invocations.lambdas(functions, arguments).forEach(body -> apply(body, line));
    note(functions, application.argument(), passed);
  }

  /** What an origin of the callee is here. */
  private Set<Origin> in(Invocation invocation, Origin origin) {
    Set<Origin> found = new LinkedHashSet<>();
    for (Origin argument : invocation.argument(origin.root())) {
      Origin.add(found, heap.follow(argument, origin.steps()));
    }
    return found;
  }

  private static Change change(Invocation invocation, String verb) {
    return Change.call(verb, invocation.owner().getName(), invocation.name());
  }

  private void applyEffect(Invocation invocation, Dispatch.Target target, Effect effect, int line) {
    boolean isReceivers =
        effect.parameter() == 0 && !target.code().isStatic() && !invocation.isNested();
    Class<?> unsureIn = effect.unsureIn() == null
        ? unsure(invocation.argument(effect.parameter()))
        : effect.unsureIn();
    for (Origin argument : invocation.argument(effect.parameter())) {
      if (isReceivers && argument.isParameter() && !isReceiver(argument)) {
        continue; // an object's method changes what the object owns: that is what methods are for
      }
      for (Origin changed : heap.follow(argument, effect.path())) {
        if (invocation.isNested()) {
          boolean byStatic = effect.byStatic() || isWrittenStatic();
          int at = invocation.isAccessor() ? line : effect.line();
          note(changed, effect.change(), effect.code(), byStatic, at, effect.via(), unsureIn);
        } else {
          note(
              changed,
              effect.change(),
              effect.code(),
              effect.byStatic(),
              line,
              Dispatch.via(target.code(), effect.via()),
              unsureIn);
        }
      }
    }
  }

  private boolean isReceiver(Origin argument) {
    return !code.isStatic() && argument.equals(Origin.parameter(0));
  }

  private void note(Set<Origin> changed, Change change, int line) {
    Class<?> unsureIn = unsure(changed);
    for (Origin origin : changed) {
      note(origin, change, code.owner().getName(), isWrittenStatic(), line, List.of(), unsureIn);
    }
  }

  /** This class, if the value may be an object that the method makes, and may be what a parameter leads to. */
  private @Nullable Class<?> unsure(Set<Origin> value) {
    boolean isMade = value.stream().anyMatch(Origin::isMade);
    return isMade && value.stream().anyMatch(Origin::isParameter) ? code.owner() : null;
  }

  /** Whether the user wrote this as a static method; a lambda's body is part of the method it stands in. */
  private boolean isWrittenStatic() {
    return code.isStatic() && !CompilerNames.isLambdaBody(method.access, method.name);
  }

  private void note(
      Origin changed,
      Change change,
      String by,
      boolean byStatic,
      int line,
      List<String> via,
      @Nullable Class<?> unsureIn) {
    if (changed.isParameter() && context.wants(changed.root())) {
      Effect effect =
          new Effect(changed.root(), changed.steps(), change, by, byStatic, line, via, unsureIn);
      effects.merge(Summary.Key.of(effect), effect, Summary::nearer);
    }
  }
}
