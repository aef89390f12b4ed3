package dev.satchel.pack.check;

import dev.satchel.pack.code.Change;
import dev.satchel.pack.code.Effect;
import dev.satchel.pack.code.Step;
import dev.satchel.pack.code.VariableCell;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A closure changes something it captured.
 *
 * @param subject the closure, for people: {@code this lambda}
 * @param name of the captured variable; {@code arg$N} if unknown
 * @param type what the captured object is
 * @param path from there to what is changed
 * @param effect what is done
 */
public record CapturedChange(
    String subject, String name, CapturedType type, List<Step> path, Effect effect) {
  /** Id of the rule that refuses it. */
  public static final String RULE = "captured-mutable-state";

  /** What would go wrong over there. */
  public static final String WHY =
      "the remote JVM would change its own copy; this JVM would never see it";

  /**
   * Whether code works inside objects of its own kind: methods of objects of that class, or of a class nested in it; any
   * code of its package, if that is not the closure's own package, so that it is a library; but never the closure itself.
   * Or whether the JDK's method that is called is inherited by a named class of the user.
   *
   * @param host binary name of the class whose code the closure is
   */
  public boolean isOwnDoing(String host) {
    Change change = effect.change();
    if (change.kind() == Change.Kind.CALL
        && path.isEmpty()
        && !type.isPlatform()
        && !type.isAnonymous()) {
      return true;
    }
    String owner = ownerOfState();
    if (owner.isEmpty() || effect.via().isEmpty()) {
      return false;
    }
    String code = effect.code();
    if (packageOf(owner).equals(packageOf(host))) {
      return !effect.byStatic() && (code.equals(owner) || code.startsWith(owner + "$"));
    }
    return packageOf(code).equals(packageOf(owner));
  }

  /** The class whose field is changed, or holds what is changed; empty if the captured object itself is changed. */
  private String ownerOfState() {
    if (effect.change().kind() == Change.Kind.FIELD_WRITE) {
      return effect.change().type();
    }
    for (int i = path.size() - 1; i >= 0; i--) {
      if (path.get(i) instanceof Step.Field field) {
        return field.owner();
      }
    }
    return "";
  }

  private static String packageOf(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  /**
   * Whether threads tell one another something by it: a latch, semaphore or future. That the closure uses it so says more
   * than that it cannot travel.
   */
  public boolean isSignal() {
    return type.isSignal();
  }

  /** What to do instead: see {@link Remedy}. */
  public String help(@Nullable String declaredType) {
    return Remedy.of(this, declaredType);
  }

  boolean hasName() {
    return !name.startsWith("arg$");
  }

  /** The name in quotes, with a space after it; empty if there is none. */
  String quotedName() {
    return hasName() ? "'" + name + "' " : "";
  }

  /** The captured object's class as people write it. */
  String typeName() {
    VariableCell cell = type.cell();
    return cell == null ? type.simpleName() : cell.label();
  }

  /** What is wrong, one line. */
  public String message() {
    String thing = place();
    if (effect.via().isEmpty()) {
      return subject + " " + effect.change().verb() + " " + thing;
    }
    String methods = String.join(" and on to ", effect.via());
    return subject + " passes " + captured("array") + " to " + methods + ", which "
        + effect.change().verb() + " " + placeForCallee();
  }

  /** What is changed, as the closure's author would name it. */
  private String place() {
    boolean isField = isFieldWrite();
    String holder;
    if (path.isEmpty()) {
      holder = captured(isField ? "array" : "local");
    } else if (isElement()) {
      holder = "an element of " + captured("array");
    } else {
      holder = "'" + expression() + "', which belongs to " + captured("array");
    }
    return isField ? "field '" + effect.change().member() + "' of " + holder : holder;
  }

  /** Whether a field changes that a source names. */
  private boolean isFieldWrite() {
    return effect.change().kind() == Change.Kind.FIELD_WRITE && !isOfVariable();
  }

  /** Whether all that changes is a variable, as far as a source tells. */
  boolean isOfVariable() {
    return path.isEmpty() && type.cell() != null;
  }

  private String placeForCallee() {
    boolean isField = isFieldWrite();
    if (path.isEmpty()) {
      return isField ? "its field '" + effect.change().member() + "'" : "it";
    }
    String holder = isElement() ? "an element of it" : "'" + expression() + "'";
    return isField ? "field '" + effect.change().member() + "' of " + holder : holder;
  }

  /** Whether it is an element, of an element, of the captured object. */
  private boolean isElement() {
    return path.stream().allMatch(step -> step instanceof Step.Element);
  }

  private String captured(String nounOfArray) {
    return ("the captured " + noun(nounOfArray) + " " + quotedName()).stripTrailing();
  }

  private String noun(String nounOfArray) {
    if (type.isArray()) {
      return nounOfArray;
    }
    if (type.cell() != null) {
      return "local";
    }
    if (!type.isPlatform()) {
      return type.simpleName();
    }
    return switch (type.face()) {
      case LIST, SET, MAP, QUEUE, COLLECTION -> type.face().name().toLowerCase(Locale.ROOT);
      default -> type.simpleName();
    };
  }

  /** {@code holder.items[…]}. */
  private String expression() {
    StringBuilder text = new StringBuilder(hasName() ? name : "it");
    for (Step step : path) {
      text.append(step instanceof Step.Field field ? "." + field.name() : "[…]");
    }
    return text.toString();
  }
}
