package dev.satchel.srctest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users' serialization hooks, in two JVMs. */
class HooksIT {
  @TempDir
  Path classes;

  @Test
  void constantsThatAnotherClassKeepsStayThoseConstants() {
    new UserProgram(classes).source("""
            import dev.satchel.*;
            import java.io.*;
            import java.util.*;

            public class Main {
              static final class Variant implements Serializable {
                final String name;
                private final transient int[] table;

                Variant(String name, int size) {
                  this.name = name;
                  table = new int[size];
                }

                int size() {
                  return table.length;
                }

                private Object readResolve() {
                  return Variants.named(name);
                }
              }

              static final class Variants {
                static final Variant SHORT = new Variant("short", 3);
                static final Variant LONG = new Variant("long", 30);

                static Variant named(String name) {
                  if (SHORT.name.equals(name)) {
                    return SHORT;
                  }
                  if (LONG.name.equals(name)) {
                    return LONG;
                  }
                  throw new IllegalArgumentException(name);
                }
              }

              record Settings(Variant variant, Map<String, Variant> all) {}

              public static void main(String[] args) throws Exception {
                Settings settings = new Settings(Variants.LONG, new HashMap<>(Map.of("s", Variants.SHORT)));
                try (RemoteJvm jvm = RemoteJvm.fork()) {
                  System.out.println(jvm.call(() -> settings.variant() == Variants.LONG && settings.all().get("s") == Variants.SHORT));
                  System.out.println(jvm.call(() -> settings.variant().size() + " " + Variants.named("short").size()));
                }
              }
            }
            """).run("Main").isFine().printed("true", "30 3");
  }

  @Test
  void whatItsClassKeepsInAPoolOrAnArrayIsThatVeryObject() {
    new UserProgram(classes).source("""
            import dev.satchel.*;
            import java.io.*;
            import java.util.*;
            import java.util.concurrent.Callable;

            public class Main {
              static final class Name implements Serializable {
                private static final Map<String, Name> POOL = new HashMap<>();
                final String text;

                private Name(String text) {
                  this.text = text;
                }

                static synchronized Name of(String text) {
                  return POOL.computeIfAbsent(text, Name::new);
                }

                private Object readResolve() {
                  return of(text);
                }
              }

              static final class Small implements Serializable {
                private static final Small[] CACHE = {new Small(0), new Small(1)};
                final int value;

                Small(int value) {
                  this.value = value;
                }

                static Small of(int value) {
                  return value < CACHE.length ? CACHE[value] : new Small(value);
                }

                private Object writeReplace() {
                  return new Form(value);
                }

                private record Form(int value) implements Serializable {
                  private Object readResolve() {
                    return Parser.SHARED.parse(value);
                  }
                }
              }

              static final class Parser {
                static final Parser SHARED = new Parser();
                final Small first = Small.of(1);

                Small parse(int value) {
                  return Small.of(value);
                }
              }

              /** Not used here: its initialiser runs over there. */
              static final class Late implements Serializable {
                static final Late ONLY = new Late();

                private Object readResolve() {
                  return ONLY;
                }
              }

              public static void main(String[] args) throws Exception {
                Name name = Name.of("n");
                Small small = Small.of(1);
                Small large = Small.of(7);
                try (RemoteJvm jvm = RemoteJvm.fork()) {
                  System.out.println(jvm.call(() -> name == Name.of("n") && Name.of("m") == Name.of("m")));
                  System.out.println(jvm.call(() -> small == Small.of(1) && Parser.SHARED.first == small));
                  System.out.println(jvm.call(() -> Parser.SHARED.parse(large.value).value));
                  Callable<Object> late = () -> Late.ONLY;
                  System.out.println(jvm.call(late) == Late.ONLY);
                }
              }
            }
            """).run("Main").isFine().printed("true", "true", "7", "true");
  }

  @Test
  void constantsThatACompanionObjectKeepsStayThoseConstantsAlsoIfAHookIsTheFirstToUseIt() {
    new UserProgram(classes).source("""
            import dev.satchel.*;
            import java.io.*;
            import java.util.*;

            public class Main {
              static final class Bag implements Serializable {
                final int[] items;

                Bag(int... items) {
                  this.items = items;
                }

                private Object writeReplace() {
                  return new Written(Bag$.ONLY, items);
                }
              }

              static final class Bag$ implements Serializable {
                static final Bag$ ONLY = new Bag$();

                private final Bag empty = new Bag();

                Bag of(int... items) {
                  return items.length == 0 ? empty : new Bag(items);
                }
              }

              record Written(Bag$ maker, int[] items) implements Serializable {
                private Object readResolve() {
                  return maker.of(items);
                }
              }

              public static void main(String[] args) throws Exception {
                Bag bag = new Bag(1, 2);
                try (RemoteJvm jvm = RemoteJvm.fork()) {
                  System.out.println(jvm.call(() -> bag.items.length + " " + Bag$.ONLY.of().items.length));
                  Bag none = Bag$.ONLY.of();
                  System.out.println(jvm.call(() -> bag.items.length + " " + (none == Bag$.ONLY.of())));
                }
              }
            }
            """).run("Main").isFine().printed("2 0", "2 true");
  }

  @Test
  void aHookMayReadAResourceOfTheSender() throws IOException {
    Files.writeString(classes.resolve("zones.txt"), "north\nsouth\n");
    new UserProgram(classes)
        .source("""
            import dev.satchel.*;
            import java.io.*;
            import java.nio.charset.StandardCharsets;
            import java.util.*;

            public class Main {
              record Zone(String name, int number) {}

              static final class Place implements Serializable {
                final transient Zone zone;

                Place(Zone zone) {
                  this.zone = zone;
                }

                private Object writeReplace() {
                  return new Form(zone.name());
                }

                private record Form(String zone) implements Serializable {
                  private Object readResolve() throws IOException {
                    String file = "zones" + ".txt".toLowerCase(Locale.ROOT);
                    try (InputStream in = Main.class.getResourceAsStream(file)) {
                      List<String> names = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
                      return new Place(new Zone(zone, names.indexOf(zone)));
                    }
                  }
                }
              }

              public static void main(String[] args) throws Exception {
                Place place = new Place(new Zone("south", 1));
                try (RemoteJvm forked = RemoteJvm.fork(); RemoteJvm simulated = RemoteJvm.simulate()) {
                  System.out.println(forked.call(() -> place.zone.toString()));
                  System.out.println(simulated.call(() -> place.zone.toString()));
                }
              }
            }
            """)
        .run("Main")
        .isFine()
        .printed("Zone[name=south, number=1]", "Zone[name=south, number=1]");
  }

  @Test
  void hooksThatNeverEndOrUseUpTheStackAreRefusedByName() {
    Ended ended =
        new UserProgram(classes).jvmArguments("-Xmx96m").source("""
            import dev.satchel.*;
            import java.io.*;
            import java.util.concurrent.Callable;

            public class Main {
              static class Endless implements Serializable {
                private void writeObject(ObjectOutputStream out) throws IOException {
                  for (int i = 0; ; i++) {
                    out.writeInt(i);
                  }
                }
              }

              static class Deep implements Serializable {
                private Object writeReplace() {
                  return writeReplace();
                }
              }

              static class Asserting implements Externalizable {
                public Asserting() {}

                @Override
                public void writeExternal(ObjectOutput out) {
                  throw new AssertionError("not now");
                }

                @Override
                public void readExternal(ObjectInput in) {}
              }

              static void pack(Callable<Object> task) {
                try {
                  Satchel.pack(task);
                } catch (PackException e) {
                  e.problems().forEach(problem -> System.out.println(problem.path() + ": " + problem.message()));
                }
              }

              public static void main(String[] args) {
                Object endless = new Endless();
                pack(() -> endless);
                Object deep = new Deep();
                pack(() -> deep);
                Object asserting = new Asserting();
                pack(() -> asserting);
                int[] left = new int[1_000_000];
                System.out.println(left.length);
              }
            }
            """).run("Main").isFine();

    assertThat(ended.lines()).hasSize(4);
    String cannot = ": an object of Main$";
    assertThat(ended.lines().get(0))
        .as("%s", ended)
        .startsWith("root → captured 'endless' (Endless)" + cannot
            + "Endless cannot be captured: writeObject of Main$Endless failed: ");
    assertThat(ended.lines().get(1))
        .startsWith(
            "root → captured 'deep' (Deep)" + cannot
                + "Deep cannot be captured: writeReplace of Main$Deep failed: java.lang.StackOverflowError");
    assertThat(ended.lines().get(2))
        .isEqualTo(
            "root → captured 'asserting' (Asserting)" + cannot
                + "Asserting cannot be captured: writeExternal of Main$Asserting failed: java.lang.AssertionError: not now");
    assertThat(ended.lines().get(3)).isEqualTo("1000000");
  }

  @Test
  void whatAHookLeavesBehindIsWarnedOf() {
    Ended ended = new UserProgram(classes).source("""
            import dev.satchel.*;
            import java.io.*;
            import java.util.*;
            import java.util.concurrent.*;

            public class Main {
              /** As caches do it. */
              static final class Cache implements Serializable {
                private final transient Segment[] segments = {new Segment()};
                private final int limit = 10;

                void put(String key, Object value) {
                  segments[0].table.put(key, value);
                }

                private Object writeReplace() {
                  return new Form(limit);
                }
              }

              static final class Segment {
                final Map<String, Object> table = new ConcurrentHashMap<>();
              }

              record Form(int limit) implements Serializable {
                private Object readResolve() {
                  return new Cache();
                }
              }

              /** As lists do it. */
              static final class Values implements Serializable {
                private final transient List<Integer> values = new ArrayList<>(List.of(1, 2));

                private Object writeReplace() {
                  return new Elements(values.toArray());
                }
              }

              record Elements(Object[] elements) implements Serializable {
                private Object readResolve() {
                  return new Values();
                }
              }

              record Coded(byte[] bytes) implements Serializable {}

              static final class Message implements Serializable {
                private final transient List<Integer> values = new ArrayList<>(List.of(1, 2));

                private Object writeReplace() {
                  return new Coded(new byte[] {1, 2});
                }
              }

              static void print(Callable<Object> task) {
                PackReport report = Satchel.packer().variable("task", task).check();
                System.out.println(report.problems().size());
                report.warnings().forEach(each -> System.out.println(each.rule() + " " + each.path()));
              }

              public static void main(String[] args) {
                Cache full = new Cache();
                full.put("a", 1);
                Cache empty = new Cache();
                Values values = new Values();
                Object[] message = {new Message()};
                print(() -> full);
                print(() -> empty);
                print(() -> values);
                print(() -> message);
              }
            }
            """).run("Main").isFine();

    ended.printed("0", "content-dropped task → captured 'full' (Cache)", "0", "0", "0");
  }

  @Test
  void whatIsTransientAndReadOverThereIsWarnedOf() {
    Ended ended = new UserProgram(classes).source("""
            import dev.satchel.PackReport;
            import dev.satchel.Problem;
            import dev.satchel.RemoteJvm;
            import dev.satchel.Satchel;
            import java.io.Serializable;
            import java.util.ArrayList;
            import java.util.List;
            import java.util.concurrent.Callable;

            public class Main {
              /** As libraries mark what they would rather not write. */
              static class Series implements Serializable {
                private final transient List<Integer> bars = new ArrayList<>(List.of(1, 2));
                private transient String name;
                private transient int hash;
                final int first = 1;

                int size() {
                  return bars == null ? 0 : bars.size();
                }

                String name() {
                  if (name == null) {
                    name = "series of " + first;
                  }
                  return name;
                }

                @Override
                public int hashCode() {
                  if (hash == 0) {
                    hash = 31 * first;
                  }
                  return hash;
                }
              }

              static void print(Callable<Object> task) throws Exception {
                PackReport report = Satchel.packer().variable("task", task).check();
                for (Problem each : report.warnings()) {
                  System.out.println(each.rule() + " " + each.path());
                }
                try (RemoteJvm jvm = RemoteJvm.simulate()) {
                  System.out.println(task.call() + " " + jvm.call(task));
                }
              }

              public static void main(String[] args) throws Exception {
                Series series = new Series();
                print(() -> series.size());
                print(() -> series.name() + series.hashCode() + series.first);
              }
            }
            """).run("Main");

    ended.printed(
        "transient-lost task → captured 'series' (Series) → field bars",
        "2 0",
        "series of 1311 series of 1311");
  }
}
