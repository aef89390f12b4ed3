package dev.satchel.model;

import java.util.Arrays;

/**
 * How the primitive ones of an object's fields lie in bytes: one after the other in the fields' order, without gaps, each
 * as wide as its type, lowest byte first; a boolean is a byte, 0 or 1. Immutable.
 */
public final class PrimitiveBlock {
  /** Of fields none of which is primitive. */
  public static final PrimitiveBlock NONE = new PrimitiveBlock("");

  /** Blocks are no longer. */
  public static final int MOST_BYTES = 8192;

  /** In {@link #kinds}, a field that is not in the block. */
  public static final char NO_PRIMITIVE = '-';

  private final String kinds;

  /** By field; -1 for one that is not in the block. */
  private final int[] offsets;

  /** By field, and for what is behind the last one: the next that is not in the block, itself included. */
  private final int[] nextOthers;

  private final int length;
  private final int count;

  /** Offsets of the booleans. */
  private final int[] booleans;

  private PrimitiveBlock(String kinds) {
    this.kinds = kinds;
    offsets = new int[kinds.length()];
    int at = 0;
    int primitives = 0;
    int[] offsetsOfBooleans = new int[offsets.length];
    int booleansSoFar = 0;
    for (int i = 0; i < offsets.length; i++) {
      int bytes = bytes(kinds.charAt(i));
      offsets[i] = bytes == 0 ? -1 : at;
      primitives += bytes == 0 ? 0 : 1;
      if (kinds.charAt(i) == 'Z') {
        offsetsOfBooleans[booleansSoFar++] = at;
      }
      at += bytes;
    }
    booleans = Arrays.copyOf(offsetsOfBooleans, booleansSoFar);
    length = at;
    count = primitives;
    nextOthers = new int[offsets.length + 1];
    nextOthers[offsets.length] = offsets.length;
    for (int i = offsets.length - 1; i >= 0; i--) {
      nextOthers[i] = offsets[i] < 0 ? i : nextOthers[i + 1];
    }
  }

  /**
   * The block of fields.
   *
   * @param kinds for each field the letter of its primitive type (JVMS §4.3.2), or {@link #NO_PRIMITIVE}
   * @throws IllegalArgumentException unless {@link #isGood}
   */
  public static PrimitiveBlock of(String kinds) {
    if (!isGood(kinds)) {
      throw new IllegalArgumentException("no kinds of fields: " + kinds);
    }
    PrimitiveBlock block = new PrimitiveBlock(kinds);
    return block.count == 0 ? NONE : block;
  }

  /** Whether {@code kinds} are such letters, and a block of them is not too long. */
  public static boolean isGood(String kinds) {
    int bytes = 0;
    for (int i = 0; i < kinds.length(); i++) {
      char kind = kinds.charAt(i);
      if (kind != NO_PRIMITIVE && bytes(kind) == 0) {
        return false;
      }
      bytes += bytes(kind);
    }
    return bytes <= MOST_BYTES;
  }

  /** How many bytes a primitive takes; 0 if {@code kind} is the letter of none. */
  public static int bytes(char kind) {
    return switch (kind) {
      case 'J', 'D' -> Long.BYTES;
      case 'I', 'F' -> Integer.BYTES;
      case 'S', 'C' -> Short.BYTES;
      case 'B', 'Z' -> 1;
      default -> 0;
    };
  }

  /** For each field the letter of its primitive type, or {@link #NO_PRIMITIVE}; empty if none is primitive. */
  public String kinds() {
    return kinds;
  }

  /** In bytes. */
  public int length() {
    return length;
  }

  /** How many fields are in the block. */
  public int count() {
    return count;
  }

  public boolean isEmpty() {
    return count == 0;
  }

  /** Whether a field is in the block. */
  public boolean has(int field) {
    return count > 0 && offsets[field] >= 0;
  }

  /** The first field from {@code field} on that is not in the block, or the number of fields. */
  public int nextOther(int field) {
    return count == 0 || field > offsets.length ? field : nextOthers[field];
  }

  /** The letter of a field's type; the field must be in the block. */
  public char kind(int field) {
    return kinds.charAt(field);
  }

  /**
   * What a field holds, as {@link PrimitiveBits}.
   *
   * @param from where the block begins
   */
  public long get(byte[] bytes, int from, int field) {
    int at = from + offsets[field];
    return switch (kinds.charAt(field)) {
      case 'J', 'D' -> LittleEndian.getLong(bytes, at);
      case 'I', 'F' -> LittleEndian.getInt(bytes, at);
      case 'S' -> LittleEndian.getShort(bytes, at);
      case 'C' -> LittleEndian.getShort(bytes, at) & 0xFFFF;
      default -> bytes[at];
    };
  }

  /** Puts in what {@link #get} gives. */
  public void put(byte[] bytes, int from, int field, long bits) {
    int at = from + offsets[field];
    switch (kinds.charAt(field)) {
      case 'J', 'D' -> LittleEndian.putLong(bytes, at, bits);
      case 'I', 'F' -> LittleEndian.putInt(bytes, at, (int) bits);
      case 'S', 'C' -> LittleEndian.putShort(bytes, at, (short) bits);
      default -> bytes[at] = (byte) bits;
    }
  }

  /** Whether all booleans are 0 or 1. */
  public boolean hasGoodBooleans(byte[] bytes, int from) {
    int bits = 0;
    for (int offset : booleans) {
      bits |= bytes[from + offset];
    }
    return (bits & ~1) == 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PrimitiveBlock block && kinds.equals(block.kinds);
  }

  @Override
  public int hashCode() {
    return kinds.hashCode();
  }

  @Override
  public String toString() {
    return kinds;
  }
}
