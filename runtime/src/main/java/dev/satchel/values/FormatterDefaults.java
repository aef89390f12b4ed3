package dev.satchel.values;

import dev.satchel.values.FormatterSteps.Step;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds the defaults of a formatter's parser ({@code parseDefaulting}), of which its description says only where they are: what
 * it parses more of a text than one without them.
 */
final class FormatterDefaults {
  private final DateTimeFormatter original;
  private final UnaryOperator<DateTimeFormatter> like;

  /** @param like gives a formatter the settings of the original */
  FormatterDefaults(DateTimeFormatter original, UnaryOperator<DateTimeFormatter> like) {
    this.original = original;
    this.like = like;
  }

  /** The steps with their defaults; null if these cannot be told. */
  @Nullable
  List<Step> complete(List<Step> steps) {
    List<Integer> places = new ArrayList<>();
    List<Step> others = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).is(FormatterText.DEFAULT)) {
        places.add(i);
      } else {
        others.add(steps.get(i));
      }
    }
    if (places.isEmpty()) {
      return steps;
    }
    List<Step> found = found(like.apply(new FormatterSteps(others).make()));
    int first = places.get(0);
    int last = places.get(places.size() - 1);
    if (found.size() != places.size() || last - first != places.size() - 1) {
      return null; // Apart from one another they could be in any order.
    }
    List<Step> complete = new ArrayList<>(steps.subList(0, first));
    complete.addAll(found);
    complete.addAll(steps.subList(last + 1, steps.size()));
    return complete;
  }

  private List<Step> found(DateTimeFormatter without) {
    Map<TemporalField, Long> found = new TreeMap<>(Comparator.comparing(TemporalField::toString));
    for (String text : FormatterComparison.texts(original)) {
      Map<TemporalField, Long> more =
          new LinkedHashMap<>(FormatterComparison.fields(original, text));
      more.keySet().removeAll(FormatterComparison.fields(without, text).keySet());
      found.putAll(more);
    }
    List<Step> steps = new ArrayList<>();
    found.forEach((field, value) -> steps.add(Step.of("default", field, value)));
    return steps;
  }
}
