package dev.satchel.values;

import dev.satchel.problem.UnpackFault;
import dev.satchel.values.FormatterSteps.Step;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the calls that make a formatter like a given one: from its description, and, where that leaves something open, from
 * what it prints and parses. What is found is only believed if it then prints and parses as the given one does.
 */
final class FormatterReading {
  /** More formatters than this are not tried for one description. */
  private static final int MAX_TRIES = 200;

  /** A field with more values than this has no texts of its own, or nobody knows which. */
  private static final int MAX_TEXTS = 5000;

  /** Without a zone and a calendar of its own, which it would apply to what it is given. */
  private final DateTimeFormatter original;

  /** A time that it prints. */
  private final ZonedDateTime time;

  private FormatterReading(DateTimeFormatter original) {
    this.original = original;
    time = FormatterComparison.printable(original);
  }

  /** The steps that make {@code formatter}, up to its locale and what else it tells; null if they cannot be known. */
  static @Nullable FormatterSteps of(DateTimeFormatter formatter) {
    try {
      return new FormatterReading(formatter.withZone(null).withChronology(null)).read();
    } catch (FormatterText.UnreadableException
        | WatchedTime.UnknownFieldException
        | WatchedTime.StoppedException
        | IllegalArgumentException
        | UnpackFault unknown) {
      return null;
    }
  }

  private @Nullable FormatterSteps read() {
    List<List<List<Step>>> choices = new ArrayList<>(FormatterText.choices(original.toString()));
    literals(choices);
    int tries = 1;
    for (List<List<Step>> choice : choices) {
      tries *= choice.size();
      if (tries == 0 || tries > MAX_TRIES) {
        return null;
      }
    }
    for (int nth = 0; nth < tries; nth++) {
      List<Step> steps = nth(choices, nth);
      List<Step> candidate = asksTheSame(steps) ? completed(steps) : null;
      if (candidate != null) {
        FormatterSteps all = new FormatterSteps(candidate);
        if (FormatterComparison.areAlike(original, like(all.make()), candidate, time)) {
          return all;
        }
      }
    }
    return null;
  }

  private static List<Step> nth(List<List<List<Step>>> choices, int nth) {
    List<Step> steps = new ArrayList<>();
    int rest = nth;
    for (List<List<Step>> choice : choices) {
      steps.addAll(choice.get(rest % choice.size()));
      rest /= choice.size();
    }
    return steps;
  }

  /** Whether {@code steps} ask for the fields that the original asks for; often twice where texts of its own are missing yet. */
  private boolean asksTheSame(List<Step> steps) {
    WatchedTime here = WatchedTime.of(time);
    WatchedTime there = WatchedTime.of(time);
    String unusedHere = FormatterComparison.printed(original, here);
    String unusedThere = FormatterComparison.printed(made(steps), there);
    return withoutRepeats(here.asked()).equals(withoutRepeats(there.asked()));
  }

  private static List<TemporalField> withoutRepeats(List<TemporalField> fields) {
    List<TemporalField> different = new ArrayList<>();
    for (TemporalField field : fields) {
      if (different.isEmpty() || different.get(different.size() - 1) != field) {
        different.add(field);
      }
    }
    return different;
  }

  /** Leaves of literals that stand side by side those that are printed. */
  private void literals(List<List<List<Step>>> choices) {
    String printed = FormatterComparison.printed(original, WatchedTime.of(time));
    StringBuilder pattern = new StringBuilder();
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < choices.size(); i++) {
      List<List<Step>> choice = choices.get(i);
      Step first = choice.get(0).get(0);
      if (first.is("literal")) {
        open.add(i);
        pattern.append('(');
        for (List<Step> reading : choice) {
          pattern.append(Pattern.quote(text(reading))).append('|');
        }
        pattern.setCharAt(pattern.length() - 1, ')');
      } else if (isPrinting(first)) {
        pattern.append(".*?");
      }
    }
    Matcher matcher = Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(printed);
    if (!matcher.matches()) {
      return; // part of it is not printed, or padded: all are tried
    }
    for (int i = 0; i < open.size(); i++) {
      String literal = matcher.group(i + 1);
      choices.set(
          open.get(i),
          choices.get(open.get(i)).stream()
              .filter(reading -> text(reading).equals(literal))
              .limit(1)
              .toList());
    }
  }

  private static String text(List<Step> steps) {
    StringBuilder text = new StringBuilder();
    steps.stream()
        .filter(step -> step.is("literal"))
        .forEach(literal -> text.append(literal.argument(0)));
    return text.toString();
  }

  private static boolean isPrinting(Step step) {
    return switch (step.name()) {
      case FormatterSteps.GROUP,
          FormatterSteps.OPTIONAL,
          FormatterSteps.END,
          FormatterText.DEFAULT,
          "caseSensitive",
          "caseInsensitive",
          "strict",
          "lenient",
          "pad" -> false;
      default -> true;
    };
  }

  /** The steps with texts of the user's own, and with defaults; null if they cannot be told. */
  private @Nullable List<Step> completed(List<Step> steps) {
    List<Step> all = new ArrayList<>(steps);
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (step.is("text") && !isOfTheLocale(all, i)) {
        Map<Long, String> texts = texts(all, i);
        if (texts == null) {
          return null;
        }
        all.set(i, texts((TemporalField) step.argument(0), texts));
      }
    }
    return new FormatterDefaults(original, this::like).complete(all);
  }

  private static Step texts(TemporalField field, Map<Long, String> texts) {
    List<@Nullable Object> arguments = new ArrayList<>();
    arguments.add(field);
    arguments.add(texts.size());
    texts.forEach((value, text) -> {
      arguments.add(value);
      arguments.add(text);
    });
    return new Step(FormatterSteps.TEXTS, arguments);
  }

  /** Whether the text at {@code index} is the locale's own for all values, in its locale and in one quite different. */
  private boolean isOfTheLocale(List<Step> steps, int index) {
    TemporalField field = (TemporalField) steps.get(index).argument(0);
    DateTimeFormatter upTo = made(through(steps, lastOfLiteralsAfter(steps, index)));
    for (Locale locale : FormatterComparison.locales(original.getLocale())) {
      DateTimeFormatter there = original.withLocale(locale);
      DateTimeFormatter here = upTo.withLocale(locale);
      for (long value : values(field)) {
        WatchedTime watched = WatchedTime.with(time, field, value);
        String expected = FormatterComparison.printed(here, watched);
        if (!expected.equals(FormatterComparison.printed(
            there, WatchedTime.with(time, field, value).stoppingAfter(watched.questions())))) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * The text of each value that has one at {@code index}; null if it cannot be told from what is around it. For another the
   * formatter asks once more, to print it as a number.
   */
  private @Nullable Map<Long, String> texts(List<Step> steps, int index) {
    TemporalField field = (TemporalField) steps.get(index).argument(0);
    DateTimeFormatter before = made(through(steps, index - 1));
    String after = text(steps.subList(index + 1, lastOfLiteralsAfter(steps, index) + 1));
    Map<Long, String> texts = new LinkedHashMap<>();
    for (long value : values(field)) {
      WatchedTime watched = WatchedTime.with(time, field, value);
      String start = FormatterComparison.printed(before, watched);
      String printed = FormatterComparison.printed(
          original, WatchedTime.with(time, field, value).stoppingAfter(watched.questions() + 1));
      if (printed.equals(start)) {
        continue;
      }
      if (!printed.startsWith(start)
          || !printed.endsWith(after)
          || printed.length() <= start.length() + after.length()) {
        return null;
      }
      texts.put(value, printed.substring(start.length(), printed.length() - after.length()));
    }
    return texts;
  }

  /** All of a field's values. */
  static long[] values(TemporalField field) {
    long first = field.range().getMinimum();
    long last = field.range().getMaximum();
    if (last - first > MAX_TEXTS || last - first < 0) {
      throw new FormatterText.UnreadableException("too many values of " + field);
    }
    return LongStream.rangeClosed(first, last).toArray();
  }

  /** Where the literals end that are between the step at {@code index} and the next one that prints something of the time. */
  private static int lastOfLiteralsAfter(List<Step> steps, int index) {
    int last = index;
    for (int i = index + 1; i < steps.size(); i++) {
      if (steps.get(i).is("literal")) {
        last = i;
      } else if (isPrinting(steps.get(i)) || steps.get(i).is("pad")) {
        break;
      }
    }
    return last;
  }

  /** The steps up to the one at {@code index}, with what they leave open closed. */
  private static List<Step> through(List<Step> steps, int index) {
    List<Step> part = new ArrayList<>(steps.subList(0, index + 1));
    int open = 0;
    for (Step step : part) {
      open += step.is(FormatterSteps.GROUP) || step.is(FormatterSteps.OPTIONAL) ? 1 : 0;
      open -= step.is(FormatterSteps.END) ? 1 : 0;
    }
    for (int i = 0; i < open; i++) {
      part.add(Step.of(FormatterSteps.END));
    }
    return part;
  }

  /** A formatter of the steps so far, defaults left out. */
  private DateTimeFormatter made(List<Step> steps) {
    return like(new FormatterSteps(
            steps.stream().filter(step -> !step.is(FormatterText.DEFAULT)).toList())
        .make());
  }

  /** With the settings of the original that have to do with text. */
  private DateTimeFormatter like(DateTimeFormatter candidate) {
    return candidate
        .withLocale(original.getLocale())
        .withDecimalStyle(original.getDecimalStyle())
        .withResolverStyle(original.getResolverStyle());
  }
}
