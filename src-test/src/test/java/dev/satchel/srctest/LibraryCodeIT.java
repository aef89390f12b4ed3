package dev.satchel.srctest;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sure of a program's own code is said; what is not sure of the code of a library is not held against the program. */
class LibraryCodeIT {
  private static final String FILLER = """
      package %s;

      import java.util.*;

      public class Filler {
        /** Adds to a list of its own where it was given none that has something. */
        public static int fill(List<String> given) {
          List<String> all = given.size() > 0 ? given : new ArrayList<>(4);
          if (all.isEmpty()) {
            all.add("none");
          }
          return all.size();
        }

        public static int always(List<String> given) {
          given.add("one");
          return given.size();
        }
      }
      """;

  @TempDir
  Path classes;

  @TempDir
  Path library;

  @Test
  void aListThatMayBeALibrarysOwnIsTakenToBeThat() {
    UserProgram tools = new UserProgram(library).source(FILLER.formatted("tools"));
    UserProgram program =
        new UserProgram(classes).source(FILLER.formatted("own")).source("""
            import dev.satchel.*;
            import java.util.*;
            import java.util.concurrent.Callable;

            public class Main {
              static void print(Callable<Object> task) {
                PackReport report = Satchel.packer().variable("task", task).check();
                System.out.println(report.problems().stream().map(Problem::rule).toList());
              }

              public static void main(String[] args) {
                List<String> names = new ArrayList<>(List.of("a"));
                print(() -> tools.Filler.fill(names));
                print(() -> own.Filler.fill(names));
                print(() -> tools.Filler.always(names));
              }
            }
            """);
    program.library(tools.compiled());

    program
        .run("Main")
        .isFine()
        .printed("[]", "[captured-mutable-state]", "[captured-mutable-state]");
  }
}
