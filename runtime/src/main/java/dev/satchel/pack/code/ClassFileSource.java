package dev.satchel.pack.code;

import org.jspecify.annotations.Nullable;

/** Where the class files of classes come from. */
@FunctionalInterface
public interface ClassFileSource {
  /**
   * The class file of {@code type} as it was before other agents changed it.
   *
   * @return null if it is not to be had
   */
  byte @Nullable [] of(Class<?> type);

  /**
   * The code of {@code type}, read from {@link #of}.
   *
   * @return null if its class file is not to be had, or not to be read
   */
  default @Nullable ClassCode code(Class<?> type) {
    byte[] bytes = of(type);
    return bytes == null ? null : ClassCode.read(bytes);
  }

  /** What the agent recorded, or, without it, what the class's loader finds on disk; read once for all who ask. */
  static ClassFileSource recorded() {
    return RecordedClassFiles.INSTANCE;
  }
}
