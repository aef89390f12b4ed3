package dev.satchel.pack.code;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a value came from: one of the method's parameters or an object that the method makes, and the steps from it.
 *
 * @param isParameter whether {@code root} is a parameter; otherwise it is the index of the instruction that makes an
 *     object
 */
record Origin(boolean isParameter, int root, List<Step> steps) {
  /** Longer ways end here: what lies deeper counts as this deep. */
  private static final int LONGEST = 3;

  static Origin parameter(int index) {
    return new Origin(true, index, List.of());
  }

  static Origin made(int instruction) {
    return new Origin(false, instruction, List.of());
  }

  /** Whether this is an object that the method makes, itself. */
  boolean isMade() {
    return !isParameter && steps.isEmpty();
  }

  Origin then(Step step) {
    if (steps.size() >= LONGEST) {
      return this;
    }
    List<Step> longer = new ArrayList<>(steps);
    longer.add(step);
    return new Origin(isParameter, root, List.copyOf(longer));
  }
}
