package dev.satchel.values;

import java.io.IOException;
import java.io.ObjectInputStream.GetField;
import java.io.ObjectStreamClass;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of one class that a {@code readObject} asks for by {@code readFields}. */
final class FieldsByName extends GetField {
  private final Class<?> owner;
  private final Map<String, @Nullable Object> fields;

  FieldsByName(Class<?> owner, Map<String, @Nullable Object> fields) {
    this.owner = owner;
    this.fields = fields;
  }

  @Override
  public ObjectStreamClass getObjectStreamClass() {
    return ObjectStreamClass.lookupAny(owner);
  }

  @Override
  public boolean defaulted(String name) {
    return !fields.containsKey(name);
  }

  private <T> T get(String name, T otherwise, Class<T> type) throws IOException {
    if (!fields.containsKey(name)) {
      return otherwise;
    }
    Object value = fields.get(name);
    if (!type.isInstance(value)) {
      throw new IOException("field " + owner.getName() + "." + name + " was not written as a "
          + type.getSimpleName());
    }
    return type.cast(value);
  }

  @Override
  public boolean get(String name, boolean otherwise) throws IOException {
    return get(name, otherwise, Boolean.class);
  }

  @Override
  public byte get(String name, byte otherwise) throws IOException {
    return get(name, otherwise, Byte.class);
  }

  @Override
  public char get(String name, char otherwise) throws IOException {
    return get(name, otherwise, Character.class);
  }

  @Override
  public short get(String name, short otherwise) throws IOException {
    return get(name, otherwise, Short.class);
  }

  @Override
  public int get(String name, int otherwise) throws IOException {
    return get(name, otherwise, Integer.class);
  }

  @Override
  public long get(String name, long otherwise) throws IOException {
    return get(name, otherwise, Long.class);
  }

  @Override
  public float get(String name, float otherwise) throws IOException {
    return get(name, otherwise, Float.class);
  }

  @Override
  public double get(String name, double otherwise) throws IOException {
    return get(name, otherwise, Double.class);
  }

  @Override
  public @Nullable Object get(String name, @Nullable Object otherwise) {
    return fields.containsKey(name) ? fields.get(name) : otherwise;
  }
}
