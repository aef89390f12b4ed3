package bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/bench.md, with as little to do as can be. What they measure here counts for nothing. */
class BenchIT {
  private static final Path PROJECT =
      Path.of(System.getProperty("satchel.project")).toAbsolutePath().normalize();

  @TempDir
  Path folder;

  @Test
  void theTableHasARowForEachSerializer() throws Exception {
    Path page = folder.resolve("page.md");

    String printed = run(
        "bench.Table",
        "rounds=1",
        "iteration=1",
        "graphs=RECORD_IN_A_CYCLE,PLAIN_LAMBDAS",
        "serializers=SATCHEL_BINARY,JAVA",
        "into=" + page);

    List<String> rows =
        Files.readAllLines(page).stream().filter(line -> line.startsWith("| ")).toList();
    String number = " [0-9.,]+ \\|";
    assertThat(rows).as(printed).hasSize(5);
    for (int satchel : new int[] {1, 3}) {
      assertThat(rows.get(satchel))
          .matches("\\|.*\\| Satchel binary \\|" + number + " – \\|" + number + " – \\|" + number
              + " – \\|" + number + number + "  \\|");
    }
    assertThat(rows.get(2)).endsWith("| Entry.folder became null |");
    assertThat(rows.get(4)).contains("writing: NotSerializableException: bench.graphs.Lambdas");
  }

  @Test
  void theScaleRunWritesItsNumbersAndDrawsThem() throws Exception {
    String printed =
        run("bench.Scale", "from=10", "to=30", "heap=512m", "enough=1", "folder=" + folder);

    List<String> csv = Files.readAllLines(folder.resolve("scale.csv"));
    assertThat(csv).as(printed).hasSize(7);
    assertThat(csv.get(0)).isEqualTo(ScalePoint.Cost.CSV_HEAD);
    assertThat(csv.subList(1, 7))
        .allMatch(line -> line.matches("[a-z0-9 ]+,(10|30)(,[0-9]+[.][0-9]+){5}"));
    assertThat(Files.readString(folder.resolve("scale.svg")))
        .startsWith("<svg ")
        .contains(
            ">linked list, write<",
            ">linked list, read<",
            ">tree of records, write<",
            ">tree of records, read<",
            ">objects of 12 primitives, write<",
            ">objects of 12 primitives, read<",
            ">objects in the graph<",
            "stroke-dasharray:");
  }

  @Test
  void theClassLoadRunComparesAgents() throws Exception {
    assertThat(run("bench.ClassLoad", "rounds=1").lines())
        .satisfiesExactly(
            head ->
                assertThat(head).matches("\\| agent \\| [0-9]{4} classes, CPU ms \\| ÷ none \\|"),
            line -> assertThat(line).startsWith("|---"),
            none -> assertThat(none).matches("\\| no agent \\| [0-9,]+ \\| 1[.]00 \\|"),
            satchel -> assertThat(satchel).matches("\\| Satchel \\| [0-9,]+ \\| [0-9.]+ \\|"),
            jacoco -> assertThat(jacoco).matches("\\| JaCoCo \\| [0-9,]+ \\| [0-9.]+ \\|"));
  }

  /** Runs the command of docs/bench.md that names a program, with further arguments; gives what it prints. */
  private static String run(String program, String... arguments) throws Exception {
    String documented = Files.readAllLines(PROJECT.resolve("docs/bench.md")).stream()
        .filter(line -> line.startsWith("java ") && line.endsWith(program))
        .findFirst()
        .orElseThrow(() -> new AssertionError("docs/bench.md does not say how to run " + program));
    List<String> command = new ArrayList<>();
    for (String word : documented.split(" ")) {
      command.add(word.replace("\"", "").replace(":bench/", File.pathSeparator + "bench/"));
    }
    command.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(1, "-Djmh.ignoreLock=true"); // somebody may be measuring in earnest meanwhile
    command.addAll(List.of(arguments));
    return output(command);
  }

  private static String output(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command)
        .directory(PROJECT.toFile())
        .redirectErrorStream(true)
        .start();
    String printed = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(printed).isZero();
    return printed;
  }
}
