package dev.satchel.pack;

import dev.satchel.model.Node;
import dev.satchel.model.NodeLayout;
import dev.satchel.model.PartialSink;
import java.lang.reflect.Array;

/** Roughly how many bytes of the binary form an object takes by itself, what it refers to left out. For one node after the other. */
final class NodeWeight extends PartialSink {
  private static final int HEAD = 2;
  private static final int REFERENCE = 3;

  private long sum;

  /** The weight of what came since it was last asked for. */
  long take() {
    long weight = sum;
    sum = 0;
    return weight;
  }

  @Override
  public void whole(Node node) {
    sum += HEAD;
    if (node instanceof Node.PrimitiveArray array) {
      sum += (long) Array.getLength(array.values()) * size(array.values());
    } else {
      node.forEachSlot(this::slot);
    }
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

  @Override
  public void begin(NodeLayout layout) {
    sum += HEAD;
  }

  @Override
  public void string(String value) {
    sum += REFERENCE + (long) value.length();
  }

  @Override
  public void longInteger(long value) {
    sum += 1 + Long.BYTES;
  }

  @Override
  public void decimal(double value) {
    sum += 1 + Long.BYTES;
  }

  @Override
  protected void slot() {
    sum += REFERENCE;
  }
}
