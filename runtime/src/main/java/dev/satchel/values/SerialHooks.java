package dev.satchel.values;

import dev.satchel.problem.UnpackFault;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamField;
import java.io.Serializable;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The serialization hooks of a user's class, by the rules of the Java Object Serialization Specification: {@code
 * writeReplace}, {@code readResolve}, {@code writeObject}, {@code readObject}, {@code serialPersistentFields}, {@code
 * Externalizable}.
 *
 * <p>Only a {@code Serializable} class has hooks; of those of a record only {@code writeReplace} and {@code readResolve}
 * count, of an enum none. The order for one object is {@link #replace}, {@link #write} at the sender; {@link #allocate},
 * {@link #read}, {@link #resolve}, and when all is done {@link Validations#run} at the receiver.
 */
public final class SerialHooks {
  private static final ClassValue<SerialHooks> CACHE = new ClassValue<>() {
    @Override
    protected SerialHooks computeValue(Class<?> type) {
      return new SerialHooks(type);
    }
  };

  private final Class<?> type;
  private final @Nullable MethodHandle writeReplace;
  private final @Nullable MethodHandle readResolve;
  private final boolean external;
  private final List<Level> levels;

  private SerialHooks(Class<?> type) {
    this.type = type;
    boolean serializable = Serializable.class.isAssignableFrom(type)
        && !type.isEnum()
        && !type.isInterface()
        && !JdkTypes.isJdk(type);
    writeReplace = serializable ? JdkHooks.writeReplace(type) : null;
    readResolve = serializable ? JdkHooks.readResolve(type) : null;
    external = serializable && Externalizable.class.isAssignableFrom(type) && !type.isRecord();
    levels = serializable && !type.isRecord() ? levels(type) : List.of();
  }

  /** The hooks of {@code type}, its own and inherited ones. */
  public static SerialHooks of(Class<?> type) {
    return CACHE.get(type);
  }

  /** Whether objects of the class have a {@code writeReplace} that stands another object in for them. */
  public boolean replaces() {
    return writeReplace != null;
  }

  /** Whether objects of the class have a {@code readResolve}. */
  public boolean resolves() {
    return readResolve != null;
  }

  /**
   * Whether {@link #write} and {@link #read} are to be used in place of writing and reading all fields that are not
   * transient.
   */
  public boolean handlesState() {
    return external || levels.stream().anyMatch(Level::isSpecial);
  }

  /** Whether the class is {@code Externalizable}: its state is what its {@code writeExternal} writes, no fields. */
  public boolean isExternalizable() {
    return external;
  }

  /**
   * What {@code writeReplace} says is to travel in the place of {@code value}; to be asked once, then the answer's class
   * has its own hooks.
   *
   * @return {@code value} itself if there is no such hook
   * @throws HookFailure if the hook throws
   */
  public @Nullable Object replace(Object value) {
    return call(writeReplace, "writeReplace", value);
  }

  /**
   * What {@code readResolve} says is to stand in the place of {@code value}, which is complete.
   *
   * @return {@code value} itself if there is no such hook
   * @throws HookFailure if the hook throws
   */
  public @Nullable Object resolve(Object value) {
    return call(readResolve, "readResolve", value);
  }

  private @Nullable Object call(@Nullable MethodHandle hook, String name, Object value) {
    if (hook == null) {
      return value;
    }
    try {
      return hook.invokeExact(value);
    } catch (Throwable e) {
      throw failure(name, type, e);
    }
  }

  /**
   * The state of one object as its hooks wrote it.
   *
   * @param fields the ordinary fields, superclass first; a name may be one of {@code serialPersistentFields} that no
   *     field has
   * @param data what was written besides, superclass first; a class that wrote nothing besides is left out
   */
  public record State(List<Field> fields, List<Data> data) {
    public State {
      fields = List.copyOf(fields);
      data = List.copyOf(data);
    }
  }

  /** One field's value; primitives boxed. */
  public record Field(Class<?> owner, String name, @Nullable Object value) {}

  /**
   * What one class's hook wrote besides its fields.
   *
   * @param values in writing order; primitives boxed, runs of bytes as {@code byte[]}
   */
  public record Data(Class<?> owner, List<@Nullable Object> values) {}

  /**
   * Writes {@code value} by its hooks; without hooks, all fields that are not transient.
   *
   * @param value an object of exactly this class
   * @throws HookFailure if a hook throws
   */
  public State write(Object value) {
    List<Field> fields = new ArrayList<>();
    List<Data> data = new ArrayList<>();
    if (external) {
      add(data, type, writeExternal((Externalizable) value));
    } else {
      for (Level level : levels) {
        level.write(value, fields, data);
      }
    }
    return new State(fields, data);
  }

  private List<@Nullable Object> writeExternal(Externalizable value) {
    try {
      HookOutput stream = new HookOutput(Map::of);
      value.writeExternal(stream);
      return stream.data();
    } catch (IOException | RuntimeException e) {
      throw failure("writeExternal", type, e);
    }
  }

  private static void add(List<Data> data, Class<?> owner, List<@Nullable Object> values) {
    if (!values.isEmpty()) {
      data.add(new Data(owner, values));
    }
  }

  /**
   * A new object, to be given to {@link #read}: by its public no-argument constructor if it is {@code Externalizable},
   * else by {@link Allocation}.
   *
   * @throws UnpackFault if that is not possible
   * @throws HookFailure if the constructor throws
   */
  public Object allocate() {
    if (!external) {
      return Allocation.allocate(type);
    }
    Constructor<?> constructor = JdkHooks.externalConstructor(type);
    if (constructor == null) {
      throw new UnpackFault("class " + type.getName()
          + " is Externalizable but has no public no-argument constructor");
    }
    try {
      return constructor.newInstance();
    } catch (InvocationTargetException e) {
      throw failure("the constructor", type, e.getTargetException());
    } catch (ReflectiveOperationException e) {
      throw new UnpackFault("cannot make an object of " + type.getName() + ": " + e, e);
    }
  }

  /**
   * Gives {@code target} its state. Calls the {@code readObject} of each class that has one, superclass first, and sets
   * the fields of the others.
   *
   * @param target an object of exactly this class, fresh from {@link #allocate}
   * @param validations collects the checks that the hooks ask for
   * @throws UnpackFault if a field is unknown or its value does not fit
   * @throws HookFailure if a hook throws
   */
  public void read(Object target, State state, Validations validations) {
    if (external) {
      readExternal((Externalizable) target, data(state, type), validations);
      return;
    }
    for (Level level : levels) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      for (Field field : state.fields()) {
        if (field.owner() == level.owner) {
          fields.put(field.name(), field.value());
        }
      }
      level.read(target, fields, data(state, level.owner), validations);
    }
  }

  private static List<@Nullable Object> data(State state, Class<?> owner) {
    for (Data data : state.data()) {
      if (data.owner() == owner) {
        return data.values();
      }
    }
    return List.of();
  }

  private void readExternal(
      Externalizable target, List<@Nullable Object> data, Validations validations) {
    try {
      target.readExternal(new HookInput(type, Map.of(), data, () -> {}, validations));
    } catch (IOException | ClassNotFoundException | RuntimeException e) {
      throw failure("readExternal", type, e);
    }
  }

  private static HookFailure failure(String hook, Class<?> owner, Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return new HookFailure(hook + " of " + owner.getName() + " failed: " + cause, cause);
  }

  private static List<Level> levels(Class<?> type) {
    List<Level> levels = new ArrayList<>();
    for (Class<?> owner = type; !JdkTypes.isJdk(owner); owner = owner.getSuperclass()) {
      levels.add(0, new Level(owner));
    }
    return List.copyOf(levels);
  }

  /** One class of the hierarchy. */
  private static final class Level {
    final Class<?> owner;
    private final @Nullable MethodHandle writeObject;
    private final @Nullable MethodHandle readObject;
    private final boolean declaresItsFields;

    Level(Class<?> owner) {
      this.owner = owner;
      boolean serializable = Serializable.class.isAssignableFrom(owner);
      writeObject = serializable ? JdkHooks.writeObject(owner) : null;
      readObject = serializable ? JdkHooks.readObject(owner) : null;
      declaresItsFields = serializable && hasPersistentFields(owner);
    }

    boolean isSpecial() {
      return writeObject != null || readObject != null || declaresItsFields;
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

    void write(Object value, List<Field> fields, List<Data> data) {
      Map<String, @Nullable Object> own;
      if (writeObject == null) {
        own = ordinaryValues(value);
      } else {
        try {
          HookOutput stream = new HookOutput(() -> ordinaryValues(value));
          writeObject.invokeExact(value, (ObjectOutputStream) stream);
          own = stream.fields() == null ? Map.of() : stream.fields();
          add(data, owner, stream.data());
        } catch (Throwable e) {
          throw failure("writeObject", owner, e);
        }
      }
      own.forEach((name, field) -> fields.add(new Field(owner, name, field)));
    }

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
        throw failure("readObject", owner, e);
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
}
