package dev.satchel.values;

import dev.satchel.problem.UnpackFault;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Values of a public abstract type whose classes differ from one JVM to another ({@code Path}, {@code Charset}): they
 * travel as text, under the public type's name.
 *
 * @param <T> the public type
 */
final class FamilyKind<T> implements ValueKind {
  private final Class<T> type;
  private final @Nullable Predicate<T> takes;
  private final Function<T, String> print;
  private final Function<String, T> parse;

  /** @param takes null for all */
  FamilyKind(
      Class<T> type,
      @Nullable Predicate<T> takes,
      Function<T, String> print,
      Function<String, T> parse) {
    this.type = type;
    this.takes = takes;
    this.print = print;
    this.parse = parse;
  }

  @Override
  public Set<String> types() {
    return Set.of(type.getName());
  }

  @Override
  public Phase phase() {
    return Phase.BUILT;
  }

  @Override
  public boolean canTake(Object value) {
    return takes == null || takes.test(type.cast(value));
  }

  @Override
  public boolean takesAll() {
    return takes == null;
  }

  @Override
  public String typeOf(Object value) {
    return type.getName();
  }

  @Override
  public Pieces take(Object value) {
    return Taken.one("text", print.apply(type.cast(value)));
  }

  @Override
  public Object allocate(String typeName, Pieces pieces) {
    String text = new Given(typeName, pieces).text();
    try {
      return parse.apply(text);
    } catch (RuntimeException e) {
      throw new UnpackFault("cannot make a " + typeName + " of what the payload says: " + e, e);
    }
  }
}
