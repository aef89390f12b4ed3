package dev.satchel.values;

import dev.satchel.problem.UnpackFault;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The predefined formatters of {@link DateTimeFormatter}, by the constant's name. A formatter of the user's own pattern
 * has neither a serial form nor a method that gives the pattern back; it is refused.
 */
final class FormatterKind implements ValueKind {
  private static final Map<String, DateTimeFormatter> CONSTANTS = constants();

  @Override
  public Set<String> types() {
    return Set.of(DateTimeFormatter.class.getName());
  }

  @Override
  public Phase phase() {
    return Phase.BUILT;
  }

  @Override
  public boolean canTake(Object value) {
    return CONSTANTS.values().stream().anyMatch(constant -> constant == value);
  }

  @Override
  public Pieces take(Object value) {
    for (Map.Entry<String, DateTimeFormatter> constant : CONSTANTS.entrySet()) {
      if (constant.getValue() == value) {
        return Taken.one("constant", constant.getKey());
      }
    }
    throw new IllegalArgumentException(
        "only the constants of DateTimeFormatter can travel: keep the pattern and make"
            + " the formatter over there");
  }

  @Override
  public Object allocate(String type, Pieces pieces) {
    String name = new Given(type, pieces).get("constant", String.class);
    DateTimeFormatter constant = CONSTANTS.get(name);
    if (constant == null) {
      throw new UnpackFault("DateTimeFormatter has no constant " + name);
    }
    return constant;
  }

  private static Map<String, DateTimeFormatter> constants() {
    Map<String, DateTimeFormatter> constants = new LinkedHashMap<>();
    constants.put("BASIC_ISO_DATE", DateTimeFormatter.BASIC_ISO_DATE);
    constants.put("ISO_DATE", DateTimeFormatter.ISO_DATE);
    constants.put("ISO_DATE_TIME", DateTimeFormatter.ISO_DATE_TIME);
    constants.put("ISO_INSTANT", DateTimeFormatter.ISO_INSTANT);
    constants.put("ISO_LOCAL_DATE", DateTimeFormatter.ISO_LOCAL_DATE);
    constants.put("ISO_LOCAL_DATE_TIME", DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    constants.put("ISO_LOCAL_TIME", DateTimeFormatter.ISO_LOCAL_TIME);
    constants.put("ISO_OFFSET_DATE", DateTimeFormatter.ISO_OFFSET_DATE);
    constants.put("ISO_OFFSET_DATE_TIME", DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    constants.put("ISO_OFFSET_TIME", DateTimeFormatter.ISO_OFFSET_TIME);
    constants.put("ISO_ORDINAL_DATE", DateTimeFormatter.ISO_ORDINAL_DATE);
    constants.put("ISO_TIME", DateTimeFormatter.ISO_TIME);
    constants.put("ISO_WEEK_DATE", DateTimeFormatter.ISO_WEEK_DATE);
    constants.put("ISO_ZONED_DATE_TIME", DateTimeFormatter.ISO_ZONED_DATE_TIME);
    constants.put("RFC_1123_DATE_TIME", DateTimeFormatter.RFC_1123_DATE_TIME);
    return constants;
  }
}
