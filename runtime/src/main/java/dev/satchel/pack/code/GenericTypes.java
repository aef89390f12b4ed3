package dev.satchel.pack.code;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/** Generic types as people write them, from the debug information of class files. */
final class GenericTypes {
  private GenericTypes() {}

  /** As {@link Effects#declaredType}. The body of a lambda does not say it, only the method that declares the variable. */
  static @Nullable String ofVariable(Collection<MethodNode> methods, String name, String type) {
    Set<String> signatures = new HashSet<>();
    for (MethodNode method : methods) {
      for (LocalVariableNode variable :
          method.localVariables == null ? List.<LocalVariableNode>of() : method.localVariables) {
        if (variable.name.equals(name)
            && variable.signature != null
            && Type.getType(variable.desc).getClassName().equals(type)) {
          signatures.add(variable.signature);
        }
      }
    }
    return signatures.size() == 1 ? simple(signatures.iterator().next()) : null;
  }

  /** {@code Ljava/util/List<Ljava/lang/String;>;} as {@code List<String>}. */
  static String simple(String signature) {
    Printer printer = new Printer();
    new SignatureReader(signature).acceptType(printer);
    return printer.text.toString();
  }

  private static final class Printer extends SignatureVisitor {
    private final StringBuilder text = new StringBuilder();
    /** For each class type that is open, how many arguments it has so far, and of how many dimensions it is an array. */
    private final Deque<Integer> arguments = new ArrayDeque<>();

    private final Deque<Integer> dimensions = new ArrayDeque<>();
    private int arrays;

    Printer() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visitBaseType(char descriptor) {
      text.append(Type.getType(String.valueOf(descriptor)).getClassName());
      endType();
    }

    @Override
    public void visitTypeVariable(String name) {
      text.append(name);
      endType();
    }

    @Override
    public SignatureVisitor visitArrayType() {
      arrays++;
      return this;
    }

    @Override
    public void visitClassType(String name) {
      text.append(MemberNames.simpleName(name.replace('/', '.')));
      arguments.push(0);
      dimensions.push(arrays);
      arrays = 0;
    }

    @Override
    public void visitInnerClassType(String name) {
      closeArguments();
      arguments.push(0);
      text.append('.').append(name);
    }

    @Override
    public void visitTypeArgument() {
      nextArgument();
      text.append('?');
    }

    @Override
    public SignatureVisitor visitTypeArgument(char wildcard) {
      nextArgument();
      text.append(wildcard == EXTENDS ? "? extends " : wildcard == SUPER ? "? super " : "");
      return this;
    }

    @Override
    public void visitEnd() {
      closeArguments();
      text.append("[]".repeat(dimensions.pop()));
    }

    private void nextArgument() {
      int count = arguments.pop();
      text.append(count == 0 ? "<" : ", ");
      arguments.push(count + 1);
    }

    private void closeArguments() {
      if (arguments.pop() > 0) {
        text.append('>');
      }
    }

    private void endType() {
      text.append("[]".repeat(arrays));
      arrays = 0;
    }
  }
}
