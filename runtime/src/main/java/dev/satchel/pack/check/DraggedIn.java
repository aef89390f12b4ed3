package dev.satchel.pack.check;

import dev.satchel.model.Reached;
import dev.satchel.pack.code.Effects;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lambda reads a field of the object in whose method it stands, and so drags in all of that object.
 *
 * @param owner the object's class, as people write it
 * @param field the first field that the lambda reads
 * @param type that field's type, likewise
 * @param line where it does
 * @param isCulprit whether that field leads to what is refused; otherwise another field of the object does
 * @param isHolder whether what is refused is the field's value itself
 */
record DraggedIn(
    String owner, String field, String type, int line, boolean isCulprit, boolean isHolder) {

  /**
   * Whether {@code object} is below the {@code this} that {@code closure} captured only to read fields.
   *
   * @return null if not, or if the closure does more with {@code this}
   */
  static @Nullable DraggedIn find(
      Reached reached, Effects effects, Reached.Closure closure, int object) {
    int self = self(closure);
    if (self < 0 || closure.isMethodReference()) {
      return null;
    }
    int below = -1;
    int at = object;
    while (at >= 0 && at != self) {
      below = at;
      at = reached.parent(at);
    }
    Map<String, Integer> reads =
        at < 0 || below < 0 ? null : effects.fieldsReadOfReceiver(closure.implementation());
    if (reads == null || reads.isEmpty()) {
      return null;
    }
    String field = reads.keySet().iterator().next();
    boolean isCulprit = false;
    for (String read : reads.keySet()) {
      if (reached.field(self, read) == below) {
        field = read;
        isCulprit = true;
      }
    }
    Class<?> owner = reached.object(self).getClass();
    return new DraggedIn(
        Names.simple(owner),
        field,
        Names.typeOfField(owner, field),
        reads.getOrDefault(field, 0),
        isCulprit,
        below == object);
  }

  private static int self(Reached.Closure closure) {
    for (Reached.Captured captured : closure.captures()) {
      if (captured.name().equals("this")) {
        return captured.object();
      }
    }
    return -1;
  }

  /** The same refusal, with what is to be done about the field. */
  Refusal refine(Refusal refusal) {
    if (isCulprit && isHolder) {
      return refusal;
    }
    if (isCulprit) {
      return new Refusal(
          refusal.rule(),
          refusal.message(),
          refusal.why(),
          refusal.help() + "\nor copy what the lambda needs of field '" + field
              + "' to a local before the lambda, and use that: the " + type + " then stays here");
    }
    return new Refusal(
        refusal.rule(),
        refusal.message(),
        refusal.why(),
        "the lambda reads field '" + field + "' and so drags in the whole " + owner
            + "; copy the field to a local, and the rest stays here:\n"
            + type + " " + field + " = this." + field
            + ";   // before the lambda, which then uses the local");
  }
}
