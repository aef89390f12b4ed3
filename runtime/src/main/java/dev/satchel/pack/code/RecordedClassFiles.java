package dev.satchel.pack.code;

import dev.satchel.pack.code.ClassCode.UnavailableCodeException;
import dev.satchel.recording.Recording;
import org.jspecify.annotations.Nullable;

/** The class files of this JVM's own classes. */
enum RecordedClassFiles implements ClassFileSource {
  INSTANCE;

  @Override
  public byte @Nullable [] of(Class<?> type) {
    return Recording.classFile(type).bytes();
  }

  @Override
  public @Nullable ClassCode code(Class<?> type) {
    try {
      return ClassCode.of(type);
    } catch (UnavailableCodeException e) {
      return null; // whoever ships the class reports it
    }
  }
}
