package dev.satchel.payload;

import dev.satchel.model.Node;
import dev.satchel.model.NodeLayout;
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
      ofLayouts.put(layout, number == 0 ? size : number);
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
      grow();
    }
    return 0;
  }

  /** The shape of the node that was last asked for. */
  Shape last() {
    return sketch.toShape();
  }

  private void grow() {
    @Nullable Entry[] old = entries;
    entries = new Entry[old.length * 2];
    int mask = entries.length - 1;
    for (Entry entry : old) {
      if (entry != null) {
        int slot = entry.shape.hash() & mask;
        while (entries[slot] != null) {
          slot = (slot + 1) & mask;
        }
        entries[slot] = entry;
      }
    }
  }
}
