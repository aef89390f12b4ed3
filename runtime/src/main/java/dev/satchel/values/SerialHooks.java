package dev.satchel.values;

import dev.satchel.problem.UnpackFault;
import java.io.Externalizable;
import java.io.IOException;
import java.io.Serializable;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private final List<SerialLevel> levels;
  private final boolean isSpecial;

  /** See {@link #constructed}. */
  private final @Nullable Constructor<?> above;

  private SerialHooks(Class<?> type) {
    this.type = type;
    boolean serializable = Serializable.class.isAssignableFrom(type)
        && !type.isEnum()
        && !type.isInterface()
        && !JdkTypes.isJdk(type);
    writeReplace = serializable ? JdkHooks.writeReplace(type) : null;
    readResolve = serializable ? JdkHooks.readResolve(type) : null;
    external = serializable && Externalizable.class.isAssignableFrom(type) && !type.isRecord();
    levels = serializable && !type.isRecord() ? SerialLevel.of(type) : List.of();
    isSpecial = external || levels.stream().anyMatch(SerialLevel::isSpecial);
    above = isSpecial && !external ? constructorAbove(type) : null;
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
    return isSpecial;
  }

  /**
   * The classes of the line that have a {@code readObjectNoData} and fields: an object that has none of these comes from a
   * version of the class that did not extend them.
   */
  public Set<Class<?>> mayBeNew() {
    Set<Class<?>> owners = new LinkedHashSet<>();
    for (SerialLevel level : external ? List.<SerialLevel>of() : levels) {
      if (level.mayBeNew()) {
        owners.add(level.owner());
      }
    }
    return owners;
  }

  /** Whether the class is {@code Externalizable}: its state is what its {@code writeExternal} writes, no fields. */
  public boolean isExternalizable() {
    return external;
  }

  /**
   * The class whose no-argument constructor runs when {@link #allocate} makes an object; null if none of a user's does.
   *
   * <p>As by Java serialization, it is that of the nearest superclass that is not {@code Serializable}, for a class whose hooks
   * read its state: they may count on what it makes. It runs only where such superclasses have transient fields; the others'
   * values travel.
   */
  public @Nullable Class<?> constructed() {
    return above == null ? null : above.getDeclaringClass();
  }

  private static @Nullable Constructor<?> constructorAbove(Class<?> type) {
    Class<?> first = type;
    while (Serializable.class.isAssignableFrom(first)) {
      first = first.getSuperclass();
    }
    if (JdkTypes.isJdk(first)
        || FieldLayout.of(first).fields().stream().noneMatch(FieldAccess::isTransient)) {
      return null;
    }
    try {
      Constructor<?> constructor = first.getDeclaredConstructor();
      return Modifier.isPrivate(constructor.getModifiers()) ? null : constructor;
    } catch (NoSuchMethodException e) {
      return null; // Java serialization could not read such an object
    }
  }

  /**
   * Why no JVM can make an object of the class again by its hooks; null if that can be done.
   */
  public @Nullable String refusal() {
    return external && JdkHooks.externalConstructor(type) == null
        ? "its class is Externalizable but has no public no-argument constructor"
        : null;
  }

  /**
   * What {@code writeReplace} says is to travel in the place of {@code value}; to be asked once, then the answer's class
   * has its own hooks.
   *
   * @return {@code value} itself if there is no such hook
   * @throws HookFailure if the hook throws
   */
  public @Nullable Object replace(Object value) {
    if (writeReplace == null) {
      return value;
    }
    try {
      return writeReplace.invokeExact(value);
    } catch (Throwable e) {
      throw HookFailure.ofWriting("writeReplace", type, e);
    }
  }

  /**
   * What {@code readResolve} says is to stand in the place of {@code value}, which is complete.
   *
   * @return {@code value} itself if there is no such hook
   * @throws HookFailure if the hook throws
   */
  public @Nullable Object resolve(Object value) {
    if (readResolve == null) {
      return value;
    }
    try {
      return readResolve.invokeExact(value);
    } catch (Throwable e) {
      throw HookFailure.of("readResolve", type, e);
    }
  }

  /**
   * The state of one object as its hooks wrote it.
   *
   * @param fields the ordinary fields, superclass first; a name may be one of {@code serialPersistentFields} that no
   *     field has
   * @param data what was written besides, superclass first; a class that wrote nothing besides is left out
   * @param absent classes that the sender's class did not extend
   */
  public record State(List<Field> fields, List<Data> data, Set<Class<?>> absent) {
    public State {
      fields = List.copyOf(fields);
      data = List.copyOf(data);
      absent = Set.copyOf(absent);
    }

    /** One of a class that is the same on both sides. */
    public State(List<Field> fields, List<Data> data) {
      this(fields, data, Set.of());
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
      List<@Nullable Object> written = writeExternal((Externalizable) value);
      if (!written.isEmpty()) {
        data.add(new Data(type, written));
      }
    } else {
      for (SerialLevel level : levels) {
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
    } catch (Throwable e) {
      throw HookFailure.ofWriting("writeExternal", type, e);
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
      return above == null ? Allocation.allocate(type) : Allocation.allocateBy(above, type);
    }
    Constructor<?> constructor = JdkHooks.externalConstructor(type);
    if (constructor == null) {
      throw new UnpackFault("class " + type.getName()
          + " is Externalizable but has no public no-argument constructor");
    }
    try {
      return constructor.newInstance();
    } catch (InvocationTargetException e) {
      throw HookFailure.of("the constructor", type, e.getTargetException());
    } catch (ReflectiveOperationException e) {
      throw new UnpackFault("cannot make an object of " + type.getName() + ": " + e, e);
    }
  }

  /**
   * Gives {@code target} its state. Calls the {@code readObject} of each class that has one, superclass first, and sets
   * the fields of the others; of a class that is absent in {@code state} it calls {@code readObjectNoData}.
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
    for (SerialLevel level : levels) {
      if (state.absent().contains(level.owner())) {
        level.readNoData(target);
        continue;
      }
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      for (Field field : state.fields()) {
        if (field.owner() == level.owner()) {
          fields.put(field.name(), field.value());
        }
      }
      level.read(target, fields, data(state, level.owner()), validations);
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
      throw HookFailure.of("readExternal", type, e);
    }
  }
}
