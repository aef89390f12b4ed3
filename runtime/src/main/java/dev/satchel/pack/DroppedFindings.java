package dev.satchel.pack;

import dev.satchel.pack.reach.Reach;
import dev.satchel.problem.Finding;
import java.util.List;

/** Objects that say themselves that what they hold is not to travel, as caches do; nobody would learn of it. */
final class DroppedFindings {
  private DroppedFindings() {}

  static List<Finding> of(Reach reach) {
    return reach.objects().dropping().stream()
        .filter(reach::isLive)
        .mapToObj(index ->
            finding(reach.objects().object(index).getClass().getTypeName(), reach.path(index)))
        .toList();
  }

  private static Finding finding(String type, String path) {
    return new Finding(
        "content-dropped",
        false,
        type + " arrives empty: its own writeReplace gives an object without what it holds",
        path,
        null,
        "its author meant that to stay where it is, as caches do",
        "if the closure needs what it holds, ship that in a collection of your own, such as a copy of its map");
  }
}
