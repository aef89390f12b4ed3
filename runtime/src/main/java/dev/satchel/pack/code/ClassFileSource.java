package dev.satchel.pack.code;

import dev.satchel.recording.Recording;
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

  /** What the agent recorded, or, without it, what the class's loader finds on disk. */
  static ClassFileSource recorded() {
    return type -> Recording.classFile(type).bytes();
  }
}
