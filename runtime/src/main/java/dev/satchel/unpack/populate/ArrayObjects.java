package dev.satchel.unpack.populate;

import dev.satchel.model.Node;
import dev.satchel.model.Slot;
import dev.satchel.problem.UnpackFault;
import java.lang.reflect.Array;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes arrays: those of references empty, to be filled element by element; those of primitives at once. */
final class ArrayObjects {
  private final World world;
  private final LiveObjects live;
  private final Map<String, Class<?>> types = new HashMap<>();

  ArrayObjects(World world, LiveObjects live) {
    this.world = world;
    this.live = live;
  }

  Object make(Node.Array array) {
    return make(array.type(), array.elements().size());
  }

  Object make(String typeName, int length) {
    Class<?> type = types.computeIfAbsent(typeName, this::type);
    return Array.newInstance(type.getComponentType(), length);
  }

  private Class<?> type(String name) {
    Class<?> type = world.type(name);
    if (!type.isArray() || type.getComponentType().isPrimitive()) {
      throw new UnpackFault("an array of references cannot be a " + name);
    }
    return type;
  }

  /** Puts in the elements that are due. */
  void fill(Node.Array array, Object target, @Nullable LeftOut leftOut) {
    @Nullable Object[] elements = (Object[]) target;
    for (int i = 0; i < elements.length; i++) {
      Slot slot = array.elements().get(i);
      if (live.isDue(slot, leftOut)) {
        store(elements, i, live.value(slot));
      }
    }
  }

  static void store(@Nullable Object[] array, int index, @Nullable Object value) {
    try {
      array[index] = value;
    } catch (ArrayStoreException e) {
      throw new UnpackFault("element " + index + " cannot be a " + e.getMessage(), e);
    }
  }

  /** A copy of an array of primitives, which the document keeps. */
  static Object make(Node.PrimitiveArray node) {
    Object array = node.values();
    Class<?> element = array.getClass().getComponentType();
    if (element == null || !element.isPrimitive()) {
      throw new UnpackFault("not an array of primitives");
    }
    int length = Array.getLength(array);
    Object copy = Array.newInstance(element, length);
    System.arraycopy(array, 0, copy, 0, length);
    return copy;
  }
}
