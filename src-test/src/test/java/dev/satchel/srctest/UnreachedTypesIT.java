package dev.satchel.srctest;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes that travel without the classes that only their unreached members name. */
class UnreachedTypesIT {
  @TempDir
  Path classes;

  @Test
  void doNotKeepTheirOwnersFromBeingRebuiltNorFromComingBack() {
    new UserProgram(classes)
        .source("""
            import dev.satchel.*;
            import java.io.*;
            import java.util.*;
            import java.util.concurrent.Callable;

            public class Main {
              static class Unneeded {}
              static Unneeded unneeded;
              static Map<String, Integer> state = new HashMap<>(Map.of("a", 1));

              static class Plain {
                Unneeded u;
                Unneeded[] many;
                int x = 5;
                Plain() {}
                Plain(Unneeded u) { this.u = u; }
                Unneeded make() { return new Unneeded(); }
                void take(Unneeded u) {}
              }

              record Point(int x) {
                static Unneeded s;
                Point(Unneeded u) { this(1); }
                Unneeded make() { return s; }
              }

              enum Colour {
                RED, GREEN { int f() { return 2; } };
                Unneeded u;
                int f() { return 1; }
                Unneeded make() { return u; }
              }

              interface Face {
                Unneeded U = new Unneeded();
                Map<String, Integer> M = new HashMap<>(Map.of("i", 7));
                int get();
                default Unneeded other() { return U; }
              }

              static class Listing extends ArrayList<String> {
                Unneeded u;
                Unneeded make() { return u; }
              }

              static class Hooked implements Serializable {
                Unneeded u;
                int v = 3;
                private void readObject(ObjectInputStream in) throws Exception {
                  in.defaultReadObject();
                  v *= 2;
                }
                Unneeded make() { return u; }
              }

              static class Failure extends Exception {
                Unneeded u;
                Failure(String message) { super(message); }
                Unneeded make() { return u; }
              }

              public static void main(String[] args) throws Exception {
                Plain plain = new Plain();
                Point point = new Point(4);
                Listing listing = new Listing();
                listing.add("e");
                Hooked hooked = new Hooked();
                Face face = () -> 9;
                try (RemoteJvm jvm = RemoteJvm.fork()) {
                  System.out.println(jvm.call(() -> state.get("a") + " " + plain.x + " " + point.x() + " " + Colour.GREEN.f()
                      + " " + face.get() + " " + Face.M.get("i") + " " + listing + " " + hooked.v));
                  Plain back = jvm.call(() -> {
                    Plain p = new Plain();
                    p.x = 8;
                    return p;
                  });
                  System.out.println(back.x);
                  System.out.println(jvm.call(() -> new Point(77)));
                  System.out.println(jvm.call(() -> Colour.GREEN));
                  System.out.println(jvm.call(() -> {
                    Listing l = new Listing();
                    l.add("q");
                    return l;
                  }));
                  System.out.println(jvm.call(() -> new Hooked()).v);
                  try {
                    jvm.call(() -> {
                      throw new Failure("mine");
                    });
                  } catch (Failure failure) {
                    System.out.println(failure.getMessage());
                  }
                  try (Session session = jvm.session()) {
                    System.out.println(session.call(() -> plain) == plain);
                    Plain filled = session.call(() -> {
                      Plain p = new Plain();
                      p.u = new Unneeded();
                      return p;
                    });
                    System.out.println(filled.u != null);
                    System.out.println(session.call(() -> ((Object) hooked).getClass().getDeclaredFields().length
                        + ((Object) plain).getClass().getDeclaredFields().length));
                  }
                }
              }
            }
            """)
        .run("Main")
        .isFine()
        .printed(
            "1 5 4 2 9 7 [e] 6",
            "8",
            "Point[x=77]",
            "GREEN",
            "[q]",
            "6",
            "mine",
            "true",
            "true",
            "5");
  }
}
