package com.acme.heaps;

import dev.satchel.PackException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One heap on its way. */
final class Trial {
  private final Recipe recipe;
  private final ClassSet classes;
  private final Way way;
  private Way.@Nullable Texts texts;

  Trial(Recipe recipe, ClassSet classes, Way way) {
    this.recipe = recipe;
    this.classes = classes;
    this.way = way;
  }

  /** What went wrong; null if nothing did. */
  @Nullable
  String failure() {
    try {
      Heap.make(recipe, classes);
    } catch (RuntimeException | StackOverflowError e) {
      return "cannot be made here: " + trace(e);
    }
    try {
      Way.Texts outcome = way.travel(recipe, classes);
      texts = outcome;
      return outcome.actual().equals(outcome.expected())
          ? null
          : difference(outcome.expected(), outcome.actual());
    } catch (PackException e) {
      return "refused: " + e.getMessage();
    } catch (Exception | Error e) {
      return trace(e);
    }
  }

  /** What came of it, if it got as far. */
  Way.@Nullable Texts texts() {
    return texts;
  }

  /** The first lines that differ, and what stands before them. */
  static String difference(String expected, String actual) {
    String[] here = expected.split("\n", -1);
    String[] there = actual.split("\n", -1);
    int line = 0;
    while (line < Math.min(here.length, there.length) && here[line].equals(there[line])) {
      line++;
    }
    return "line " + line + " differs\n  here:  " + lineOf(here, line) + "\n  there: "
        + lineOf(there, line) + "\n"
        + String.join("\n", Arrays.asList(here).subList(0, Math.min(line, 12)));
  }

  private static String lineOf(String[] lines, int number) {
    return number < lines.length ? lines[number] : "(end)";
  }

  static String trace(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString().lines().limit(25).reduce("", (a, b) -> a + b + "\n");
  }
}
