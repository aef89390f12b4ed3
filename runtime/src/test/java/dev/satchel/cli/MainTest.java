package dev.satchel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MainTest {
  @Test
  void namesTheCommandsWhereOneIsNotKnown() {
    assertThat(complaint("frob"))
        .isEqualTo(
            "serializer: no command 'frob'; one of worker, inspect, check, run, log (see: serializer --help)");
    assertThat(complaint("INSPECT", "file")).contains("no command 'INSPECT'; one of worker,");
  }

  @Test
  void namesAnUnknownOption() {
    assertThat(complaint("--frob")).contains("'--frob'").doesNotContain("command '");
  }

  private static String complaint(String... arguments) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(err, true, StandardCharsets.UTF_8);
    assertThat(Main.run(arguments, out, out)).isEqualTo(Main.USAGE);
    return err.toString(StandardCharsets.UTF_8).strip();
  }
}
