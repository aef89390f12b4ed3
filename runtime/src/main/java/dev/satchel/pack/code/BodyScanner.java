package dev.satchel.pack.code;

import dev.satchel.pack.code.MethodCode.Call;
import dev.satchel.pack.code.MethodCode.CallKind;
import dev.satchel.pack.code.MethodCode.FieldUse;
import dev.satchel.pack.code.MethodCode.LookedUp;
import dev.satchel.pack.code.MethodCode.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Reads one method body into a {@link MethodCode}. */
final class BodyScanner {
  private static final String VAR_HANDLE = "Ljava/lang/invoke/VarHandle;";

  /** How far back from a call of {@code Lookup.find…} its arguments may begin. */
  private static final int PUSHED_FOR_LOOKUP = 16;

  private final LambdaPlaces places;
  private final List<Call> calls = new ArrayList<>();
  private final List<FieldUse> fields = new ArrayList<>();
  private final Set<String> created = new LinkedHashSet<>();
  private final Set<String> types = new LinkedHashSet<>();
  private final List<LambdaUse> lambdas = new ArrayList<>();
  private final List<Target> targets = new ArrayList<>();
  private final Set<String> named = new LinkedHashSet<>();
  private final Set<String> literals = new LinkedHashSet<>();
  private final Set<LookedUp> lookedUp = new LinkedHashSet<>();
  private boolean loadsServices;
  private boolean isReflective;
  private int line;
  private int firstLine;
  private int lastLine;

  BodyScanner(LambdaPlaces places) {
    this.places = places;
  }

  /**
   * Reads {@code method}.
   *
   * @param hasFrames whether the class file has stack map frames (version 50 on)
   */
  MethodCode scan(String owner, MethodNode method, boolean hasFrames) {
    if (method.instructions.size() == 0) {
      return MethodCode.EMPTY;
    }
    for (TryCatchBlockNode block : method.tryCatchBlocks) {
      if (block.type != null) {
        types.add(block.type);
      }
    }
    for (AbstractInsnNode instruction : method.instructions) {
      visit(instruction);
    }
    if (!hasFrames) {
      descriptorTypes();
    }
    return new MethodCode(
        calls,
        fields,
        created,
        types,
        hasFrames ? VerifierNeeds.of(owner, method) : Set.of(),
        lambdas,
        targets,
        named,
        literals,
        lookedUp,
        loadsServices,
        isReflective,
        firstLine,
        lastLine);
  }

  /** Without frames the verifier infers types and may load whatever a descriptor names. */
  private void descriptorTypes() {
    calls.forEach(call -> typeOf(Type.getMethodType(call.descriptor())));
    fields.forEach(field -> typeOf(Type.getType(field.descriptor())));
  }

  private void visit(AbstractInsnNode instruction) {
    if (instruction instanceof LineNumberNode mark) {
      line = mark.line;
      firstLine = firstLine == 0 ? line : Math.min(firstLine, line);
      lastLine = Math.max(lastLine, line);
    } else if (instruction instanceof MethodInsnNode call) {
      visitCall(call);
    } else if (instruction instanceof FieldInsnNode field) {
      visitField(field);
    } else if (instruction instanceof TypeInsnNode use) {
      type(use.desc);
      if (use.getOpcode() == Opcodes.NEW) {
        created.add(use.desc);
      }
    } else if (instruction instanceof MultiANewArrayInsnNode array) {
      type(array.desc);
    } else if (instruction instanceof LdcInsnNode constant) {
      constant(constant.cst, true);
    } else if (instruction instanceof InvokeDynamicInsnNode site) {
      visitSite(site);
    }
  }

  private void visitField(FieldInsnNode field) {
    int opcode = field.getOpcode();
    boolean isStatic = opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
    boolean isWrite = opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC;
    fields.add(new FieldUse(isStatic, isWrite, field.owner, field.name, field.desc, line));
    type(field.owner);
  }

  private void visitCall(MethodInsnNode call) {
    type(call.owner);
    if (call.owner.startsWith("[")) {
      return;
    }
    CallKind kind = switch (call.getOpcode()) {
      case Opcodes.INVOKESTATIC -> CallKind.STATIC;
      case Opcodes.INVOKESPECIAL -> CallKind.SPECIAL;
      default -> CallKind.VIRTUAL;
    };
    calls.add(new Call(kind, call.owner, call.name, call.desc, line));
    if (call.owner.equals("java/lang/Class")) {
      visitReflection(call);
    } else if (call.owner.equals("java/lang/invoke/MethodHandles$Lookup")
        && call.name.startsWith("find")) {
      visitLookup(call);
    } else if (call.owner.equals("java/util/ServiceLoader") && call.name.startsWith("load")) {
      loadsServices = true;
    }
  }

  /** The class is pushed before the name, and both before the type. */
  private void visitLookup(MethodInsnNode call) {
    String name = call.name.equals("findConstructor") ? "<init>" : null;
    int looked = 0;
    for (AbstractInsnNode at = call.getPrevious();
        at != null && looked < PUSHED_FOR_LOOKUP;
        at = at.getPrevious()) {
      if (at instanceof LdcInsnNode constant) {
        if (constant.cst instanceof String text && name == null) {
          name = text;
        } else if (constant.cst instanceof Type type
            && type.getSort() == Type.OBJECT
            && name != null) {
          boolean isField = call.desc.endsWith(VAR_HANDLE) || call.name.endsWith("etter");
          lookedUp.add(new LookedUp(type.getInternalName(), name, isField));
          if (!name.equals("<init>")) {
            return;
          }
        }
      }
      if (at.getOpcode() >= 0) {
        looked++;
      }
    }
  }

  private void visitReflection(MethodInsnNode call) {
    if (call.name.equals("forName")) {
      String name = constantBefore(call);
      if (name != null) {
        name(name.replace('.', '/'));
      }
    } else if (call.name.startsWith("getDeclared")
        || call.name.startsWith("getMethod")
        || call.name.startsWith("getConstructor")
        || call.name.startsWith("getField")
        || call.name.equals("newInstance")
        || call.name.equals("getRecordComponents")) {
      isReflective = true;
      visitNamedMember(call);
    }
  }

  /** {@code type.getDeclaredField("DEFAULT")}, whatever {@code type} is. */
  private void visitNamedMember(MethodInsnNode call) {
    boolean isField = call.name.endsWith("Field");
    if (isField || call.name.endsWith("Method")) {
      String name = isField ? pushedBefore(call) : constantBefore(call);
      if (name != null) {
        lookedUp.add(new LookedUp("", name, isField));
      }
    }
  }

  /** The constant that is pushed just before. */
  private static @Nullable String pushedBefore(AbstractInsnNode call) {
    AbstractInsnNode at = call.getPrevious();
    while (at != null && at.getOpcode() < 0) {
      at = at.getPrevious();
    }
    return at instanceof LdcInsnNode constant && constant.cst instanceof String name ? name : null;
  }

  /** A name as {@code Class.forName} takes it: of a class, or of an array as its descriptor. */
  private void name(String name) {
    if (!name.startsWith("[")) {
      named.add(name);
    } else if (name.endsWith(";") && name.contains("[L")) {
      named.add(name.substring(name.indexOf("[L") + 2, name.length() - 1));
    }
  }

  /** The string constant that is pushed among the few instructions before {@code forName}, if there is one. */
  private static @Nullable String constantBefore(AbstractInsnNode call) {
    int looked = 0;
    for (AbstractInsnNode at = call.getPrevious();
        at != null && looked < 4;
        at = at.getPrevious()) {
      if (at instanceof LdcInsnNode constant && constant.cst instanceof String name) {
        return name;
      }
      if (at.getOpcode() >= 0) {
        looked++;
      }
    }
    return null;
  }

  private void visitSite(InvokeDynamicInsnNode site) {
    typeOf(Type.getMethodType(site.desc));
    LambdaUse lambda = places.of(site);
    if (lambda == null) {
      handle(site.bsm);
      for (Object argument : site.bsmArgs) {
        constant(argument, false);
      }
      return;
    }
    lambdas.add(lambda);
    lambda.site().markers().forEach(this::type);
    for (Object argument : site.bsmArgs) {
      if (argument instanceof Handle handle) {
        handleTypes(handle);
      } else if (argument instanceof Type type) {
        typeOf(type);
      }
    }
  }

  private void constant(Object value, boolean isLiteral) {
    if (value instanceof Type type) {
      typeOf(type);
      if (isLiteral && type.getSort() == Type.OBJECT) {
        literals.add(type.getInternalName());
      }
    } else if (value instanceof Handle handle) {
      handle(handle);
    } else if (value instanceof ConstantDynamic dynamic) {
      typeOf(Type.getType(dynamic.getDescriptor()));
      handle(dynamic.getBootstrapMethod());
      for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
        constant(dynamic.getBootstrapMethodArgument(i), false);
      }
    }
  }

  private void handle(Handle handle) {
    targets.add(new Target(handle.getTag(), handle.getOwner(), handle.getName(), handle.getDesc()));
    handleTypes(handle);
  }

  private void handleTypes(Handle handle) {
    type(handle.getOwner());
    typeOf(
        handle.getTag() <= Opcodes.H_PUTSTATIC
            ? Type.getType(handle.getDesc())
            : Type.getMethodType(handle.getDesc()));
  }

  private void type(String internalNameOrArray) {
    typeOf(Type.getObjectType(internalNameOrArray));
  }

  private void typeOf(Type type) {
    switch (type.getSort()) {
      case Type.METHOD -> {
        for (Type argument : type.getArgumentTypes()) {
          typeOf(argument);
        }
        typeOf(type.getReturnType());
      }
      case Type.ARRAY -> typeOf(type.getElementType());
      case Type.OBJECT -> types.add(type.getInternalName());
      default -> {}
    }
  }
}
