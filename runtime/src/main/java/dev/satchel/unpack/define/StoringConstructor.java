package dev.satchel.unpack.define;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Tells of which records the canonical constructor stores what it is given and does nothing else, as one does that nobody
 * wrote: then nothing that it is given needs to be complete.
 */
public final class StoringConstructor {
  private static final String RECORD = "java/lang/Record";

  private static final ClassValue<Boolean> KNOWN = new ClassValue<>() {
    @Override
    protected Boolean computeValue(Class<?> type) {
      return isRead(type);
    }
  };

  private StoringConstructor() {}

  /** Whether a class that was not shipped has one; false as well if its class file cannot be read. */
  public static boolean isIn(Class<?> type) {
    return KNOWN.get(type);
  }

  private static boolean isRead(Class<?> type) {
    if (!type.isRecord() || type.isHidden()) {
      return false;
    }
    String resource = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream stream = type.getResourceAsStream(resource)) {
      return stream != null && isIn(new ClassReader(stream.readAllBytes()));
    } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      return false; // the latter two: of a version that is newer than the reader, or damaged
    }
  }

  /** Whether the class of a class file has one. */
  static boolean isIn(ClassReader reader) {
    if (!RECORD.equals(reader.getSuperName())) {
      return false;
    }
    ClassNode record = new ClassNode();
    reader.accept(record, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    List<FieldNode> components = record.fields.stream()
        .filter(field -> (field.access & Opcodes.ACC_STATIC) == 0)
        .toList();
    String canonical =
        components.stream().map(field -> field.desc).collect(Collectors.joining("", "(", ")V"));
    return record.methods.stream()
        .anyMatch(method -> method.name.equals("<init>")
            && method.desc.equals(canonical)
            && stores(method, components, record.name));
  }

  /** Whether it calls the constructor of the superclass, sets all fields in their order, and returns. */
  private static boolean stores(MethodNode constructor, List<FieldNode> components, String owner) {
    Iterator<AbstractInsnNode> code = StreamSupport.stream(
            constructor.instructions.spliterator(), false)
        .filter(instruction -> instruction.getOpcode() >= 0)
        .iterator();
    if (!isLoad(code, Opcodes.ALOAD, 0) || !isSuperCall(code)) {
      return false;
    }
    int parameter = 1;
    for (FieldNode component : components) {
      Type type = Type.getType(component.desc);
      if (!isLoad(code, Opcodes.ALOAD, 0)
          || !isLoad(code, type.getOpcode(Opcodes.ILOAD), parameter)
          || !isStore(code, owner, component)) {
        return false;
      }
      parameter += type.getSize();
    }
    return code.hasNext() && code.next().getOpcode() == Opcodes.RETURN;
  }

  private static boolean isLoad(Iterator<AbstractInsnNode> code, int opcode, int variable) {
    return code.hasNext()
        && code.next() instanceof VarInsnNode load
        && load.getOpcode() == opcode
        && load.var == variable;
  }

  private static boolean isSuperCall(Iterator<AbstractInsnNode> code) {
    return code.hasNext()
        && code.next() instanceof MethodInsnNode call
        && call.getOpcode() == Opcodes.INVOKESPECIAL
        && call.owner.equals(RECORD);
  }

  private static boolean isStore(
      Iterator<AbstractInsnNode> code, String owner, FieldNode component) {
    return code.hasNext()
        && code.next() instanceof FieldInsnNode store
        && store.getOpcode() == Opcodes.PUTFIELD
        && store.owner.equals(owner)
        && store.name.equals(component.name)
        && store.desc.equals(component.desc);
  }
}
