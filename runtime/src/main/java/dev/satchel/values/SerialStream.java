package dev.satchel.values;

import dev.satchel.problem.UnpackFault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamConstants;
import java.io.ObjectStreamField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a JDK object of its {@link SerialForm} by the JDK's own deserialization.
 *
 * <p>Writes the form as a stream of one object (Java Object Serialization Specification, chapter 6) in which a string
 * stands for each object that it refers to; the reader puts the live object in the string's place. The stream names no
 * class but those of the form.
 */
final class SerialStream {
  private final SerialForm form;
  private final List<@Nullable Object> live = new ArrayList<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream out = new DataOutputStream(bytes);

  /** Number of handles given so far: one for each class description, string and object. */
  private int handles;

  private SerialStream(SerialForm form) {
    this.form = form;
  }

  /**
   * A new object.
   *
   * @throws UnpackFault if the JDK's class refuses the form
   */
  static Object read(SerialForm form) {
    try {
      SerialStream stream = new SerialStream(form);
      stream.write();
      try (Reader reader = stream.new Reader()) {
        return reader.readObject();
      }
    } catch (IOException | ClassNotFoundException | RuntimeException e) {
      throw new UnpackFault(
          "cannot make a " + form.type().getName() + " of its serial form: " + e, e);
    }
  }

  /** Whether {@code owner} has a serializable field of that name here. */
  static boolean declares(Class<?> owner, String name) {
    ObjectStreamClass description = ObjectStreamClass.lookup(owner);
    return description != null && description.getField(name) != null;
  }

  private void write() throws IOException {
    out.writeShort(ObjectStreamConstants.STREAM_MAGIC);
    out.writeShort(ObjectStreamConstants.STREAM_VERSION);
    out.writeByte(ObjectStreamConstants.TC_OBJECT);
    List<SerialForm.Level> levels = form.levels();
    for (int i = levels.size() - 1; i >= 0; i--) {
      writeDescription(levels.get(i));
    }
    out.writeByte(ObjectStreamConstants.TC_NULL); // no superclass description
    int self = handles++;
    for (SerialForm.Level level : levels) {
      writeFields(level, self);
      if (hasData(level)) {
        writeData(level, self);
        out.writeByte(ObjectStreamConstants.TC_ENDBLOCKDATA);
      }
    }
  }

  private void writeDescription(SerialForm.Level level) throws IOException {
    ObjectStreamClass description = ObjectStreamClass.lookup(level.owner());
    out.writeByte(ObjectStreamConstants.TC_CLASSDESC);
    out.writeUTF(level.owner().getName());
    out.writeLong(description.getSerialVersionUID());
    handles++;
    if (SerialTypes.isExternalizable(level.owner())) {
      out.writeByte(ObjectStreamConstants.SC_EXTERNALIZABLE | ObjectStreamConstants.SC_BLOCK_DATA);
    } else {
      out.writeByte(ObjectStreamConstants.SC_SERIALIZABLE
          | (hasData(level) ? ObjectStreamConstants.SC_WRITE_METHOD : 0));
    }
    List<ObjectStreamField> fields = fields(level);
    out.writeShort(fields.size());
    for (ObjectStreamField field : fields) {
      out.writeByte(field.getTypeCode());
      out.writeUTF(field.getName());
      if (!field.isPrimitive()) {
        out.writeByte(ObjectStreamConstants.TC_STRING);
        out.writeUTF(field.getTypeString());
        handles++;
      }
    }
    out.writeByte(ObjectStreamConstants.TC_ENDBLOCKDATA);
  }

  /** Whether the reader is to find a data section: the class has a {@code writeObject}, here or at the sender. */
  private static boolean hasData(SerialForm.Level level) {
    return !level.letters().isEmpty()
        || SerialTypes.isExternalizable(level.owner())
        || JdkHooks.writeObject(level.owner()) != null;
  }

  private static List<ObjectStreamField> fields(SerialForm.Level level) {
    List<ObjectStreamField> fields = new ArrayList<>();
    for (ObjectStreamField field : ObjectStreamClass.lookup(level.owner()).getFields()) {
      if (level.fields().containsKey(field.getName())) {
        fields.add(field);
      }
    }
    return fields;
  }

  private void writeFields(SerialForm.Level level, int self) throws IOException {
    Map<String, @Nullable Object> values = level.fields();
    for (ObjectStreamField field : fields(level)) {
      Object value = values.get(field.getName());
      if (field.isPrimitive()) {
        Primitives.write(out, field.getTypeCode(), value);
      } else {
        writeReference(value, self);
      }
    }
  }

  private void writeData(SerialForm.Level level, int self) throws IOException {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    DataOutputStream blockOut = new DataOutputStream(block);
    for (int i = 0; i < level.letters().length(); i++) {
      char letter = level.letters().charAt(i);
      Object value = level.data().get(i);
      if (letter == 'L') {
        writeBlock(block);
        writeReference(value, self);
      } else {
        Primitives.write(blockOut, letter, value);
      }
    }
    writeBlock(block);
  }

  private void writeBlock(ByteArrayOutputStream block) throws IOException {
    if (block.size() > 0) {
      out.writeByte(ObjectStreamConstants.TC_BLOCKDATALONG);
      out.writeInt(block.size());
      block.writeTo(out);
      block.reset();
    }
  }

  /** Live objects in order of first mention, the string for each being its index. */
  private void writeReference(@Nullable Object value, int self) throws IOException {
    if (value == null) {
      out.writeByte(ObjectStreamConstants.TC_NULL);
    } else if (value == SerialFormKind.SELF) {
      out.writeByte(ObjectStreamConstants.TC_REFERENCE);
      out.writeInt(ObjectStreamConstants.baseWireHandle + self);
    } else {
      out.writeByte(ObjectStreamConstants.TC_STRING);
      out.writeUTF(Integer.toString(live.size()));
      live.add(value);
      handles++;
    }
  }

  private final class Reader extends ObjectInputStream {
    Reader() throws IOException {
      super(new ByteArrayInputStream(bytes.toByteArray()));
      enableResolveObject(true);
      // What it may name is decided above, class by class; a filter of the application is about
      // foreign streams.
      setObjectInputFilter(info -> ObjectInputFilter.Status.ALLOWED);
    }

    @Override
    protected @Nullable Object resolveObject(@Nullable Object object) {
      return object instanceof String index ? live.get(Integer.parseInt(index)) : object;
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description) throws IOException {
      for (SerialForm.Level level : form.levels()) {
        if (level.owner().getName().equals(description.getName())) {
          return level.owner();
        }
      }
      throw new InvalidClassException(description.getName(), "not a class of this form");
    }
  }
}
