package com.acme.orders;

import static dev.satchel.junit.SatchelAssertions.assertSameAnswer;
import static dev.satchel.junit.SatchelAssertions.assertShippable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.PackException;
import dev.satchel.Payload;
import dev.satchel.RemoteJvm;
import dev.satchel.WorkerLostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class SatchelAssertionsIT {
  @Test
  void acceptsWhatCanTravelAndDoesNotRunIt() {
    Order order = new Order().add("tea", 350);
    Payload payload = assertShippable(() -> {
      throw new IllegalStateException("not to be run: " + order.cents());
    });
    assertThat(payload.toJson()).contains("\"com.acme.orders.Order\"");
    assertShippable(() -> System.out.println(order.cents()));
    assertShippable(order);
  }

  @Test
  void showsTheWholeReportOfWhatCannotTravel() {
    int[] count = {0};
    Thread thread = Thread.currentThread();
    assertThatThrownBy(() -> assertShippable(() -> {
          count[0]++;
          return thread.getName();
        }))
        .isInstanceOf(AssertionFailedError.class)
        .hasCauseInstanceOf(PackException.class)
        .hasMessageStartingWith(
            "cannot be shipped\n\nerror[captured-mutable-state]: this lambda writes to the captured local 'count'\n")
        .hasMessageContaining("= path: task → captured 'count' (int[])")
        .hasMessageContaining("error[thread]: java.lang.Thread cannot travel")
        .hasMessageEndingWith("2 errors; nothing was written");
  }

  @Test
  void givesTheAnswerThatBothGave() throws Exception {
    Order order = new Order().add("tea", 350);
    assertThat(assertSameAnswer(order::cents)).isEqualTo(350);
    assertThat(assertSameAnswer(() -> order.add("cup", 1250).cents())).isEqualTo(1600);
    assertThat(assertSameAnswer(() -> (Object) null)).isNull();
    assertThat(assertSameAnswer(() -> new int[][] {{order.cents()}})).isEqualTo(new int[][] {{1600}
    });
    int lines = assertSameAnswer(copied -> copied.lines().size(), order);
    assertThat(lines).isEqualTo(2);
  }

  @Test
  void comparesObjectsWithoutEqualsByWhatTheyHold() throws Exception {
    Order order = new Order().add("tea", 350);
    assertThat(assertSameAnswer(() -> order.copy().add("cup", 1250)).lines())
        .containsExactly("tea", "cup");
  }

  @Test
  void showsBothAnswers() {
    Callable<String> task = () -> "I am " + Place.now();
    assertThatThrownBy(() -> assertSameAnswer(task))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessage("another answer there than here\n"
            + "  here:  I am here (java.lang.String)\n"
            + "  there: I am there (java.lang.String)");
    Callable<int[]> array = () -> new int[] {Place.now().length()};
    assertThatThrownBy(() -> assertSameAnswer(array))
        .hasMessage(
            "another answer there than here\n" + "  here:  [4] (int[])\n" + "  there: [5] (int[])");
  }

  @Test
  void noticesThatAnAnswerOfOwnObjectsMissesTheirChanges() {
    List<String> lines = new ArrayList<>(List.of("tea"));
    Basket basket = new Basket(lines);
    Callable<List<String>> task = basket::added;
    assertThatThrownBy(() -> assertSameAnswer(task))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessage("another answer there than here\n"
            + "  here:  [tea, cup] (java.util.ArrayList)\n"
            + "  there: [tea] (java.util.ArrayList)\n"
            + "The answer from there holds objects that the closure brought along and has now changed here;"
            + " what it changed over there stayed there.");
  }

  private record Basket(List<String> lines) {
    List<String> added() {
      lines.add("cup");
      return lines;
    }
  }

  @Test
  void throwsWhatBothThrew() {
    Callable<String> task = () -> List.of("tea").get(1);
    assertThatThrownBy(() -> assertSameAnswer(task))
        .isExactlyInstanceOf(IndexOutOfBoundsException.class);
    Callable<String> fails = () -> {
      throw new AssertionError("empty");
    };
    assertThatThrownBy(() -> assertSameAnswer(fails))
        .isExactlyInstanceOf(AssertionError.class)
        .hasMessage("empty");
  }

  @Test
  void showsWhatWasThrownOnOneSideAlone() {
    Callable<String> task = () -> {
      if (Place.now().equals("there")) {
        throw new IllegalStateException("not at home");
      }
      return "fine";
    };
    assertThatThrownBy(() -> assertSameAnswer(task))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessage("another answer there than here\n"
            + "  here:  fine (java.lang.String)\n"
            + "  there: threw java.lang.IllegalStateException: not at home")
        .hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesTasksAndAnswersThatCannotTravel() {
    Thread thread = Thread.currentThread();
    Callable<String> task = thread::getName;
    assertThatThrownBy(() -> assertSameAnswer(task))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageStartingWith("cannot be shipped\n\nerror[thread]");
    Function<Thread, String> function = Thread::getName;
    assertThatThrownBy(() -> assertSameAnswer(function, thread))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageStartingWith("cannot be shipped\n\nerror[thread]");
    Callable<Thread> answer = Thread::currentThread;
    assertThatThrownBy(() -> assertSameAnswer(answer))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageContaining("its result cannot travel");
  }

  @Test
  void usesTheRemoteJvmThatItIsGiven() throws Exception {
    Order order = new Order().add("tea", 350);
    Callable<Integer> task = order::cents;
    try (RemoteJvm jvm = RemoteJvm.fork()) {
      assertThat(assertSameAnswer(jvm, task)).isEqualTo(350);
      long here = ProcessHandle.current().pid();
      Callable<Boolean> isHere = () -> ProcessHandle.current().pid() == here;
      assertThatThrownBy(() -> assertSameAnswer(jvm, isHere))
          .hasMessageContaining("there: false (java.lang.Boolean)");
      Callable<Void> halts = () -> {
        if (!(ProcessHandle.current().pid() == here)) {
          Runtime.getRuntime().halt(3);
        }
        return null;
      };
      assertThatThrownBy(() -> assertSameAnswer(jvm, halts))
          .isInstanceOf(WorkerLostException.class);
    }
  }
}
