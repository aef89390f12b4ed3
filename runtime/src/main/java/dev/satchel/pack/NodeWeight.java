package dev.satchel.pack;

import dev.satchel.model.Node;
import dev.satchel.model.Slot;
import java.lang.reflect.Array;

/** Roughly how many bytes of the binary form an object takes by itself, what it refers to left out. */
final class NodeWeight {
  private static final int HEAD = 2;
  private static final int REFERENCE = 3;

  private NodeWeight() {}

  static long of(Node node) {
    if (node instanceof Node.PrimitiveArray array) {
      return HEAD + (long) Array.getLength(array.values()) * size(array.values());
    }
    long[] sum = {HEAD};
    node.forEachSlot(slot -> sum[0] += weight(slot));
    return sum[0];
  }

  private static int size(Object array) {
    Class<?> component = array.getClass().getComponentType();
    if (component == long.class || component == double.class) {
      return Long.BYTES;
    }
    if (component == int.class || component == float.class) {
      return Integer.BYTES;
    }
    return component == short.class || component == char.class ? Short.BYTES : 1;
  }

  private static long weight(Slot slot) {
    if (!(slot instanceof Slot.Scalar scalar)) {
      return REFERENCE;
    }
    Object value = scalar.value();
    if (value instanceof String text) {
      return REFERENCE + (long) text.length();
    }
    return value instanceof Long || value instanceof Double ? 1 + Long.BYTES : REFERENCE;
  }
}
