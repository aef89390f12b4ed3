package com.acme.heaps;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Recipes by seed: the same seed gives the same recipe. */
final class RandomRecipes {
  private static final int WEIGHT = Kinds.all().stream().mapToInt(Kind::weight).sum();

  private RandomRecipes() {}

  static Recipe of(long seed) {
    Random random = new Random(seed);
    int size = 1 + random.nextInt(random.nextInt(20) == 0 ? 150 : 25);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      List<Integer> parts = new ArrayList<>();
      int count = random.nextInt(random.nextInt(10) == 0 ? 15 : 5);
      for (int j = 0; j < count; j++) {
        // Close ones as often as far ones: then there are long chains and small cycles.
        parts.add(
            random.nextBoolean()
                ? random.nextInt(size)
                : Math.floorMod(i - 2 + random.nextInt(5), size));
      }
      int value = random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(200);
      steps.add(new Step(kind(random), value, parts));
    }
    List<Integer> roots = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      roots.add(random.nextInt(size));
    }
    List<Integer> statics = new ArrayList<>();
    if (random.nextBoolean()) {
      count = 1 + random.nextInt(6);
      for (int i = 0; i < count; i++) {
        statics.add(random.nextInt(size));
      }
    }
    return new Recipe(steps, roots, statics);
  }

  private static String kind(Random random) {
    int at = random.nextInt(WEIGHT);
    for (Kind kind : Kinds.all()) {
      at -= kind.weight();
      if (at < 0) {
        return kind.name();
      }
    }
    throw new IllegalStateException();
  }
}
