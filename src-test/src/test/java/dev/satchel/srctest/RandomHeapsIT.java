package dev.satchel.srctest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random heaps of random classes, packed under the agent and unpacked there, and some of them in another JVM that has neither
 * their classes nor the agent. What they are, and what they become when used, is the same.
 *
 * <p>{@code -Dsatchel.heaps=100000} takes so many, {@code -Dsatchel.seed=7} others than usual. A failure names its seed:
 * {@code -Dsatchel.heaps=1} with that seed makes that heap alone.
 */
class RandomHeapsIT {
  private static final int IN_ONE_JVM = 2000;

  @TempDir
  Path folder;

  @Test
  void comeOverAsTheyAre() throws IOException {
    int heaps = Integer.getInteger("satchel.heaps", 3000);
    long seed = Long.getLong("satchel.seed", 1L);
    for (int done = 0; done < heaps; done += IN_ONE_JVM) {
      int count = Math.min(IN_ONE_JVM, heaps - done);
      Path payloads = Files.createDirectories(folder.resolve("from" + (seed + done)));

      Ended made = run(true, "com.acme.heaps.Main", "" + (seed + done), "" + count, payloads);
      assertThat(made.isFine().out()).isEqualTo(count + " heaps, 0 failures\n");

      Ended read = run(false, "com.acme.heaps.ReadBack", payloads);
      assertThat(read.out()).as("%s", read).matches("[1-9][0-9]* heaps, 0 failures\n");
      // Without the agent newer JDKs say that an interface's field is set by Unsafe.
      assertThat(read.err().lines()).as("%s", read).allMatch(line -> line.startsWith("WARNING: "));
    }
  }

  private static Ended run(boolean isSender, String main, Object... arguments) {
    List<String> command = new ArrayList<>(List.of(
        Jdks.current().java().toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Dfile.encoding=UTF-8"));
    List<Path> classPath = new ArrayList<>(List.of(locationOf(RandomHeapsIT.class)));
    if (isSender) {
      command.add("-javaagent:" + SatchelJar.path());
      classPath.add(locationOf(ByteBuddy.class));
    } else {
      classPath.add(SatchelJar.path());
    }
    command.addAll(List.of("-cp", UnderAgent.joined(classPath), main));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return UnderAgent.await(command);
  }

  private static Path locationOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
