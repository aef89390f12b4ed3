package dev.satchel.values;

import dev.satchel.problem.UnpackFault;
import dev.satchel.recording.Recording;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamField;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The default serializable fields of a JDK object, one class of its hierarchy at a time: its documented serial form.
 *
 * <p>Asks the JDK's serialization for them ({@code defaultWriteObjectForSerialization} where the JDK has it, else the
 * same steps through the agent's lookup), so what is not part of the serial form is out of reach.
 */
final class DefaultFields {
  private static final ClassValue<DefaultFields> CACHE = new ClassValue<>() {
    @Override
    protected DefaultFields computeValue(Class<?> type) {
      return new DefaultFields(type);
    }
  };

  private final ObjectStreamClass description;
  private final @Nullable MethodHandle hook;

  private DefaultFields(Class<?> type) {
    ObjectStreamClass found = ObjectStreamClass.lookup(type);
    if (found == null) {
      throw new IllegalArgumentException(type.getName() + " is not serializable");
    }
    description = found;
    hook = JdkHooks.defaultWriteObject(type);
  }

  /**
   * The serializable fields that {@code level} declares, with their values in {@code object}.
   *
   * @param level {@code object}'s class or a superclass, a serializable one
   * @return by name, primitives first, in the order of the serial form
   * @throws IllegalStateException if this JVM gives no way to read them; the message says what is missing
   */
  static Map<String, @Nullable Object> of(Object object, Class<?> level) {
    DefaultFields fields = CACHE.get(level);
    if (fields.description.getFields().length == 0) {
      return Map.of();
    }
    if (fields.hook != null) {
      return byHook(object, fields.hook);
    }
    return Recording.trusted() == null ? RealStream.fields(object, level) : fields.bySteps(object);
  }

  /** One field of {@link #of}. */
  static @Nullable Object get(Object object, Class<?> level, String name) {
    return of(object, level).get(name);
  }

  /** Whether {@link #set} works in this JVM: from Java 24 on, or with the agent. */
  static boolean canSet() {
    return Recording.trusted() != null || JdkHooks.canReadDefaults();
  }

  /**
   * Sets the serializable fields that {@code level} declares, those absent from {@code values} to their defaults.
   *
   * @param object a user's object that extends the JDK class {@code level}
   * @throws UnpackFault if a value does not fit, or if this JVM gives no way to set them; the message says what is missing
   */
  static void set(Object object, Class<?> level, Map<String, @Nullable Object> values) {
    DefaultFields fields = CACHE.get(level);
    if (fields.description.getFields().length == 0) {
      return;
    }
    MethodHandle read = JdkHooks.defaultReadObject(level);
    try {
      if (read != null) {
        HookInput stream = new HookInput(level, values, List.of(), () -> {}, new Validations());
        read.invokeExact(object, (java.io.ObjectInputStream) stream);
      } else if (Recording.trusted() != null) {
        fields.setBySteps(object, values);
      } else {
        throw new UnpackFault(
            "the state of " + level.getName() + ", which " + object.getClass().getName()
                + " extends, can only be set on Java " + Runtime.version().feature()
                + " with the agent: start this JVM with -javaagent:serializer.jar");
      }
    } catch (UnpackFault e) {
      throw e;
    } catch (Throwable e) {
      throw new UnpackFault(
          "cannot set the state of " + level.getName() + " in "
              + object.getClass().getName() + ": " + e,
          e);
    }
  }

  /** As {@code ObjectInputStream.defaultReadObject} does it. */
  private void setBySteps(Object object, Map<String, @Nullable Object> values) throws Throwable {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    List<@Nullable Object> references = new ArrayList<>();
    for (ObjectStreamField field : description.getFields()) {
      Object value = values.get(field.getName());
      if (!field.isPrimitive()) {
        references.add(value);
      } else if (values.containsKey(field.getName())) {
        Primitives.write(out, field.getTypeCode(), value);
      } else {
        out.write(new byte[size(field)]);
      }
    }
    Steps.SET_OBJECTS.invokeExact(description, object, references.toArray());
    Steps.SET_PRIMITIVES.invokeExact(description, object, bytes.toByteArray());
  }

  private static Map<String, @Nullable Object> byHook(Object object, MethodHandle hook) {
    try {
      HookOutput stream = new HookOutput(Map::of);
      hook.invokeExact(object, (java.io.ObjectOutputStream) stream);
      Map<String, @Nullable Object> written = stream.fields();
      return written == null ? Map.of() : written;
    } catch (Throwable e) {
      throw Failures.unchecked(e);
    }
  }

  /** As {@code ObjectOutputStream.defaultWriteObject} does it. */
  private Map<String, @Nullable Object> bySteps(Object object) {
    ObjectStreamField[] fields = description.getFields();
    int primitiveBytes = 0;
    int objects = 0;
    for (ObjectStreamField field : fields) {
      primitiveBytes += size(field);
      objects += field.isPrimitive() ? 0 : 1;
    }
    byte[] primitives = new byte[primitiveBytes];
    Object[] references = new Object[objects];
    try {
      if (primitiveBytes > 0) {
        Steps.PRIMITIVES.invokeExact(description, object, primitives);
      }
      if (objects > 0) {
        Steps.OBJECTS.invokeExact(description, object, references);
      }
    } catch (Throwable e) {
      throw Failures.unchecked(e);
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    ByteBuffer buffer = ByteBuffer.wrap(primitives);
    int next = 0;
    for (ObjectStreamField field : fields) {
      values.put(field.getName(), field.isPrimitive() ? scalar(field, buffer) : references[next++]);
    }
    return values;
  }

  private static Object scalar(ObjectStreamField field, ByteBuffer buffer) {
    return switch (field.getTypeCode()) {
      case 'Z' -> buffer.get() != 0;
      case 'B' -> buffer.get();
      case 'C' -> buffer.getChar();
      case 'S' -> buffer.getShort();
      case 'I' -> buffer.getInt();
      case 'J' -> buffer.getLong();
      case 'F' -> buffer.getFloat();
      default -> buffer.getDouble();
    };
  }

  private static int size(ObjectStreamField field) {
    return switch (field.getTypeCode()) {
      case 'Z', 'B' -> 1;
      case 'C', 'S' -> 2;
      case 'I', 'F' -> 4;
      case 'J', 'D' -> 8;
      default -> 0;
    };
  }

  /** The steps of the JDK's own serialization, for JDKs whose {@code ReflectionFactory} does not offer them. */
  private static final class Steps {
    static final MethodHandle PRIMITIVES = step("getPrimFieldValues", byte[].class);
    static final MethodHandle OBJECTS = step("getObjFieldValues", Object[].class);
    static final MethodHandle SET_PRIMITIVES = step("setPrimFieldValues", byte[].class);
    static final MethodHandle SET_OBJECTS = step("setObjFieldValues", Object[].class);

    private static MethodHandle step(String name, Class<?> array) {
      try {
        MethodHandles.Lookup trusted = Objects.requireNonNull(Recording.trusted());
        MethodType type = MethodType.methodType(void.class, Object.class, array);
        return trusted.findVirtual(ObjectStreamClass.class, name, type);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("this JDK has no ObjectStreamClass." + name, e);
      }
    }
  }
}
