package dev.satchel.payload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/**
 * A source of random choices that remembers what it chose, so that a failing case can be made smaller without knowing
 * what it is made of: fewer and smaller choices make a smaller case.
 */
final class Choices {
  private final int[] given;
  private final Random random;
  private final List<Integer> made = new ArrayList<>();

  private Choices(int[] given, Random random) {
    this.given = given;
    this.random = random;
  }

  static Choices ofSeed(long seed) {
    return new Choices(new int[0], new Random(seed));
  }

  /** Makes these choices, and from then on always the smallest. */
  private static Choices replaying(int[] choices) {
    return new Choices(choices, null);
  }

  /** A number from 0 to {@code bound - 1}. */
  int next(int bound) {
    int at = made.size();
    int raw =
        at < given.length ? given[at] : random == null ? 0 : random.nextInt(Integer.MAX_VALUE);
    int choice = raw % bound;
    made.add(choice);
    return choice;
  }

  boolean oneIn(int many) {
    return next(many) == many - 1;
  }

  @SafeVarargs
  final <T> T of(T... values) {
    return values[next(values.length)];
  }

  /**
   * Makes the case smaller as long as it fails.
   *
   * @param fails whether the case that is made of these choices fails
   * @return the choices of a small failing case
   */
  static Choices shrink(Choices failing, Predicate<Choices> fails) {
    int[] best = toArray(failing.made);
    for (boolean smaller = true; smaller; ) {
      smaller = false;
      for (int length = best.length; length >= 1; length /= 2) {
        for (int at = 0; at + length <= best.length; ) {
          int[] without = without(best, at, length);
          if (fails.test(replaying(without))) {
            best = without;
            smaller = true;
          } else {
            at += length;
          }
        }
      }
      for (int at = 0; at < best.length; at++) {
        for (int value = 0;
            value < best[at];
            value = value == 0 ? Math.max(1, best[at] / 2) : best[at]) {
          int[] lower = best.clone();
          lower[at] = value;
          if (fails.test(replaying(lower))) {
            best = lower;
            smaller = true;
          }
        }
      }
    }
    return replaying(best);
  }

  private static int[] without(int[] choices, int at, int length) {
    int[] rest = Arrays.copyOf(choices, choices.length - length);
    System.arraycopy(choices, at + length, rest, at, rest.length - at);
    return rest;
  }

  private static int[] toArray(List<Integer> choices) {
    return choices.stream().mapToInt(Integer::intValue).toArray();
  }
}
