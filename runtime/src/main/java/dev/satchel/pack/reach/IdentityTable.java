package dev.satchel.pack.reach;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Objects by identity, numbered in the order in which they are met. Takes some ten bytes for each beside the object, and
 * never holds what it has twice while it grows.
 */
final class IdentityTable {
  private static final int CHUNK_BITS = 12;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private Object[][] objects = {new Object[64]};
  private int[] slots = new int[128];
  private int size;

  int size() {
    return size;
  }

  Object get(int index) {
    return objects[index >>> CHUNK_BITS][index & (CHUNK - 1)];
  }

  /** The object's number; if it is new it gets the next one, the size before the call. */
  int add(Object object) {
    int at = slotOf(object);
    if (slots[at] != 0) {
      return slots[at] - 1;
    }
    put(object);
    slots[at] = size;
    if (size > slots.length / 4 * 3) {
      grow();
    }
    return size - 1;
  }

  private void put(Object object) {
    int chunk = size >>> CHUNK_BITS;
    int place = size & (CHUNK - 1);
    if (chunk == 0 && place == objects[0].length) {
      objects[0] = Arrays.copyOf(objects[0], place * 4);
    } else if (place == 0 && chunk > 0) {
      if (chunk == objects.length) {
        objects = Arrays.copyOf(objects, chunk * 2);
      }
      objects[chunk] = new Object[CHUNK];
    }
    objects[chunk][place] = object;
    size++;
  }

  private int slotOf(Object object) {
    int mask = slots.length - 1;
    int hash = System.identityHashCode(object) * 0x9E3779B9;
    int at = (hash ^ (hash >>> 15)) & mask;
    while (slots[at] != 0 && get(slots[at] - 1) != object) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    int length = Math.multiplyExact(slots.length, slots.length < 1 << 16 ? 4 : 2);
    slots = new int[0]; // the garbage collector may have it before the larger one is there
    slots = new int[length];
    for (int i = 0; i < size; i++) {
      slots[slotOf(get(i))] = i + 1;
    }
  }

  /** Nobody asks for numbers any more. Objects stay. */
  void forgetNumbers() {
    slots = new int[0];
  }

  @Nullable
  Object[] toArray() {
    @Nullable Object[] all = new Object[size];
    for (int i = 0; i < size; i++) {
      all[i] = get(i);
    }
    return all;
  }
}
