package dev.satchel.pack.reach;

import dev.satchel.values.LoneViewSearch;
import dev.satchel.values.MapViews;
import dev.satchel.values.Pieces;
import dev.satchel.values.ValueKind;
import dev.satchel.values.ValueKind.ElementOrder;
import dev.satchel.values.ValueKinds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Views that were met, of maps and lists. What they are views of may be met earlier, later or never: only a map tells that a view is its
 * own, so each map that is met is asked for its views, if there is one that could be. What is nobody's may travel alone.
 */
final class PendingViews {
  /**
   * A view that travels.
   *
   * @param type under which it does
   */
  record View(String type, ElementOrder order, Pieces pieces) {}

  /** By view; null where it does not travel. */
  private final IdentityHashMap<Object, @Nullable View> views = new IdentityHashMap<>();

  /** The numbers of views whose maps are not known yet. */
  private final IdentityHashMap<Object, Integer> pending = new IdentityHashMap<>();

  /** How many objects were asked for their views. */
  private int asked;

  /** How many objects had been visited when it was last seen which views are alone. */
  private int searched;

  private boolean hasAskedOthers;

  /** Arrays that were made of what views show. */
  private final IdentityHashMap<Object, Boolean> copies = new IdentityHashMap<>();

  /** What {@code object} is made of, if it is a view that travels. */
  @Nullable
  View get(Object object) {
    return views.get(object);
  }

  /** The object with that number travels only if it is a view of a map that is met, or alone. */
  void add(int index, Object object) {
    if (!views.containsKey(object)) {
      views.put(object, null);
      pending.put(object, index);
      asked = 0;
      hasAskedOthers = false;
    }
  }

  /**
   * The numbers of pending objects that turn out to be views of maps among {@code objects}, which were visited, or among what else the
   * receiver has.
   */
  List<Integer> found(WalkedObjects objects, @Nullable Iterable<Object> others) {
    if (pending.isEmpty()) {
      return List.of();
    }
    List<Integer> found = new ArrayList<>();
    while (asked < objects.size()) {
      ask(objects.object(asked++), found);
    }
    if (!hasAskedOthers && others != null) {
      hasAskedOthers = true;
      others.forEach(other -> ask(other, found));
    }
    return found;
  }

  private void ask(Object map, List<Integer> found) {
    MapViews.forEach(map, (view, name) -> {
      Integer index = pending.remove(view);
      if (index != null) {
        views.put(
            view, new View(MapViews.typeName(), ElementOrder.MEANT, MapViews.pieces(map, name)));
        found.add(index);
      }
    });
  }

  /**
   * The numbers of pending objects that are alone from now on, and of those that are no more: to be called when nothing is left to be visited.
   *
   * @param others what else the receiver has, or null if nobody knows all of it: then nothing is alone
   */
  List<Integer> alone(WalkedObjects objects, @Nullable Iterable<Object> others) {
    if (pending.isEmpty() || searched == objects.size()) {
      return List.of();
    }
    searched = objects.size();
    if (others == null) {
      return wrappers();
    }
    LoneViewSearch search = new LoneViewSearch(pending.keySet());
    for (int i = 0; i < objects.size(); i++) {
      Object object = objects.object(i);
      if (!copies.containsKey(object)) {
        search.meet(object);
      }
    }
    others.forEach(search::meet);
    List<Integer> changed = new ArrayList<>();
    pending.forEach((view, index) -> {
      boolean isAlone = search.isAlone(view);
      if (isAlone != (views.get(view) != null)) {
        views.put(view, isAlone ? alone(view) : null);
        changed.add(index);
      }
    });
    Collections.sort(changed); // no order of identities
    return changed;
  }

  /** Those among the pending that are as good as wrappers of what they wrap. */
  private List<Integer> wrappers() {
    List<Integer> changed = new ArrayList<>();
    pending.forEach((view, index) -> {
      if (views.get(view) == null && MapViews.mayBeUnmodifiable(view.getClass())) {
        views.put(view, alone(view));
        changed.add(index);
      }
    });
    Collections.sort(changed); // no order of identities
    return changed;
  }

  private View alone(Object view) {
    ValueKind kind = Objects.requireNonNull(ValueKinds.of(view.getClass()));
    Pieces pieces = kind.take(view);
    pieces.properties().values().forEach(piece -> {
      if (piece != null && piece.getClass().isArray()) {
        copies.put(piece, true);
      }
    });
    return new View(kind.typeOf(view), kind.order(), pieces);
  }
}
