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

  /** For so many objects a slot has room for some bits of the hash code. */
  private static final int MOST_WITH_TAG = 1 << 26;

  private Object[][] objects = {new Object[64]};

  /** 0, or the object's number and 1, and above that bits of its hash code: few objects are looked at for nothing. */
  private int[] slots = new int[128];

  private int tagMask = -MOST_WITH_TAG;
  private int size;

  int size() {
    return size;
  }

  Object get(int index) {
    return objects[index >>> CHUNK_BITS][index & (CHUNK - 1)];
  }

  /** The object's number; if it is new it gets the next one, the size before the call. */
  int add(Object object) {
    int hash = hash(object);
    int at = slotOf(object, hash);
    if (slots[at] != 0) {
      return (slots[at] & ~tagMask) - 1;
    }
    put(object);
    slots[at] = size | (hash & tagMask);
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

  private static int hash(Object object) {
    int hash = System.identityHashCode(object) * 0x9E3779B9;
    return hash ^ (hash >>> 15);
  }

  private int slotOf(Object object, int hash) {
    int[] all = slots;
    int mask = all.length - 1;
    int tag = hash & tagMask;
    int at = hash & mask;
    for (int slot = all[at]; slot != 0; slot = all[at]) {
      if ((slot & tagMask) == tag && get((slot & ~tagMask) - 1) == object) {
        return at;
      }
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    int length = Math.multiplyExact(slots.length, slots.length < 1 << 16 ? 4 : 2);
    slots = new int[0]; // the garbage collector may have it before the larger one is there
    slots = new int[length];
    if (length > MOST_WITH_TAG) {
      tagMask = 0;
    }
    int mask = length - 1;
    for (int i = 0; i < size; i++) {
      int hash = hash(get(i));
      int at = hash & mask;
      while (slots[at] != 0) {
        at = (at + 1) & mask;
      }
      slots[at] = (i + 1) | (hash & tagMask);
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
