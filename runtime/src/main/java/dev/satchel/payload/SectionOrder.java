package dev.satchel.payload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which places of a document its shared values have, and which its instances, where sections keep the two apart: runs of
 * the one and of the other by turns, of shared values first, of which there may be none there.
 */
final class SectionOrder {
  private final int[] shared;
  private final int[] instances;

  private SectionOrder(int shared, int instances) {
    this.shared = new int[shared];
    this.instances = new int[instances];
  }

  /** The runs of so many nodes. */
  static List<Integer> runs(int nodes, IntPredicate isInstance) {
    List<Integer> runs = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < nodes; i++) {
      boolean isRunOfInstances = runs.size() % 2 != 0;
      if (isInstance.test(i) != isRunOfInstances) {
        runs.add(i - from);
        from = i;
      }
    }
    runs.add(nodes - from);
    return runs;
  }

  /** Shared values, and then instances. */
  static SectionOrder ofSections(int shared, int instances) {
    SectionOrder order = new SectionOrder(shared, instances);
    Arrays.setAll(order.shared, k -> k);
    Arrays.setAll(order.instances, k -> shared + k);
    return order;
  }

  /**
   * As {@code runs} say.
   *
   * @return null if they are not of so many shared values and so many instances
   */
  static @Nullable SectionOrder of(List<Integer> runs, int shared, int instances) {
    SectionOrder order = new SectionOrder(shared, instances);
    int[] next = {0, 0};
    int node = 0;
    for (int run = 0; run < runs.size(); run++) {
      int[] places = run % 2 == 0 ? order.shared : order.instances;
      int length = runs.get(run);
      if (length < (run == 0 ? 0 : 1) || length > places.length - next[run % 2]) {
        return null;
      }
      for (int i = 0; i < length; i++) {
        places[next[run % 2]++] = node++;
      }
    }
    return node == shared + instances ? order : null;
  }

  int ofShared(int number) {
    return shared[number];
  }

  int ofInstance(int number) {
    return instances[number];
  }
}
