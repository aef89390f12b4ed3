package dev.satchel.unpack.define;

import org.objectweb.asm.ClassReader;

/** The fields that the code of a class file names. */
final class FieldNames {
  private static final int CONSTANT_FIELD = 9;

  private FieldNames() {}

  /** Whether there is one of that name and descriptor. */
  static boolean contain(byte[] classFile, String name, String descriptor) {
    ClassReader reader = new ClassReader(classFile);
    char[] buffer = new char[reader.getMaxStringLength()];
    for (int i = 1; i < reader.getItemCount(); i++) {
      int at = reader.getItem(i);
      if (at > 0 && reader.readByte(at - 1) == CONSTANT_FIELD) {
        int nameAndType = reader.getItem(reader.readUnsignedShort(at + 2));
        if (reader.readUTF8(nameAndType, buffer).equals(name)
            && reader.readUTF8(nameAndType + 2, buffer).equals(descriptor)) {
          return true;
        }
      }
    }
    return false;
  }
}
