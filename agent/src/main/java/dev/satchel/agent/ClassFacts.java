package dev.satchel.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Collects, from one class file, where its source is, how many lambda call sites it has, and which methods read and write
 * which static fields: who shares state with whom. Visit first, ask then.
 */
final class ClassFacts extends ClassVisitor {
  private static final int FIRST_RELEASE = 44;
  private static final String LAMBDA_FACTORY = "java/lang/invoke/LambdaMetafactory";

  private String name = "";
  private @Nullable String sourceFile;
  private int release;
  private int firstLine;
  private int lastLine;
  private int lambdaSites;
  private final Map<String, FieldUse> own = new TreeMap<>();
  private final Map<String, FieldUse> foreign = new TreeMap<>();

  ClassFacts() {
    super(Opcodes.ASM9);
  }

  /** Such as {@code analytics/Core.java}; {@code unknown} if the class file does not say. */
  String sourcePath() {
    if (sourceFile == null) {
      return "unknown";
    }
    return name.substring(0, name.lastIndexOf('/') + 1) + sourceFile;
  }

  /** First line that has code, 0 if the class file has no lines. */
  int firstLine() {
    return firstLine;
  }

  /** Last line that has code, 0 if the class file has no lines. */
  int lastLine() {
    return lastLine;
  }

  /** Java release of the class file: 17 for major version 61. */
  int release() {
    return release;
  }

  /** Lambda expressions and method references in its code. */
  int lambdaSites() {
    return lambdaSites;
  }

  /** Its own static fields that are state, by name: {@code CALLS: written by trackCall():12, read by metrics():15}. */
  List<String> statics() {
    return lines(own);
  }

  /** The same for static fields of other classes that its code uses, JDK's left out: {@code analytics.Core.CALLS: …}. */
  List<String> foreignStatics() {
    return lines(foreign);
  }

  private static List<String> lines(Map<String, FieldUse> uses) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, FieldUse> use : uses.entrySet()) {
      lines.add(use.getKey() + ": " + use.getValue());
    }
    return lines;
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String[] interfaces) {
    this.name = name;
    release = (version & 0xffff) - FIRST_RELEASE;
  }

  @Override
  public void visitSource(@Nullable String source, @Nullable String debug) {
    sourceFile = source;
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access,
      String field,
      String descriptor,
      @Nullable String signature,
      @Nullable Object constant) {
    // Compile-time constants are no state: their readers have a copy.
    if ((access & Opcodes.ACC_STATIC) != 0 && constant == null) {
      own.put(field, new FieldUse());
    }
    return null;
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String method,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    return new CodeVisitor(
        method.equals("<clinit>")
            ? "static initialiser"
            : method + TypeNames.parameters(descriptor));
  }

  /** Reads and writes of one field. */
  private static final class FieldUse {
    private final List<String> writes = new ArrayList<>();
    private final List<String> reads = new ArrayList<>();

    void add(boolean isWrite, String place) {
      List<String> places = isWrite ? writes : reads;
      if (!places.contains(place)) {
        places.add(place);
      }
    }

    @Override
    public String toString() {
      String text = writes.isEmpty() ? "" : "written by " + String.join(", ", writes);
      if (!reads.isEmpty()) {
        text += (text.isEmpty() ? "" : ", ") + "read by " + String.join(", ", reads);
      }
      return text.isEmpty() ? "not used here" : text;
    }
  }

  private final class CodeVisitor extends MethodVisitor {
    private final String method;
    private int line;

    CodeVisitor(String method) {
      super(Opcodes.ASM9);
      this.method = method;
    }

    @Override
    public void visitLineNumber(int line, Label start) {
      this.line = line;
      firstLine = firstLine == 0 ? line : Math.min(firstLine, line);
      lastLine = Math.max(lastLine, line);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
      if (opcode != Opcodes.GETSTATIC && opcode != Opcodes.PUTSTATIC) {
        return;
      }
      FieldUse use;
      if (owner.equals(name)) {
        use = own.get(field);
      } else if (owner.startsWith("java/")
          || owner.startsWith("javax/")
          || owner.startsWith("jdk/")) {
        return;
      } else {
        String key = owner.replace('/', '.') + "." + field;
        foreign.putIfAbsent(key, new FieldUse());
        use = foreign.get(key);
      }
      if (use != null) {
        use.add(opcode == Opcodes.PUTSTATIC, line == 0 ? method : method + ":" + line);
      }
    }

    @Override
    public void visitInvokeDynamicInsn(
        String site, String descriptor, Handle bootstrap, Object... arguments) {
      if (bootstrap.getOwner().equals(LAMBDA_FACTORY)) {
        lambdaSites++;
      }
    }
  }
}
