package dev.satchel.pack.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code docs/values.md} to what Satchel says of each class of the JDK. The page is about two JDKs; this test knows the
 * one that it runs on. After a change run it on both: {@code mvn -pl runtime test -Dtest=ValuesDocumentTest
 * -Dsatchel.write.docs=true}.
 */
class ValuesDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "values.md");

  /** The versions of the JDK that the page is about. */
  private static final Set<Integer> VERSIONS = new TreeSet<>(Set.of(17, 25));

  private static final int HERE = Runtime.version().feature();

  /** Versions by package, way of travelling, and class. */
  private static final class Table extends TreeMap<String, Map<String, Map<String, Set<Integer>>>> {
    private static final long serialVersionUID = 1L;

    void add(String packageName, String way, String type, Set<Integer> versions) {
      computeIfAbsent(packageName, key -> new TreeMap<>(Comparator.comparing(JdkTravelOrder::of)))
          .computeIfAbsent(way, key -> new TreeMap<>())
          .computeIfAbsent(type, key -> new TreeSet<>())
          .addAll(versions);
    }

    Table of(int version) {
      return filtered(versions -> versions.contains(version) ? Set.of(version) : Set.of());
    }

    Table without(int version) {
      return filtered(versions ->
          versions.stream().filter(each -> each != version).collect(Collectors.toSet()));
    }

    private Table filtered(java.util.function.UnaryOperator<Set<Integer>> keep) {
      Table table = new Table();
      forEach((packageName, ways) ->
          ways.forEach((way, types) -> types.forEach((type, versions) -> {
            Set<Integer> kept = keep.apply(versions);
            if (!kept.isEmpty()) {
              table.add(packageName, way, type, kept);
            }
          })));
      return table;
    }
  }

  /** Ways in which objects travel before those in which they do not. */
  private static final class JdkTravelOrder {
    static String of(String way) {
      return (way.startsWith("refused") ? "1" : "0") + way;
    }
  }

  @Test
  void eachClassOfThisJdkIsInTheTableAsItTravels() throws IOException {
    Table here = here();
    if (Boolean.getBoolean("satchel.write.docs")) {
      Table all = Files.exists(DOCUMENT) ? read().without(HERE) : new Table();
      here.forEach((packageName, ways) -> ways.forEach((way, types) ->
          types.forEach((type, versions) -> all.add(packageName, way, type, versions))));
      Files.writeString(DOCUMENT, render(all));
    }
    Table written = read();

    assertThat(Files.readString(DOCUMENT)).isEqualTo(render(written));
    if (VERSIONS.contains(HERE)) {
      assertThat(lines(written.of(HERE))).isEqualTo(lines(here));
    } else {
      assertThat(lines(here.filtered(versions -> Set.of(0))))
          .containsAll(lines(known(written, here)));
    }
  }

  /** Of a JDK that the page is not about, the classes that it has too. */
  private static Table known(Table written, Table here) {
    Set<String> there = here.entrySet().stream()
        .flatMap(entry -> entry.getValue().values().stream()
            .flatMap(types -> types.keySet().stream().map(type -> entry.getKey() + "." + type)))
        .collect(Collectors.toSet());
    Table known = new Table();
    written
        .of(25)
        .forEach((packageName, ways) -> ways.forEach((way, types) -> types.keySet().stream()
            .filter(type -> there.contains(packageName + "." + type))
            .forEach(type -> known.add(packageName, way, type, Set.of(0)))));
    return known;
  }

  private static Set<String> lines(Table table) {
    Set<String> lines = new TreeSet<>();
    table.forEach((packageName, ways) -> ways.forEach((way, types) ->
        types.keySet().forEach(type -> lines.add(packageName + "." + type + " " + way))));
    return lines;
  }

  private static Table here() {
    Table table = new Table();
    JdkClasses.listed()
        .forEach((packageName, types) -> types.forEach(type -> table.add(
            packageName,
            JdkTravel.of(type),
            type.getName().substring(packageName.length() + 1),
            Set.of(HERE))));
    return table;
  }

  private static Table read() throws IOException {
    Table table = new Table();
    String packageName = "";
    for (String line : Files.readAllLines(DOCUMENT)) {
      if (line.startsWith("### ")) {
        packageName = line.substring("### ".length());
      } else if (line.startsWith("- ") && !packageName.isEmpty()) {
        int colon =
            line.indexOf(": `", line.contains("refused: `") ? line.indexOf("refused: `") + 9 : 0);
        String way = line.substring(2, colon);
        for (String type : line.substring(colon + 2).split(", ")) {
          String[] parts = type.split(" ");
          Set<Integer> versions = parts.length == 1
              ? VERSIONS
              : Set.of(Integer.parseInt(parts[1].substring(1, parts[1].length() - 1)));
          table.add(packageName, way, parts[0].substring(1, parts[0].length() - 1), versions);
        }
      }
    }
    return table;
  }

  private static String render(Table table) {
    StringBuilder text = new StringBuilder("""
        # Values of the JDK

        How objects of the JDK's classes travel:

        - *as it is*: a string or a number; equal ones are one object over there
        - *by meaning*: through its public methods: elements in their order, comparator, access order, capacity where it shows; also what
          wraps another container, which stays one object for all that hold it. Keys, values and entries of a map of the JDK travel as views of
          that map where it travels too. Without it keys, values and entries of hash maps, keys and values of tree maps, parts of array lists, and buffers that can be read alone travel with a
          container of their own, if nothing travels of which they could be a part; not in a session, where that may come later
        - *by serial form*: as its class documents it for `java.io.Serializable`, by that class's own methods; what it refers to travels as the
          objects that they are
        - *by name*: an enum constant, another constant, a class, a member of a class
        - *refused*: not at all, by the rule of that name ([forbidden.md](forbidden.md)). In a static field it is made again over there, if the field's
          initialiser makes it
        - *some refused*: those that the rule names: a lock that is held, a future that is not done

        Tables of hash codes iterate as they did, with whatever number of buckets, if the keys have the same hash codes over there: strings, numbers, dates, lists, sets, maps and records
        of them, and what has a `hashCode` of its own made of them. Enum constants, classes, and objects without a `hashCode` have others in each JVM. Of a
        `ConcurrentHashMap`, `Properties` or `WeakHashMap` with keys of the user, a number of buckets that is not the usual one is not known: its order may be another. Nor is the order in a
        bucket of nine and more keys kept, if it became a tree: it stems from how that tree grew, which no public method tells or repeats.

        Exceptions travel with message, cause, stack trace, suppressed exceptions, and the state of their class. Arrays, records, proxies,
        and lambdas of public methods of the JDK (`Comparator.comparing`) travel too. So do the user's own classes that extend one of the JDK's, if
        the JDK's class has no state, or state that travels.

        Listed are all classes that have objects: of packages of values and containers the public ones and the `Serializable` ones; of others the
        public `Serializable` ones, and what else travels. A class that is abstract stands for whatever extends it in the JDK. Whatever is not here is refused. The number of a Java version
        says that a class is only there, or travels so only there; all others are the same on 17 and 25.

        This page is generated from what Satchel says of each class of a JDK.
        """);
    table(text, table, "Packages of values and containers", true);
    table(text, table, "Other packages", false);
    return text.toString();
  }

  private static void table(StringBuilder text, Table table, String title, boolean isOfValues) {
    text.append("\n## ").append(title).append('\n');
    table.forEach((packageName, ways) -> {
      if (JdkClasses.isOfValues(packageName) == isOfValues) {
        text.append("\n### ").append(packageName).append("\n\n");
        ways.forEach((way, types) -> text.append("- ")
            .append(way)
            .append(": ")
            .append(types.entrySet().stream()
                .map(type -> "`" + type.getKey() + "`" + note(type.getValue()))
                .collect(Collectors.joining(", ")))
            .append('\n'));
      }
    });
  }

  private static String note(Set<Integer> versions) {
    return versions.equals(VERSIONS)
        ? ""
        : versions.stream().map(version -> " (" + version + ")").collect(Collectors.joining());
  }
}
