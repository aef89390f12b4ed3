package dev.satchel.values;

import dev.satchel.problem.UnpackFault;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.chrono.ChronoLocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.SignStyle;
import java.time.format.TextStyle;
import java.time.temporal.TemporalField;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a {@link DateTimeFormatterBuilder} that make a formatter. In a payload they are one flat list: the name of each
 * step, and its arguments. A text of values of the user's own is {@code "texts"}, the field, how many, and value and text of each.
 *
 * <p>{@code "group"} and {@code "optional"} open a part of its own, which the next {@code "end"} that has no other closes.
 */
final class FormatterSteps {
  static final String GROUP = "group";
  static final String OPTIONAL = "optional";
  static final String END = "end";
  static final String TEXTS = "texts";

  private static final Map<String, Call> CALLS = calls();

  private final List<Step> steps;

  FormatterSteps(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  /** One call; arguments are numbers, texts, characters, fields and enum constants. */
  record Step(String name, List<@Nullable Object> arguments) {
    static Step of(String name, @Nullable Object... arguments) {
      return new Step(name, Arrays.asList(arguments));
    }

    boolean is(String wanted) {
      return name.equals(wanted);
    }

    Object argument(int index) {
      return Objects.requireNonNull(arguments.get(index));
    }
  }

  /** Does what a step says. */
  private interface Make {
    void accept(DateTimeFormatterBuilder builder, Arguments arguments);
  }

  private record Call(int arity, Make make) {}

  List<Step> list() {
    return steps;
  }

  /**
   * The steps that {@code flat} lists.
   *
   * @throws UnpackFault if it is no list of steps
   */
  static FormatterSteps of(@Nullable Object[] flat) {
    List<Step> steps = new ArrayList<>();
    int next = 0;
    while (next < flat.length) {
      if (!(flat[next] instanceof String name)) {
        throw new UnpackFault("a step of a formatter has no name");
      }
      int arity = arity(name, flat, next);
      if (arity > flat.length - next - 1) {
        throw new UnpackFault("the step " + name + " of a formatter has too few arguments");
      }
      steps.add(Step.of(name, Arrays.copyOfRange(flat, next + 1, next + 1 + arity)));
      next += 1 + arity;
    }
    return new FormatterSteps(steps);
  }

  private static int arity(String name, @Nullable Object[] flat, int at) {
    if (name.equals(TEXTS)) {
      return at + 2 < flat.length
              && flat[at + 2] instanceof Integer count
              && count >= 0
              && count <= flat.length
          ? 2 + 2 * count
          : flat.length;
    }
    if (name.equals(GROUP) || name.equals(OPTIONAL) || name.equals(END)) {
      return 0;
    }
    Call call = CALLS.get(name);
    if (call == null) {
      throw new UnpackFault("this JVM knows no step " + name + " of a formatter");
    }
    return call.arity();
  }

  @Nullable
  Object[] flat() {
    List<@Nullable Object> flat = new ArrayList<>();
    for (Step step : steps) {
      flat.add(step.name());
      flat.addAll(step.arguments());
    }
    return flat.toArray();
  }

  /** @throws UnpackFault or any exception of the builder's if the steps make no formatter */
  DateTimeFormatter make() {
    Deque<DateTimeFormatterBuilder> open = new ArrayDeque<>();
    Deque<Boolean> optional = new ArrayDeque<>();
    open.push(new DateTimeFormatterBuilder());
    for (Step step : steps) {
      if (step.is(GROUP) || step.is(OPTIONAL)) {
        open.push(new DateTimeFormatterBuilder());
        optional.push(step.is(OPTIONAL));
      } else if (step.is(END)) {
        if (optional.isEmpty()) {
          throw new UnpackFault("the steps of a formatter end a part that they do not open");
        }
        DateTimeFormatter part = open.pop().toFormatter();
        DateTimeFormatterBuilder unusedOuter = optional.pop()
            ? open.element().appendOptional(part)
            : open.element().append(part);
      } else {
        Call call = step.is(TEXTS) ? new Call(0, FormatterSteps::texts) : CALLS.get(step.name());
        Objects.requireNonNull(call).make().accept(open.element(), new Arguments(step));
      }
    }
    if (!optional.isEmpty()) {
      throw new UnpackFault("the steps of a formatter do not end a part that they open");
    }
    return open.pop().toFormatter();
  }

  /** Typed access; what does not fit is a fault of the payload. */
  private record Arguments(Step step) {
    <T> T get(int index, Class<T> type) {
      T argument = find(index, type);
      if (argument == null) {
        throw bad();
      }
      return argument;
    }

    <T> @Nullable T find(int index, Class<T> type) {
      Object argument = step.arguments().get(index);
      if (argument != null && !type.isInstance(argument)) {
        throw bad();
      }
      return type.cast(argument);
    }

    int integer(int index) {
      return get(index, Integer.class);
    }

    TemporalField field() {
      return get(0, TemporalField.class);
    }

    String text() {
      return get(0, String.class);
    }

    TextStyle style() {
      return get(0, TextStyle.class);
    }

    UnpackFault bad() {
      return new UnpackFault(
          "the step " + step.name() + " of a formatter has arguments that do not fit");
    }
  }

  private static Map<String, Call> calls() {
    Map<String, Call> calls = new LinkedHashMap<>();
    calls.put("caseSensitive", new Call(0, (builder, given) -> builder.parseCaseSensitive()));
    calls.put("caseInsensitive", new Call(0, (builder, given) -> builder.parseCaseInsensitive()));
    calls.put("strict", new Call(0, (builder, given) -> builder.parseStrict()));
    calls.put("lenient", new Call(0, (builder, given) -> builder.parseLenient()));
    calls.put(
        "default",
        new Call(
            2,
            (builder, given) -> builder.parseDefaulting(given.field(), given.get(1, Long.class))));
    calls.put("literal", new Call(1, (builder, given) -> builder.appendLiteral(given.text())));
    calls.put(
        "value",
        new Call(
            4,
            (builder, given) -> builder.appendValue(
                given.field(), given.integer(1), given.integer(2), given.get(3, SignStyle.class))));
    calls.put("reduced", new Call(4, FormatterSteps::reduced));
    calls.put(
        "fraction",
        new Call(
            4,
            (builder, given) -> builder.appendFraction(
                given.field(), given.integer(1), given.integer(2), given.get(3, Boolean.class))));
    calls.put(
        "text",
        new Call(
            2,
            (builder, given) -> builder.appendText(given.field(), given.get(1, TextStyle.class))));
    calls.put("instant", new Call(1, FormatterSteps::instant));
    calls.put(
        "offset",
        new Call(
            2, (builder, given) -> builder.appendOffset(given.text(), given.get(1, String.class))));
    calls.put(
        "localizedOffset",
        new Call(1, (builder, given) -> builder.appendLocalizedOffset(given.style())));
    calls.put("zoneId", new Call(0, (builder, given) -> builder.appendZoneId()));
    calls.put("zoneRegionId", new Call(0, (builder, given) -> builder.appendZoneRegionId()));
    calls.put("zoneOrOffsetId", new Call(0, (builder, given) -> builder.appendZoneOrOffsetId()));
    calls.put("zoneText", new Call(1, (builder, given) -> builder.appendZoneText(given.style())));
    calls.put(
        "genericZoneText",
        new Call(1, (builder, given) -> builder.appendGenericZoneText(given.style())));
    calls.put("chronologyId", new Call(0, (builder, given) -> builder.appendChronologyId()));
    calls.put(
        "chronologyText",
        new Call(1, (builder, given) -> builder.appendChronologyText(given.style())));
    calls.put(
        "localized",
        new Call(
            2,
            (builder, given) -> builder.appendLocalized(
                given.find(0, FormatStyle.class), given.find(1, FormatStyle.class))));
    calls.put("localizedTemplate", new Call(1, FormatterSteps::template));
    calls.put("pattern", new Call(1, (builder, given) -> builder.appendPattern(given.text())));
    calls.put(
        "dayPeriod", new Call(1, (builder, given) -> builder.appendDayPeriodText(given.style())));
    calls.put(
        "pad",
        new Call(
            2,
            (builder, given) -> builder.padNext(given.integer(0), given.get(1, Character.class))));
    return calls;
  }

  private static void reduced(DateTimeFormatterBuilder builder, Arguments given) {
    Integer base = given.step().arguments().get(3) instanceof Integer value ? value : null;
    DateTimeFormatterBuilder unusedSame = base != null
        ? builder.appendValueReduced(given.field(), given.integer(1), given.integer(2), base)
        : builder.appendValueReduced(
            given.field(), given.integer(1), given.integer(2), given.get(3, ChronoLocalDate.class));
  }

  /** The digits are -2 where there are as many as the instant has, by threes. */
  private static void instant(DateTimeFormatterBuilder builder, Arguments given) {
    int digits = given.integer(0);
    DateTimeFormatterBuilder unusedSame =
        digits == -2 ? builder.appendInstant() : builder.appendInstant(digits);
  }

  /** There since Java 19. */
  private static void template(DateTimeFormatterBuilder builder, Arguments given) {
    try {
      MethodHandles.publicLookup()
          .findVirtual(
              DateTimeFormatterBuilder.class,
              "appendLocalized",
              MethodType.methodType(DateTimeFormatterBuilder.class, String.class))
          .invoke(builder, given.text());
    } catch (NoSuchMethodException e) {
      throw new UnpackFault(
          "Java "
              + Runtime.version().feature()
              + " has no formatters of localized patterns (DateTimeFormatter.ofLocalizedPattern); Java 19 and later have",
          e);
    } catch (Throwable e) {
      throw Failures.unchecked(e);
    }
  }

  private static void texts(DateTimeFormatterBuilder builder, Arguments given) {
    Map<Long, String> texts = new LinkedHashMap<>();
    for (int i = 2; i < given.step().arguments().size(); i += 2) {
      texts.put(given.get(i, Long.class), given.get(i + 1, String.class));
    }
    DateTimeFormatterBuilder unusedSame = builder.appendText(given.field(), texts);
  }
}
