package dev.satchel.payload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Which ids a JSON payload holds: found in a first run over the text, since references may point forward and the
 * prefixes {@code obj_} and {@code fn_} are counted apart. Takes nothing but counts from the text, so it also finds
 * payloads that are cut short, are not JSON or hold too many nodes before anything is built of them.
 *
 * <p>Does not check the order of ids, nor anything else; {@link JsonDecoder} does.
 */
final class IdSurvey {
  private static final String[] PREFIXES = {"sv_", "obj_", "fn_"};

  private int shared;

  /** Place of {@code obj_N} among the instances. */
  private int[] instances = new int[64];

  private int instanceCount;

  /** Place of {@code fn_N} among the instances. */
  private int[] lambdas = new int[64];

  private int lambdaCount;

  private final List<Integer> runs = new ArrayList<>();
  private boolean saysOrder;
  private boolean hasBadOrder;
  private SectionOrder order = SectionOrder.ofSections(0, 0);

  private IdSurvey() {}

  /** Runs over the whole of {@code input}. */
  static IdSurvey of(JsonInput input, Limits limits) {
    IdSurvey survey = new IdSurvey();
    JsonParser parser = input.parser();
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return survey;
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String section = parser.currentName();
      if (section.equals("order")) {
        survey.runs(parser);
        continue;
      }
      boolean isShared = section.equals("shared_values");
      boolean isNodes = isShared || section.equals("instances");
      if (parser.nextToken() != JsonToken.START_OBJECT || !isNodes) {
        parser.skipChildren();
        continue;
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        survey.add(isShared, parser.currentName());
        if (survey.count() > limits.maxNodes()) {
          throw Faults.limit("maxNodes", survey.count(), limits.maxNodes());
        }
        parser.nextToken();
        parser.skipChildren();
      }
    }
    survey.arrange();
    return survey;
  }

  private void runs(JsonParser parser) {
    saysOrder = true;
    if (parser.nextToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() == JsonToken.VALUE_NUMBER_INT) {
      runs.add(parser.getNumberType() == JsonParser.NumberType.INT ? parser.getIntValue() : -1);
    }
  }

  /** Where the text says an order that cannot be, the one that it would have if it said none. */
  private void arrange() {
    int instancesAndLambdas = instanceCount + lambdaCount;
    SectionOrder said = saysOrder ? SectionOrder.of(runs, shared, instancesAndLambdas) : null;
    hasBadOrder = saysOrder && said == null;
    order = said == null ? SectionOrder.ofSections(shared, instancesAndLambdas) : said;
  }

  /** Whether the text says an order, and it is not one of the nodes that are there. */
  boolean hasBadOrder() {
    return hasBadOrder;
  }

  private void add(boolean isShared, String id) {
    if (isShared) {
      shared++;
      return;
    }
    int index = instanceCount + lambdaCount;
    if (id.startsWith("fn_")) {
      lambdas = put(lambdas, lambdaCount++, index);
    } else {
      instances = put(instances, instanceCount++, index);
    }
  }

  private static int[] put(int[] array, int at, int value) {
    int[] roomy = at < array.length ? array : Arrays.copyOf(array, 2 * array.length);
    roomy[at] = value;
    return roomy;
  }

  /** How many shared values there are, or how many instances. */
  int count(boolean ofInstances) {
    return ofInstances ? instanceCount + lambdaCount : shared;
  }

  /** The index of the {@code k}-th node of a section. */
  int inSection(boolean ofInstances, int k) {
    return ofInstances ? order.ofInstance(k) : order.ofShared(k);
  }

  int count() {
    return shared + instanceCount + lambdaCount;
  }

  /** The index of the node with this id; -1 if there is none. */
  int index(String id) {
    for (String prefix : PREFIXES) {
      if (id.startsWith(prefix)) {
        int number = IdNumber.parse(id, prefix.length());
        if (number < 0 || number >= count(prefix)) {
          return -1;
        }
        return prefix.equals("sv_")
            ? order.ofShared(number)
            : order.ofInstance((prefix.equals("fn_") ? lambdas : instances)[number]);
      }
    }
    return -1;
  }

  /** The ids that the payload holds, for messages: {@code sv_0..sv_4 and obj_0}. */
  String known() {
    StringBuilder known = new StringBuilder();
    for (String prefix : PREFIXES) {
      int count = count(prefix);
      if (count > 0) {
        known.append(known.isEmpty() ? "" : ", ").append(prefix).append('0');
        known.append(count > 1 ? ".." + prefix + (count - 1) : "");
      }
    }
    return known.isEmpty() ? "no objects" : known.toString();
  }

  private int count(String prefix) {
    return prefix.equals("sv_") ? shared : prefix.equals("fn_") ? lambdaCount : instanceCount;
  }
}
