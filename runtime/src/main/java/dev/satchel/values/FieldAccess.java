package dev.satchel.values;

import dev.satchel.model.PrimitiveBits;
import dev.satchel.problem.UnpackFault;
import dev.satchel.recording.Recording;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes one field of a class that does not belong to the JDK, whatever its visibility.
 *
 * <p>With the agent every field can be reached. Without it a class in a named module must be open to Satchel; the error
 * names the flag that opens it. Every write checks the value's type first. Thread-safe; the handles are made at first use.
 */
public final class FieldAccess {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  private final Class<?> owner;
  private final String name;
  private final Class<?> type;
  private final int modifiers;

  /** First letter of its descriptor; an array is an object, too. */
  private final char kind;

  private final Class<?> boxed;

  private volatile @Nullable MethodHandle getter;
  private volatile @Nullable MethodHandle setter;

  /**
   * Of an instance field, unless it is volatile: much faster than a method handle that is no constant. Null before {@link
   * #looksForVariable} is false, and if there is none.
   */
  private @Nullable VarHandle variable;

  private volatile boolean looksForVariable = true;
  private boolean isWritable;

  private FieldAccess(Class<?> owner, String name, Class<?> type, int modifiers) {
    if (JdkTypes.isJdk(owner)) {
      throw new IllegalArgumentException(
          "fields of JDK classes are out of bounds: " + owner.getName() + "." + name);
    }
    this.owner = owner;
    this.name = name;
    this.type = type;
    this.modifiers = modifiers;
    this.boxed = MethodType.methodType(type).wrap().returnType();
    this.kind = type.isArray() ? 'L' : type.descriptorString().charAt(0);
  }

  static FieldAccess of(Class<?> owner, DeclaredFields.Declared field) {
    return new FieldAccess(owner, field.name(), field.type(), field.modifiers());
  }

  private static FieldAccess of(Field field) {
    return new FieldAccess(
        field.getDeclaringClass(), field.getName(), field.getType(), field.getModifiers());
  }

  /**
   * The field {@code name} that {@code owner} itself declares, static or not.
   *
   * <p>Resolves the types of all fields of {@code owner}; where some may be missing, use {@link #find(Class, String,
   * String)}.
   *
   * @throws UnpackFault if there is none
   */
  public static FieldAccess find(Class<?> owner, String name) {
    try {
      return of(owner.getDeclaredField(name));
    } catch (NoSuchFieldException e) {
      throw new UnpackFault("class " + owner.getName() + " has no field " + name, e);
    } catch (NoClassDefFoundError e) {
      throw new UnpackFault(
          "the type of a field of " + owner.getName() + " is missing: " + e.getMessage(), e);
    }
  }

  /**
   * The instance field {@code name} of {@code owner}, whose type is found in the class loader of {@code owner}. Whether
   * it is there is seen at its first use. Resolves no other field's type.
   *
   * @param descriptor JVMS §4.3.2
   * @throws UnpackFault if its type is missing
   */
  public static FieldAccess find(Class<?> owner, String name, String descriptor) {
    try {
      Class<?> type = MethodType.fromMethodDescriptorString(
              "()" + descriptor, owner.getClassLoader())
          .returnType();
      return new FieldAccess(owner, name, type, 0);
    } catch (TypeNotPresentException | IllegalArgumentException e) {
      throw new UnpackFault(
          "the type " + descriptor + " of field " + owner.getName() + "." + name + " is missing",
          e);
    }
  }

  /** The class that declares it. */
  public Class<?> owner() {
    return owner;
  }

  public String name() {
    return name;
  }

  /** Its declared type. */
  public Class<?> type() {
    return type;
  }

  /** Whether it can hold {@code value}; a primitive one holds no null. */
  public boolean accepts(@Nullable Object value) {
    return value == null
        ? !type.isPrimitive()
        : value.getClass() == boxed || boxed.isInstance(value); // the former is much faster
  }

  public boolean isStatic() {
    return Modifier.isStatic(modifiers);
  }

  public boolean isTransient() {
    return Modifier.isTransient(modifiers);
  }

  public boolean isFinal() {
    return Modifier.isFinal(modifiers);
  }

  /** Whether the compiler made it: {@code this$0}, {@code val$x}. */
  public boolean isSynthetic() {
    return (modifiers & 0x1000) != 0;
  }

  /**
   * Its value, boxed if it is primitive.
   *
   * @param target the object; null for a static field, whose class must be initialised
   * @throws IllegalStateException if this JVM does not let it be read; the message says which flag would
   */
  public @Nullable Object get(@Nullable Object target) {
    VarHandle fast = variable();
    if (fast != null) {
      return kind == 'L' ? fast.get(target) : PrimitiveBits.box(kind, primitive(fast, target));
    }
    try {
      return boxedGetter().invokeExact(target);
    } catch (Throwable e) {
      throw Failures.unchecked(e);
    }
  }

  /**
   * The value of a primitive field, without a box.
   *
   * @param target the object; null for a static field
   * @return as {@link PrimitiveBits} says it
   * @throws IllegalStateException as {@link #get}
   */
  public long primitive(@Nullable Object target) {
    VarHandle fast = variable();
    return fast != null
        ? primitive(fast, target)
        : PrimitiveBits.of(Objects.requireNonNull(get(target)));
  }

  /**
   * Sets it.
   *
   * @param target the object; null for a static field
   * @param value boxed if the field is primitive
   * @throws UnpackFault if {@code value} is not of the field's type
   * @throws IllegalStateException if this JVM does not let it be written
   */
  public void set(@Nullable Object target, @Nullable Object value) {
    check(value);
    VarHandle fast = variable();
    if (fast != null && isWritable) {
      if (kind == 'L') {
        fast.set(target, value);
      } else {
        setPrimitive(fast, target, PrimitiveBits.of(Objects.requireNonNull(value)));
      }
      return;
    }
    try {
      boxedSetter().invokeExact(target, value);
    } catch (Throwable e) {
      throw Failures.unchecked(e);
    }
  }

  /**
   * Sets a primitive field, without a box.
   *
   * @param bits as {@link PrimitiveBits} says it
   * @throws IllegalStateException as {@link #set}
   */
  public void setPrimitive(Object target, long bits) {
    VarHandle fast = variable();
    if (fast != null && isWritable) {
      setPrimitive(fast, target, bits);
    } else {
      set(target, PrimitiveBits.box(kind, bits));
    }
  }

  private long primitive(VarHandle handle, @Nullable Object target) {
    return switch (kind) {
      case 'I' -> (int) handle.get(target);
      case 'J' -> (long) handle.get(target);
      case 'D' -> Double.doubleToRawLongBits((double) handle.get(target));
      case 'Z' -> (boolean) handle.get(target) ? 1 : 0;
      case 'F' -> Float.floatToRawIntBits((float) handle.get(target));
      case 'C' -> (char) handle.get(target);
      case 'B' -> (byte) handle.get(target);
      case 'S' -> (short) handle.get(target);
      default -> throw new IllegalArgumentException(this + " is not primitive");
    };
  }

  private void setPrimitive(VarHandle handle, @Nullable Object target, long bits) {
    switch (kind) {
      case 'I' -> handle.set(target, (int) bits);
      case 'J' -> handle.set(target, bits);
      case 'D' -> handle.set(target, Double.longBitsToDouble(bits));
      case 'Z' -> handle.set(target, bits != 0);
      case 'F' -> handle.set(target, Float.intBitsToFloat((int) bits));
      case 'C' -> handle.set(target, (char) bits);
      case 'B' -> handle.set(target, (byte) bits);
      case 'S' -> handle.set(target, (short) bits);
      default -> throw new IllegalArgumentException(this + " is not primitive");
    }
  }

  /**
   * Whether {@link #set} would take the value.
   *
   * @throws UnpackFault if it would not
   */
  public void check(@Nullable Object value) {
    if (!accepts(value)) {
      throw new UnpackFault("field " + owner.getName() + "." + name + " is a " + type.getName()
          + ", not a " + (value == null ? "null" : value.getClass().getName()));
    }
  }

  /** Takes the object and returns what the field holds, a primitive as such. */
  MethodHandle reading() {
    try {
      Class<?> given = type.isPrimitive() ? type : Object.class;
      return erased(findGetter(), MethodType.methodType(given, Object.class));
    } catch (ReflectiveOperationException e) {
      throw Failures.unchecked(e);
    }
  }

  /** Takes the object and what the field is to hold, a primitive as such. */
  MethodHandle writing() {
    try {
      Class<?> taken = type.isPrimitive() ? type : Object.class;
      return erased(findSetter(), MethodType.methodType(void.class, Object.class, taken));
    } catch (ReflectiveOperationException e) {
      throw Failures.unchecked(e);
    }
  }

  /** Whether it is the same field. */
  boolean isSameAs(FieldAccess other) {
    return owner == other.owner && name.equals(other.name);
  }

  /** First letter of its descriptor; {@code L} for an array, too. */
  public char kind() {
    return kind;
  }

  private @Nullable VarHandle variable() {
    if (looksForVariable) {
      VarHandle found = isStatic() || Modifier.isVolatile(modifiers) ? null : findVariable();
      isWritable = found != null && found.isAccessModeSupported(VarHandle.AccessMode.SET);
      variable = found;
      looksForVariable = false;
    }
    return variable;
  }

  private @Nullable VarHandle findVariable() {
    MethodHandles.Lookup trusted = Recording.trusted();
    try {
      MethodHandles.Lookup inside =
          trusted == null ? MethodHandles.privateLookupIn(owner, LOOKUP) : trusted;
      return inside.findVarHandle(owner, name, type);
    } catch (ReflectiveOperationException | LinkageError e) {
      return null; // a method handle says what is wrong, or needs less
    }
  }

  private MethodHandle boxedGetter() throws ReflectiveOperationException {
    MethodHandle found = getter;
    if (found == null) {
      found = erased(findGetter(), MethodType.methodType(Object.class, Object.class));
      getter = found;
    }
    return found;
  }

  private MethodHandle boxedSetter() throws ReflectiveOperationException {
    MethodHandle found = setter;
    if (found == null) {
      found = erased(findSetter(), MethodType.methodType(void.class, Object.class, Object.class));
      setter = found;
    }
    return found;
  }

  private MethodHandle erased(MethodHandle handle, MethodType erased) {
    MethodHandle withTarget =
        isStatic() ? MethodHandles.dropArguments(handle, 0, Object.class) : handle;
    return withTarget.asType(erased);
  }

  private MethodHandle findGetter() throws ReflectiveOperationException {
    MethodHandles.Lookup trusted = Recording.trusted();
    if (trusted != null) {
      return isStatic()
          ? trusted.findStaticGetter(owner, name, type)
          : trusted.findGetter(owner, name, type);
    }
    return LOOKUP.unreflectGetter(accessible());
  }

  private MethodHandle findSetter() throws ReflectiveOperationException {
    MethodHandles.Lookup trusted = Recording.trusted();
    if (trusted != null && !isStatic()) {
      return trusted.findSetter(owner, name, type);
    }
    try {
      MethodHandles.Lookup inside = MethodHandles.privateLookupIn(owner, LOOKUP);
      return isStatic()
          ? inside.findStaticSetter(owner, name, type)
          : inside.findSetter(owner, name, type);
    } catch (IllegalAccessException e) {
      // final, or in a module that is not open
      return LOOKUP.unreflectSetter(accessible());
    }
  }

  private Field accessible() throws NoSuchFieldException {
    Field field = owner.getDeclaredField(name);
    try {
      field.setAccessible(true);
    } catch (InaccessibleObjectException e) {
      throw new IllegalStateException(refusal(owner), e);
    }
    return field;
  }

  /** What to do when a module keeps its classes closed. */
  static String refusal(Class<?> owner) {
    Module satchel = FieldAccess.class.getModule();
    return "the fields of " + owner.getName() + " are closed to Satchel by " + owner.getModule()
        + ": start this JVM with -javaagent:serializer.jar, or with --add-opens "
        + owner.getModule().getName() + "/"
        + owner.getPackageName() + "=" + (satchel.isNamed() ? satchel.getName() : "ALL-UNNAMED");
  }

  @Override
  public String toString() {
    return owner.getName() + "." + name;
  }
}
