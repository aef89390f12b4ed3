package dev.satchel.unpack.populate;

import dev.satchel.model.Node;
import dev.satchel.model.NodeLayout;
import dev.satchel.model.NodeSink;
import dev.satchel.values.Allocation;
import dev.satchel.values.FieldAccess;
import dev.satchel.values.Pieces;
import dev.satchel.values.ValueKind;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes and fills {@link PlainNodes}, slot by slot: no object for a node, a field or a number.
 *
 * <p>{@link #start} says which node comes and what is to be done with it.
 */
final class PlainMaker implements NodeSink {
  /** What is to be done with a node. */
  enum Task {
    /** Its object is made, and nothing put into it. */
    MAKE,
    /** Its object is there, and gets what it holds. */
    FILL,
    /** Both; what it refers to is complete. */
    BOTH,
    NOTHING
  }

  private static final @Nullable Object[] EMPTY = {};

  private final LiveObjects live;
  private final Instances instances;
  private final Records records;
  private final ArrayObjects arrays;
  private final Values values;
  private final Function<Node, Object> others;
  private final IdentityHashMap<NodeLayout, Instances.Plan> plans = new IdentityHashMap<>();

  private int node;
  private Task task = Task.NOTHING;
  private Task taskOfAll = Task.NOTHING;
  private @Nullable BitSet which;
  private @Nullable NodeLayout layout;
  private Instances.@Nullable Plan plan;
  private @Nullable Object target;
  private int slot;

  /** What a record or value holds so far. */
  private @Nullable Object[] held = EMPTY;

  /**
   * @param others makes nodes without layout
   */
  PlainMaker(
      LiveObjects live,
      Instances instances,
      Records records,
      ArrayObjects arrays,
      Values values,
      Function<Node, Object> others) {
    this.live = live;
    this.instances = instances;
    this.records = records;
    this.arrays = arrays;
    this.values = values;
    this.others = others;
  }

  void start(int newNode, Task newTask) {
    which = null;
    node = newNode;
    task = newTask;
  }

  /** All nodes come, from the first; only those in {@code newWhich} are of concern. */
  void startAll(BitSet newWhich, Task newTask) {
    which = newWhich;
    node = 0;
    taskOfAll = newTask;
    choose();
  }

  private void choose() {
    if (which != null) {
      task = which.get(node) ? taskOfAll : Task.NOTHING;
    }
  }

  private void next() {
    if (which != null) {
      node++;
      choose();
    }
  }

  /** The node at hand. */
  int node() {
    return node;
  }

  private void made(Object object) {
    live.set(node, object);
    live.show(node);
    target = object;
  }

  @Override
  public void whole(Node whole) {
    if (task == Task.MAKE || task == Task.BOTH) {
      made(others.apply(whole));
    }
    next();
  }

  @Override
  public void primitives(String type, int length, Supplier<Object> array) {
    if (task == Task.MAKE || task == Task.BOTH) {
      made(array.get());
    }
    next();
  }

  @Override
  public void begin(NodeLayout of) {
    layout = of;
    slot = 0;
    if (task == Task.NOTHING) {
      return;
    }
    if (task == Task.FILL) {
      target = live.get(node);
    }
    if (of.kind() == NodeLayout.Kind.INSTANCE) {
      plan = plans.computeIfAbsent(of, added -> Objects.requireNonNull(instances.plan(added)));
      if (task != Task.FILL) {
        made(Allocation.allocate(plan.type()));
      }
    } else if (of.kind() != NodeLayout.Kind.ARRAY) {
      held = new Object[of.names().size()];
    }
  }

  @Override
  public void elements(int count) {
    NodeLayout of = Objects.requireNonNull(layout);
    if (task == Task.NOTHING) {
      return;
    }
    if (of.kind() != NodeLayout.Kind.ARRAY) {
      if (task != Task.MAKE) {
        held = Arrays.copyOf(held, Math.addExact(held.length, count));
      }
    } else if (task != Task.FILL) {
      made(arrays.make(of.type(), count));
    }
  }

  @Override
  public void end() {
    if (task != Task.NOTHING) {
      complete(Objects.requireNonNull(layout));
    }
    next();
  }

  private void complete(NodeLayout of) {
    if (of.kind() == NodeLayout.Kind.RECORD) {
      made(records.make(of.type(), of.names(), held));
    } else if (of.kind() == NodeLayout.Kind.VALUE) {
      value(of);
    }
    held = EMPTY;
    target = null;
  }

  private void value(NodeLayout of) {
    ValueKind kind = values.kind(of.type());
    boolean isBuilt = switch (kind.phase()) {
      case BUILT, BUILT_HASHED -> true;
      case FILLED, HASHED -> false;
    };
    if (task != Task.FILL) {
      made(kind.allocate(of.type(), pieces(of, isBuilt)));
    }
    if (task != Task.MAKE && !isBuilt) {
      kind.fill(Objects.requireNonNull(target), pieces(of, true));
    }
  }

  private Pieces pieces(NodeLayout of, boolean withElements) {
    int names = of.names().size();
    Map<String, @Nullable Object> properties = Map.of();
    if (names > 0) {
      properties = new LinkedHashMap<>();
      for (int i = 0; i < names; i++) {
        properties.put(of.names().get(i), held[i]);
      }
    }
    boolean has = withElements && of.elements() != NodeLayout.Elements.NONE;
    @Nullable
    Object @Nullable [] elements =
        has ? names == 0 ? held : Arrays.copyOfRange(held, names, held.length) : null;
    return new Pieces(properties, elements, of.elements() == NodeLayout.Elements.ENTRIES);
  }

  /** The slot at hand, which goes on to the next. */
  private void put(@Nullable Object value) {
    int at = slot++;
    NodeLayout of = Objects.requireNonNull(layout);
    switch (of.kind()) {
      case INSTANCE -> {
        FieldAccess field = Objects.requireNonNull(plan).fields()[at];
        if (field != null) {
          field.set(target, value);
        } else if (value != null) {
          instances.missing(of, at).set(target, value);
        }
      }
      case ARRAY ->
        ArrayObjects.store((@Nullable Object[]) Objects.requireNonNull(target), at, value);
      case RECORD, VALUE -> held[at] = value;
    }
  }

  /** Whether the slot at hand is of no concern; then it is passed over. */
  private boolean isPassed() {
    boolean isPassed = task == Task.NOTHING || (task == Task.MAKE && slot >= held.length);
    slot += isPassed ? 1 : 0;
    return isPassed;
  }

  /** The field at hand if that is one of an object, which is then set by the caller. */
  private @Nullable FieldAccess field() {
    Instances.Plan of = plan;
    return of == null || Objects.requireNonNull(layout).kind() != NodeLayout.Kind.INSTANCE
        ? null
        : of.fields()[slot];
  }

  private void putScalar(Object value) {
    put(live.scalar(value));
  }

  @Override
  public void nothing() {
    if (!isPassed()) {
      put(null);
    }
  }

  @Override
  public void ref(int to) {
    if (!isPassed()) {
      put(live.object(to));
    }
  }

  @Override
  public void string(String value) {
    if (!isPassed()) {
      putScalar(value);
    }
  }

  @Override
  public void bool(boolean value) {
    if (isPassed()) {
      return;
    }
    FieldAccess field = field();
    if (field != null && field.type() == boolean.class) {
      field.set(Objects.requireNonNull(target), value);
      slot++;
    } else {
      putScalar(value);
    }
  }

  @Override
  public void integer(int value) {
    if (isPassed()) {
      return;
    }
    FieldAccess field = field();
    if (field != null && field.type() == int.class) {
      field.set(Objects.requireNonNull(target), value);
      slot++;
    } else {
      putScalar(value);
    }
  }

  @Override
  public void longInteger(long value) {
    if (isPassed()) {
      return;
    }
    FieldAccess field = field();
    if (field != null && field.type() == long.class) {
      field.set(Objects.requireNonNull(target), value);
      slot++;
    } else {
      putScalar(value);
    }
  }

  @Override
  public void decimal(double value) {
    if (isPassed()) {
      return;
    }
    FieldAccess field = field();
    if (field != null && field.type() == double.class) {
      field.set(Objects.requireNonNull(target), value);
      slot++;
    } else {
      putScalar(value);
    }
  }

  @Override
  public void octet(byte value) {
    if (!isPassed()) {
      putScalar(value);
    }
  }

  @Override
  public void shortInteger(short value) {
    if (!isPassed()) {
      putScalar(value);
    }
  }

  @Override
  public void character(char value) {
    if (!isPassed()) {
      putScalar(value);
    }
  }

  @Override
  public void single(float value) {
    if (!isPassed()) {
      putScalar(value);
    }
  }
}
