package com.acme.heaps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes random heaps, packs and unpacks each of them here, and leaves some payloads for another JVM.
 *
 * <p>Arguments: first seed, how many heaps, a folder for payloads. The same seed is the same heap. Prints each failure with its
 * seed and a small heap that fails like it, and last how many heaps there were.
 */
public final class Main {
  private static final int HEAPS_OF_ONE_CLASS_SET = 50;
  private static final int LEFT_FOR_OTHERS = 20;
  private static final int MOST_FAILURES = 10;

  private Main() {}

  public static void main(String[] arguments) throws IOException {
    long seed = Long.parseLong(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    Path folder = Path.of(arguments[2]);
    int failures = 0;
    int heaps = 0;
    @Nullable ClassSet classes = null;
    for (long next = seed; next < seed + count && failures < MOST_FAILURES; next++) {
      long ofClasses = Math.floorDiv(next, HEAPS_OF_ONE_CLASS_SET);
      if (classes == null || Math.floorMod(next, HEAPS_OF_ONE_CLASS_SET) == 0) {
        classes = ClassSets.of(ofClasses);
      }
      Recipe recipe = RandomRecipes.of(next);
      Way way = wayOf(next);
      Trial trial = new Trial(recipe, classes, way);
      String failure = trial.failure();
      if (failure != null) {
        failures++;
        report(next, recipe, classes, way, failure);
      } else if (next % LEFT_FOR_OTHERS == 0 && trial.texts().payload().length > 0) {
        Files.write(folder.resolve(next + ".payload"), trial.texts().payload());
        Files.writeString(folder.resolve(next + ".expected"), trial.texts().expected());
      }
      heaps++;
    }
    System.out.println(heaps + " heaps, " + failures + " failures");
    System.exit(0);
  }

  /** Sessions are slow: few. */
  private static Way wayOf(long seed) {
    long number = Math.floorMod(seed, 30L);
    if (number == 7) {
      return Way.RESULT;
    } else if (number == 22) {
      return Way.SESSION;
    }
    return number % 2 == 0 ? Way.BINARY : Way.JSON;
  }

  private static void report(long seed, Recipe recipe, ClassSet classes, Way way, String failure) {
    String sort = sortOf(failure);
    Way.forget(); // what failed may have broken the session
    Recipe small = Shrinking.of(recipe, smaller -> {
      String other = new Trial(smaller, classes, way).failure();
      if (other != null) {
        Way.forget();
      }
      return other != null && sortOf(other).equals(sort);
    });
    System.out.println("seed " + seed + " (" + way + ") fails:\n" + failure
        + "\na small heap that fails like it:\n" + small.text(classes)
        + new Trial(small, classes, way).failure() + "\n");
    Way.forget();
  }

  /** Failures of one sort have one cause, most likely. */
  private static String sortOf(String failure) {
    List<String> words = new ArrayList<>();
    for (String line : failure.split("\n", -1)) {
      if (line.contains("differs")) {
        return "differs";
      }
      if (words.size() < 2) {
        words.add(line.replaceAll("[0-9]+|'[^']*'|#\\S+", ""));
      }
    }
    return words.get(0).substring(0, Math.min(40, words.get(0).length()));
  }
}
