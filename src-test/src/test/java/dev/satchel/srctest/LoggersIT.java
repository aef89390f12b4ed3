package dev.satchel.srctest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apache.commons.logging.Log;
import org.jboss.logging.BasicLogger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.simple.SimpleLogger;

/** Loggers within objects of a library are found again by their names; those that the program itself holds are refused. */
class LoggersIT {
  @TempDir
  Path classes;

  @TempDir
  Path library;

  @Test
  void loggersInObjectsOfALibraryAreFoundAgainByName() {
    UserProgram tools = new UserProgram(library).source("""
        package tools;

        import java.util.*;
        import org.slf4j.LoggerFactory;

        public class Tool {
          private final java.util.logging.Logger jdks = java.util.logging.Logger.getLogger("tools.Tool");
          private final System.Logger systems = System.getLogger("tools.system");
          private final org.slf4j.Logger slf4j = LoggerFactory.getLogger(Tool.class);
          private final org.jboss.logging.Logger jboss = org.jboss.logging.Logger.getLogger("tools.jboss");
          private final List<Object> others = new ArrayList<>(List.of(org.apache.commons.logging.LogFactory.getLog("tools.commons")));

          public String use() {
            jdks.fine("a");
            slf4j.debug("b");
            ((org.apache.commons.logging.Log) others.get(0)).debug("c");
            return jdks.getName()
                + (jdks == java.util.logging.Logger.getLogger("tools.Tool"))
                + slf4j.getName()
                + (slf4j == LoggerFactory.getLogger(Tool.class))
                + jboss.getName()
                + systems.getName();
          }
        }
        """);
    UserProgram program = new UserProgram(classes).source("""
        import dev.satchel.*;
        import java.util.concurrent.Callable;
        import java.util.logging.Logger;

        public class Main {
          record Held(Object held) {}

          static void print(Callable<Object> task) {
            PackReport report = Satchel.packer().variable("task", task).check();
            report.problems().forEach(each -> System.out.println("refused " + each.path()));
            report.warnings().stream()
                .filter(each -> each.rule().equals("logger"))
                .forEach(each -> System.out.println(each.message().split(" ")[0]));
          }

          public static void main(String[] args) throws Exception {
            tools.Tool tool = new tools.Tool();
            try (RemoteJvm jvm = RemoteJvm.fork()) {
              System.out.println(jvm.call(tool::use).equals(tool.use()));
            }
            print(() -> tool.use());
            Held held = new Held(Logger.getLogger("mine"));
            print(() -> held);
            Logger captured = Logger.getLogger("mine");
            print(() -> captured);
          }
        }
        """);
    for (Class<?> each :
        new Class<?>[] {Logger.class, SimpleLogger.class, Log.class, BasicLogger.class}) {
      Path jar = ProgramsIT.jarOf(each);
      tools.library(jar);
      program.library(jar);
    }

    Ended ended = program.library(tools.compiled()).run("Main");

    assertThat(ended.lines())
        .as("%s", ended)
        .containsExactly(
            "true",
            "java.util.logging.Logger",
            "sun.util.logging.internal.LoggingProviderImpl$JULWrapper",
            "org.slf4j.simple.SimpleLogger",
            "org.jboss.logging.JDKLogger",
            "org.apache.commons.logging.LogAdapter$Slf4jLog",
            "refused task → captured 'held' (Held) → component held (Logger)",
            "refused task → captured 'captured' (Logger)");
    assertThat(ended.err())
        .contains(
            "warning[logger]: java.util.logging.Logger is a logger of this JVM, and is found again over there by its name");
  }

  @Test
  void staticLoggersThatAreReachedAfterTheInitializerRanAreFoundAgainByName() {
    UserProgram program = new UserProgram(classes).source("""
        import dev.satchel.*;
        import java.util.*;
        import java.util.logging.Logger;

        public class Main {
          static class Service {
            private static final Logger LOG = Logger.getLogger("service");
            private static final List<Thread> THREADS = new ArrayList<>(List.of(Thread.currentThread()));

            static int threads() {
              return THREADS.size();
            }

            static String name() {
              LOG.fine("asked");
              return LOG.getName() + (LOG == Logger.getLogger("service"));
            }
          }

          public static void main(String[] args) throws Exception {
            Service.name();
            String member = "na".concat("me");
            String type = Service.class.getName();
            try (RemoteJvm jvm = RemoteJvm.fork()) {
              System.out.println(
                  jvm.call(() -> Service.threads() + (String) Class.forName(type).getDeclaredMethod(member).invoke(null)));
            }
          }
        }
        """);

    Ended ended = program.run("Main");

    assertThat(ended.lines()).as("%s", ended).containsExactly("1servicetrue");
  }
}
