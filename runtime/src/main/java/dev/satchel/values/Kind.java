package dev.satchel.values;

import dev.satchel.problem.UnpackFault;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A kind of value given by three functions:
 *
 * <pre>{@code
 * Kind.of(ArrayList.class, FILLED)
 *     .take(list -> Taken.elements(list.toArray()))
 *     .make(given -> new ArrayList<>())
 *     .fill((list, given) -> list.addAll(given.list()))
 * }</pre>
 *
 * <p>Sees to it that what is made has exactly the class that was asked for, and that whatever a JDK factory throws at
 * bad pieces arrives as {@link UnpackFault}.
 *
 * @param <T> what the values are seen as
 */
final class Kind<T> implements ValueKind {
  private final Set<String> types;
  private final Phase phase;
  private final Form form;
  private final ElementOrder order;
  private final @Nullable Predicate<T> takes;
  private final boolean copiesScalars;
  private final Function<T, Pieces> taker;
  private final Function<Given, ?> maker;
  private final @Nullable BiConsumer<T, Given> filler;

  private Kind(Builder<T> builder, @Nullable BiConsumer<T, Given> filler) {
    this.types = builder.types;
    this.phase = builder.phase;
    this.form = builder.form;
    this.order = builder.order;
    this.takes = builder.takes;
    this.copiesScalars = builder.copiesScalars;
    this.taker = Objects.requireNonNull(builder.taker);
    this.maker = Objects.requireNonNull(builder.maker);
    this.filler = filler;
  }

  static <T> Builder<T> of(Class<T> type, Phase phase) {
    return new Builder<>(Set.of(type.getName()), phase);
  }

  /** For classes that are not public, or where several classes are one kind. */
  static <T> Builder<T> named(Class<T> seenAs, Phase phase, String... types) {
    return new Builder<>(Collections.unmodifiableSet(new LinkedHashSet<>(List.of(types))), phase);
  }

  @Override
  public Set<String> types() {
    return types;
  }

  @Override
  public Phase phase() {
    return phase;
  }

  @Override
  public Form form() {
    return form;
  }

  @Override
  public ElementOrder order() {
    return order;
  }

  @Override
  public boolean copiesScalars() {
    return copiesScalars;
  }

  @Override
  @SuppressWarnings("unchecked") // the caller promises a value of one of types()
  public boolean canTake(Object value) {
    return takes == null || takes.test((T) value);
  }

  @Override
  public boolean takesAll() {
    return takes == null;
  }

  @Override
  @SuppressWarnings("unchecked") // the caller promises a value of one of types()
  public Pieces take(Object value) {
    return taker.apply((T) value);
  }

  @Override
  public Object allocate(String type, Pieces pieces) {
    Object made;
    try {
      made = maker.apply(new Given(type, pieces));
    } catch (UnpackFault e) {
      throw e;
    } catch (RuntimeException e) {
      if (phase == Phase.BUILT_HASHED) {
        throw e; // perhaps thrown by the user's hashCode: theirs
      }
      throw new UnpackFault("cannot make a " + type + " of what the payload says: " + e, e);
    }
    if (!made.getClass().getName().equals(type)) {
      throw new UnpackFault(
          "this JVM makes a " + made.getClass().getName() + " where the sender had a " + type);
    }
    return made;
  }

  @Override
  @SuppressWarnings("unchecked") // made by allocate
  public void fill(Object value, Pieces pieces) {
    if (filler == null) {
      return;
    }
    try {
      filler.accept((T) value, new Given(value.getClass().getName(), pieces));
    } catch (UnpackFault e) {
      throw e;
    } catch (RuntimeException e) {
      if (phase == Phase.HASHED) {
        throw e; // perhaps thrown by the user's hashCode: theirs
      }
      throw new UnpackFault(
          "cannot fill a " + value.getClass().getName() + " with what the payload says: " + e, e);
    }
  }

  /** Call {@link #take}, {@link #make} and, unless the phase is a built one, {@link #fill}, in that order. */
  static final class Builder<T> {
    private final Set<String> types;
    private final Phase phase;
    private Form form = Form.MEANING;
    private ElementOrder order = ElementOrder.MEANT;
    private boolean copiesScalars;
    private @Nullable Predicate<T> takes;
    private @Nullable Function<T, Pieces> taker;
    private @Nullable Function<Given, ?> maker;

    Builder(Set<String> types, Phase phase) {
      this.types = types;
      this.phase = phase;
    }

    /** See {@link ValueKind#order}; elements' order is meant unless this says otherwise. */
    Builder<T> ordered(ElementOrder order) {
      this.order = order;
      return this;
    }

    /** See {@link ValueKind#copiesScalars}. */
    Builder<T> copiesScalars() {
      copiesScalars = true;
      return this;
    }

    /** Its values are found again by name. */
    Builder<T> byName() {
      form = Form.NAME;
      return this;
    }

    /** Takes only the values for which {@code takes} is true. */
    Builder<T> onlyIf(Predicate<T> takes) {
      this.takes = takes;
      return this;
    }

    Builder<T> take(Function<T, Pieces> taker) {
      this.taker = taker;
      return this;
    }

    /** The last step for a built kind. */
    Builder<T> make(Function<Given, ?> maker) {
      this.maker = maker;
      return this;
    }

    ValueKind built() {
      return new Kind<>(this, null);
    }

    ValueKind fill(BiConsumer<T, Given> filler) {
      return new Kind<>(this, filler);
    }
  }
}
