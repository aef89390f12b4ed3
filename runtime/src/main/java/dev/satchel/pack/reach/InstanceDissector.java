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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes records and objects of users' classes apart: field by field, or as their serialization hooks say. */
final class InstanceDissector {
  private final Landing landing;
  private final Slots slots;
  private final PartsWriter parts;

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

  Outcome instance(Object object, Class<?> type) {
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
    if ((hooks.replaces() || hooks.resolves()) && OwnConstants.contains(object)) {
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
    return new Outcome.Travels(new Node.Instance(
        name, fields(object, type, false), base(object, type), List.of(), hooks.resolves()));
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
        String owner = landing.nameOf(field.owner());
        if (owner != null) {
          values.add(new Node.FieldValue(owner, field.name(), slots.of(field.get(object))));
        }
      }
    }
    return values;
  }
}
