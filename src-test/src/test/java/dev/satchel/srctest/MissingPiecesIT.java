package dev.satchel.srctest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What packing cannot see is answered while connected: names made at run time, reflection, resources. */
class MissingPiecesIT {
  @TempDir
  Path classes;

  @BeforeEach
  void writeResources() throws IOException {
    Path services = Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(services.resolve("programs.Missing$Greeting"), "programs.Missing$Greeter\n");
    Files.writeString(classes.resolve("words_de.properties"), "hi=hallo\n");
    Files.writeString(classes.resolve("greeting.txt"), "good morning\n");
  }

  @Test
  void aClassFileFromBeforeJava5GetsBodiesAsWell() throws IOException {
    UserProgram program = new UserProgram(classes).source("""
        public class Old {
          int value;

          Old() {
            value = 7;
          }
        }
        """).source("""
        import dev.satchel.*;

        public class Main {
          static Object make(Class<?> type) throws ReflectiveOperationException {
            return type.newInstance();
          }

          public static void main(String[] args) throws Exception {
            try (RemoteJvm jvm = RemoteJvm.fork()) {
              System.out.println(jvm.call(() -> ((Old) make(Old.class)).value));
            }
          }
        }
        """);
    Path file = program.compiled().resolve("Old.class");
    byte[] bytes = Files.readAllBytes(file);
    bytes[7] = 48;
    Files.write(file, bytes);

    program.run("Main").isFine().printed("7");
  }

  @Test
  void comeFromTheSenderOrSayWhyNot() {
    Ended ended = new UserProgram(classes)
        .source(ProgramsIT.text("/programs/Missing.java"))
        .run("programs.Missing")
        .isFine();

    assertThat(ended.lines())
        .containsExactly(
            "12 tasks, 0 differences, comes back true",
            "12 tasks, 0 differences, comes back true",
            "12 tasks, 0 differences, comes back true",
            "here false",
            "there false",
            "programs.Missing$Opened.isConnected() was not reached when packing, so its body did not travel; add"
                + " packer.keep(\"programs.Missing$Opened#isConnected\"). It was asked for in vain: java.net.Socket cannot"
                + " travel: it is a network connection of this JVM: its connections end in this process; the other JVM has"
                + " no part in them; and no initializer makes static field 'socket' of Opened again over there",
            "session goes on",
            "programs.Missing$Square: the caller does not send anything later (Builder.answerMissing(false))",
            "programs.Missing$Square.shout(String) was not reached when packing, so its body did not travel; add"
                + " packer.keep(\"programs.Missing$Square#shout\"). It was asked for in vain: the caller does not send"
                + " anything later (Builder.answerMissing(false))");
  }
}
