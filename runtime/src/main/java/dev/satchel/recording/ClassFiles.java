package dev.satchel.recording;

/** Finds class files of loaded classes. The agent brings a better one than {@link ResourceClassFiles}. */
public interface ClassFiles {
  /** The class file of {@code type}, which is no array and no primitive; never null, never throws for a missing one. */
  ClassFile find(Class<?> type);
}
