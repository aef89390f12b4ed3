package dev.satchel.srctest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A client of one Java release and a remote JVM of another, both ways. */
class CrossVersionIT {
  private static final String MAIN = """
      package acrossreleases;

      import dev.satchel.RemoteJvm;
      import java.nio.file.Path;
      import java.time.*;
      import java.time.format.*;
      import java.time.temporal.*;
      import java.util.*;
      import java.util.function.*;

      public class Main {
        enum Size { SMALL, LARGE { @Override int factor() { return 10; } }; int factor() { return 1; } }
        sealed interface Shape permits Square, Circle {}
        record Square(int side) implements Shape {}
        record Circle(int radius) implements Shape {}
        static final Map<Size, List<Shape>> SHAPES = new EnumMap<>(Size.class);

        static int area(Shape shape) {
          if (shape instanceof Square square) {
            return square.side() * square.side();
          }
          return shape instanceof Circle circle ? 3 * circle.radius() * circle.radius() : 0;
        }

        static String name(Size size) {
          switch (size) {
            case SMALL: return "small";
            default: return "large";
          }
        }

        public static void main(String[] args) throws Exception {
          SHAPES.put(Size.LARGE, new ArrayList<>(List.of(new Square(2), new Circle(1))));
          Function<Shape, Integer> area = Main::area;
          BinaryOperator<Integer> plus = Integer::sum;
          try (RemoteJvm jvm = RemoteJvm.builder().javaHome(Path.of(args[0])).fork()) {
            System.out.println("java " + Runtime.version().feature() + " to java "
                + jvm.call(() -> Runtime.version().feature()));
            System.out.println(jvm.call(() -> {
              StringBuilder text = new StringBuilder();
              SHAPES.forEach((size, shapes) -> text.append(name(size)).append(' ')
                  .append(shapes.stream().map(area).reduce(0, plus) * size.factor())
                  .append(' ').append(shapes));
              return text.toString();
            }));
            List<Shape> back = jvm.call(() -> SHAPES.get(Size.LARGE));
            System.out.println(back == SHAPES.get(Size.LARGE));
            System.out.println(jvm.<Shape>call(() -> new Square(5)) instanceof Square);
            try {
              jvm.call(() -> Optional.empty().orElseThrow());
            } catch (NoSuchElementException e) {
              System.out.println("thrown at line " + line(e));
            }
            DateTimeFormatter format = new DateTimeFormatterBuilder()
                .appendPattern("EEE, d.M.uuuu[ HH:mm]")
                .parseDefaulting(ChronoField.HOUR_OF_DAY, 7)
                .toFormatter(Locale.US);
            TemporalAdjuster next = TemporalAdjusters.next(DayOfWeek.MONDAY);
            System.out.println(jvm.call(() -> format.format(
                LocalDateTime.from(format.parse("Thu, 29.2.2024 12:30")).with(next))
                + " " + format.parse("Thu, 29.2.2024").get(ChronoField.HOUR_OF_DAY)));
          }
        }

        static boolean isNear(int line) {
          return line > 43 && line < 63;
        }

        static String line(Throwable thrown) {
          for (StackTraceElement element : thrown.getStackTrace()) {
            if (element.getClassName().equals("acrossreleases.Main")) {
              return element.getFileName() + ":" + isNear(element.getLineNumber());
            }
          }
          return "unknown";
        }
      }
      """;

  @TempDir
  Path classes;

  /** Client, remote, compiler. */
  static List<Arguments> pairs() {
    List<Arguments> pairs = new ArrayList<>();
    List<Jdks.Jdk> jdks = new ArrayList<>(List.of(Jdks.current()));
    Jdks.other().ifPresent(jdks::add);
    for (Jdks.Jdk client : jdks) {
      for (Jdks.Jdk remote : jdks) {
        pairs.add(Arguments.of(client, remote, client));
        if (!client.equals(remote)) {
          pairs.add(Arguments.of(client, remote, remote));
        }
      }
    }
    return pairs;
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void classesOfRelease17RunOnBothSides(Jdks.Jdk client, Jdks.Jdk remote, Jdks.Jdk compiler) {
    new UserProgram(classes)
        .source(MAIN)
        .compiledBy(compiler, 17)
        .run(client, "acrossreleases.Main", remote.home().toString())
        .isFine()
        .printed(
            "java " + client.feature() + " to java " + remote.feature(),
            "large 70 [Square[side=2], Circle[radius=1]]",
            "true",
            "true",
            "thrown at line Main.java:true",
            "Mon, 4.3.2024 12:30 7");
  }

  @Test
  void classesThatTheRemoteJavaIsTooOldForAreRefusedNamingBothReleases() {
    Jdks.Jdk newest = newest();
    Jdks.Jdk oldest = oldest();
    assumeThat(newest.feature()).isGreaterThan(oldest.feature());
    Ended ended = new UserProgram(classes)
        .source(MAIN)
        .compiledBy(newest, newest.feature())
        .run(newest, "acrossreleases.Main", oldest.home().toString());
    assertThat(ended.exitCode()).isOne();
    assertThat(ended.err())
        .contains("PackException: error[class-too-new]: class acrossreleases.Main")
        .contains("Java " + newest.feature())
        .contains("Java " + oldest.feature());
  }

  @Test
  void aClassOfANewerJdkThatIsAMereValueHasAStandInWhereItIsNot() {
    Jdks.Jdk newest = newest();
    Jdks.Jdk oldest = oldest();
    assumeThat(newest.feature()).isGreaterThanOrEqualTo(21);
    assumeThat(oldest.feature()).isLessThan(21);
    Ended ended =
        new UserProgram(classes).source("""
        import dev.satchel.RemoteJvm;
        import java.nio.file.Path;
        import java.util.*;

        public class Main {
          public static void main(String[] args) throws Exception {
            Map<Class<?>, String> names = new LinkedHashMap<>();
            for (Class<?> each : new Class<?>[] {List.class, Class.forName("java.util.SequencedCollection")}) {
              names.put(each, each.getSimpleName());
            }
            try (RemoteJvm jvm = RemoteJvm.builder().javaHome(Path.of(args[0])).fork()) {
              System.out.println(jvm.call(() -> names.get(List.class) + " " + names));
            }
          }
        }
        """).run(newest, "Main", oldest.home().toString());
    ended.printed(
        "List {interface java.util.List=List, interface absent.java.util.SequencedCollection=SequencedCollection}");
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.err())
        .contains(
            "there is no class java.util.SequencedCollection in this Java " + oldest.feature())
        .contains("of the sender's Java " + newest.feature());
  }

  private static Jdks.Jdk newest() {
    return Jdks.all().stream()
        .reduce((a, b) -> a.feature() >= b.feature() ? a : b)
        .orElseThrow();
  }

  private static Jdks.Jdk oldest() {
    return Jdks.all().stream()
        .reduce((a, b) -> a.feature() <= b.feature() ? a : b)
        .orElseThrow();
  }
}
