package dev.satchel.values;

import dev.satchel.problem.UnpackFault;
import dev.satchel.values.ValueKind.Phase;
import java.io.ObjectInputStream;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The elements of a user's subclass of a JDK collection or map. They are read and put back by the private {@code
 * writeObject} and {@code readObject} of the JDK class, which no user's class can override.
 */
final class ContainerBase implements BaseKind {
  /** The class that has the two methods: the container's own or a superclass. */
  private final Class<?> owner;

  /** What it writes before the elements: see {@link #header}. */
  private final String header;

  /** How many nulls it writes after the elements. */
  private final int nullsAfter;

  private final boolean paired;
  private final Phase phase;
  private final Function<Object, Taken> properties;
  private final Class<?>[] constructor;
  private final Function<Given, @Nullable Object[]> arguments;

  private ContainerBase(Builder builder) {
    owner = builder.owner;
    header = builder.header;
    nullsAfter = builder.nullsAfter;
    paired = builder.paired;
    phase = builder.phase;
    properties = builder.properties;
    constructor = builder.constructor;
    arguments = builder.arguments;
  }

  /** A builder for containers whose elements {@code owner} writes, after {@code header}. */
  static Builder writtenBy(Class<?> owner, String header) {
    return new Builder(owner, header);
  }

  @Override
  public Phase phase() {
    return phase;
  }

  @Override
  public boolean allocatesFromProperties() {
    return constructor.length > 0;
  }

  @Override
  public Pieces take(Object value) {
    Supplier<@Nullable Object[]> reading = () -> written(value).toArray();
    @Nullable Object[] data = Snapshot.unguarded(owner == LinkedList.class, reading);
    int from = header.length();
    @Nullable Object[] elements = Arrays.copyOfRange(data, from, data.length - nullsAfter);
    int size = header.indexOf('n');
    if (size >= 0 && !Objects.equals(data[size], elements.length / (paired ? 2 : 1))) {
      throw new ConcurrentModificationException("its size changed");
    }
    Taken taken = properties.apply(value);
    return paired ? taken.andPairs(elements) : taken.andElements(elements);
  }

  private List<@Nullable Object> written(Object value) {
    MethodHandle writeObject = Objects.requireNonNull(JdkHooks.writeObject(owner));
    try {
      HookOutput stream = new HookOutput(Map::of);
      writeObject.invokeExact(value, (java.io.ObjectOutputStream) stream);
      return stream.data();
    } catch (Throwable e) {
      throw Failures.unchecked(e);
    }
  }

  @Override
  public Object allocate(Class<?> type, Pieces pieces) {
    Given given = new Given(type.getName(), pieces);
    return Allocation.allocate(type, constructor, arguments.apply(given));
  }

  @Override
  public void fill(Object value, Pieces pieces) {
    @Nullable Object[] elements = pieces.elements();
    if (elements == null || pieces.paired() != paired) {
      throw new UnpackFault(
          "a " + value.getClass().getName() + " needs " + (paired ? "entries" : "elements"));
    }
    int size = paired ? elements.length / 2 : elements.length;
    List<@Nullable Object> data = new ArrayList<>(header(size, pieces));
    data.addAll(Arrays.asList(elements));
    for (int i = 0; i < nullsAfter; i++) {
      data.add(null);
    }
    MethodHandle readObject = Objects.requireNonNull(JdkHooks.readObject(owner));
    try {
      // Fields that have no public meaning keep what the constructor gave them.
      HookInput stream =
          new HookInput(owner, new LinkedHashMap<>(), data, () -> {}, new Validations());
      readObject.invokeExact(value, (ObjectInputStream) stream);
    } catch (Throwable e) {
      if (phase == Phase.HASHED) {
        throw Failures.unchecked(e); // perhaps thrown by the user's hashCode: theirs
      }
      throw new UnpackFault(
          "cannot fill a " + value.getClass().getName() + " with what the payload says: " + e, e);
    }
  }

  /**
   * Values for the letters of {@link #header}: {@code n} the size, {@code b} a number of buckets, {@code f} a load
   * factor, {@code c} the comparator.
   */
  private List<@Nullable Object> header(int size, Pieces pieces) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < header.length(); i++) {
      values.add(
          switch (header.charAt(i)) {
            case 'n' -> size;
            case 'b' -> (int) Math.min(1 << 30, size * 4L / 3 + 1);
            case 'f' -> 0.75f;
            case 'c' -> pieces.properties().get("comparator");
            default -> throw new IllegalStateException(header);
          });
    }
    return values;
  }

  /** Gives the parts that differ. */
  static final class Builder {
    private final Class<?> owner;
    private final String header;
    private int nullsAfter;
    private boolean paired;
    private Phase phase = Phase.FILLED;
    private Function<Object, Taken> properties = value -> Taken.start();
    private Class<?>[] constructor = {};
    private Function<Given, @Nullable Object[]> arguments = given -> new Object[0];

    private Builder(Class<?> owner, String header) {
      this.owner = owner;
      this.header = header;
    }

    Builder nullsAfter(int count) {
      nullsAfter = count;
      return this;
    }

    Builder paired() {
      paired = true;
      return this;
    }

    Builder hashed() {
      phase = Phase.HASHED;
      return this;
    }

    /** Properties besides the elements. */
    Builder with(Function<Object, Taken> properties) {
      this.properties = properties;
      return this;
    }

    /** Parameter types of the JDK class's constructor to run; the one without parameters by default. */
    Builder constructor(Class<?>... types) {
      this.constructor = types;
      return this;
    }

    Builder arguments(Function<Given, @Nullable Object[]> arguments) {
      this.arguments = arguments;
      return this;
    }

    BaseKind build() {
      return new ContainerBase(this);
    }
  }
}
