package dev.satchel.unpack.define;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Changes a shipped class file so that its state can be set without its constructors and initialiser:
 *
 * <ul>
 *   <li>final fields become ordinary ones, except in records and interfaces, for enum constants and compile-time constants;
 *   <li>{@code <clinit>} (made if there is none, so that a later version of the class has the same members) fetches the
 *       static values that wait in {@link dev.satchel.recording.Bindings} first, and again last;
 *   <li>where the sender can be asked, what stands in for an unreached body asks for that body, then calls it;
 *   <li>code that asks reflection for modifiers is told that those fields are final.
 * </ul>
 *
 * <p>Lines and file names stay. The same members always come out for the same members put in.
 */
final class ClassAdapter extends ClassVisitor {
  private static final String CLINIT = "<clinit>";

  /** JVMS §4.4, table 4.4-B. */
  private static final int CONSTANT_CLASS = 7;

  /** Made by the class's own initialiser in any case, never bound; the last two mean nothing unless they are final. */
  private static final Set<String> OWN = Set.of(
      "$VALUES", "$ENTRIES", "$assertionsDisabled", "serialPersistentFields", "serialVersionUID");

  /** By these members serialization treats a class specially when it reads. */
  private static final Set<String> HOOKS = Set.of(
      "readObject(Ljava/io/ObjectInputStream;)V",
      "readObjectNoData()V",
      "readExternal(Ljava/io/ObjectInput;)V",
      "readResolve()Ljava/lang/Object;",
      "serialPersistentFields[Ljava/io/ObjectStreamField;");

  private final boolean canAsk;
  private final boolean asksForModifiers;
  private final List<InitializerAdapter.StaticField> statics = new ArrayList<>();
  private final Set<String> unreached = new HashSet<>();
  private final Map<String, String> instanceFields = new HashMap<>();
  private final Set<String> finalFields = new HashSet<>();
  private boolean hasHooks;
  private String name = "";
  private int version;
  private boolean isInterface;
  private boolean hasInitializer;

  private ClassAdapter(ClassVisitor next, boolean canAsk, boolean asksForModifiers) {
    super(Opcodes.ASM9, next);
    this.canAsk = canAsk;
    this.asksForModifiers = asksForModifiers;
  }

  /**
   * @param classFile a readable class file that this JVM can load
   * @param canAsk whether the sender can be asked for bodies that did not travel
   * @throws RuntimeException if it is damaged
   */
  static AdaptedClass adapt(byte[] classFile, boolean canAsk) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    Set<String> classesNamed = classesNamed(reader);
    ClassAdapter adapter =
        new ClassAdapter(writer, canAsk, ModifiersAdapter.isNeeded(classesNamed));
    reader.accept(adapter, 0);
    return new AdaptedClass(
        adapter.name.replace('/', '.'),
        writer.toByteArray(),
        adapter.hasInitializer,
        adapter.fetches(),
        adapter.hasHooks,
        StoringConstructor.isIn(reader),
        Map.copyOf(adapter.instanceFields),
        Set.copyOf(adapter.finalFields),
        classesNamed,
        Set.copyOf(adapter.unreached));
  }

  /** Binary names of the classes in the constant pool: of what its code calls and makes, among others. */
  private static Set<String> classesNamed(ClassReader reader) {
    Set<String> names = new TreeSet<>();
    char[] buffer = new char[reader.getMaxStringLength()];
    for (int i = 1; i < reader.getItemCount(); i++) {
      int at = reader.getItem(i);
      if (at > 0 && reader.readByte(at - 1) == CONSTANT_CLASS) {
        names.add(reader.readUTF8(at, buffer).replace('/', '.'));
      }
    }
    return Set.copyOf(names);
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    this.version = version & 0xFFFF;
    this.name = name;
    isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
    super.visit(version, access, name, signature, superName, interfaces);
  }

  @Override
  public FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
    boolean isFixed = isStatic
        && (value != null
            || (access & Opcodes.ACC_ENUM) != 0
            || OWN.contains(name)
            || name.startsWith("$SwitchMap$"));
    if (isStatic && !isFixed) {
      statics.add(new InitializerAdapter.StaticField(name, descriptor));
    }
    if (!isStatic) {
      instanceFields.put(name, descriptor);
    }
    hasHooks |= HOOKS.contains(name + descriptor);
    int kept = isFixed || isInterface ? access : access & ~Opcodes.ACC_FINAL;
    if (kept != access) {
      finalFields.add(name);
    }
    return super.visitField(kept, name, descriptor, signature, value);
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    hasHooks |= HOOKS.contains(name + descriptor);
    MethodVisitor plain = super.visitMethod(access, name, descriptor, signature, exceptions);
    MethodVisitor next = asksForModifiers ? new ModifiersAdapter(plain) : plain;
    if (name.equals(CLINIT)) {
      hasInitializer = true;
      return initializer(next);
    }
    return canAsk
        ? new StandInAdapter(
            next,
            new StandInAdapter.Place(
                this.name, isInterface, access, name, descriptor, version >= Opcodes.V1_5),
            unreached)
        : next;
  }

  @Override
  public void visitEnd() {
    if (!hasInitializer) {
      MethodVisitor initializer =
          initializer(super.visitMethod(Opcodes.ACC_STATIC, CLINIT, "()V", null, null));
      initializer.visitCode();
      initializer.visitInsn(Opcodes.RETURN);
      initializer.visitMaxs(0, 0);
      initializer.visitEnd();
    }
    super.visitEnd();
  }

  private MethodVisitor initializer(MethodVisitor next) {
    return fetches() ? new InitializerAdapter(next, name, isInterface, statics) : next;
  }

  /** A class constant needs version 49. */
  private boolean fetches() {
    return !statics.isEmpty() && version >= Opcodes.V1_5;
  }
}
