package dev.satchel.srctest.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import dev.satchel.srctest.Jdks;
import dev.satchel.srctest.SatchelJar;
import dev.satchel.srctest.agent.programs.Attached;
import dev.satchel.srctest.agent.programs.ClassFilesProgram;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Class files under JaCoCo's agent, before and after Satchel's; and Satchel's coming late. */
class AgentBesideOthersIT {
  @TempDir
  Path folder;

  static List<Jdks.Jdk> jdks() {
    return Jdks.all();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void takesTheClassFilesOfTheClassPath(Jdks.Jdk jdk) {
    assertThat(program(new AgentJvm(jdk).satchel("")))
        .startsWith(
            "0one2two",
            "14",
            "Worked: RESOURCE as on the class path",
            "Defaults: RESOURCE as on the class path",
            "ClassFilesProgram: RESOURCE as on the class path",
            "initialised: true false",
            "Never: RESOURCE as on the class path");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void saysWhatCannotBeHad(Jdks.Jdk jdk) {
    assertThat(program(new AgentJvm(jdk).satchel("")))
        .endsWith(
            "hidden: dev.satchel.srctest.agent.programs.ClassFilesProgram$Hidden is a hidden class: it has no class"
                + " file that can be read",
            "array: int[] is no class that has a class file",
            "jdk: RESOURCE");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void seesTheSameWithJacocoAfterIt(Jdks.Jdk jdk) {
    assertThat(program(jacoco(new AgentJvm(jdk).satchel(""))))
        .isEqualTo(program(new AgentJvm(jdk).satchel("")));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void takesTheClassFilesOfTheClassPathWithJacocoBeforeIt(Jdks.Jdk jdk) {
    String woven =
        ": RESOURCE as on the class path, woven by another agent; the class file of the class path travels";
    assertThat(program(jacoco(new AgentJvm(jdk)).satchel("")))
        .startsWith(
            "0one2two",
            "14",
            "Worked" + woven,
            "Defaults" + woven,
            "ClassFilesProgram" + woven,
            "initialised: true false");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void worksWithoutAgent(Jdks.Jdk jdk) {
    AgentJvm.Result result = new AgentJvm(jdk)
        .classPath(AgentJvm.testClasses() + java.io.File.pathSeparator + SatchelJar.path())
        .run(ClassFilesProgram.class);

    assertThat(result.err()).isEmpty();
    assertThat(result.outLines())
        .contains(
            "Worked: RESOURCE as on the class path",
            // The question for it went away with JDK 22.
            jdk.feature() < 22 ? "initialised: true false" : "initialised: true true");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void comesLateByAttach(Jdks.Jdk jdk) throws Exception {
    Process process = new AgentJvm(jdk)
        .argument("-Djdk.attach.allowAttachSelf=false")
        .start(Attached.class.getName());
    try (BufferedReader out = new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(out.readLine()).isEqualTo("ready");
      VirtualMachine jvm = VirtualMachine.attach(Long.toString(process.pid()));
      Path log = folder.resolve("agent.log");
      jvm.loadAgent(SatchelJar.path().toString(), "log=" + log);
      jvm.detach();
      process.getOutputStream().close();
      assertThat(out.lines())
          .containsExactly(
              "before = not recorded, because null",
              "after = invokeStatic Attached.lambda$main()void as ()Runnable run in Attached.main([Ljava/lang/String;)V",
              "class loaded before: RESOURCE",
              "never: false");
      assertThat(process.waitFor()).isZero();
      assertThat(AgentJvm.file(log))
          .containsPattern(
              " mode=attach .* loaded-before=\\d+ not-recorded=\"lambdas that were linked before\"");
    } finally {
      process.destroyForcibly();
    }
  }

  /** What the program prints, after a look that nothing else was said. */
  private static List<String> program(AgentJvm jvm) {
    AgentJvm.Result result = jvm.run(ClassFilesProgram.class);
    assertThat(result.err()).isEmpty();
    assertThat(result.exitCode()).isZero();
    return result.outLines();
  }

  private AgentJvm jacoco(AgentJvm jvm) {
    return jvm.argument(
        "-javaagent:" + AgentJvm.jacoco() + "=destfile=" + folder.resolve("jacoco.exec"));
  }
}
