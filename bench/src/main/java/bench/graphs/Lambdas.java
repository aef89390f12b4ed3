package bench.graphs;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Lambdas that captured something, with and without {@code Serializable}. */
final class Lambdas {
  private Lambdas() {}

  static List<Supplier<String>> plain(int count) {
    List<Supplier<String>> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = i;
      String name = "task " + i;
      list.add(() -> name + " of " + number);
    }
    return list;
  }

  static List<Supplier<String>> serializable(int count) {
    List<Supplier<String>> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = i;
      String name = "task " + i;
      list.add((Supplier<String> & Serializable) () -> name + " of " + number);
    }
    return list;
  }
}
