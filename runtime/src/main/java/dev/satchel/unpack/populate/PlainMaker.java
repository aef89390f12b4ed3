package dev.satchel.unpack.populate;

import dev.satchel.model.Node;
import dev.satchel.model.NodeLayout;
import dev.satchel.model.NodeSink;
import dev.satchel.model.PrimitiveBlock;
import dev.satchel.values.FieldAccess;
import dev.satchel.values.Pieces;
import dev.satchel.values.ValueKind;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes and fills {@link PlainNodes}, slot by slot: no object for a node, a field or a number.
 *
 * <p>{@link #startForward} or {@link #startBackward} says which nodes come and what is to be done with them.
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
  private IntFunction<Task> tasks = any -> Task.NOTHING;
  private int step;
  private @Nullable NodeLayout layout;
  private Instances.@Nullable Plan plan;
  private @Nullable Object target;

  /** Of the object at hand; null if it is none of a class that is filled field by field. */
  private @Nullable FieldAccess @Nullable [] fields;

  /** How all of them are set at once; null if they are set one by one. */
  private @Nullable Filling filling;

  /** How the record at hand is made at once; null if it is none, or made of {@link #held}. */
  private Records.@Nullable Making making;

  /** One of these two; null if slots are put to use one by one. */
  private @Nullable Collected collected;

  /** The array at hand; null if it is none. */
  private @Nullable Object @Nullable [] array;

  /** Whether the value at hand is made of scalars of which any equal one will do. */
  private boolean copiesScalars;

  private int slot;

  /** Of the node at hand, if that was taken as a whole; else none. */
  private PrimitiveBlock block = PrimitiveBlock.NONE;

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

  /** Nodes come, {@code first} and those behind it. */
  void startForward(IntFunction<Task> newTasks, int first) {
    start(newTasks, first, 1);
  }

  /** Nodes come, the one before {@code end} and those before it. */
  void startBackward(IntFunction<Task> newTasks, int end) {
    start(newTasks, end - 1, -1);
  }

  private void start(IntFunction<Task> newTasks, int first, int newStep) {
    tasks = newTasks;
    step = newStep;
    node = first;
    choose();
  }

  private void choose() {
    task = node < 0 ? Task.NOTHING : tasks.apply(node);
  }

  private void next() {
    node += step;
    choose();
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

  @SuppressWarnings("ReferenceEquality") // a short cut for the same one again
  @Override
  public void begin(NodeLayout of) {
    if (of != layout) {
      layout = of;
      plan = null;
    }
    slot = 0;
    block = PrimitiveBlock.NONE;
    fields = null;
    filling = null;
    making = null;
    collected = null;
    copiesScalars = false;
    array = null;
    held = EMPTY;
    if (task == Task.NOTHING) {
      return;
    }
    if (task == Task.FILL) {
      target = live.get(node);
    }
    if (of.kind() == NodeLayout.Kind.INSTANCE) {
      Instances.Plan known = plan;
      if (known == null) {
        known = plans.computeIfAbsent(of, added -> Objects.requireNonNull(instances.plan(added)));
        plan = known;
      }
      fields = known.fields();
      filling = task == Task.MAKE ? null : known.filling(of.block());
      collected = filling;
      if (task != Task.FILL) {
        made(known.allocate());
      }
    } else if (of.kind() != NodeLayout.Kind.ARRAY) {
      making = of.kind() == NodeLayout.Kind.RECORD ? records.making(of) : null;
      if (making != null) {
        collected = making;
        return;
      }
      copiesScalars =
          of.kind() == NodeLayout.Kind.VALUE && values.kind(of.type()).copiesScalars();
      int names = of.names().size();
      held = names == 0 ? EMPTY : new Object[names];
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
      return;
    }
    if (task != Task.FILL) {
      made(arrays.make(of.type(), count));
    }
    array = (@Nullable Object[]) target;
  }

  @Override
  public void end() {
    if (task != Task.NOTHING) {
      complete(Objects.requireNonNull(layout));
    }
    next();
  }

  private void complete(NodeLayout of) {
    if (filling != null) {
      filling.fill(Objects.requireNonNull(target));
    } else if (making != null) {
      made(making.make());
    } else if (of.kind() == NodeLayout.Kind.RECORD) {
      made(records.make(of, held));
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
    boolean has = withElements && of.elements() != NodeLayout.Elements.NONE;
    @Nullable
    Object @Nullable [] elements =
        has ? names == 0 ? held : Arrays.copyOfRange(held, names, held.length) : null;
    return Pieces.of(of.names(), held, elements, of.elements() == NodeLayout.Elements.ENTRIES);
  }

  @Override
  public boolean wantsSlots() {
    return task != Task.NOTHING && (task != Task.MAKE || slot < held.length);
  }

  /** What the slot at hand holds, which goes on to the next. */
  private void put(@Nullable Object value) {
    int at = slot++;
    @Nullable FieldAccess[] setters = fields;
    if (collected != null && (filling == null || filling.has(at))) {
      collected.put(at, value);
    } else if (setters != null) {
      FieldAccess field = setters[at];
      if (field != null) {
        field.set(target, value);
      } else if (value != null) {
        instances.missing(Objects.requireNonNull(layout), at).set(target, value);
      }
    } else if (array != null) {
      ArrayObjects.store(array, at, value);
    } else {
      held[at] = value;
    }
    slot = block.nextOther(slot);
  }

  @Override
  public boolean block(byte[] bytes, int from) {
    Collected all = collected;
    if (all == null) {
      return false;
    }
    block = Objects.requireNonNull(layout).block();
    all.block(bytes, from);
    slot = block.nextOther(slot);
    return true;
  }

  /**
   * What the slot at hand holds, if that is a primitive field.
   *
   * @param kind first letter of the descriptor
   * @param bits as {@link FieldAccess#setPrimitive} takes them
   * @return false if it is none
   */
  private boolean isPut(char kind, long bits) {
    @Nullable FieldAccess[] setters = fields;
    FieldAccess field = setters == null || collected != null ? null : setters[slot];
    if (field == null || field.kind() != kind) {
      return false;
    }
    field.setPrimitive(Objects.requireNonNull(target), bits);
    slot++;
    return true;
  }

  private void putScalar(Object value) {
    put(live.scalar(value));
  }

  @Override
  public void nothing() {
    put(null);
  }

  @Override
  public void ref(int to) {
    put(live.object(to));
  }

  @Override
  public void string(String value) {
    if (copiesScalars) {
      put(value);
    } else {
      putScalar(value);
    }
  }

  @Override
  public void bool(boolean value) {
    if (!isPut('Z', value ? 1 : 0)) {
      putScalar(value);
    }
  }

  @Override
  public void octet(byte value) {
    if (!isPut('B', value)) {
      putScalar(value);
    }
  }

  @Override
  public void shortInteger(short value) {
    if (!isPut('S', value)) {
      putScalar(value);
    }
  }

  @Override
  public void character(char value) {
    if (!isPut('C', value)) {
      putScalar(value);
    }
  }

  @Override
  public void integer(int value) {
    if (!isPut('I', value)) {
      putScalar(value);
    }
  }

  @Override
  public void longInteger(long value) {
    if (!isPut('J', value)) {
      putScalar(value);
    }
  }

  @Override
  public void single(float value) {
    if (!isPut('F', Float.floatToRawIntBits(value))) {
      putScalar(value);
    }
  }

  @Override
  public void decimal(double value) {
    if (!isPut('D', Double.doubleToRawLongBits(value))) {
      putScalar(value);
    }
  }
}
