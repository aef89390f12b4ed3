package dev.satchel.pack.code;

import dev.satchel.model.Reached;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place in code that makes a closure which leaves the method around it: is returned, stored in a field, or given to Satchel.
 *
 * @param kind what it is
 * @param enclosing the method that makes it, as people write it: {@code Counters.make()}
 * @param line 0 if unknown
 * @param methods what it may run: a lambda's implementation; of a local class its methods
 * @param captures captured variables, {@code this} left out; for a lambda by parameter of its implementation, for a local class
 *     by the name of its field
 */
public record MadeClosure(
    Kind kind,
    String enclosing,
    int line,
    List<Reached.Method> methods,
    Map<Object, Captured> captures) {
  /** Sorts of closures. */
  public enum Kind {
    /** {@code () -> …}. */
    LAMBDA,
    /** {@code a::b}. */
    METHOD_REFERENCE,
    /** {@code new A() { … }}. */
    ANONYMOUS_CLASS,
    /** A class declared in a method. */
    LOCAL_CLASS
  }

  /**
   * A captured variable.
   *
   * @param name {@code arg$N} if unknown
   * @param type class of the object that is made for it, or else the variable's
   * @param isCell whether that is an array of one element
   * @param source where the object comes from
   */
  public record Captured(String name, Class<?> type, boolean isCell, Source source) {}

  /** Where a captured object comes from, as far as the method around tells. */
  public enum Source {
    /** Made there, and handed to nobody but the closure. */
    MADE,
    /** A field or an element holds it. */
    HELD,
    /** Handed to the method, or given by another, or handed on. */
    OTHER
  }

  /** The captured variable that leads to what an effect changes; null if it is none. */
  public @Nullable Captured changed(Effect effect) {
    if (kind == Kind.LAMBDA || kind == Kind.METHOD_REFERENCE) {
      return captures.get(effect.parameter());
    }
    return effect.parameter() == 0
            && !effect.path().isEmpty()
            && effect.path().get(0) instanceof Step.Field field
        ? captures.get(field.name())
        : null;
  }

  /** The path of an effect, from the captured object on. */
  public List<Step> path(Effect effect) {
    return kind == Kind.LAMBDA || kind == Kind.METHOD_REFERENCE
        ? effect.path()
        : effect.path().subList(1, effect.path().size());
  }
}
