package dev.satchel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class AgentOptionsTest {
  private static final String KNOWN =
      "(known: log, level, format, sources, include, exclude, enforce, rules)";

  private static OptionReader reader(String argument) {
    return new OptionReader(argument, new Properties(), Map.of());
  }

  @Test
  void nothingGivesTheDefaults() {
    for (String nothing : new String[] {null, "", " ", ","}) {
      OptionReader reader = reader(nothing);
      assertThat(reader.read()).isEqualTo(AgentOptions.DEFAULT);
      assertThat(reader.problems()).isEmpty();
    }
  }

  @Test
  void readsEveryKey() {
    OptionReader reader = reader(
        "log=a/b.log,level=DEBUG,format=json,sources=src"
            + File.pathSeparator
            + "lib-sources.jar,include=com.acme:org.x;Y,exclude=com.acme.gen.*,enforce=fail,rules=r.properties");

    assertThat(reader.read())
        .isEqualTo(new AgentOptions(
            Path.of("a/b.log"),
            Level.DEBUG,
            AgentOptions.Format.JSON,
            List.of(Path.of("src"), Path.of("lib-sources.jar")),
            List.of("com.acme", "org.x", "Y"),
            List.of("com.acme.gen."),
            AgentOptions.Enforce.FAIL,
            Path.of("r.properties")));
    assertThat(reader.problems()).isEmpty();
  }

  @Test
  void toStringGivesTheOptionsBack() {
    for (String text : List.of(
        "log=stderr,level=warn,format=text,enforce=log",
        "log=a.log,level=info,format=json,sources=src"
            + File.pathSeparator
            + "x.jar,include=a:b.c,exclude=d,enforce=fail,rules=r.properties")) {
      assertThat(reader(text).read()).hasToString(text);
    }
  }

  @Test
  void argumentWinsOverPropertyOverVariable() {
    Properties properties = new Properties();
    properties.setProperty("satchel.level", "error");
    properties.setProperty("satchel.format", "json");
    Map<String, String> environment =
        Map.of("SATCHEL_LEVEL", "debug", "SATCHEL_FORMAT", "text", "SATCHEL_ENFORCE", "fail");

    assertThat(new OptionReader("level=info", properties, environment).read())
        .hasToString("log=stderr,level=info,format=json,enforce=fail");
  }

  @Test
  void badValueLeavesTheNextSourceInForce() {
    Properties properties = new Properties();
    properties.setProperty("satchel.level", "info");
    OptionReader reader = new OptionReader("level=infoo", properties, Map.of());

    assertThat(reader.read().level()).isEqualTo(Level.INFO);
    assertThat(reader.problems())
        .containsExactly(
            "agent option 'level': 'infoo' is none of error, warn, info, debug; nearest: 'info'");
  }

  @Test
  void everyProblemIsOneSentence() {
    OptionReader reader = reader("lgo=x,verbose,include=a b,log=,enforce=warn,=x");

    assertThat(reader.read()).isEqualTo(AgentOptions.DEFAULT);
    assertThat(reader.problems())
        .containsExactly(
            "agent option 'verbose' is not of the form key=value; nearest known option: 'enforce' "
                + KNOWN,
            "agent option '=x' is not of the form key=value; nearest known option: 'log' " + KNOWN,
            "unknown agent option 'lgo'; nearest known option: 'log' " + KNOWN,
            "agent option 'log': a file name or 'stderr' is expected, not nothing",
            "agent option 'include': 'a b' is no package or class name prefix",
            "agent option 'enforce': 'warn' is none of log, fail; nearest: 'fail'");
  }

  @Test
  void knowsWhichOptionKeepsAClassOut() {
    AgentOptions options =
        reader("include=com.acme:org.x.,exclude=com.acme.gen").read();

    assertThat(options.whyNot("com.acme.Job")).isNull();
    assertThat(options.whyNot("com.acme$Inner")).isNull();
    assertThat(options.whyNot("org.x.y.Z")).isNull();
    assertThat(options.whyNot("com.acmecorp.Job")).isEqualTo("include=com.acme:org.x.");
    assertThat(options.whyNot("com.acme.gen.Job")).isEqualTo("exclude=com.acme.gen");
    assertThat(options.whyNot("com.acme.generic.Job")).isNull();
    assertThat(AgentOptions.DEFAULT.whyNot("a.B")).isNull();
    assertThat(reader("exclude=*").read().whyNot("a.B")).isEqualTo("exclude=");
  }
}
