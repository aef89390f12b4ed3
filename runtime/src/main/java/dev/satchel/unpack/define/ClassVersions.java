package dev.satchel.unpack.define;

import dev.satchel.problem.UnpackFault;

/** Which class files this JVM can load. */
final class ClassVersions {
  /** Major version 45 is Java 1.1. */
  private static final int OFFSET = 44;

  private static final int MAGIC = 0xCAFEBABE;
  private static final int HEADER_BYTES = 10;

  private ClassVersions() {}

  /**
   * Looks at a class file's header.
   *
   * @throws UnpackFault if it is none, or is for a later Java than this JVM's
   */
  static void check(String name, byte[] classFile) {
    if (classFile.length < HEADER_BYTES || ((u2(classFile, 0) << 16) | u2(classFile, 2)) != MAGIC) {
      throw new UnpackFault("class " + name + ": what came as its class file is none");
    }
    int release = u2(classFile, 6) - OFFSET;
    int here = Runtime.version().feature();
    if (release > here) {
      throw new UnpackFault(
          "class " + name + " was compiled for Java " + release + " (class file version "
              + (release + OFFSET) + "), and this JVM is Java " + here + " (up to version "
              + (here + OFFSET)
              + "). Run the receiver on Java " + release
              + " or later, or compile the class with --release " + here);
    }
  }

  /** What to say of a failure to define a class. */
  static String reason(Throwable e) {
    String message = e.getMessage();
    return e.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }

  private static int u2(byte[] bytes, int at) {
    return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
  }
}
