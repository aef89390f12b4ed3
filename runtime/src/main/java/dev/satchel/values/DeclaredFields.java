package dev.satchel.values;

import dev.satchel.recording.ClassFile;
import dev.satchel.recording.Recording;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a class itself declares, in class file order.
 *
 * <p>Reflection resolves the types of all fields of a class at once. Of a shipped class some may be missing, as no reached
 * code uses them, and so may those of an optional dependency. Then the class file says what there is, and fields whose
 * type is missing are left out: they can hold nothing but null.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html#jvms-4.5">JVMS §4.5</a>
 *
 * @param present in class file order
 * @param missing how many have a type that is missing
 */
record DeclaredFields(List<Declared> present, int missing) {
  private static final int LONG_TAG = 5;
  private static final int DOUBLE_TAG = 6;

  /**
   * One field.
   *
   * @param type never missing
   */
  record Declared(String name, Class<?> type, int modifiers) {}

  /**
   * The fields of {@code type}, static ones too.
   *
   * @throws NoClassDefFoundError if a field's type is missing and the class file of {@code type} cannot be had
   */
  static DeclaredFields of(Class<?> type) {
    try {
      List<Declared> fields = new ArrayList<>();
      for (Field field : type.getDeclaredFields()) {
        fields.add(new Declared(field.getName(), field.getType(), field.getModifiers()));
      }
      return new DeclaredFields(fields, 0);
    } catch (NoClassDefFoundError e) {
      ClassFile file = Recording.classFile(type);
      byte[] bytes = file.bytes();
      if (bytes == null) {
        throw e;
      }
      return read(type, bytes);
    }
  }

  private static DeclaredFields read(Class<?> type, byte[] classFile) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile))) {
      in.skipNBytes(8); // magic and version
      @Nullable String[] texts = texts(in);
      in.skipNBytes(6); // access flags, this class, superclass
      in.skipNBytes(2L * in.readUnsignedShort()); // interfaces
      List<Declared> fields = new ArrayList<>();
      int missing = 0;
      for (int left = in.readUnsignedShort(); left > 0; left--) {
        int modifiers = in.readUnsignedShort();
        String name = text(texts, in.readUnsignedShort());
        String descriptor = text(texts, in.readUnsignedShort());
        for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
          in.skipNBytes(2); // name
          in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
        }
        Class<?> of = resolve(type, descriptor);
        if (of == null) {
          missing++;
        } else {
          fields.add(new Declared(name, of, modifiers));
        }
      }
      return new DeclaredFields(fields, missing);
    } catch (IOException e) {
      throw new IllegalArgumentException("the class file of " + type.getName() + " is damaged", e);
    }
  }

  /** The constant pool's texts by index. */
  private static @Nullable String[] texts(DataInputStream in) throws IOException {
    @Nullable String[] texts = new String[in.readUnsignedShort()];
    for (int i = 1; i < texts.length; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts[i] = in.readUTF();
        case LONG_TAG, DOUBLE_TAG -> {
          in.skipNBytes(8);
          i++; // takes two places, JVMS §4.4.5
        }
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
        case 15 -> in.skipNBytes(3);
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
        default -> throw new IOException("constant of unknown kind " + tag);
      }
    }
    return texts;
  }

  private static String text(@Nullable String[] texts, int index) throws IOException {
    String text = index < texts.length ? texts[index] : null;
    if (text == null) {
      throw new IOException("constant " + index + " is no text");
    }
    return text;
  }

  private static @Nullable Class<?> resolve(Class<?> owner, String descriptor) {
    try {
      return MethodType.fromMethodDescriptorString("()" + descriptor, owner.getClassLoader())
          .returnType();
    } catch (TypeNotPresentException | NoClassDefFoundError e) {
      return null;
    }
  }
}
