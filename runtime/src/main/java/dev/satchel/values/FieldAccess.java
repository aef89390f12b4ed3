package dev.satchel.values;

import dev.satchel.access.FieldReader;
import dev.satchel.problem.UnpackFault;
import dev.satchel.recording.Recording;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
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
    return value == null ? !type.isPrimitive() : boxed.isInstance(value);
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
    try {
      MethodHandle handle = getter();
      return switch (kind) {
        case 'L' -> handle.invokeExact(target);
        case 'I' -> (int) handle.invokeExact(target);
        case 'J' -> (long) handle.invokeExact(target);
        case 'D' -> (double) handle.invokeExact(target);
        case 'Z' -> (boolean) handle.invokeExact(target);
        case 'F' -> (float) handle.invokeExact(target);
        case 'C' -> (char) handle.invokeExact(target);
        case 'B' -> (byte) handle.invokeExact(target);
        default -> (short) handle.invokeExact(target);
      };
    } catch (Throwable e) {
      throw Failures.unchecked(e);
    }
  }

  /**
   * The value of a primitive field, without a box.
   *
   * @param target the object; null for a static field
   * @return as {@link FieldReader} reads it
   * @throws IllegalStateException as {@link #get}
   */
  public long primitive(@Nullable Object target) {
    try {
      MethodHandle handle = getter();
      return switch (kind) {
        case 'I' -> (int) handle.invokeExact(target);
        case 'J' -> (long) handle.invokeExact(target);
        case 'D' -> Double.doubleToRawLongBits((double) handle.invokeExact(target));
        case 'Z' -> (boolean) handle.invokeExact(target) ? 1 : 0;
        case 'F' -> Float.floatToRawIntBits((float) handle.invokeExact(target));
        case 'C' -> (char) handle.invokeExact(target);
        case 'B' -> (byte) handle.invokeExact(target);
        case 'S' -> (short) handle.invokeExact(target);
        default -> throw new IllegalArgumentException(this + " is not primitive");
      };
    } catch (Throwable e) {
      throw Failures.unchecked(e);
    }
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
    try {
      MethodHandle handle = setter();
      switch (kind) {
        case 'L' -> handle.invokeExact(target, value);
        case 'I' -> handle.invokeExact(target, (int) unboxed(value));
        case 'J' -> handle.invokeExact(target, (long) unboxed(value));
        case 'D' -> handle.invokeExact(target, (double) unboxed(value));
        case 'Z' -> handle.invokeExact(target, (boolean) unboxed(value));
        case 'F' -> handle.invokeExact(target, (float) unboxed(value));
        case 'C' -> handle.invokeExact(target, (char) unboxed(value));
        case 'B' -> handle.invokeExact(target, (byte) unboxed(value));
        default -> handle.invokeExact(target, (short) unboxed(value));
      }
    } catch (Throwable e) {
      throw Failures.unchecked(e);
    }
  }

  private static Object unboxed(@Nullable Object value) {
    return Objects.requireNonNull(value);
  }

  /**
   * Sets a primitive field, without a box.
   *
   * @param bits as {@link FieldReader} reads it
   * @throws IllegalStateException as {@link #set}
   */
  public void setPrimitive(Object target, long bits) {
    try {
      MethodHandle handle = setter();
      switch (kind) {
        case 'I' -> handle.invokeExact(target, (int) bits);
        case 'J' -> handle.invokeExact(target, bits);
        case 'D' -> handle.invokeExact(target, Double.longBitsToDouble(bits));
        case 'Z' -> handle.invokeExact(target, bits != 0);
        case 'F' -> handle.invokeExact(target, Float.intBitsToFloat((int) bits));
        case 'C' -> handle.invokeExact(target, (char) bits);
        case 'B' -> handle.invokeExact(target, (byte) bits);
        case 'S' -> handle.invokeExact(target, (short) bits);
        default -> throw new IllegalArgumentException(this + " is not primitive");
      }
    } catch (Throwable e) {
      throw Failures.unchecked(e);
    }
  }

  /**
   * Whether {@link #set} would take the value.
   *
   * @throws UnpackFault if it would not
   */
  public void check(@Nullable Object value) {
    if (value == null ? type.isPrimitive() : !boxed.isInstance(value)) {
      throw new UnpackFault("field " + owner.getName() + "." + name + " is a " + type.getName()
          + ", not a " + (value == null ? "null" : value.getClass().getName()));
    }
  }

  /** Takes the object and returns what the field holds. */
  MethodHandle reading() {
    try {
      return getter();
    } catch (ReflectiveOperationException e) {
      throw Failures.unchecked(e);
    }
  }

  /** Takes the object and what the field is to hold. */
  MethodHandle writing() {
    try {
      return setter();
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

  private MethodHandle getter() throws ReflectiveOperationException {
    MethodHandle found = getter;
    if (found == null) {
      Class<?> given = type.isPrimitive() ? type : Object.class;
      found = erased(findGetter(), MethodType.methodType(given, Object.class));
      getter = found;
    }
    return found;
  }

  private MethodHandle setter() throws ReflectiveOperationException {
    MethodHandle found = setter;
    if (found == null) {
      Class<?> taken = type.isPrimitive() ? type : Object.class;
      found = erased(findSetter(), MethodType.methodType(void.class, Object.class, taken));
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
