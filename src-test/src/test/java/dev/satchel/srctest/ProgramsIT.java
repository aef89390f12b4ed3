package dev.satchel.srctest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.collect.ImmutableList;
import com.google.common.util.concurrent.internal.InternalFutureFailureAccess;
import com.google.gson.Gson;
import io.vavr.control.Try;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.collections4.map.LRUMap;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.jgrapht.Graph;
import org.jheaps.Heap;
import org.joda.time.DateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.simple.SimpleLogger;

/** The programs below {@code resources/programs}: what a task answers here it answers in a JVM that has none of its classes. */
class ProgramsIT {
  @TempDir
  Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"fork", "simulate"})
  void everyFeatureOfTheLanguageAnswersAsHere(String kind) {
    Ended ended = program("Both", "Language").run("programs.Language", kind).isFine();

    assertThat(ended.lines())
        .containsExactly("counter there 42, here 41", "52 tasks, 0 differences");
  }

  @ParameterizedTest
  @CsvSource({
    "State, fork, 15",
    "State, simulate, 15",
    "Values, fork, 13",
    "Values, simulate, 13",
    "Members, fork, 23",
    "Members, simulate, 23",
    "JdkValues, fork, 54",
    "JdkValues, simulate, 54"
  })
  void stateAndIdentityAndReflectionAreAsHere(String name, String kind, int tasks) {
    program("Both", name).run("programs." + name, kind).printed(tasks + " tasks, 0 differences");
  }

  @ParameterizedTest
  @CsvSource({
    "SerialProxies, fork, 9",
    "SerialProxies, simulate, 9",
    "Applications, fork, 23",
    "OwnCollections, fork, 32",
    "StaticState, fork, 26",
    "StaticState, simulate, 26",
    "Everyday, fork, 15",
    "EventStore, fork, 14",
    "Combinators, fork, 14",
    "Identities, fork, 14",
    "StaticOrders, fork, 13",
    "Reflecting, fork, 17",
    "Pipelines, fork, 25",
    "Texts, fork, 22",
    "Failing, fork, 22",
    "Chains, fork, 20",
    "Unnoticed, fork, 5"
  })
  void programsAsPeopleWriteThemAnswerAsHere(String name, String kind, int tasks) {
    program("Both", name).run("programs." + name, kind).printed(tasks + " tasks, 0 differences");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fork", "simulate"})
  void hooksOfUsersDoThereWhatJavaSerializationHasThemDo(String kind) {
    Ended ended = program("Both", "UserHooks").run("programs.UserHooks", kind);

    ended.printed(
        "asks for itself",
        "refused by its hook",
        "= why:  its class is Externalizable but has no public no-argument constructor",
        "27 tasks, 0 differences");
    assertThat(ended.err().lines().filter(line -> line.startsWith("warning")))
        .containsExactly(
            "warning[transient-lost]: field programs.UserHooks$Plain.lost (int) arrives as 0, and is read over there",
            "warning[transient-lost]: field programs.UserHooks$Below.alsoLost (int) arrives as 0, and is read over there",
            "warning[transient-lost]: field programs.UserHooks$Named.dropped (java.lang.String) arrives as null, and is read"
                + " over there");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fork", "simulate"})
  void initializersThatRanHereDoNotRunAgainAndOthersRunThereOnce(String kind) {
    program("Both", "Initializers")
        .run("programs.Initializers", kind)
        .isFine()
        .printed(
            "here [parent, child, child's block, right, lazy, memo, interface]",
            "5 [made, used, used]1never here",
            "true",
            "ExceptionInInitializerError NoClassDefFoundError 1",
            "false 0",
            "19 tasks, 0 differences");
  }

  @Test
  void depthIsBoundedByTheHeapNotByTheStack() {
    program("Both", "Deep").run("programs.Deep", "fork").isFine().printed("6 tasks, 0 differences");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fork", "simulate"})
  void classesMadeLikeThoseOfLibrariesAnswerAsHere(String kind) {
    Ended ended = program("Both", "LibraryShapes").run("programs.LibraryShapes", kind);

    ended.printed("19 tasks, 0 differences");
    assertThat(ended.err())
        .contains(
            "static field programs.LibraryShapes$Service.shared (programs.LibraryShapes$Service) is set anew over there by"
                + " the code that uses it; its current value is not preserved");
  }

  @Test
  void objectsAndAlgorithmsOfRealLibrariesAnswerAsHere() {
    UserProgram program = program("Both", "Libraries");
    for (Class<?> member : List.of(
        ImmutableList.class,
        InternalFutureFailureAccess.class,
        Int2IntOpenHashMap.class,
        LRUMap.class,
        StringUtils.class,
        RealMatrix.class,
        Graph.class,
        Heap.class)) {
      program.library(jarOf(member));
    }

    program.run("programs.Libraries").isFine().printed("15 tasks, 0 differences");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fork", "simulate"})
  void librariesThatReflectAndReadResourcesAndLogAnswerAsHere(String kind) {
    UserProgram program = program("Both", "MoreLibraries");
    for (Class<?> member : List.of(
        ImmutableList.class,
        InternalFutureFailureAccess.class,
        ObjectMapper.class,
        JsonParser.class,
        JsonProperty.class,
        Gson.class,
        Caffeine.class,
        DateTime.class,
        Try.class,
        Logger.class,
        SimpleLogger.class)) {
      program.library(jarOf(member));
    }

    Ended ended = program.run("programs.MoreLibraries", kind);

    assertThat(ended.lines()).as("%s", ended).containsExactly("22 tasks, 0 differences");
    assertThat(ended.err()).contains("WARN programs.MoreLibraries - there");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fork", "simulate"})
  void aSessionKeepsItsNamespaceAndGetsMoreOfItsClasses(String kind) {
    Ended ended = program("Sessions").run("programs.Sessions", kind);

    assertThat(ended.err())
        .startsWith("warning[static-made-again]: static field programs.Sessions.LOGGER")
        .endsWith("1 warning\n");
    assertThat(ended.lines().stream().filter(line -> !line.contains("initialized in")))
        .containsExactly(
            "hits 2",
            "log [at 2]",
            "counter 20",
            "my own counter true",
            "supplier 8",
            "here hits 0, log [], counter 0",
            "lazy 42",
            "sum 499999500000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fork", "simulate"})
  void resultsAndExceptionsHoldTheCallersOwnObjectsAndSessionsKeepTheirs(String kind) {
    program("Both", "Dialogues").run("programs.Dialogues", kind).printed("48 checks, 0 wrong");
  }

  @Test
  void theSameInputGivesTheSameBytesInEveryJvm() {
    UserProgram program = program("Determinism");

    List<String> first = program.run("programs.Determinism").isFine().lines();

    assertThat(program.run("programs.Determinism").isFine().lines()).isEqualTo(first);
  }

  private UserProgram program(String... sources) {
    UserProgram program = new UserProgram(folder);
    for (String source : sources) {
      program.source(text("/programs/" + source + ".java"));
    }
    return program;
  }

  static String text(String resource) {
    try (InputStream in = ProgramsIT.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static Path jarOf(Class<?> member) {
    try {
      return Path.of(member.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
