package dev.satchel.srctest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Big and deep graphs in a JVM with a small stack, and a heap that has no room for a second copy of anything.
 *
 * <p>The old generation is given what the graph takes, one and a half times what the payload takes, a few megabytes for the
 * JVM and Satchel, and for objects what their identities take: a payload spends six bytes on a link, a table of identities
 * twelve. {@code -Dsatchel.big.objects=10000000 -Dsatchel.big.bytes=1000000000} runs it with more than the build has time for.
 */
class BigGraphsIT {
  private static final int OBJECTS = Integer.getInteger("satchel.big.objects", 2_500_000);
  private static final int BYTES = Integer.getInteger("satchel.big.bytes", 64_000_000);

  /** The JVM, Satchel's classes, and what it keeps of the program's. */
  private static final int BASE = 24_000_000;

  private static final int YOUNG = 16_000_000;

  private static final String MAIN = """
      import dev.satchel.*;
      import java.util.*;

      public class Main {
        static final class Link {
          Link next;
          final int number;

          Link(Link next, int number) {
            this.next = next;
            this.number = number;
          }
        }

        record Tree(Tree left, Tree right, int number) {
          static Tree of(int from, int to) {
            int middle = (from + to) >>> 1;
            return from >= to ? null : new Tree(of(from, middle), of(middle + 1, to), middle);
          }
        }

        static Object make(String kind, int size) {
          switch (kind) {
            case "links", "ring" -> {
              Link first = new Link(null, 0);
              Link last = first;
              for (int i = 1; i < size; i++) {
                last.next = new Link(null, i);
                last = last.next;
              }
              last.next = kind.equals("ring") ? first : null;
              return first;
            }
            case "tree" -> {
              return Tree.of(0, size);
            }
            case "bytes" -> {
              byte[] bytes = new byte[size];
              new Random(1).nextBytes(bytes);
              return bytes;
            }
            case "longs" -> {
              long[] longs = new long[size / 8];
              for (int i = 0; i < longs.length; i++) {
                longs[i] = i * 0x9E3779B97F4A7C15L;
              }
              return longs;
            }
            default -> {
              double[] doubles = new double[size / 8];
              for (int i = 0; i < doubles.length; i++) {
                doubles[i] = i / 3.0;
              }
              return doubles;
            }
          }
        }

        /** Whether what came is what make made; reflection, as its class is another. */
        static long digest(Object root) throws Exception {
          if (root instanceof byte[] bytes) {
            return Arrays.hashCode(bytes);
          } else if (root instanceof long[] longs) {
            return Arrays.hashCode(longs);
          } else if (root instanceof double[] doubles) {
            return Arrays.hashCode(doubles);
          }
          var type = root.getClass();
          var number = type.getDeclaredField("number");
          number.setAccessible(true);
          long sum = 0;
          if (type.isRecord()) {
            var left = type.getDeclaredField("left");
            var right = type.getDeclaredField("right");
            left.setAccessible(true);
            right.setAccessible(true);
            Deque<Object> waiting = new ArrayDeque<>(List.of(root));
            while (!waiting.isEmpty()) {
              Object at = waiting.pop();
              sum = sum * 31 + number.getInt(at);
              for (Object part : new Object[] {right.get(at), left.get(at)}) {
                if (part != null) {
                  waiting.push(part);
                }
              }
            }
            return sum;
          }
          var next = type.getDeclaredField("next");
          next.setAccessible(true);
          Object at = root;
          do {
            sum = sum * 31 + number.getInt(at);
            at = next.get(at);
          } while (at != null && at != root);
          return sum * 31 + (at == root ? 1 : 0);
        }

        public static void main(String[] args) throws Exception {
          long[] digest = new long[1];
          byte[] payload = packed(args[0], Integer.parseInt(args[1]), digest);
          try (Unpacked unpacked = Satchel.unpack(Payload.read(payload))) {
            boolean isSame = digest(unpacked.get("root")) == digest[0];
            System.out.println(args[0] + " of " + args[1] + (isSame ? " came" : " came changed"));
          }
        }

        static byte[] packed(String kind, int size, long[] digest) throws Exception {
          Object root = make(kind, size);
          digest[0] = digest(root);
          return Satchel.pack(root).toBytes();
        }
      }
      """;

  @TempDir
  Path classes;

  @ParameterizedTest
  @CsvSource({"links, 24, 6", "ring, 24, 6", "tree, 24, 10"})
  void objectsNeedTheirPayloadAndTheirIdentities(String kind, int bytesEach, int payloadEach) {
    run(kind, OBJECTS, OBJECTS * (bytesEach + 1.5 * payloadEach + 14));
  }

  @ParameterizedTest
  @CsvSource({"bytes", "longs", "doubles"})
  void arraysAreNeverThereThreeTimes(String kind) {
    run(kind, BYTES, BYTES * 2.5);
  }

  @Test
  void withoutThatRoomItFails() {
    // Shows that the limit is one.
    Ended ended = program(BYTES * 1.4).run("Main", "bytes", Integer.toString(BYTES));
    assertThat(ended.err()).contains("OutOfMemoryError");
  }

  private void run(String kind, int size, double bytes) {
    program(bytes)
        .run("Main", kind, Integer.toString(size))
        .isFine()
        .printed(kind + " of " + size + " came");
  }

  private UserProgram program(double bytes) {
    long heap = (long) bytes + BASE + YOUNG;
    return new UserProgram(classes)
        .source(MAIN)
        .jvmArguments(
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-Xmx" + heap / 1024 + "k",
            "-Xmn" + YOUNG / 1024 + "k");
  }
}
