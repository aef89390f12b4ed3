package dev.satchel.recording;

import org.jspecify.annotations.Nullable;

/**
 * The class file of a class as it was before other agents changed it, or the reason why it cannot be had.
 *
 * @param bytes the class file; null exactly if {@code origin} is {@link Origin#NONE}
 * @param origin where the bytes come from
 * @param note with {@link Origin#NONE} the reason, as a person reads it; else a remark for the log, or null
 */
public record ClassFile(
    byte @Nullable [] bytes, Origin origin, @Nullable String note) {
  /** Where a class file comes from. */
  public enum Origin {
    /** Read again from where the class loader has it; the same as what was defined, as far as can be known. */
    RESOURCE,
    /** What this JVM has in memory: the class was generated, or its file has changed since it was loaded. */
    MEMORY,
    /** Nowhere. */
    NONE
  }

  public static ClassFile resource(byte[] bytes, @Nullable String note) {
    return new ClassFile(bytes, Origin.RESOURCE, note);
  }

  public static ClassFile memory(byte[] bytes, @Nullable String note) {
    return new ClassFile(bytes, Origin.MEMORY, note);
  }

  public static ClassFile none(String reason) {
    return new ClassFile(null, Origin.NONE, reason);
  }
}
