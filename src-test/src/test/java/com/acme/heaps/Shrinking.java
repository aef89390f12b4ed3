package com.acme.heaps;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes a recipe smaller as long as it still fails. */
final class Shrinking {
  private static final int TRIALS = 1500;
  private static final Step NOTHING = Step.of("null", 0);

  private final Predicate<Recipe> fails;
  private Recipe best;
  private int trials;

  private Shrinking(Recipe recipe, Predicate<Recipe> fails) {
    this.best = recipe;
    this.fails = fails;
  }

  static Recipe of(Recipe recipe, Predicate<Recipe> fails) {
    return new Shrinking(recipe, fails).run();
  }

  private Recipe run() {
    boolean smaller = true;
    while (smaller && trials < TRIALS) {
      Recipe before = best;
      dropFrom(best.statics(), list -> attempt(new Recipe(best.steps(), best.roots(), list)));
      dropFrom(best.roots(), list -> attempt(new Recipe(best.steps(), list, best.statics())));
      attempt(withoutUnused(best));
      for (int size = best.steps().size() / 2; size > 1; size /= 2) {
        for (int from = 0; from < best.steps().size(); from += size) {
          attempt(withoutRange(from, Math.min(from + size, best.steps().size())));
        }
      }
      for (int i = best.steps().size() - 1; i >= 0; i--) {
        int step = Math.min(i, best.steps().size() - 1);
        Step old = best.steps().get(step);
        if (!old.equals(NOTHING)) {
          attempt(with(step, NOTHING));
        }
        dropFrom(best.steps().get(step).parts(), parts -> {
          Step now = best.steps().get(step);
          return attempt(with(step, new Step(now.kind(), now.value(), parts)));
        });
        Step now = best.steps().get(step);
        if (now.value() != 0 && !attempt(with(step, new Step(now.kind(), 0, now.parts())))) {
          attempt(with(step, new Step(now.kind(), now.value() % 12, now.parts())));
        }
      }
      attempt(withoutUnused(best));
      smaller = !best.equals(before);
    }
    return best;
  }

  private Recipe withoutRange(int from, int to) {
    List<Step> steps = new ArrayList<>(best.steps());
    for (int i = from; i < to; i++) {
      steps.set(i, NOTHING);
    }
    return new Recipe(steps, best.roots(), best.statics());
  }

  private Recipe with(int i, Step step) {
    List<Step> steps = new ArrayList<>(best.steps());
    steps.set(i, step);
    return new Recipe(steps, best.roots(), best.statics());
  }

  /** Tries to leave out all at once, else one by one. */
  private static void dropFrom(List<Integer> list, Predicate<List<Integer>> attempt) {
    List<Integer> left = new ArrayList<>(list);
    if (!left.isEmpty() && attempt.test(List.of())) {
      return;
    }
    for (int i = left.size() - 1; i >= 0; i--) {
      List<Integer> fewer = new ArrayList<>(left);
      fewer.remove(i);
      if (attempt.test(fewer)) {
        left = fewer;
      }
    }
  }

  private boolean attempt(Recipe recipe) {
    if (recipe.equals(best) || trials++ >= TRIALS || !fails.test(recipe)) {
      return false;
    }
    best = recipe;
    return true;
  }

  /** Without steps that nothing leads to. */
  private static Recipe withoutUnused(Recipe recipe) {
    boolean[] used = new boolean[recipe.steps().size()];
    List<Integer> todo = new ArrayList<>(recipe.roots());
    todo.addAll(recipe.statics());
    while (!todo.isEmpty()) {
      int step = todo.remove(todo.size() - 1);
      if (!used[step]) {
        used[step] = true;
        todo.addAll(recipe.steps().get(step).parts());
      }
    }
    int[] renumbered = new int[used.length];
    int count = 0;
    for (int i = 0; i < used.length; i++) {
      renumbered[i] = used[i] ? count++ : -1;
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < used.length; i++) {
      if (used[i]) {
        Step step = recipe.steps().get(i);
        steps.add(new Step(step.kind(), step.value(), renumber(step.parts(), renumbered)));
      }
    }
    return new Recipe(
        steps, renumber(recipe.roots(), renumbered), renumber(recipe.statics(), renumbered));
  }

  private static List<Integer> renumber(List<Integer> list, int[] numbers) {
    return list.stream().map(i -> numbers[i]).toList();
  }
}
