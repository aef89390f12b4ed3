package dev.satchel.pack.reach;

import dev.satchel.model.Node;
import dev.satchel.model.Parts;
import dev.satchel.model.Slot;
import dev.satchel.values.BaseKind;
import dev.satchel.values.BaseKinds;
import dev.satchel.values.FieldAccess;
import dev.satchel.values.FieldLayout;
import dev.satchel.values.SerialHooks;
import java.util.ArrayList;
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

  InstanceDissector(Landing landing, Slots slots, PartsWriter parts) {
    this.landing = landing;
    this.slots = slots;
    this.parts = parts;
  }

  Outcome record(Object record, Class<?> type) {
    String name = landing.nameOf(type);
    if (name == null) {
      return Outcome.NOT_CARRIED;
    }
    SerialHooks hooks = SerialHooks.of(type);
    Object replacement = hooks.replace(record);
    if (replacement != record) {
      return replaced(replacement);
    }
    landing.recordInstance(type);
    return new Outcome.Travels(
        new Node.RecordInstance(name, fields(record, type, true), hooks.resolves()));
  }

  /**
   * An object of a user's class.
   *
   * @param isWhole whether all of its fields are wanted, not only those that code reads
   */
  Outcome instance(Object object, Class<?> type, boolean isWhole) {
    String name = landing.nameOf(type);
    if (name == null) {
      return Outcome.NOT_CARRIED;
    }
    if (type.isHidden()) {
      return new Outcome.Cannot("its class is hidden, so no class file of it can be had");
    }
    String refusal = BaseKinds.refusal(type);
    if (refusal != null) {
      return new Outcome.Cannot(refusal);
    }
    SerialHooks hooks = SerialHooks.of(type);
    if ((hooks.replaces() || hooks.resolves())
        && landing.bringsStatics()
        && constants.contain(object)) {
      landing.instance(type);
      return new Outcome.Travels(new Node.Instance(
          name, fields(object, type, true), base(object, type), List.of(), false));
    }
    Object replacement = hooks.replace(object);
    if (replacement != object) {
      return replaced(replacement);
    }
    landing.instance(type);
    if (hooks.handlesState()) {
      return new Outcome.Travels(written(name, object, type, hooks));
    }
    if (hooks.resolves()) {
      return new Outcome.Travels(new Node.Instance(
          name, fields(object, type, false), base(object, type), List.of(), true));
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
        new Node.Instance(name, values, base(object, type), List.of(), false), leftOut);
  }

  /** The object in which one of an inner class was made. The compiler writes it down, used or not. */
  private static boolean isOuter(FieldAccess field) {
    return field.isSynthetic() && field.name().startsWith("this$");
  }

  /** The object as its {@code writeObject} or {@code writeExternal} writes it. */
  private Node written(String name, Object object, Class<?> type, SerialHooks hooks) {
    SerialHooks.State state = hooks.write(object);
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
      written.add(new Node.Written(name, List.of())); // says that hooks are to read it
    }
    return new Node.Instance(name, fields, base(object, type), written, hooks.resolves());
  }

  /** State that the object has from its JDK superclass. */
  private @Nullable Parts base(Object object, Class<?> type) {
    BaseKind kind = BaseKinds.of(type);
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
