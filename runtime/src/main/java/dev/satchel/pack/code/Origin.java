package dev.satchel.pack.code;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a value came from: one of the method's parameters or an object that the method makes, and the steps from it.
 *
 * @param isParameter whether {@code root} is a parameter; otherwise it is the index of the instruction that makes an
 *     object
 * @param hash of the other three: they are asked for it more often than for anything else
 */
record Origin(boolean isParameter, int root, List<Step> steps, int hash) {
  /** Longer ways end here: what lies deeper counts as this deep. */
  private static final int LONGEST = 3;

  /** How many places a value may have come from; where there are more, one knows of these only. */
  private static final int MOST = 24;

  private Origin(boolean isParameter, int root, List<Step> steps) {
    this(isParameter, root, steps, 31 * (31 * root + (isParameter ? 1 : 0)) + steps.hashCode());
  }

  static Origin parameter(int index) {
    return new Origin(true, index, List.of());
  }

  static Origin made(int instruction) {
    return new Origin(false, instruction, List.of());
  }

  /**
   * Adds {@code more} to {@code all}, as far as there is room.
   *
   * @return whether there is more in it than before
   */
  static boolean add(Set<Origin> all, Collection<Origin> more) {
    boolean grew = false;
    for (Origin origin : more) {
      if (all.size() >= MOST) {
        return grew;
      }
      grew |= all.add(origin);
    }
    return grew;
  }

  /** What is in either, as far as there is room. */
  static Set<Origin> union(Set<Origin> a, Set<Origin> b) {
    Set<Origin> all = new LinkedHashSet<>(a);
    add(all, b);
    return all;
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

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Origin origin
            && hash == origin.hash
            && isParameter == origin.isParameter
            && root == origin.root
            && steps.equals(origin.steps));
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
