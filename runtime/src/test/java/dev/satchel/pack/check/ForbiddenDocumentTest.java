package dev.satchel.pack.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code docs/forbidden.md} to the table that it is made from. After a change of the table: {@code mvn -pl runtime test
 * -Dtest=ForbiddenDocumentTest -Dsatchel.write.docs=true}.
 */
class ForbiddenDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "forbidden.md");

  @Test
  void documentSaysWhatTheTableSays() throws IOException {
    String expected = render();
    if (Boolean.getBoolean("satchel.write.docs")) {
      Files.writeString(DOCUMENT, expected);
    }
    assertThat(Files.readString(DOCUMENT)).isEqualTo(expected);
  }

  private static String render() {
    StringBuilder text = new StringBuilder("""
        # What cannot travel

        Before the first byte is written, Satchel refuses what would be wrong over there, all of it at once, each with the path
        to it and a remedy. Beside the types below it refuses, by state or by what the code does:

        | rule | what it refuses |
        |---|---|
        | `captured-mutable-state` | a closure that changes what it captured from a local scope, so that the caller would expect to see the change |
        | `held-lock` | a lock that a thread of this JVM holds now; a free one travels as a new one, also one of a class of yours that extends the JDK's |
        | `synchronizer-in-use` | a semaphore without a free permit or for which threads wait, a latch that is not counted down, a condition for which threads wait; others travel as new ones |
        | `thread-local` | also what could travel as a new one, if the packing thread has a value in it; a subclass of yours, or of a library's, likewise |
        | `incomplete-future` | a future that is not done; a `CompletableFuture` that is done travels |
        | `standard-stream` | `System.in`, `System.out`, `System.err` as values; code that names them is welcome |
        | `lambda-not-recorded` | a lambda that was linked before the agent came, or without it |
        | `graph-changed` | a collection that another thread keeps changing, so that it was never seen whole; `packer.guardedBy(lock)` captures under a lock |
        | `cannot-capture` | an object whose class file cannot be had, or whose state this JVM does not let be read |
        | `jdk-type`, `unknown-type` | whatever else Satchel does not know how to carry |

        A subtype is meant as well, also one of yours, except where it says *the JDK's own*. `*` stands for any text.
        `packer.allow("rule-id")` or `packer.allow("a.b.Type")` turns a refusal into a warning where the object can be carried at all.

        This page is generated from `forbidden-types.txt`.
        """);
    for (ForbiddenType entry : ForbiddenTypes.table()) {
      text.append("\n## ").append(entry.rule()).append("\n\n");
      Map<String, List<String>> byWhat = entry.names().stream()
          .collect(Collectors.groupingBy(
              name -> name.what() + (name.isJdkOnly() ? " (the JDK's own)" : ""),
              LinkedHashMap::new,
              Collectors.mapping(name -> "`" + name.type() + "`", Collectors.toList())));
      byWhat.forEach((what, types) -> text.append("- ")
          .append(what)
          .append(": ")
          .append(String.join(", ", types))
          .append('\n'));
      text.append("\nWhy: ").append(entry.why()).append(".\n");
      for (ForbiddenType.Help help : entry.helps()) {
        append(text, help);
      }
      if (entry.inLibraries() != null) {
        text.append("\nHeld by an object of a library, and Serializable or the JDK's own, it ")
            .append(entry.inLibraries().what())
            .append(": a warning says so.\n");
      }
    }
    return text.toString();
  }

  /** The line that ends in a colon is followed by code. */
  private static void append(StringBuilder text, ForbiddenType.Help help) {
    String plain = help.text().replaceAll("\\$\\{(\\w+)}", "$1");
    int colon = plain.indexOf(":\n");
    String types = help.types().stream()
        .map(type -> "`" + type + "`")
        .collect(Collectors.joining(", ", "Instead of ", ": "));
    text.append('\n').append(help.types().isEmpty() ? "Instead: " : types);
    if (colon < 0) {
      text.append(plain.replace('\n', ' ')).append(".\n");
      return;
    }
    text.append(plain.substring(0, colon + 1).replace('\n', ' '))
        .append("\n\n```java\n")
        .append(plain.substring(colon + 2))
        .append("\n```\n");
  }
}
