package dev.satchel.srctest.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.srctest.Jdks;
import dev.satchel.srctest.SatchelJar;
import dev.satchel.srctest.agent.programs.LambdaKinds;
import dev.satchel.srctest.agent.programs.Packs;
import dev.satchel.srctest.agent.programs.Shared;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** The diagnostic log and the options, as a user sees them. */
class AgentLogIT {
  private static final String PREFIX = "dev.satchel.srctest.agent.programs.";
  private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z ";
  private static final String KNOWN =
      "(known: log, level, format, sources, include, exclude, enforce, rules)";

  @TempDir
  Path folder;

  static List<Jdks.Jdk> jdks() {
    return Jdks.all();
  }

  private static AgentJvm jvm() {
    return new AgentJvm(Jdks.current());
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void quietApplicationStaysQuiet(Jdks.Jdk jdk) {
    AgentJvm.Result result = new AgentJvm(jdk).satchel("").run(Shared.class);

    assertThat(result).isEqualTo(new AgentJvm.Result(0, "6" + System.lineSeparator(), ""));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void tellsAboutClassesAndLambdas(Jdks.Jdk jdk) {
    Path log = folder.resolve("agent.log");
    AgentJvm.Result result = new AgentJvm(jdk)
        .satchel("level=info,log=" + log + ",include=" + PREFIX + "Shared")
        .run(Shared.class);

    assertThat(result).isEqualTo(new AgentJvm.Result(0, "6" + System.lineSeparator(), ""));
    List<String> lines = AgentJvm.file(log).lines().toList();
    assertThat(lines).hasSize(5);
    assertThat(lines.get(0))
        .matches(TIME
            + "INFO  start satchel=\\S+ java="
            + jdk.feature()
            + "\\S* vm=\".*\" pid=\\d+ mode=premain options=\"log="
            + log
            + ",level=info,format=text,include="
            + PREFIX
            + "Shared,enforce=log\"");
    assertThat(lines.get(1))
        .matches(TIME
            + "INFO  class name="
            + PREFIX
            + "Shared loader=app file=dev/satchel/srctest/agent/programs/Shared.java lines=10-33 release=17"
            + " bytes=\\d+ hash=sha256:[0-9a-f]{16} lambdas=1"
            + " statics=\"METRICS: written by static initialiser:10, read by report\\(int\\)/0:20;"
            + " calls: written by trackCall\\(\\):16, read by trackCall\\(\\):16, report\\(int\\)/0:20\""
            + " from=file:\\S+");
    assertThat(lines.get(2))
        .matches(TIME
            + "INFO  lambda place="
            + PREFIX
            + "Shared#report\\(int\\)/0 at=Shared.java:20 index=1 kind=lambda interface=java.util.function.Supplier"
            + " method=get runs="
            + PREFIX
            + "Shared.lambda\\$report\\$0\\(int\\) captures=int class="
            + PREFIX
            + "Shared\\$\\$Lambda\\S+ loader=app");
    assertThat(lines.get(3))
        .contains("INFO  class name=" + PREFIX + "Shared$Reader ")
        .contains(" uses=\"" + PREFIX + "Shared.calls: read by read():26\" ");
    assertThat(lines.get(4))
        .matches(
            TIME + "INFO  end classes=2 classes-skipped=\\d+ lambdas=\\d+ .*class-millis=\\d+");
  }

  @Test
  void saysNothingAboutItsOwnLambdas() {
    Path log = folder.resolve("agent.log");
    jvm().satchel("level=info,log=" + log).run(Packs.class);

    assertThat(AgentJvm.file(log).lines().filter(line -> line.contains(" lambda place=")))
        .singleElement()
        .asString()
        .contains("lambda place=" + PREFIX + "Packs#main");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void writesJsonLinesOnRequest(Jdks.Jdk jdk) {
    Path log = folder.resolve("agent.json");
    new AgentJvm(jdk).satchel("level=debug,format=json,log=" + log).run(LambdaKinds.class);

    List<String> lines = AgentJvm.file(log).lines().toList();
    assertThat(lines)
        .hasSizeGreaterThan(30)
        .allSatisfy(line -> assertThat(namesOf(line)).startsWith("time", "level", "event"));
    assertThat(lines)
        .filteredOn(line -> line.contains("\"lambda\""))
        .anyMatch(line -> line.contains("\"captures\":[\"long\",\"int\"]"));
  }

  @Test
  void saysAtDebugWhatIsSkipped() {
    AgentJvm.Result result =
        jvm().satchel("level=debug,exclude=" + PREFIX + "Shared").run(Shared.class);

    assertThat(result.errLines())
        .anyMatch(line -> line.contains(" DEBUG class-skipped name=" + PREFIX
            + "Shared loader=app reason=\"option exclude=" + PREFIX + "Shared\""))
        .anyMatch(line -> line.contains(" DEBUG lambda-skipped caller=" + PREFIX + "Shared "));
  }

  @Test
  void appendsToFileWithStartEvenWhereNothingElseIsShown() {
    Path log = folder.resolve("agent.log");
    jvm().satchel("log=" + log).run(Shared.class);
    jvm().satchel("log=" + log).run(Shared.class);

    assertThat(AgentJvm.file(log).lines())
        .hasSize(2)
        .allMatch(line -> line.contains(" INFO  start "));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void unknownOptionIsNamedWithTheNearestAndTheApplicationGoesOn(Jdks.Jdk jdk) {
    AgentJvm.Result result = new AgentJvm(jdk).satchel("sorces=x,level=warn").run(Shared.class);

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).isEqualTo("6" + System.lineSeparator());
    assertThat(result.errLines()).hasSize(1);
    assertThat(result.err())
        .contains(
            " WARN  option problem=\"unknown agent option 'sorces'; nearest known option: 'sources' "
                + KNOWN + "\"");
  }

  @Test
  void eachSourceOfOptionsIsReportedByItsName() {
    AgentJvm.Result result = jvm()
        .satchel("level=infoo,format")
        .argument("-Dsatchel.fromat=json")
        .environment("SATCHEL_LEVLE", "info")
        .environment("SATCHEL_HOME", "/opt/satchel")
        .run(Shared.class);

    assertThat(result.out()).isEqualTo("6" + System.lineSeparator());
    assertThat(result.errLines())
        .extracting(line -> line.replaceAll(".*problem=\"(.*)\" in-force=.*", "$1"))
        .containsExactly(
            "agent option 'format' is not of the form key=value; nearest known option: 'format' "
                + KNOWN,
            "unknown system property 'satchel.fromat'; nearest known option: 'format' " + KNOWN,
            "unknown environment variable 'SATCHEL_LEVLE'; nearest known option: 'level' " + KNOWN,
            "agent option 'level': 'infoo' is none of error, warn, info, debug; nearest: 'info'");
  }

  @Test
  void argumentWinsOverPropertyOverVariable() {
    AgentJvm.Result result = jvm()
        .satchel("level=info")
        .argument("-Dsatchel.level=error", "-Dsatchel.include=a.b")
        .environment("SATCHEL_LEVEL", "debug")
        .environment("SATCHEL_INCLUDE", "c.d")
        .environment("SATCHEL_EXCLUDE", "e.f")
        .run(Shared.class);

    assertThat(result.errLines().get(0))
        .contains(
            "options=\"log=stderr,level=info,format=text,include=a.b,exclude=e.f,enforce=log\"");
  }

  @Test
  void unreadableSourcePathIsOneClearLine() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.txt"), "no jar");
    AgentJvm.Result result = jvm()
        .satchel("sources=/no/such/place" + java.io.File.pathSeparator + text)
        .run(Shared.class);

    assertThat(result.out()).isEqualTo("6" + System.lineSeparator());
    assertThat(result.errLines()).hasSize(2);
    assertThat(result.errLines().get(0))
        .endsWith(
            " WARN  sources-unreadable path=/no/such/place reason=\"no such file or directory\""
                + " consequence=\"payloads carry no source text from there\"");
    assertThat(result.errLines().get(1))
        .contains("path=" + text + " reason=\"neither a directory nor a jar\"");
  }

  @Test
  void unwritableLogIsOneClearLine() {
    AgentJvm.Result result = jvm().satchel("log=/no/such/place/agent.log").run(Shared.class);

    assertThat(result.out()).isEqualTo("6" + System.lineSeparator());
    assertThat(result.errLines()).hasSize(1);
    assertThat(result.err())
        .contains(" ERROR log-unwritable file=/no/such/place/agent.log reason=")
        .contains(" consequence=\"this log goes to stderr\"");
  }

  @Test
  void loadedTwiceItIsInstalledOnce() {
    AgentJvm.Result result = jvm().satchel("").satchel("level=debug").run(LambdaKinds.class);

    assertThat(result.outLines()).hasSize(26).noneMatch(line -> line.contains("not recorded"));
    assertThat(result.errLines()).hasSize(1);
    assertThat(result.err())
        .contains(" WARN  already-running how=premain ignored=\"level=debug\" in-force=");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void commandLineHasNoUseForTheApplicationsOptions(Jdks.Jdk jdk) throws Exception {
    Path log = folder.resolve("agent.log");
    ProcessBuilder builder = new ProcessBuilder(
            jdk.java().toString(),
            "-Dsatchel.typo=1",
            "-jar",
            SatchelJar.path().toString(),
            "--version")
        .redirectErrorStream(true);
    builder.environment().put("SATCHEL_LOG", log.toString());
    Process process = builder.start();
    assertThat(AgentJvm.text(process.getInputStream())).doesNotContain("option");
    assertThat(process.waitFor()).isZero();
    assertThat(log).doesNotExist();
  }

  /** Names of the members of the one object in {@code json}; fails for anything else and for duplicates. */
  private static List<String> namesOf(String json) {
    List<String> names = new ArrayList<>();
    JsonFactory factory = JsonFactory.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .build();
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), json)) {
      assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
      for (JsonToken token = parser.nextToken();
          token != JsonToken.END_OBJECT;
          token = parser.nextToken()) {
        if (token == JsonToken.PROPERTY_NAME) {
          names.add(parser.currentName());
        }
      }
      assertThat(parser.nextToken()).isNull();
    }
    return names;
  }
}
