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
import org.objectweb.asm.Type;

/**
 * Changes a shipped class file so that its state can be set without its constructors and initialiser:
 *
 * <ul>
 *   <li>final fields become ordinary ones, except in records and interfaces, for enum constants and compile-time constants;
 *   <li>{@code <clinit>} (made if there is none, so that a later version of the class has the same members) fetches the
 *       static values that wait in {@link dev.satchel.recording.Bindings} first, and again last;
 *   <li>{@link #LOOKUP} gives a lookup with the class's own privileges, which linking its lambdas needs;
 *   <li>where the sender can be asked, what stands in for an unreached body asks for that body, then calls it.
 * </ul>
 *
 * <p>Lines and file names stay. The same members always come out for the same members put in.
 */
final class ClassAdapter extends ClassVisitor {
  /** Name of the added method: static, no parameters, returns a {@code MethodHandles.Lookup}. */
  static final String LOOKUP = "$satchel$lookup";

  private static final String LOOKUP_TYPE = "()Ljava/lang/invoke/MethodHandles$Lookup;";
  private static final String BINDINGS = "dev/satchel/recording/Bindings";
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
  private final List<StaticField> statics = new ArrayList<>();
  private final Set<String> unreached = new HashSet<>();
  private final Map<String, String> instanceFields = new HashMap<>();
  private boolean hasHooks;
  private String name = "";
  private int version;
  private boolean isInterface;
  private boolean isAnnotation;
  private boolean isRecord;
  private boolean hasInitializer;

  private ClassAdapter(ClassVisitor next, boolean canAsk) {
    super(Opcodes.ASM9, next);
    this.canAsk = canAsk;
  }

  /**
   * @param classFile a readable class file that this JVM can load
   * @param canAsk whether the sender can be asked for bodies that did not travel
   * @throws RuntimeException if it is damaged
   */
  static Adapted adapt(byte[] classFile, boolean canAsk) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, 0);
    ClassAdapter adapter = new ClassAdapter(writer, canAsk);
    reader.accept(adapter, 0);
    return new Adapted(
        adapter.name.replace('/', '.'),
        writer.toByteArray(),
        adapter.hasInitializer,
        adapter.fetches(),
        adapter.hasHooks,
        Map.copyOf(adapter.instanceFields),
        classesNamed(reader),
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

  /**
   * @param name binary name, as the class file says
   * @param hasInitializer whether it had a {@code <clinit>} before
   * @param fetches whether its initialiser fetches values from {@code Bindings}
   * @param hasHooks whether it may have serialization hooks for reading
   * @param fields descriptors of its instance fields, by name
   * @param classesNamed binary names of the classes that it names outside descriptors
   * @param unreached name and descriptor, run together, of methods whose bodies are to be asked for
   */
  record Adapted(
      String name,
      byte[] classFile,
      boolean hasInitializer,
      boolean fetches,
      boolean hasHooks,
      Map<String, String> fields,
      Set<String> classesNamed,
      Set<String> unreached) {}

  /** One static field that may be bound. */
  private record StaticField(String name, String descriptor) {}

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
    isAnnotation = (access & Opcodes.ACC_ANNOTATION) != 0;
    isRecord = (access & Opcodes.ACC_RECORD) != 0 || "java/lang/Record".equals(superName);
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
        ? value != null
            || (access & Opcodes.ACC_ENUM) != 0
            || OWN.contains(name)
            || name.startsWith("$SwitchMap$")
        : isRecord;
    if (isStatic && !isFixed) {
      statics.add(new StaticField(name, descriptor));
    }
    if (!isStatic) {
      instanceFields.put(name, descriptor);
    }
    hasHooks |= HOOKS.contains(name + descriptor);
    int kept = isFixed || isInterface ? access : access & ~Opcodes.ACC_FINAL;
    return super.visitField(kept, name, descriptor, signature, value);
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    if (name.equals(LOOKUP)) {
      return null; // This class came over before, and comes with what was added then.
    }
    hasHooks |= HOOKS.contains(name + descriptor);
    MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
    if (name.equals(CLINIT)) {
      hasInitializer = true;
      return new Initializer(next);
    }
    return canAsk && version >= Opcodes.V1_5 ? new StandIn(next, access, name, descriptor) : next;
  }

  @Override
  public void visitEnd() {
    if (!hasInitializer) {
      MethodVisitor initializer =
          new Initializer(super.visitMethod(Opcodes.ACC_STATIC, CLINIT, "()V", null, null));
      initializer.visitCode();
      initializer.visitInsn(Opcodes.RETURN);
      initializer.visitMaxs(0, 0);
      initializer.visitEnd();
    }
    if (canLookUp()) {
      addLookup();
    }
    super.visitEnd();
  }

  /** Lambdas exist from version 52 on; before it an interface can have no static method. */
  private boolean canLookUp() {
    return !isAnnotation && version >= (isInterface ? Opcodes.V1_8 : Opcodes.V1_7);
  }

  private void addLookup() {
    MethodVisitor method = super.visitMethod(
        Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC,
        LOOKUP,
        LOOKUP_TYPE,
        null,
        null);
    method.visitCode();
    method.visitMethodInsn(
        Opcodes.INVOKESTATIC, "java/lang/invoke/MethodHandles", "lookup", LOOKUP_TYPE, false);
    method.visitInsn(Opcodes.ARETURN);
    method.visitMaxs(1, 0);
    method.visitEnd();
  }

  /** A class constant needs version 49. */
  private boolean fetches() {
    return !statics.isEmpty() && version >= Opcodes.V1_5;
  }

  /** Puts the fetching of values before and behind an initialiser's own code. */
  private final class Initializer extends MethodVisitor {
    /** Class, name, and a long. */
    private static final int STACK = 4;

    Initializer(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      if (fetches()) {
        if (isInterface) {
          fetchEach();
        } else {
          call("begin");
        }
        // A frame at the start of the old code then is not at our start.
        super.visitInsn(Opcodes.NOP);
      }
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == Opcodes.RETURN && fetches()) {
        if (isInterface) {
          fetchEach();
        }
        call("end");
      }
      super.visitInsn(opcode);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      super.visitMaxs(maxStack + STACK, maxLocals);
    }

    private void call(String method) {
      super.visitLdcInsn(Type.getObjectType(name));
      super.visitMethodInsn(Opcodes.INVOKESTATIC, BINDINGS, method, "(Ljava/lang/Class;)V", false);
    }

    /** {@code field = Bindings.value(C.class, "field", field)}: only the initialiser may set a field of an interface. */
    private void fetchEach() {
      for (StaticField field : statics) {
        Type type = Type.getType(field.descriptor);
        super.visitLdcInsn(Type.getObjectType(name));
        super.visitLdcInsn(field.name);
        super.visitFieldInsn(Opcodes.GETSTATIC, name, field.name, field.descriptor);
        String box = Boxes.of(type);
        if (box != null) {
          super.visitMethodInsn(
              Opcodes.INVOKESTATIC, box, "valueOf", "(" + type + ")L" + box + ";", false);
        }
        super.visitMethodInsn(
            Opcodes.INVOKESTATIC,
            BINDINGS,
            "value",
            "(Ljava/lang/Class;Ljava/lang/String;Ljava/lang/Object;)Ljava/lang/Object;",
            false);
        super.visitTypeInsn(Opcodes.CHECKCAST, box != null ? box : type.getInternalName());
        if (box != null) {
          super.visitMethodInsn(
              Opcodes.INVOKEVIRTUAL, box, type.getClassName() + "Value", "()" + type, false);
        }
        super.visitFieldInsn(Opcodes.PUTSTATIC, name, field.name, field.descriptor);
      }
    }
  }

  /**
   * Has a body that would throw {@code Unreached.error()} call {@code Unreached.fetch} and then its own method again. That
   * call finds the new body, as the class has been redefined.
   */
  private final class StandIn extends MethodVisitor {
    private static final String UNREACHED = "dev/satchel/recording/Unreached";

    /** Class, name and descriptor. */
    private static final int STACK = 3;

    private final int access;
    private final String method;
    private final String descriptor;
    private boolean isReplaced;

    StandIn(MethodVisitor next, int access, String method, String descriptor) {
      super(Opcodes.ASM9, next);
      this.access = access;
      this.method = method;
      this.descriptor = descriptor;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String called, String calledDescriptor, boolean isOfInterface) {
      if (!owner.equals(UNREACHED) || !called.equals("error")) {
        super.visitMethodInsn(opcode, owner, called, calledDescriptor, isOfInterface);
        return;
      }
      isReplaced = true;
      unreached.add(method + descriptor);
      super.visitLdcInsn(Type.getObjectType(name));
      super.visitLdcInsn(method);
      super.visitLdcInsn(descriptor);
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          UNREACHED,
          "fetch",
          "(Ljava/lang/Class;Ljava/lang/String;Ljava/lang/String;)V",
          false);
      callAgain();
    }

    private void callAgain() {
      boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
      int local = 0;
      if (!isStatic) {
        super.visitVarInsn(Opcodes.ALOAD, local++);
      }
      for (Type parameter : Type.getArgumentTypes(descriptor)) {
        super.visitVarInsn(parameter.getOpcode(Opcodes.ILOAD), local);
        local += parameter.getSize();
      }
      // Not invokevirtual: an overrider that calls super would come back to itself.
      super.visitMethodInsn(
          isStatic ? Opcodes.INVOKESTATIC : Opcodes.INVOKESPECIAL,
          name,
          method,
          descriptor,
          isInterface);
      super.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
    }

    @Override
    public void visitInsn(int opcode) {
      if (!isReplaced) {
        super.visitInsn(opcode);
      }
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      int sizes = Type.getArgumentsAndReturnSizes(descriptor);
      super.visitMaxs(
          isReplaced ? Math.max(STACK, Math.max(sizes >> 2, sizes & 3)) : maxStack, maxLocals);
    }
  }

  private static final class Boxes {
    /** Internal name of the wrapper class of a primitive; null for other types. */
    static @Nullable String of(Type type) {
      return switch (type.getSort()) {
        case Type.BOOLEAN -> "java/lang/Boolean";
        case Type.BYTE -> "java/lang/Byte";
        case Type.CHAR -> "java/lang/Character";
        case Type.SHORT -> "java/lang/Short";
        case Type.INT -> "java/lang/Integer";
        case Type.LONG -> "java/lang/Long";
        case Type.FLOAT -> "java/lang/Float";
        case Type.DOUBLE -> "java/lang/Double";
        default -> null;
      };
    }
  }
}
