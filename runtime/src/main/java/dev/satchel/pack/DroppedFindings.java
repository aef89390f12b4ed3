package dev.satchel.pack;

import dev.satchel.pack.check.Locations;
import dev.satchel.pack.code.SourceText;
import dev.satchel.pack.reach.Reach;
import dev.satchel.problem.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * Objects that say themselves that what they hold is not to travel: as caches do, or by {@code transient}. Nobody would learn
 * of it.
 */
final class DroppedFindings {
  private static final String FIELD_RULE = "transient-lost";

  private DroppedFindings() {}

  static List<Finding> of(Reach reach) {
    List<Finding> findings = new ArrayList<>();
    reach.objects().dropping().stream()
        .filter(reach::isLive)
        .mapToObj(index ->
            finding(reach.objects().object(index).getClass().getTypeName(), reach.path(index)))
        .forEach(findings::add);
    reach.lostFields().forEach(field -> findings.add(finding(reach, field)));
    return findings;
  }

  private static Finding finding(Reach reach, Reach.LostField field) {
    Class<?> type = field.type();
    String nothing = !type.isPrimitive() ? "null" : type == boolean.class ? "false" : "0";
    return new Finding(
        FIELD_RULE,
        false,
        "field " + field.owner().getName() + "." + field.name() + " (" + type.getTypeName()
            + ") arrives as " + nothing + ", and is read over there",
        reach.path(field.object()) + " → field " + field.name(),
        Locations.of(field.use(), SourceText::line),
        field.isTransient()
            ? "it is transient, and no readObject or readResolve of its class sets it"
            : "its class's writeObject does not write it, and no readObject sets it",
        "have the closure make the object, or set the field, over there; if the class is yours: drop transient, or make the"
            + " value again where it is " + nothing);
  }

  private static Finding finding(String type, String path) {
    return new Finding(
        "content-dropped",
        false,
        type + " arrives empty: its own writeReplace gives an object without what it holds",
        path,
        null,
        "its author meant that to stay where it is, as caches do",
        "if the closure needs what it holds, ship that in a collection of your own, such as a copy of its map");
  }
}
