package dev.satchel.agent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What a class file says, in a form that is equal for two class files of one class, with probes left out. Visit with {@code
 * SKIP_DEBUG | SKIP_FRAMES}, then ask.
 */
final class ClassSummary extends ClassVisitor {
  /** Names of members that agents add: JaCoCo's. */
  static final List<String> MARKS = List.of("$jacocoInit", "$jacocoData");

  private static final int ACCESS = 0xffff;

  private final Map<String, List<String>> members = new TreeMap<>();
  private final Map<String, List<String>> jumps = new TreeMap<>();
  private boolean isMarked;

  ClassSummary() {
    super(Opcodes.ASM9);
  }

  /** Whether an agent's mark was met. */
  boolean isMarked() {
    return isMarked;
  }

  /** By name and descriptor: flags and what the body does, without jumps. The class itself has the empty name. */
  Map<String, List<String>> members() {
    return members;
  }

  /** By name and descriptor: where bodies jump and what they catch. Probes change these. */
  Map<String, List<String>> jumps() {
    return jumps;
  }

  /** Whether {@code name} is a mark; remembers that one was met. */
  boolean mark(String name) {
    boolean isMark = MARKS.contains(name);
    isMarked |= isMark;
    return isMark;
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    members.put("", List.of(name, String.valueOf(superName), Arrays.toString(interfaces)));
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    if (!mark(name)) {
      members.put(name + " " + descriptor, List.of((access & ACCESS) + "=" + value));
    }
    return null;
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    if (mark(name)) {
      return null;
    }
    List<String> code = new ArrayList<>();
    code.add(Integer.toString(access & ACCESS));
    List<String> targets = new ArrayList<>();
    members.put(name + descriptor, code);
    jumps.put(name + descriptor, targets);
    int slots = Type.getArgumentsAndReturnSizes(descriptor) >> 2; // with a receiver
    int firstLocal = (access & Opcodes.ACC_STATIC) == 0 ? slots : slots - 1;
    return new BodySummary(this, firstLocal, code, targets);
  }
}
