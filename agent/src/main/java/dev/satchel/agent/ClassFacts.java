package dev.satchel.agent;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Collects, from one class file, where its source is, how many lambda call sites it has, and which methods read and write
 * which static fields: who shares state with whom.
 */
final class ClassFacts extends ClassVisitor {
  private static final int FIRST_RELEASE = 44;

  private String name = "";
  private @Nullable String sourceFile;
  private int release;
  private int firstLine;
  private int lastLine;
  private final LambdaSites lambdas = new LambdaSites();
  private final Map<String, FieldUse> own = new TreeMap<>();
  private final Map<String, FieldUse> foreign = new TreeMap<>();

  private ClassFacts() {
    super(Opcodes.ASM9);
  }

  /** Reads the whole class file. */
  static ClassFacts of(byte[] classFile) {
    ClassFacts facts = new ClassFacts();
    new ClassReader(classFile).accept(facts, ClassReader.SKIP_FRAMES);
    return facts;
  }

  /** Whether the class carries the annotation {@code @Remote}. */
  static boolean isRemote(byte[] classFile) {
    boolean[] isRemote = {false};
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public @Nullable AnnotationVisitor visitAnnotation(
                  String descriptor, boolean isVisible) {
                isRemote[0] |= descriptor.equals("Ldev/satchel/Remote;");
                return null;
              }
            },
            ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return isRemote[0];
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
  LambdaSites lambdas() {
    return lambdas;
  }

  /** Its own static fields that are state, by name: {@code CALLS: written by trackCall():12, read by metrics():15}. */
  List<String> statics() {
    return lines(own);
  }

  /** The same for static fields of other classes that its code uses, JDK's left out: {@code analytics.Core.CALLS: …}. */
  List<String> foreignStatics() {
    return lines(foreign);
  }

  private List<String> lines(Map<String, FieldUse> uses) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, FieldUse> use : uses.entrySet()) {
      lines.add(use.getKey() + ": " + use.getValue().describe(lambdas));
    }
    return lines;
  }

  @Override
  public void visitEnd() {
    lambdas.resolve();
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
    if ((access & Opcodes.ACC_STATIC) != 0
        && constant == null
        && !ClassSummary.MARKS.contains(field)) {
      own.put(field, new FieldUse());
    }
    return null;
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String method,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    if (ClassSummary.MARKS.contains(method)) {
      return null; // another agent's, woven in before us
    }
    lambdas.addMethod(method, descriptor, (access & Opcodes.ACC_SYNTHETIC) != 0);
    return new CodeVisitor(method + descriptor);
  }

  /** One instruction: the method that has it (name and descriptor) and its line, 0 if unknown. */
  private record Place(String method, int line) {
    String describe(LambdaSites lambdas) {
      String lambda = lambdas.placeOfBody(method);
      String name = lambda != null
          ? lambda
          : method.startsWith("<clinit>") ? "static initialiser" : TypeNames.place(method);
      return line == 0 ? name : name + ":" + line;
    }
  }

  /** Writes and reads of one field, in the order of the class file. */
  private static final class FieldUse {
    private final Set<Place> writes = new LinkedHashSet<>();
    private final Set<Place> reads = new LinkedHashSet<>();

    String describe(LambdaSites lambdas) {
      if (writes.isEmpty() && reads.isEmpty()) {
        return "not used here";
      }
      StringBuilder text = new StringBuilder();
      describe(text, "written by ", writes, lambdas);
      describe(text, "read by ", reads, lambdas);
      return text.toString();
    }

    private static void describe(
        StringBuilder text, String how, Set<Place> places, LambdaSites lambdas) {
      String separator = (text.length() == 0 ? "" : ", ") + how;
      for (Place place : places) {
        text.append(separator).append(place.describe(lambdas));
        separator = ", ";
      }
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
        (opcode == Opcodes.PUTSTATIC ? use.writes : use.reads).add(new Place(method, line));
      }
    }

    @Override
    public void visitInvokeDynamicInsn(
        String site, String descriptor, Handle bootstrap, Object... arguments) {
      lambdas.addSite(name, method, line, site, descriptor, bootstrap, arguments);
    }
  }
}
