package dev.satchel.pack.code;

import dev.satchel.pack.code.MethodCode.Assignment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.AnalyzerAdapter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Finds which classes the verifier compares when it checks a method body: it must load them although the body names them
 * in descriptors and frames alone.
 *
 * <p>Follows the type-checking verifier: one pass, types taken from the stack map frames. Expects a method read with
 * {@code EXPAND_FRAMES}.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html#jvms-4.10.1">JVMS §4.10.1</a>
 */
final class VerifierNeeds extends AnalyzerAdapter {
  private static final String THROWABLE = "java/lang/Throwable";

  private final Set<Assignment> found = new LinkedHashSet<>();
  private final Map<Label, FrameNode> frames = new HashMap<>();
  private final List<Handler> handlers = new ArrayList<>();
  private final Set<Handler> open = new LinkedHashSet<>();
  private final String returnType;

  private record Handler(TryCatchBlockNode block, FrameNode frame) {}

  private VerifierNeeds(String owner, MethodNode method) {
    super(Opcodes.ASM9, owner, method.access, method.name, method.desc, null);
    returnType = internalName(Type.getReturnType(method.desc));
  }

  static Set<Assignment> of(String owner, MethodNode method) {
    VerifierNeeds needs = new VerifierNeeds(owner, method);
    needs.index(method);
    method.accept(needs);
    return needs.found;
  }

  private void index(MethodNode method) {
    List<LabelNode> waiting = new ArrayList<>();
    Map<LabelNode, FrameNode> byLabel = new HashMap<>();
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction instanceof LabelNode label) {
        waiting.add(label);
      } else if (instruction instanceof FrameNode frame) {
        waiting.forEach(label -> byLabel.put(label, frame));
      } else if (instruction.getOpcode() >= 0) {
        waiting.clear();
      }
    }
    byLabel.forEach((label, frame) -> frames.put(label.getLabel(), frame));
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      FrameNode frame = byLabel.get(block.handler);
      if (frame != null) {
        handlers.add(new Handler(block, frame));
      }
      if (block.type != null) {
        need(block.type, THROWABLE);
      }
    }
  }

  private void need(@Nullable Object from, @Nullable Object to) {
    if (!(from instanceof String source)
        || !(to instanceof String target)
        || source.equals(target)) {
      return;
    }
    while (source.startsWith("[") && target.startsWith("[")) {
      source = source.substring(1);
      target = target.substring(1);
    }
    if (source.startsWith("[") || target.startsWith("[")) {
      return;
    }
    source = element(source);
    target = element(target);
    if (!source.equals(target) && !target.equals("java/lang/Object") && target.length() > 1) {
      found.add(new Assignment(source, target));
    }
  }

  /** Array element types are written as descriptors. */
  private static String element(String name) {
    return name.startsWith("L") && name.endsWith(";") ? name.substring(1, name.length() - 1) : name;
  }

  private static String internalName(Type type) {
    return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY
        ? type.getInternalName()
        : "";
  }

  private @Nullable Object top(int depth) {
    return stack == null || stack.size() <= depth ? null : stack.get(stack.size() - 1 - depth);
  }

  private void needArguments(@Nullable String owner, String descriptor) {
    Type[] arguments = Type.getArgumentTypes(descriptor);
    int depth = 0;
    for (int i = arguments.length - 1; i >= 0; i--) {
      String type = internalName(arguments[i]);
      depth += arguments[i].getSize();
      if (!type.isEmpty()) {
        need(top(depth - 1), type);
      }
    }
    if (owner != null) {
      need(top(depth), owner);
    }
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean itf) {
    needArguments(opcode == Opcodes.INVOKESTATIC ? null : owner, descriptor);
    super.visitMethodInsn(opcode, owner, name, descriptor, itf);
    afterLocalsChanged();
  }

  @Override
  public void visitInvokeDynamicInsn(String name, String descriptor, Handle bsm, Object... args) {
    needArguments(null, descriptor);
    super.visitInvokeDynamicInsn(name, descriptor, bsm, args);
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    Type type = Type.getType(descriptor);
    switch (opcode) {
      case Opcodes.GETFIELD -> need(top(0), owner);
      case Opcodes.PUTFIELD -> {
        need(top(0), internalName(type));
        need(top(type.getSize()), owner);
      }
      case Opcodes.PUTSTATIC -> need(top(0), internalName(type));
      default -> {}
    }
    super.visitFieldInsn(opcode, owner, name, descriptor);
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode == Opcodes.ARETURN) {
      need(top(0), returnType);
    } else if (opcode == Opcodes.ATHROW) {
      need(top(0), THROWABLE);
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitVarInsn(int opcode, int index) {
    super.visitVarInsn(opcode, index);
    afterLocalsChanged();
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    if (opcode == Opcodes.GOTO) {
      flow(label);
      super.visitJumpInsn(opcode, label);
    } else {
      super.visitJumpInsn(opcode, label);
      flow(label);
    }
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label dflt, Label... labels) {
    flowSwitch(dflt, labels);
    super.visitTableSwitchInsn(min, max, dflt, labels);
  }

  @Override
  public void visitLookupSwitchInsn(Label dflt, int[] keys, Label[] labels) {
    flowSwitch(dflt, labels);
    super.visitLookupSwitchInsn(dflt, keys, labels);
  }

  @Override
  public void visitLabel(Label label) {
    super.visitLabel(label);
    open.removeIf(handler -> handler.block.end.getLabel() == label);
    for (Handler handler : handlers) {
      if (handler.block.start.getLabel() == label) {
        open.add(handler);
      }
    }
    flow(label);
    afterLocalsChanged();
  }

  private void flowSwitch(Label dflt, Label[] labels) {
    flowLocals(dflt);
    for (Label label : labels) {
      flowLocals(label);
    }
  }

  private void afterLocalsChanged() {
    if (locals != null) {
      for (Handler handler : open) {
        compare(locals, handler.frame.local);
      }
    }
  }

  /** Compares the state here with the frame that stands at {@code label}. */
  private void flow(Label label) {
    FrameNode frame = frames.get(label);
    if (frame != null && locals != null) {
      compare(locals, frame.local);
      if (stack != null) {
        compare(stack, frame.stack);
      }
    }
  }

  private void flowLocals(Label label) {
    FrameNode frame = frames.get(label);
    if (frame != null && locals != null) {
      compare(locals, frame.local);
    }
  }

  /** The frame has one entry for a long or double, the adapter's state has two. */
  private void compare(List<Object> state, @Nullable List<Object> frame) {
    if (frame == null) {
      return;
    }
    int at = 0;
    for (Object to : frame) {
      if (at >= state.size()) {
        return;
      }
      need(state.get(at), to);
      at += to == Opcodes.LONG || to == Opcodes.DOUBLE ? 2 : 1;
    }
  }
}
