package dev.satchel.srctest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of an object that a closure captured as {@code this}, or has as its outer one, the fields travel that code reads. */
class EnclosingObjectsIT {
  private static final String SERVICE = """
      import dev.satchel.*;
      import java.net.Socket;
      import java.util.*;
      import java.util.concurrent.Callable;
      import java.util.function.Supplier;

      public class Main {
        private final RemoteJvm jvm;
        private final Socket socket = new Socket();
        private final Thread thread = new Thread(() -> {});
        private final byte[] big = new byte[1_000_000];
        private final List<String> words = new ArrayList<>(List.of("a", "b"));
        private final Repository repository = new Repository(this);
        private int factor = 7;

        Main(RemoteJvm jvm) {
          this.jvm = jvm;
        }

        static class Repository {
          private final Main owner;
          private final Thread writer = new Thread(() -> {});
          private final Map<String, Integer> prices = new TreeMap<>(Map.of("tea", 3));

          Repository(Main owner) {
            this.owner = owner;
          }

          int price(String name) {
            return prices.get(name) * owner.factor;
          }
        }

        class Ignorant implements Callable<Integer> {
          private final int k = 5;

          @Override
          public Integer call() {
            return k;
          }
        }

        class Knowing implements Callable<Integer> {
          class Inmost implements Callable<Integer> {
            @Override
            public Integer call() {
              return words.size() + times(1);
            }
          }

          @Override
          public Integer call() {
            return factor;
          }
        }

        int times(int x) {
          return x * factor;
        }
      """;

  @TempDir
  Path classes;

  private Ended run(String members) {
    return new UserProgram(classes).source(SERVICE + members + """
              public static void main(String[] args) throws Exception {
                try (RemoteJvm jvm = RemoteJvm.fork()) {
                  new Main(jvm).run();
                }
              }
            }
            """).run("Main");
  }

  @Test
  void travelWithTheFieldsThatAreRead() {
    run("""
          void run() throws Exception {
            System.out.println(jvm.call(() -> factor * 6));
            System.out.println(jvm.call(() -> times(3)));
            System.out.println(jvm.call(this::twice));
            System.out.println(jvm.call(() -> words) == words);
            System.out.println(jvm.call(() -> this) == this);
            System.out.println(jvm.call(new Ignorant()));
            System.out.println(jvm.call(new Knowing()));
            System.out.println(jvm.call(new Knowing().new Inmost()));
            System.out.println(jvm.call(new Callable<Integer>() {
              @Override
              public Integer call() {
                return factor + 1;
              }
            }));
            System.out.println(jvm.call(() -> {
              factor = 9;
              Supplier<Integer> inner = () -> times(2) + words.size();
              return inner.get();
            }) + " " + factor);
            System.out.println(Satchel.pack((Supplier<Integer>) () -> factor).toBytes().length < 20_000);
          }

          int twice() {
            return 2 * factor;
          }
        """).isFine().printed("42", "21", "14", "true", "true", "5", "7", "9", "8", "20 7", "true");
  }

  @Test
  void isRefusedByTheWayThatReadsWhatCannotTravel() {
    Ended ended = run("""
          void run() throws Exception {
            jvm.call(() -> factor + repository.price("tea"));
          }
        """);

    assertThat(ended.err())
        .contains("error[thread]")
        .contains(
            "path: task → captured 'this' (Main) → field repository (Repository), read at Main.java:61"
                + " → field writer (Thread)")
        .contains(
            "or copy what the lambda needs of field 'repository' to a local before the lambda")
        .contains("1 error; nothing was written");
  }

  @Test
  void isWholeWhereFieldsAreReadByReflectionOrTheObjectIsCapturedByAVariable() {
    Ended ended = run("""
          void run() throws Exception {
            Main self = this;
            refused(() -> self.factor);
            refused(() -> {
              var field = Main.class.getDeclaredField("factor");
              field.setAccessible(true);
              return field.get(this);
            });
          }

          void refused(Callable<Object> task) throws Exception {
            try {
              jvm.call(task);
            } catch (PackException e) {
              System.out.println(e.problems().stream().map(Problem::rule).sorted().toList());
            }
          }
        """).isFine();

    assertThat(ended.lines())
        .containsExactly(
            "[remote-jvm, socket, thread, thread]", "[remote-jvm, socket, thread, thread]");
  }

  @Test
  void keepsForASessionWhatMayTravelAndSaysWhatStayed() {
    Ended ended = run("""
          void run() throws Exception {
            factor = 8;
            try (Session session = jvm.session()) {
              System.out.println(session.call(() -> factor));
              System.out.println(session.call(() -> words.size()));
              System.out.println(session.call(() -> ++factor) + " " + session.call(() -> factor));
              session.call(() -> socket.isConnected());
            } catch (PackException e) {
              System.out.println(e.problems().get(0).message());
            }
          }
        """).isFine();

    assertThat(ended.lines())
        .containsExactly(
            "8",
            "2",
            "9 9",
            "field Main.socket did not travel with an object that was sent earlier, and is read now: of an object"
                + " that a closure captured as 'this' only the fields travel that its code reads");
  }

  @Test
  void isThereForWhoeverUnpacksDataAndLooksAtItExceptForWhatCannotTravel() {
    run("""
          void run() throws Exception {
            try (Unpacked unpacked = Satchel.unpack(Satchel.pack(new Knowing()))) {
              Object inner = unpacked.get("root");
              Object outer = field("this$0", inner);
              System.out.println(field("words", outer));
              System.out.println(field("factor", outer));
              System.out.println(field("big", outer).getClass());
              System.out.println(field("socket", outer) + " " + field("repository", outer));
            }
          }

          static Object field(String name, Object of) throws Exception {
            var field = of.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return field.get(of);
          }
        """).isFine().printed("[a, b]", "7", "class [B", "null null");
  }
}
