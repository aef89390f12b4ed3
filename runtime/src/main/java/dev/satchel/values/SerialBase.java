package dev.satchel.values;

import dev.satchel.problem.UnpackFault;
import java.io.ObjectInputStream;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of a user's object that extends a serializable JDK class, by that class's serial form. Setting it needs Java
 * 24 or the agent.
 */
final class SerialBase implements BaseKind {
  private final List<Class<?>> levels;

  /** @param superclass the nearest JDK class, a serializable one */
  SerialBase(Class<?> superclass) {
    levels = SerialForm.hierarchy(superclass);
  }

  /** Its {@code readObject} may look into what it reads: a {@code Vector} copies its array. So that is to be filled first. */
  @Override
  public ValueKind.Phase phase() {
    return ValueKind.Phase.HASHED;
  }

  @Override
  public boolean allocatesFromProperties() {
    return false;
  }

  @Override
  public Pieces take(Object value) {
    List<SerialForm.Level> taken = new ArrayList<>();
    for (Class<?> owner : levels) {
      taken.add(SerialForm.level(value, owner));
    }
    return new SerialForm(levels.get(0), taken).pieces(levels.get(0));
  }

  @Override
  public Object allocate(Class<?> type, Pieces pieces) {
    return Allocation.allocateFrom(levels.get(0).getSuperclass(), type, new Class<?>[0]);
  }

  @Override
  public void fill(Object value, Pieces pieces) {
    for (SerialForm.Level level :
        SerialForm.read(new Given(value.getClass().getName(), pieces), levels)) {
      set(value, level.owner(), level.fields(), level.data());
    }
  }

  /** Does for {@code value} what deserialization does for one JDK class of its hierarchy. */
  static void set(
      Object value,
      Class<?> owner,
      Map<String, @Nullable Object> fields,
      List<@Nullable Object> data) {
    MethodHandle readObject = JdkHooks.readObject(owner);
    if (readObject == null) {
      DefaultFields.set(value, owner, fields);
      return;
    }
    try {
      HookInput stream = new HookInput(
          owner, fields, data, () -> DefaultFields.set(value, owner, fields), new Validations());
      readObject.invokeExact(value, (ObjectInputStream) stream);
    } catch (UnpackFault e) {
      throw e;
    } catch (Throwable e) {
      throw new UnpackFault(
          "cannot set the state of " + owner.getName() + " in "
              + value.getClass().getName() + ": " + e,
          e);
    }
  }
}
