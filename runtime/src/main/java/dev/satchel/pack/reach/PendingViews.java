package dev.satchel.pack.reach;

import dev.satchel.values.MapViews;
import dev.satchel.values.Pieces;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Views of maps that were met. Their maps may be met earlier, later or never: only the map tells that a view is its own, so each map
 * that is met is asked for its views, if there is one that could be.
 */
final class PendingViews {
  /** By view; null where its map is not known yet. */
  private final IdentityHashMap<Object, @Nullable Pieces> views = new IdentityHashMap<>();

  /** The numbers of views whose maps are not known yet. */
  private final IdentityHashMap<Object, Integer> pending = new IdentityHashMap<>();

  /** How many objects were asked for their views. */
  private int asked;

  /** What {@code object} is made of, if it is a view of a map that was met. */
  @Nullable
  Pieces get(Object object) {
    return views.get(object);
  }

  /** The object with that number travels only if it is a view of a map that is met. */
  void add(int index, Object object) {
    if (!views.containsKey(object)) {
      views.put(object, null);
      pending.put(object, index);
      asked = 0;
    }
  }

  /** The numbers of pending objects that turn out to be views of maps among {@code objects}, which were visited. */
  List<Integer> found(WalkedObjects objects) {
    if (pending.isEmpty()) {
      return List.of();
    }
    List<Integer> found = new ArrayList<>();
    while (asked < objects.size()) {
      Object map = objects.object(asked++);
      MapViews.forEach(map, (view, name) -> {
        Integer index = pending.remove(view);
        if (index != null) {
          views.put(view, MapViews.pieces(map, name));
          found.add(index);
        }
      });
    }
    return found;
  }
}
