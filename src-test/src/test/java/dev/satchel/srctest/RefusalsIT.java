package dev.satchel.srctest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole reports, as users see them: programs below {@code resources/programs} that are refused, and near ones that are not.
 * After a change of what is said: {@code -Dsatchel.write.reports=true}, and read the difference aloud.
 */
class RefusalsIT {
  private static final Path PROGRAMS = Path.of("src", "test", "resources");

  @TempDir
  Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"Forbidden", "Statics", "Traps"})
  void reportsReadAsWritten(String name) throws IOException {
    Path source = PROGRAMS.resolve("programs").resolve(name + ".java");
    Path expected = PROGRAMS.resolve("programs").resolve(name + ".txt");
    Ended ended = new UserProgram(folder)
        .source(Files.readString(source))
        .agentOptions("sources=" + PROGRAMS.toAbsolutePath())
        .run("programs." + name, source.toString());
    assertThat(ended.exitCode()).as(ended.toString()).isZero();
    String printed = String.join("\n", ended.lines()) + "\n";
    if (Boolean.getBoolean("satchel.write.reports")) {
      Files.writeString(expected, printed);
    }
    assertThat(printed).isEqualTo(Files.readString(expected));
  }
}
