package dev.satchel.payload;

import dev.satchel.model.Node;
import dev.satchel.model.NodeLayout;
import java.util.Arrays;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The writer's side of the binary form's table of {@link Shape}s. A shape is written where its first node stands and is a
 * number from then on. Numbers count from 1; 0 says that a new shape follows.
 *
 * <p>Not thread-safe.
 */
final class ShapeTable {
  /** A shape with its number. */
  private record Entry(int number, ShapeSketch.Copy shape) {}

  private final ShapeSketch sketch = new ShapeSketch();
  private @Nullable Entry[] entries = new Entry[64];
  private int size;

  /** Layouts are the same object for very many nodes. */
  private final IdentityHashMap<NodeLayout, Integer> ofLayouts = new IdentityHashMap<>();

  private @Nullable NodeLayout lastLayout;
  private int lastNumber;
  private @Nullable NodeLayout layoutBefore;
  private int numberBefore;

  /** By number, less 1: the layout whose shape it is; null if that is of nodes without layout alone, as far as is known. */
  private @Nullable NodeLayout[] layouts = new NodeLayout[16];

  /** How many shapes there are. */
  int size() {
    return size;
  }

  /** The layout of the nodes of the shape with this number; null if they have none. */
  @Nullable
  NodeLayout layout(int number) {
    return layouts[number - 1];
  }

  /** Forgets all but the first {@code count} shapes. */
  void keepFirst(int count) {
    ofLayouts.values().removeIf(number -> number > count);
    lastLayout = null;
    layoutBefore = null;
    for (int i = count; i < size; i++) {
      layouts[i] = null;
    }
    size = count;
    rehash(entries.length);
  }

  /** The number of {@code node}'s shape, or 0 if it was not there; then it is from now on, and is {@link #last}. */
  int numberOf(Node node) {
    sketch.draw(node);
    return numberOfSketch();
  }

  /** As {@link #numberOf(Node)}, of nodes of this layout. */
  @SuppressWarnings("ReferenceEquality") // a short cut for the same ones again
  int numberOf(NodeLayout layout) {
    if (layout == lastLayout) {
      return lastNumber;
    }
    if (layout == layoutBefore) {
      int number = numberBefore;
      remember(layout, number);
      return number;
    }
    Integer known = ofLayouts.get(layout);
    int number = known == null ? 0 : known;
    if (known == null) {
      sketch.draw(layout);
      number = numberOfSketch();
      int given = number == 0 ? size : number;
      ofLayouts.put(layout, given);
      layouts[given - 1] = layout;
    }
    remember(layout, number == 0 ? size : number);
    return number;
  }

  private void remember(NodeLayout layout, int number) {
    layoutBefore = lastLayout;
    numberBefore = lastNumber;
    lastLayout = layout;
    lastNumber = number;
  }

  private int numberOfSketch() {
    int mask = entries.length - 1;
    int slot = sketch.hash() & mask;
    for (Entry entry = entries[slot]; entry != null; entry = entries[slot]) {
      if (sketch.isSameAs(entry.shape)) {
        return entry.number;
      }
      slot = (slot + 1) & mask;
    }
    entries[slot] = new Entry(++size, sketch.copy());
    if (size > entries.length / 2) {
      rehash(entries.length * 2);
    }
    if (size > layouts.length) {
      layouts = Arrays.copyOf(layouts, 2 * size);
    }
    return 0;
  }

  /** The shape of the node that was last asked for. */
  Shape last() {
    return sketch.toShape();
  }

  private void rehash(int length) {
    @Nullable Entry[] old = entries;
    entries = new Entry[length];
    int mask = entries.length - 1;
    for (Entry entry : old) {
      if (entry != null && entry.number <= size) {
        int slot = entry.shape.hash() & mask;
        while (entries[slot] != null) {
          slot = (slot + 1) & mask;
        }
        entries[slot] = entry;
      }
    }
  }
}
