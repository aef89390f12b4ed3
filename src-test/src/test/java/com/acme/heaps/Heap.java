package com.acme.heaps;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the objects of a recipe. Cycles come about as in programs: what can be filled is made first, and filled last. */
final class Heap {
  private final Recipe recipe;
  private final ClassSet classes;
  private final @Nullable Object[] objects;
  private final Set<Object> held = Collections.newSetFromMap(new IdentityHashMap<>());

  private Heap(Recipe recipe, ClassSet classes) {
    this.recipe = recipe;
    this.classes = classes;
    objects = new Object[recipe.steps().size()];
  }

  /** The roots, and last an object that reads the classes' state, which is set as well. */
  static Object[] make(Recipe recipe, ClassSet classes) {
    return new Heap(recipe, classes).make();
  }

  private Object[] make() {
    makeAll(true);
    makeAll(false);
    for (int root : recipe.roots()) {
      if (objects[root] != null) {
        held.add(objects[root]);
      }
    }
    fillAll(false);
    fillAll(true);
    if (!recipe.statics().isEmpty()) {
      setState();
    }
    List<@Nullable Object> roots = new ArrayList<>();
    recipe.roots().forEach(root -> roots.add(objects[root]));
    if (!recipe.statics().isEmpty()) {
      roots.add(classes.newReader());
    }
    return roots.toArray();
  }

  private void makeAll(boolean early) {
    for (int i = 0; i < objects.length; i++) {
      Kind kind = kindOf(i);
      if (kind.isEarly() == early) {
        objects[i] = kind.maker().make(parts(i));
        if (objects[i] instanceof Throwable thrown) {
          // Where it was made says nothing of the heap.
          StackTraceElement frame = new StackTraceElement("gen.Maker", "make", "Maker.java", i + 1);
          thrown.setStackTrace(new StackTraceElement[] {frame});
        }
      }
    }
  }

  private void fillAll(boolean late) {
    for (int i = 0; i < objects.length; i++) {
      Kind kind = kindOf(i);
      if (kind.filler() != null && kind.isLate() == late && objects[i] != null) {
        try {
          kind.filler().fill(objects[i], parts(i));
        } catch (ClassCastException e) {
          continue; // a comparator that does not know one of them: the others are there
        }
      }
    }
  }

  @SuppressWarnings("unchecked")
  private void setState() {
    List<Integer> steps = recipe.statics();
    int next = 0;
    for (ClassSet.Place place : classes.places()) {
      @Nullable Object value = objects[steps.get(next++ % steps.size())];
      Class<?> type = place.field().getType();
      if (java.lang.reflect.Modifier.isFinal(place.field().getModifiers())) {
        refill(place, value);
      } else if (type.isPrimitive()) {
        Kinds.set(place.of(), place.field(), Kinds.primitive(type, next));
      } else {
        Kinds.set(place.of(), place.field(), type.isInstance(value) ? value : null);
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static void refill(ClassSet.Place place, @Nullable Object value) {
    try {
      List<@Nullable Object> list = (List<@Nullable Object>) place.field().get(place.of());
      list.clear();
      list.add(value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private Kind kindOf(int step) {
    return Kinds.named(recipe.steps().get(step).kind());
  }

  private Parts parts(int i) {
    Step step = recipe.steps().get(i);
    List<@Nullable Object> all = new ArrayList<>();
    step.parts().forEach(part -> all.add(objects[part]));
    return new Parts(step.value(), i, all, classes, held);
  }
}
