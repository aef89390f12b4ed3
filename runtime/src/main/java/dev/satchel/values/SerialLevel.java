package dev.satchel.values;

import dev.satchel.problem.UnpackFault;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamField;
import java.io.Serializable;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One of the classes that an object's class extends, as serialization sees it: the fields that it declares, and its {@code
 * writeObject} and {@code readObject}.
 */
final class SerialLevel {
  private final Class<?> owner;
  private final @Nullable MethodHandle writeObject;
  private final @Nullable MethodHandle readObject;
  private final @Nullable MethodHandle readObjectNoData;
  private final boolean declaresItsFields;

  private SerialLevel(Class<?> owner) {
    this.owner = owner;
    boolean serializable = Serializable.class.isAssignableFrom(owner);
    writeObject = serializable ? JdkHooks.writeObject(owner) : null;
    readObject = serializable ? JdkHooks.readObject(owner) : null;
    readObjectNoData = serializable ? JdkHooks.readObjectNoData(owner) : null;
    declaresItsFields = serializable && hasPersistentFields(owner);
  }

  /** The user's classes of {@code type}'s line, superclass first. */
  static List<SerialLevel> of(Class<?> type) {
    List<SerialLevel> levels = new ArrayList<>();
    for (Class<?> owner = type; !JdkTypes.isJdk(owner); owner = owner.getSuperclass()) {
      levels.add(0, new SerialLevel(owner));
    }
    return List.copyOf(levels);
  }

  Class<?> owner() {
    return owner;
  }

  /** Whether it is written or read otherwise than by taking all fields that are not transient. */
  boolean isSpecial() {
    return writeObject != null || readObject != null || declaresItsFields;
  }

  /**
   * Whether it has a {@code readObjectNoData} that runs where the sender's class did not extend it: then it has none of the
   * fields that it would have brought.
   */
  boolean mayBeNew() {
    return readObjectNoData != null && !ordinaryFields().isEmpty();
  }

  /** Has {@code target} do what it does for want of any data. */
  void readNoData(Object target) {
    try {
      Objects.requireNonNull(readObjectNoData).invokeExact(target);
    } catch (Throwable e) {
      throw HookFailure.of("readObjectNoData", owner, e);
    }
  }

  /** The fields that serialization takes by default. */
  private List<FieldAccess> ordinaryFields() {
    List<FieldAccess> own = new ArrayList<>();
    ObjectStreamClass description = declaresItsFields ? ObjectStreamClass.lookup(owner) : null;
    for (FieldAccess field : FieldLayout.of(owner).fields()) {
      boolean isOrdinary =
          description == null ? !field.isTransient() : description.getField(field.name()) != null;
      if (field.owner() == owner && isOrdinary) {
        own.add(field);
      }
    }
    return own;
  }

  private Map<String, @Nullable Object> ordinaryValues(Object value) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (FieldAccess field : ordinaryFields()) {
      values.put(field.name(), field.get(value));
    }
    return values;
  }

  /** Adds to {@code fields} and {@code data} what the class says is {@code value}'s state. */
  void write(Object value, List<SerialHooks.Field> fields, List<SerialHooks.Data> data) {
    Map<String, @Nullable Object> own;
    if (writeObject == null) {
      own = ordinaryValues(value);
    } else {
      try {
        HookOutput stream = new HookOutput(() -> ordinaryValues(value));
        writeObject.invokeExact(value, (ObjectOutputStream) stream);
        own = stream.fields() == null ? Map.of() : stream.fields();
        if (stream.hasPutFields()) {
          own = withDefaults(own);
        }
        if (!stream.data().isEmpty()) {
          data.add(new SerialHooks.Data(owner, stream.data()));
        }
      } catch (Throwable e) {
        throw HookFailure.ofWriting("writeObject", owner, e);
      }
    }
    own.forEach((name, field) -> fields.add(new SerialHooks.Field(owner, name, field)));
  }

  /** What {@code putFields} was told nothing of is written as null, zero or false. */
  private Map<String, @Nullable Object> withDefaults(Map<String, @Nullable Object> put) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(put);
    for (ObjectStreamField field : ObjectStreamClass.lookup(owner).getFields()) {
      if (!all.containsKey(field.getName())) {
        all.put(
            field.getName(),
            field.isPrimitive() ? Array.get(Array.newInstance(field.getType(), 1), 0) : null);
      }
    }
    return all;
  }

  /** Gives {@code target} the state that this class declares, by its {@code readObject} if it has one. */
  void read(
      Object target,
      Map<String, @Nullable Object> fields,
      List<@Nullable Object> data,
      Validations validations) {
    if (readObject == null) {
      setAll(target, fields);
      return;
    }
    try {
      HookInput stream =
          new HookInput(owner, fields, data, () -> setAll(target, fields), validations);
      readObject.invokeExact(target, (ObjectInputStream) stream);
    } catch (UnpackFault e) {
      throw e;
    } catch (Throwable e) {
      throw HookFailure.of("readObject", owner, e);
    }
  }

  private void setAll(Object target, Map<String, @Nullable Object> fields) {
    FieldLayout layout = FieldLayout.of(owner);
    fields.forEach((name, value) -> {
      if (!declaresItsFields || layout.has(owner, name)) {
        layout.field(owner, name).set(target, value);
      }
    });
  }

  private static boolean hasPersistentFields(Class<?> owner) {
    for (DeclaredFields.Declared field : DeclaredFields.of(owner).present()) {
      if (field.name().equals("serialPersistentFields")
          && field.type() == ObjectStreamField[].class
          && Modifier.isStatic(field.modifiers())
          && Modifier.isPrivate(field.modifiers())
          && Modifier.isFinal(field.modifiers())) {
        return true;
      }
    }
    return false;
  }
}
