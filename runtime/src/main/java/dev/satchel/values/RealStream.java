package dev.satchel.values;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamConstants;
import java.io.StreamCorruptedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The default serializable fields of a JDK object where neither the JDK nor the agent gives a better way: serializes the
 * object for real, with a string in the place of each object that it refers to, and reads the fields out of the stream
 * (Java Object Serialization Specification, chapter 6).
 *
 * <p>Serialization asks an object that it refers to for its {@code writeReplace} first. So what comes out may be such a
 * replacement; where that shows, it is an error.
 */
final class RealStream {
  private final Object root;
  private final Recorder recorder;
  private final DataInputStream in;

  /** By handle: class descriptions, strings, and null for what is neither. */
  private final List<@Nullable Object> handles = new ArrayList<>();

  private int nextClass;

  private RealStream(Object root) throws IOException {
    this.root = root;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    recorder = new Recorder(bytes);
    recorder.writeObject(root);
    recorder.flush();
    in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
  }

  /**
   * The serializable fields that {@code level} declares, with their values in {@code object}.
   *
   * @param object an object whose class belongs to the JDK
   * @throws IllegalStateException if they cannot be read this way
   */
  static Map<String, @Nullable Object> fields(Object object, Class<?> level) {
    if (!JdkTypes.isJdk(object.getClass())) {
      throw new IllegalStateException(needsAgent(object.getClass()));
    }
    try {
      return new RealStream(object).read(level);
    } catch (IOException e) {
      throw new IllegalStateException(needsAgent(object.getClass()) + " (" + e + ")", e);
    }
  }

  private static String needsAgent(Class<?> type) {
    return "the state of a " + type.getName() + " can only be read on Java "
        + Runtime.version().feature()
        + " with the agent: start this JVM with -javaagent:serializer.jar";
  }

  /** Puts strings into the places of objects. */
  private static final class Recorder extends ObjectOutputStream {
    final List<Object> live = new ArrayList<>();
    final List<Class<?>> classes = new ArrayList<>();
    private @Nullable Object first;

    Recorder(ByteArrayOutputStream bytes) throws IOException {
      super(bytes);
      enableReplaceObject(true);
    }

    @Override
    protected Object replaceObject(Object object) {
      if (first == null) {
        first = object; // the root, or what its class has written in its place
        return object;
      }
      if (object == first) {
        return object;
      }
      live.add(object);
      return Integer.toString(live.size() - 1);
    }

    @Override
    protected void annotateClass(Class<?> type) {
      classes.add(type);
    }

    @Override
    protected void annotateProxyClass(Class<?> type) {
      classes.add(type);
    }
  }

  /** A class description of the stream. */
  private record Description(
      Class<?> type,
      int flags,
      List<Field> fields,
      @Nullable Description superclass) {}

  private record Field(char letter, String name) {}

  private Map<String, @Nullable Object> read(Class<?> level) throws IOException {
    in.readShort();
    in.readShort();
    expect(ObjectStreamConstants.TC_OBJECT);
    Description description = readDescription();
    handles.add(root);
    List<Description> levels = new ArrayList<>();
    for (Description each = description; each != null; each = each.superclass()) {
      levels.add(0, each);
    }
    for (Description each : levels) {
      Map<String, @Nullable Object> fields = readFields(each);
      if (each.type() == level) {
        return fields;
      }
      if ((each.flags() & ObjectStreamConstants.SC_WRITE_METHOD) != 0) {
        skipData();
      }
    }
    throw new StreamCorruptedException("no fields of " + level.getName());
  }

  private Map<String, @Nullable Object> readFields(Description description) throws IOException {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (Field field : description.fields()) {
      fields.put(field.name(), readValue(field.letter()));
    }
    return fields;
  }

  private @Nullable Object readValue(char letter) throws IOException {
    return switch (letter) {
      case 'Z' -> in.readBoolean();
      case 'B' -> in.readByte();
      case 'C' -> in.readChar();
      case 'S' -> in.readShort();
      case 'I' -> in.readInt();
      case 'J' -> in.readLong();
      case 'F' -> in.readFloat();
      case 'D' -> in.readDouble();
      default -> live(readContent(in.readByte()));
    };
  }

  /** What {@code content} stands for. */
  private @Nullable Object live(@Nullable Object content) throws IOException {
    if (!(content instanceof String index)) {
      return content;
    }
    Object object = recorder.live.get(Integer.parseInt(index));
    String type = object.getClass().getName();
    if (type.startsWith("java.")
        && (type.endsWith("Ser") || type.endsWith("SerializedLambda") || type.endsWith("Proxy"))) {
      throw new StreamCorruptedException("it refers to an object that is written as a " + type);
    }
    return object;
  }

  /** A string, a class, the root or null. */
  private @Nullable Object readContent(byte tag) throws IOException {
    return switch (tag) {
      case ObjectStreamConstants.TC_NULL -> null;
      case ObjectStreamConstants.TC_STRING -> withHandle(in.readUTF());
      case ObjectStreamConstants.TC_REFERENCE ->
        handles.get(in.readInt() - ObjectStreamConstants.baseWireHandle);
      case ObjectStreamConstants.TC_CLASS -> {
        Description description = readDescription();
        yield withHandle(description == null ? Object.class : description.type());
      }
      default -> throw new StreamCorruptedException("unexpected " + tag);
    };
  }

  private Object withHandle(Object content) {
    handles.add(content);
    return content;
  }

  private void skipData() throws IOException {
    for (byte tag = in.readByte();
        tag != ObjectStreamConstants.TC_ENDBLOCKDATA;
        tag = in.readByte()) {
      switch (tag) {
        case ObjectStreamConstants.TC_BLOCKDATA -> in.skipNBytes(in.readUnsignedByte());
        case ObjectStreamConstants.TC_BLOCKDATALONG -> in.skipNBytes(in.readInt());
        default -> readContent(tag);
      }
    }
  }

  private @Nullable Description readDescription() throws IOException {
    byte tag = in.readByte();
    return switch (tag) {
      case ObjectStreamConstants.TC_NULL -> null;
      case ObjectStreamConstants.TC_REFERENCE ->
        (Description) handles.get(in.readInt() - ObjectStreamConstants.baseWireHandle);
      case ObjectStreamConstants.TC_CLASSDESC -> readClassDescription();
      default -> throw new StreamCorruptedException("unexpected " + tag);
    };
  }

  private Description readClassDescription() throws IOException {
    in.readUTF();
    in.readLong();
    int handle = handles.size();
    handles.add(null);
    int flags = in.readByte();
    List<Field> fields = new ArrayList<>();
    for (int count = in.readShort(); count > 0; count--) {
      char letter = (char) in.readByte();
      fields.add(new Field(letter, in.readUTF()));
      if (letter == 'L' || letter == '[') {
        readContent(in.readByte());
      }
    }
    Class<?> type = recorder.classes.get(nextClass++);
    expect(ObjectStreamConstants.TC_ENDBLOCKDATA);
    Description description = new Description(type, flags, fields, readDescription());
    handles.set(handle, description);
    return description;
  }

  private void expect(byte tag) throws IOException {
    byte found = in.readByte();
    if (found != tag) {
      throw new StreamCorruptedException("unexpected " + found);
    }
  }
}
