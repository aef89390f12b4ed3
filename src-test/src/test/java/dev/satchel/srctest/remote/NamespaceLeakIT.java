package dev.satchel.srctest.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.acme.jobs.ManyCalls;
import dev.satchel.srctest.Jdks;
import dev.satchel.srctest.agent.AgentJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Ten thousand calls, each with a namespace of its own, leave nothing behind in the worker or in the caller. */
class NamespaceLeakIT {
  private static final int CALLS = 10_000;
  private static final int LIVE_NAMESPACES = 3;

  @Test
  void namespacesAreCollected() throws IOException {
    Process caller = new AgentJvm(Jdks.current())
        .satchel("")
        .start(ManyCalls.class.getName(), Integer.toString(CALLS));
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(caller.getInputStream(), UTF_8))) {
      String pid = expect(out, "pid ");
      String[] metaspace = expect(out, "metaspace ").split(" ");
      expect(out, "done");

      assertThat(Long.parseLong(metaspace[1])).isLessThan(Long.parseLong(metaspace[0]) + 4_000_000);
      String worker = histogram(pid);
      assertThat(count(worker, "dev.satchel.unpack.Namespace"))
          .isLessThanOrEqualTo(LIVE_NAMESPACES);
      assertThat(count(worker, "dev.satchel.unpack.define.NamespaceLoader"))
          .isLessThanOrEqualTo(LIVE_NAMESPACES);
      assertThat(count(histogram(Long.toString(caller.pid())), "dev.satchel.pack.Sent"))
          .isLessThanOrEqualTo(LIVE_NAMESPACES);
    } finally {
      caller.destroyForcibly();
    }
  }

  private static String expect(BufferedReader out, String start) throws IOException {
    String line = out.readLine();
    assertThat(line).isNotNull().startsWith(start);
    return line.substring(start.length());
  }

  /** Live objects by class, after a collection. */
  private static String histogram(String pid) throws IOException {
    String jcmd = Jdks.current().home().resolve("bin").resolve("jcmd").toString();
    Process process = new ProcessBuilder(jcmd, pid, "GC.class_histogram")
        .redirectErrorStream(true)
        .start();
    return AgentJvm.text(process.getInputStream());
  }

  private static int count(String histogram, String type) {
    assertThat(histogram).contains("java.lang.String");
    Matcher row = Pattern.compile(
            "\\d+:\\s+(\\d+)\\s+\\d+\\s+" + Pattern.quote(type) + "(\\s|$)", Pattern.MULTILINE)
        .matcher(histogram);
    return row.find() ? Integer.parseInt(row.group(1)) : 0;
  }
}
