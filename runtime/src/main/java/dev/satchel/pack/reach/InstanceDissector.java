package dev.satchel.pack.reach;

import dev.satchel.access.FieldReader;
import dev.satchel.model.Node;
import dev.satchel.model.NodeLayout;
import dev.satchel.model.NodeSink;
import dev.satchel.model.Parts;
import dev.satchel.model.PrimitiveBlock;
import dev.satchel.model.Slot;
import dev.satchel.pack.code.CompilerNames;
import dev.satchel.values.BaseKind;
import dev.satchel.values.BaseKinds;
import dev.satchel.values.BulkFields;
import dev.satchel.values.FieldAccess;
import dev.satchel.values.FieldLayout;
import dev.satchel.values.SerialHooks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes records and objects of users' classes apart: field by field, or as their serialization hooks say. */
final class InstanceDissector {
  private final Landing landing;
  private final Slots slots;
  private final PartsWriter parts;
  private final OwnConstants constants = new OwnConstants();
  private final Replacement replacements;
  private final WalkedObjects objects;

  /**
   * Objects of static state that travel with all of their fields, {@code transient} ones too; and parts of theirs that write
   * themselves.
   */
  private final Set<Object> wholes = Collections.newSetFromMap(new IdentityHashMap<>());

  InstanceDissector(Landing landing, Slots slots, PartsWriter parts, WalkedObjects objects) {
    this.landing = landing;
    this.slots = slots;
    this.parts = parts;
    this.objects = objects;
    replacements = new Replacement(objects);
  }

  /** What is the same for all objects of a class. */
  static final class Plan {
    private final String name;
    private final SerialHooks hooks;
    private final @Nullable BaseKind base;

    /** Of an object that is taken as it is. */
    private final NodeLayout layout;

    /** Of such an object. */
    private final List<FieldAccess> fields;

    private final char[] kinds;

    /** Whether no primitive one is left out of the block. */
    private final boolean areAllInBlock;

    /**
     * Whether serialization would leave something out that its own hooks, if any, make of what they find, and that is no
     * table, whose order may differ from JVM to JVM.
     */
    private final boolean isPartly;

    /** Whether one of them holds the object in which it was made. */
    private final boolean hasOuter;

    /** So many objects come until {@link BulkFields} is asked, and is told of so many. */
    private int untold = 1;

    private int told;
    private @Nullable FieldReader reader;
    private final byte[] block;
    private final @Nullable Object[] references;

    /** Whether the landing knows that objects of the class travel. */
    private boolean isTold;

    private Plan(
        String name,
        SerialHooks hooks,
        @Nullable BaseKind base,
        NodeLayout layout,
        List<FieldAccess> fields,
        boolean isPartly) {
      this.name = name;
      this.hooks = hooks;
      this.base = base;
      this.layout = layout;
      this.fields = List.copyOf(fields);
      kinds = new char[fields.size()];
      for (int i = 0; i < kinds.length; i++) {
        kinds[i] = fields.get(i).kind();
      }
      areAllInBlock = fields.stream().filter(field -> field.kind() != 'L').count()
          == layout.block().count();
      this.isPartly = isPartly;
      hasOuter = fields.stream().anyMatch(InstanceDissector::isOuter);
      block = new byte[layout.block().length()];
      references = new Object[kinds.length];
    }

    /** What a field holds that was {@link #read}; it is not kept. */
    @Nullable
    Object reference(int field) {
      Object held = references[field];
      references[field] = null;
      return held;
    }

    /** Reads the primitive fields, one by one. */
    void readBlock(Object object) {
      for (int i = 0; i < kinds.length; i++) {
        if (layout.block().has(i)) {
          layout.block().put(block, 0, i, fields.get(i).primitive(object));
        }
      }
    }

    /** To be called for each object: whether its fields were read at once, as there were many objects. */
    boolean read(Object object) {
      if (reader == null) {
        if (--untold > 0 || !areAllInBlock) {
          return false;
        }
        untold = BulkFields.STEP;
        reader = BulkFields.of(object.getClass()).reader(fields, told);
        told = BulkFields.STEP;
        if (reader == null) {
          return false;
        }
      }
      reader.read(object, block, 0, references);
      return true;
    }
  }

  private Plan plan(Class<?> type, String name) {
    SerialHooks hooks = SerialHooks.of(type);
    List<FieldAccess> fields = new ArrayList<>();
    List<String> owners = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (FieldAccess field : FieldLayout.of(type).fields()) {
      String owner = landing.nameOf(field.owner());
      if (owner != null && (type.isRecord() || !field.isTransient())) {
        fields.add(field);
        owners.add(owner);
        names.add(field.name());
      }
    }
    PrimitiveBlock block = block(fields);
    NodeLayout layout = type.isRecord()
        ? NodeLayout.record(name, block, names, hooks.resolves())
        : NodeLayout.instance(name, block, owners, names, hooks.resolves());
    BaseKind base = type.isRecord() ? null : BaseKinds.of(type);
    boolean hasTable = FieldLayout.of(type).fields().stream()
        .anyMatch(field -> field.isTransient() && field.type().isArray());
    boolean isPartly = hooks.handlesState()
        ? base == null && !hooks.isExternalizable() && !hasTable
        : fields.size() < FieldLayout.of(type).fields().size();
    return new Plan(name, hooks, base, layout, fields, isPartly);
  }

  /** As many of the primitive ones as there is room for. */
  private static PrimitiveBlock block(List<FieldAccess> fields) {
    StringBuilder kinds = new StringBuilder();
    int length = 0;
    for (FieldAccess field : fields) {
      length += PrimitiveBlock.bytes(field.kind());
      boolean isIn = field.kind() != 'L' && length <= PrimitiveBlock.MOST_BYTES;
      kinds.append(isIn ? field.kind() : PrimitiveBlock.NO_PRIMITIVE);
    }
    return PrimitiveBlock.of(kinds.toString());
  }

  Outcome record(Object record, TypePlan of, NodeSink sink) {
    Plan plan = of.instance;
    if (plan == null) {
      String name = landing.nameOf(of.type);
      if (name == null) {
        return Outcome.NOT_CARRIED;
      }
      plan = plan(of.type, name);
      of.instance = plan;
    }
    Object replacement = replacements.isLast(record) ? record : plan.hooks.replace(record);
    if (replacement != record && replacements.mayStandFor(record, replacement)) {
      return replaced(replacement);
    }
    if (!plan.isTold) {
      plan.isTold = true;
      landing.recordInstance(of.type);
    }
    give(plan, record, sink);
    return Outcome.GIVEN;
  }

  private void give(Plan plan, Object object, NodeSink sink) {
    boolean isRead = plan.read(object);
    PrimitiveBlock block = plan.layout.block();
    sink.begin(plan.layout);
    boolean isTaken = false;
    if (!block.isEmpty()) {
      if (!isRead) {
        plan.readBlock(object);
      }
      isTaken = sink.block(plan.block, 0);
    }
    for (int i = 0; i < plan.kinds.length; i++) {
      FieldAccess field = plan.fields.get(i);
      if (plan.kinds[i] == 'L') {
        give(field, isRead ? plan.reference(i) : field.get(object), sink);
      } else if (!block.has(i)) {
        sink.primitive(plan.kinds[i], field.primitive(object));
      } else if (!isTaken) {
        sink.primitive(plan.kinds[i], block.get(plan.block, 0, i));
      }
    }
    sink.end();
  }

  private void give(FieldAccess field, @Nullable Object value, NodeSink sink) {
    if (value == null) {
      sink.nothing();
    } else if (Slot.isScalar(value)) {
      sink.scalar(value);
    } else {
      sink.ref(meet(field, value));
    }
  }

  private int meet(FieldAccess field, Object value) {
    if (!field.isSynthetic()) {
      return slots.meetInField(value);
    }
    return isOuter(field) ? slots.meetEnclosing(value) : slots.meet(value);
  }

  /**
   * An object of a user's class.
   *
   * @param isWhole whether all of its fields are wanted, not only those that code reads
   */
  Outcome instance(Object object, TypePlan of, boolean isWhole, NodeSink sink) {
    Class<?> type = of.type;
    Plan plan = of.instance;
    if (plan == null) {
      String name = landing.nameOf(type);
      if (name == null) {
        return Outcome.NOT_CARRIED;
      }
      if (type.isHidden()) {
        return new Outcome.Cannot("its class is hidden, so no class file of it can be had");
      }
      String ofBase = BaseKinds.refusal(type);
      if (ofBase != null) {
        return new Outcome.Cannot(ofBase);
      }
      plan = plan(type, name);
      of.instance = plan;
    }
    SerialHooks hooks = plan.hooks;
    // What is carried although its type is refused (a library's logger) is found again by its
    // hooks, and has much behind it.
    if ((hooks.replaces() || hooks.resolves()) && landing.bringsStatics() && !of.mayBeRefused) {
      if (constants.contain(object) || replacements.isState(object) || isPartOfWhole(object)) {
        return asItIs(plan, object, type);
      }
    }
    Object replacement = replacements.isLast(object) ? object : hooks.replace(object);
    if (replacement != object) {
      if (!replacements.mayStandFor(object, replacement)) {
        return asItIs(plan, object, type);
      }
      replacements.note(object, replacement);
      return replaced(replacement);
    }
    boolean isPart = (plan.isPartly || hooks.handlesState()) && isPartOfWhole(object);
    if (isPart && plan.isPartly && !(hooks.handlesState() && SelfContainedHooks.of(type))) {
      return asItIs(plan, object, type);
    }
    String refusal = hooks.refusal();
    if (refusal != null) {
      return new Outcome.Cannot(refusal);
    }
    travels(plan, type);
    if (hooks.handlesState()) {
      if (isPart) {
        wholes.add(object);
      }
      return new Outcome.Travels(written(plan, object, type));
    }
    if (plan.base != null && hooks.resolves()) {
      return new Outcome.Travels(new Node.Instance(
          plan.name, fields(object, type, false), base(plan, object, type), List.of(), true));
    }
    if (plan.base == null && (hooks.resolves() || (isWhole && !plan.hasOuter))) {
      give(plan, object, sink);
      return Outcome.GIVEN;
    }
    List<Node.FieldValue> values = new ArrayList<>();
    Set<FieldAccess> leftOut = Set.of();
    for (FieldAccess field : FieldLayout.of(type).fields()) {
      if (!field.isTransient()) {
        if ((isWhole && !isOuter(field)) || landing.wants(field)) {
          add(values, field, field.get(object));
        } else {
          leftOut = leftOut.isEmpty() ? new LinkedHashSet<>() : leftOut;
          leftOut.add(field);
        }
      }
    }
    return new Outcome.Travels(
        new Node.Instance(plan.name, values, base(plan, object, type), List.of(), false), leftOut);
  }

  /**
   * Whether it is part of an object of static state that travels as it is, wherever that was met first: over there no hook of
   * that makes again what serialization would leave out of its parts, and theirs may ask that for them.
   */
  private boolean isPartOfWhole(Object object) {
    if (wholes.isEmpty()) {
      return false;
    }
    Object holder = objects.holderOf(object);
    while (holder != null && holder.getClass().isArray()) {
      holder = objects.holderOf(holder);
    }
    return holder != null && wholes.contains(holder) && replacements.mayBeAsItIs(object);
  }

  /** With all of its fields, whatever its hooks say. */
  private Outcome asItIs(Plan plan, Object object, Class<?> type) {
    travels(plan, type);
    wholes.add(object);
    return new Outcome.Travels(new Node.Instance(
        plan.name, fields(object, type, true), base(plan, object, type), List.of(), false));
  }

  /** What the class needs is said once. */
  private void travels(Plan plan, Class<?> type) {
    if (!plan.isTold) {
      plan.isTold = true;
      landing.instance(type);
    }
  }

  /** The object in which one of an inner class was made. The compiler writes it down, used or not. */
  private static boolean isOuter(FieldAccess field) {
    return field.isSynthetic() && CompilerNames.isOuter(field.name());
  }

  /** The object as its {@code writeObject} or {@code writeExternal} writes it. */
  private Node written(Plan plan, Object object, Class<?> type) {
    SerialHooks.State state = plan.hooks.write(object);
    List<Node.FieldValue> fields = new ArrayList<>();
    for (SerialHooks.Field field : state.fields()) {
      String owner = landing.nameOf(field.owner());
      if (owner != null) {
        fields.add(new Node.FieldValue(owner, field.name(), slots.of(field.value())));
      }
    }
    List<Node.Written> written = new ArrayList<>();
    for (SerialHooks.Data data : state.data()) {
      String owner = landing.nameOf(data.owner());
      if (owner != null) {
        written.add(new Node.Written(owner, slots.all(data.values().toArray())));
      }
    }
    if (written.isEmpty()) {
      written.add(new Node.Written(plan.name, List.of())); // says that hooks are to read it
    }
    return new Node.Instance(
        plan.name, fields, base(plan, object, type), written, plan.hooks.resolves());
  }

  /** State that the object has from its JDK superclass. */
  private @Nullable Parts base(Plan plan, Object object, Class<?> type) {
    BaseKind kind = plan.base;
    return kind == null ? null : parts.of(FieldLayout.of(type).jdkSuperclass(), kind.take(object));
  }

  /** {@code writeReplace} gave another object, which travels in this one's place. */
  private Outcome replaced(@Nullable Object replacement) {
    return slots.of(replacement) instanceof Slot.Ref ref
        ? new Outcome.Replaced(ref.node())
        : new Outcome.Cannot("its writeReplace gives null or a string or number, not an object");
  }

  private List<Node.FieldValue> fields(Object object, Class<?> type, boolean withTransient) {
    List<Node.FieldValue> values = new ArrayList<>();
    for (FieldAccess field : FieldLayout.of(type).fields()) {
      if (withTransient || !field.isTransient()) {
        add(values, field, field.get(object));
      }
    }
    return values;
  }

  private void add(List<Node.FieldValue> values, FieldAccess field, @Nullable Object value) {
    String owner = landing.nameOf(field.owner());
    if (owner != null) {
      values.add(new Node.FieldValue(owner, field.name(), slot(field, value)));
    }
  }

  private Slot slot(FieldAccess field, @Nullable Object value) {
    if (isOuter(field)) {
      return slots.ofEnclosing(value);
    }
    return field.isSynthetic() ? slots.of(value) : slots.ofField(value);
  }
}
