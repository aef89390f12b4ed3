package dev.satchel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentLogTest {
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

  @TempDir
  Path folder;

  private AgentLog log(String options) {
    return AgentLog.open(new OptionReader(options, new Properties(), Map.of()).read(), stderr);
  }

  private List<String> said() {
    return stderr
        .toString(StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.replaceAll("^\\[satchel\\] \\S+Z ", ""))
        .toList();
  }

  @Test
  void writesWhatTheLevelShows() {
    AgentLog log = log("level=warn");
    for (Level level : Level.values()) {
      log.write(new LogEvent(level, "said"));
    }
    assertThat(said()).containsExactly("ERROR said", "WARN  said");
  }

  @Test
  void twoLogsShareAFileLineByLine() throws IOException {
    Path file = folder.resolve("shared.log");
    AgentLog one = log("log=" + file);
    AgentLog two = log("log=" + file);
    one.write(new LogEvent(Level.WARN, "first"));
    two.write(new LogEvent(Level.WARN, "second"));
    one.write(new LogEvent(Level.WARN, "third"));
    assertThat(Files.readAllLines(file))
        .extracting(line -> line.substring(31))
        .containsExactly("first", "second", "third");
    assertThat(said()).isEmpty();
  }

  @Test
  void closedLogIsSilent() throws IOException {
    Path file = folder.resolve("closed.log");
    AgentLog log = log("log=" + file);
    log.close();
    log.write(new LogEvent(Level.ERROR, "late"));
    assertThat(Files.size(file)).isZero();
    assertThat(said()).isEmpty();
  }

  @Test
  void fileThatCannotBeOpenedIsSaidOnceAndTheLogGoesOn() {
    AgentLog log = log("log=" + folder + "/none/a.log");
    log.write(new LogEvent(Level.WARN, "next"));
    assertThat(said()).hasSize(2);
    assertThat(said().get(0))
        .startsWith("ERROR log-unwritable file=" + folder + "/none/a.log reason=");
    assertThat(said().get(1)).isEqualTo("WARN  next");
  }

  @Test
  void whatTheUserMustSeeIsOnStandardErrorTooInText() {
    AgentLog log = log("format=json,log=" + folder.resolve("a.json"));
    log.writeToUser(new LogEvent(Level.WARN, "option").with("problem", "unknown"));
    assertThat(said()).containsExactly("WARN  option problem=unknown");
  }
}
