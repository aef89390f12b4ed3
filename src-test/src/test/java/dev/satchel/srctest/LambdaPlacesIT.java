package dev.satchel.srctest;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lambdas that look alike are told apart by where they stand. */
class LambdaPlacesIT {
  @TempDir
  Path classes;

  /** Same interface, same method, same line; what they cast their argument to differs. */
  @Test
  void equalMethodReferencesOfOneLineKeepTheirOwnTypes() {
    new UserProgram(classes)
        .source("""
            import dev.satchel.*;
            import java.util.*;
            import java.util.function.*;

            public class Main {
              record Point(int x) {}

              interface Show<T> { String of(T value); }

              public static void main(String[] args) throws Exception {
                Function<Integer, String> a = Object::toString; Function<List<?>, String> b = Object::toString; Function<Point, String> c = Object::toString;
                try (RemoteJvm jvm = RemoteJvm.fork()) {
                  System.out.println(jvm.call(() -> a.apply(1) + b.apply(List.of(2)) + c.apply(new Point(3))));
                  List<Function<?, String>> made = jvm.call(() -> { Function<Integer, String> d = Object::toString; Function<List<?>, String> e = Object::toString; return List.of(d, e, makeNested().get()); });
                  System.out.println(apply(made.get(0), 4) + apply(made.get(1), List.of(5)) + apply(made.get(2), new Point(6)));
                }
              }

              static Supplier<Function<Point, String>> makeNested() {
                return () -> { Function<Point, String> f = Object::toString; Function<String, String> g = Object::toString; return p -> f.apply(p) + g.apply("!"); };
              }

              @SuppressWarnings("unchecked")
              static <T> String apply(Function<?, String> function, T value) {
                return ((Function<T, String>) function).apply(value);
              }
            }
            """)
        .run("Main")
        .isFine()
        .printed("1[2]Point[x=3]", "4[5]Point[x=6]!");
  }
}
