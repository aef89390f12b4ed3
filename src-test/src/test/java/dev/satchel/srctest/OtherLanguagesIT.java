package dev.satchel.srctest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Programs in Kotlin and Scala: what a task answers here it answers in a JVM that has neither them nor their libraries. */
class OtherLanguagesIT {
  private static final String WHY =
      ": the remote JVM would change its own copy; this JVM would never see it";

  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource({"fork, -Xlambdas=indy", "simulate, -Xlambdas=class"})
  void kotlinAnswersAsHere(String kind, String lambdas) {
    Ended ended = run(
        OtherCompilers.KOTLIN,
        "Kotlin",
        List.of(kind),
        lambdas,
        lambdas.replace("lambdas", "sam-conversions"));

    ended.isFine().printed("54 tasks, 0 differences");
  }

  @ParameterizedTest
  @CsvSource({"SCALA_2, simulate", "SCALA_3, fork"})
  void scalaAnswersAsHere(OtherCompilers compiler, String kind) {
    Ended ended = run(compiler, "Scala", "ScalaMain", List.of(kind));

    ended.printed("54 tasks, 0 differences");
    assertThat(ended.exitCode()).isZero();
    // JDK 25 warns where Scala uses Unsafe.
    assertThat(ended
            .err()
            .lines()
            .filter(line -> !line.matches("(\\[remote \\d+] )?WARNING: .*"))
            .filter(line -> !line.isEmpty() && !line.startsWith(" ")))
        .allMatch(line -> line.startsWith("warning[static-made-again]: static field scala.")
            || line.equals("1 warning"));
  }

  @ParameterizedTest
  @CsvSource({"-Xlambdas=indy, this lambda", "-Xlambdas=class, this anonymous class"})
  void kotlinVariablesThatAClosureChangesAreRefusedInTheWordsOfTheSource(
      String lambdas, String sam) {
    Ended ended = run(
        OtherCompilers.KOTLIN,
        "KotlinRefused",
        List.of(),
        lambdas,
        lambdas.replace("lambdas", "sam-conversions"));

    List<String> lines = ended.isFine().lines().stream()
        .map(line -> line.replaceFirst(" in KotlinRefusedKt\\$.*", " in KotlinRefusedKt.main()"))
        .map(line -> line.replace(WHY, ""))
        .toList();
    assertThat(lines)
        .as("%s", ended)
        .containsExactly("""
        number: %1$s writes to the captured local 'count'
          root → captured 'count' (var Int)
          programs/KotlinRefused.kt:33 in KotlinRefusedKt.main()
          keep the state in an object and ship that object:
          class Counter(var count: Int) { fun increment() = ++count }
        text: this lambda writes to the captured local 'text'
          root → captured 'text' (var)
          programs/KotlinRefused.kt:35 in KotlinRefusedKt.main()
          keep the state in an object and ship that object:
          class Text<T>(var text: T)
        nested lambda: %1$s writes to the captured local 'done'
          root → captured 'done' (var Boolean)
          programs/KotlinRefused.kt:38 in KotlinRefusedKt.main()
          keep the state in an object and ship that object:
          class Done(var done: Boolean)
        local function: %1$s passes the captured local 'total' to KotlinRefusedKt.add(int), which writes to it
          root → captured 'total' (var Long)
          programs/KotlinRefused.kt:41 in KotlinRefusedKt.main()
          keep the state in an object and ship that object:
          class Total(var total: Long) { fun add(amount: Long) { total += amount } }
        anonymous object: this anonymous class writes to the captured local 'current'
          root → captured 'current' (var)
          programs/KotlinRefused.kt:45 in KotlinRefusedKt.main()
          keep the state in an object and ship that object:
          class Current<T>(var current: T)
        only read: packed
        only changed here: packed
        own state: packed
        0  false 0 null 3 1
        """.formatted(sam).lines().toArray(String[]::new));
  }

  @ParameterizedTest
  @EnumSource(names = {"SCALA_2", "SCALA_3"})
  void scalaVariablesThatAClosureChangesAreRefusedInTheWordsOfTheSource(OtherCompilers compiler) {
    Ended ended = run(compiler, "ScalaRefused", List.of());

    List<String> lines =
        ended.isFine().lines().stream().map(line -> line.replace(WHY, "")).toList();
    assertThat(lines).as("%s", ended).containsExactly("""
        number: this lambda writes to the captured local 'count'
          root → captured 'count' (var Int)
          programs/ScalaRefused.scala:29 in ScalaRefused$.main(String[])
          keep the state in an object and ship that object:
          class Counter(var count: Int) { def increment(): Int = { count += 1; count } }
        text: this lambda writes to the captured local 'text'
          root → captured 'text' (var)
          programs/ScalaRefused.scala:31 in ScalaRefused$.main(String[])
          keep the state in an object and ship that object:
          class Text[T](var text: T)
        nested lambda: this lambda writes to the captured local 'done'
          root → captured 'done' (var Boolean)
          programs/ScalaRefused.scala:34 in ScalaRefused$.main(String[])
          keep the state in an object and ship that object:
          class Done(var done: Boolean)
        local function: this lambda passes the captured local 'total' to ScalaRefused$.add(int), which writes to it
          root → captured 'total' (var Long)
          programs/ScalaRefused.scala:37 in ScalaRefused$.main(String[])
          keep the state in an object and ship that object:
          class Total(var total: Long) { def add(amount: Long): Unit = total += amount }
        anonymous class: this anonymous class writes to the captured local 'current'
          root → captured 'current' (var)
          programs/ScalaRefused.scala:41 in ScalaRefused$$anon$1.call()
          keep the state in an object and ship that object:
          class Current[T](var current: T)
        only read: packed
        lazy: packed
        own state: packed
        own state of this: packed
        late
        0  false 0 null 3 3
        """.lines().toArray(String[]::new));
  }

  /** The main class is named after the file, as Kotlin and Scala do it. */
  private Ended run(
      OtherCompilers compiler, String program, List<String> arguments, String... options) {
    String mainClass = compiler == OtherCompilers.KOTLIN ? program + "Kt" : program;
    return run(compiler, program, mainClass, arguments, options);
  }

  private Ended run(
      OtherCompilers compiler,
      String program,
      String mainClass,
      List<String> arguments,
      String... options) {
    UserProgram user =
        new UserProgram(folder.resolve("java")).source(ProgramsIT.text("/programs/Both.java"));
    user.library(compiler.compile(folder, program, List.of(user.compiled()), options));
    compiler.standardLibrary().forEach(user::library);
    return user.run("programs." + mainClass, arguments.toArray(String[]::new));
  }
}
