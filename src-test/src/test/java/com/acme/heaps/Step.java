package com.acme.heaps;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How one object is made: of which kind, from which number, and of which other objects.
 *
 * @param parts numbers of other steps of the same recipe, earlier or later ones
 */
record Step(String kind, int value, List<Integer> parts) {
  Step {
    parts = List.copyOf(parts);
  }

  static Step of(String kind, int value, int... parts) {
    return new Step(kind, value, Arrays.stream(parts).boxed().toList());
  }

  @Override
  public String toString() {
    return kind + " " + value
        + parts.stream().map(part -> " s" + part).collect(Collectors.joining(",", " [", " ]"));
  }
}
