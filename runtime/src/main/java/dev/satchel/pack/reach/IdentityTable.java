package dev.satchel.pack.reach;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Objects by identity, numbered in the order in which they are met. */
final class IdentityTable {
  private Object[] objects = new Object[64];
  private int[] slots = new int[256];
  private int size;

  int size() {
    return size;
  }

  Object get(int index) {
    return objects[index];
  }

  /** The object's number, or -1. */
  int find(Object object) {
    int slot = slots[slotOf(object)];
    return slot - 1;
  }

  /** The object's number; if it is new it gets the next one, the size before the call. */
  int add(Object object) {
    int at = slotOf(object);
    if (slots[at] != 0) {
      return slots[at] - 1;
    }
    if (size == objects.length) {
      objects = Arrays.copyOf(objects, size * 2);
    }
    objects[size++] = object;
    slots[at] = size;
    if (size * 2 > slots.length) {
      grow();
    }
    return size - 1;
  }

  private int slotOf(Object object) {
    int mask = slots.length - 1;
    int hash = System.identityHashCode(object) * 0x9E3779B9;
    int at = (hash ^ (hash >>> 15)) & mask;
    while (slots[at] != 0 && objects[slots[at] - 1] != object) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private void grow() {
    slots = new int[slots.length * 4];
    for (int i = 0; i < size; i++) {
      slots[slotOf(objects[i])] = i + 1;
    }
  }

  @Nullable
  Object[] toArray() {
    return Arrays.copyOf(objects, size);
  }
}
