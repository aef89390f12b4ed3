package dev.satchel.unpack.populate;

import dev.satchel.access.FieldWriter;
import dev.satchel.model.Node;
import dev.satchel.model.NodeBuilder;
import dev.satchel.model.NodeLayout;
import dev.satchel.model.Parts;
import dev.satchel.model.PrimitiveBlock;
import dev.satchel.model.Slot;
import dev.satchel.problem.UnpackFault;
import dev.satchel.values.Allocation;
import dev.satchel.values.BaseKind;
import dev.satchel.values.BaseKinds;
import dev.satchel.values.BulkFields;
import dev.satchel.values.FieldAccess;
import dev.satchel.values.JdkTypes;
import dev.satchel.values.Pieces;
import dev.satchel.values.SerialHooks;
import dev.satchel.values.Validations;
import dev.satchel.values.ValueKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes ordinary objects: allocated without a constructor of their own classes, then filled field by field, or by the
 * serialization hooks that their classes have.
 */
final class Instances {
  private final World world;
  private final LiveObjects live;
  private final Map<String, Type> types = new HashMap<>();
  private final Validations validations = new Validations();

  Instances(World world, LiveObjects live) {
    this.world = world;
    this.live = live;
  }

  /** Whether {@code type} is one whose objects may be made by name alone. */
  static boolean isMakeable(World world, Class<?> type) {
    return !JdkTypes.isJdk(type) && world.isOpen(type);
  }

  /** What is known of a class. */
  private final class Type {
    private final Class<?> type;

    /** Null if it has none. */
    private final @Nullable SerialHooks hooks;

    /** Of a class that was not shipped, and so may be another version here: see {@link SerialHooks#mayBeNew}. */
    private final Set<Class<?>> mayBeNew;

    /** How the state that it has from its JDK superclass is put in; null if it has none. */
    private final @Nullable BaseKind base;

    /** The fields in the order in which its first object brought them; most others bring the same. */
    private final List<Node.FieldValue> order;

    private final @Nullable FieldAccess[] fields;

    Type(Node.Instance first) {
      type = world.type(first.type());
      if (type.isRecord() || !isMakeable(world, type)) {
        throw new UnpackFault(type.getName() + " is no class whose objects a payload may fill");
      }
      hooks = world.mayHaveHooks(type) ? SerialHooks.of(type) : null;
      mayBeNew = hooks == null || world.keyOf(type) != null ? Set.of() : hooks.mayBeNew();
      base = base(type);
      order = first.fields();
      fields = new FieldAccess[order.size()];
      for (int i = 0; i < fields.length; i++) {
        fields[i] = find(order.get(i));
      }
    }

    private static @Nullable BaseKind base(Class<?> type) {
      String refusal = BaseKinds.refusal(type);
      if (refusal != null) {
        throw new UnpackFault(refusal);
      }
      return BaseKinds.of(type);
    }

    boolean readsItself() {
      return hooks != null && (hooks.handlesState() || !mayBeNew.isEmpty());
    }

    /** The classes of which the object brings nothing, as the sender's class did not extend them. */
    Set<Class<?>> absent(Node.Instance instance) {
      if (mayBeNew.isEmpty()) {
        return mayBeNew;
      }
      Set<Class<?>> absent = new HashSet<>(mayBeNew);
      instance.fields().forEach(field -> absent.remove(owner(field.owner(), field.name())));
      instance.written().forEach(written -> absent.remove(owner(written.owner(), "(data)")));
      return absent;
    }

    /**
     * Null if a hook alone knows what to do with it, or it is null, as the field's type did not travel: no reached code
     * uses it.
     */
    @Nullable
    FieldAccess field(int index, Node.FieldValue value) {
      if (index < fields.length) {
        Node.FieldValue usual = order.get(index);
        FieldAccess known = fields[index];
        if (known != null
            && usual.name().equals(value.name())
            && usual.owner().equals(value.owner())) {
          return known;
        }
      }
      return find(value);
    }

    private @Nullable FieldAccess find(Node.FieldValue value) {
      Class<?> owner = owner(value.owner(), value.name());
      FieldAccess field;
      try {
        field = world.field(owner, value.name());
      } catch (UnpackFault e) {
        boolean isMissingType = e.getCause() instanceof TypeNotPresentException;
        if (readsItself() || (isMissingType && value.value() == Slot.NULL)) {
          return null;
        }
        throw e;
      }
      if (field.isStatic()) {
        throw new UnpackFault("field " + field + " is static");
      }
      return field;
    }

    Class<?> owner(String name, String member) {
      Class<?> owner = world.type(name);
      if (!owner.isAssignableFrom(type) || owner.isInterface() || !isMakeable(world, owner)) {
        throw new UnpackFault("field " + name + "." + member + " is not one of its fields");
      }
      return owner;
    }
  }

  private Type type(Node.Instance instance) {
    Type type = types.get(instance.type());
    if (type == null) {
      type = new Type(instance);
      types.put(instance.type(), type);
    }
    return type;
  }

  /** How objects of a layout are filled whose classes have no say in it. */
  static final class Plan {
    private final Class<?> type;
    private final Supplier<Object> allocator;
    private final @Nullable FieldAccess[] fields;

    /** So many objects come until {@link BulkFields} is asked, and is told of so many. */
    private int untold = 1;

    private int told;
    private @Nullable Filling filling;

    Plan(Class<?> type, @Nullable FieldAccess[] fields) {
      this.type = type;
      allocator = Allocation.allocator(type);
      this.fields = fields;
    }

    /** A new object, without what it holds. */
    Object allocate() {
      return allocator.get();
    }

    /** For each of the layout's names; null where only a null fits. */
    @Nullable
    FieldAccess[] fields() {
      return fields;
    }

    /** To be called for each object; how to fill it at once, if there were many and their block fits the fields. */
    @Nullable
    Filling filling(PrimitiveBlock block) {
      if (filling == null && --untold == 0) {
        untold = BulkFields.STEP;
        FieldWriter writer = BulkFields.of(type).writer(Arrays.asList(fields), told);
        told = BulkFields.STEP;
        filling = writer == null ? null : new Filling(fields, writer);
      }
      return filling != null && filling.fits(block) ? filling : null;
    }
  }

  /** Null if the class reads its state itself, or has some from a JDK superclass. */
  @Nullable
  Plan plan(NodeLayout layout) {
    NodeBuilder empty = new NodeBuilder();
    empty.begin(layout);
    layout.names().forEach(name -> empty.nothing());
    empty.end();
    Node.Instance first = (Node.Instance) empty.node();
    Type type = type(first);
    if (type.readsItself()) {
      return null;
    }
    @Nullable FieldAccess[] fields = new FieldAccess[first.fields().size()];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = type.field(i, first.fields().get(i));
    }
    return new Plan(type.type, fields);
  }

  /** The field of a plan that has none for it: says why. */
  FieldAccess missing(NodeLayout layout, int index) {
    return world.field(world.type(layout.owners().get(index)), layout.names().get(index));
  }

  /** Whether hooks of its class read its state. */
  boolean readsItself(Node.Instance instance) {
    Type type = type(instance);
    return type.readsItself()
        && (!instance.written().isEmpty() || !type.absent(instance).isEmpty());
  }

  Role role(Node.Instance instance) {
    if (instance.base() == null) {
      return Role.SHELL;
    }
    return base(instance).phase() == ValueKind.Phase.HASHED ? Role.HASHED : Role.CONTAINER;
  }

  private BaseKind base(Node.Instance instance) {
    BaseKind base = type(instance).base;
    if (base == null) {
      throw new UnpackFault(
          "its class has no state of a JDK superclass here, and the payload brings some");
    }
    return base;
  }

  /** The state of its JDK superclass, if its properties are needed to allocate it; otherwise null. */
  @Nullable
  Parts propertiesToMake(Node.Instance instance) {
    Parts base = instance.base();
    return base != null && base(instance).allocatesFromProperties() ? base : null;
  }

  boolean canSetLater(Node.Instance instance, String property) {
    Parts base = instance.base();
    return base != null
        && base(instance).canSetLater(property, base.properties().keySet());
  }

  Object allocate(Node.Instance instance) {
    Type type = type(instance);
    Parts base = instance.base();
    if (readsItself(instance)
        && type.hooks != null
        && (type.hooks.isExternalizable() || base == null)) {
      return type.hooks.allocate();
    }
    if (base == null) {
      return Allocation.allocate(type.type);
    }
    @Nullable
    Object[] elements =
        base.elements() == null ? null : new Object[base.elements().size()];
    Map<String, @Nullable Object> properties = propertiesToMake(instance) == null
        ? Map.of()
        : live.existingProperties(base).properties();
    return base(instance).allocate(type.type, new Pieces(properties, elements, base.paired()));
  }

  /** Puts in the state that it has from its JDK superclass; all of it must exist. */
  void fillBase(Node.Instance instance, Object target) {
    if (instance.base() != null) {
      base(instance).fill(target, live.pieces(instance.base(), true));
    }
  }

  /**
   * Sets the fields that are due; of an object that reads itself those that it has and that can hold what was written
   * under their names, so that others see more than nulls.
   */
  void fill(Node.Instance instance, Object target, @Nullable LeftOut leftOut) {
    Type type = type(instance);
    List<Node.FieldValue> values = instance.fields();
    for (int i = 0; i < values.size(); i++) {
      Node.FieldValue value = values.get(i);
      if (live.isDue(value.value(), leftOut)) {
        FieldAccess field = type.field(i, value);
        Object held = live.value(value.value());
        if (field != null && (field.accepts(held) || !type.readsItself())) {
          field.set(target, held);
        }
      }
    }
  }

  /** Whether its hooks are to read more than what {@link #fill} puts into its fields. */
  boolean readsMoreThanFields(Node.Instance instance) {
    Type type = type(instance);
    if (!readsItself(instance)) {
      return false;
    }
    for (Node.Written written : instance.written()) {
      if (!written.data().isEmpty()) {
        return true;
      }
    }
    for (int i = 0; i < instance.fields().size(); i++) {
      if (type.field(i, instance.fields().get(i)) == null) {
        return true;
      }
    }
    return false;
  }

  /** Has the object read itself. */
  void read(Node.Instance instance, Object target) {
    Type type = type(instance);
    SerialHooks hooks = type.hooks;
    if (hooks == null) {
      return;
    }
    List<SerialHooks.Field> fields = new ArrayList<>();
    for (Node.FieldValue field : instance.fields()) {
      Class<?> owner = type.owner(field.owner(), field.name());
      fields.add(new SerialHooks.Field(owner, field.name(), live.value(field.value())));
    }
    List<SerialHooks.Data> data = new ArrayList<>();
    for (Node.Written written : instance.written()) {
      List<@Nullable Object> values = new ArrayList<>();
      written.data().forEach(slot -> values.add(live.value(slot)));
      data.add(new SerialHooks.Data(type.owner(written.owner(), "(data)"), values));
    }
    hooks.read(target, new SerialHooks.State(fields, data, type.absent(instance)), validations);
  }

  /** What {@code readResolve} gives for a complete object. */
  static @Nullable Object resolve(Object object) {
    return SerialHooks.of(object.getClass()).resolve(object);
  }

  /** Runs the checks that hooks asked for: when all is there. */
  void validate() {
    validations.run();
  }
}
