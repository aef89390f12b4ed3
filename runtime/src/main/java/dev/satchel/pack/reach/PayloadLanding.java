package dev.satchel.pack.reach;

import dev.satchel.model.Holding;
import dev.satchel.model.Node;
import dev.satchel.model.Refusals;
import dev.satchel.pack.code.LambdaUse;
import dev.satchel.pack.code.Supertypes;
import dev.satchel.values.FieldAccess;
import dev.satchel.values.SerialHooks;
import java.io.Externalizable;
import java.io.Serializable;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The landing of a payload: whatever the receiver has not is brought, so objects reach code. */
final class PayloadLanding implements Landing {
  /** Methods that serialization calls by name, here or over there. */
  private static final List<String> SERIAL_HOOKS = List.of(
      "writeReplace",
      "readResolve",
      "writeObject",
      "readObject",
      "readObjectNoData",
      "writeExternal",
      "readExternal");

  private final Ownership ownership;
  private final TypeNames names;
  private final EnclosingFields enclosing;
  private final CodeWalk code;
  private final Function<Object, Node.@Nullable Known> known;
  private final boolean isOnlyOne;
  private Refusals refusals = Refusals.NONE;
  private @Nullable Holding visited;
  private boolean isForStrangers;

  /**
   * @param enclosing which fields of enclosing objects travel
   * @param known objects that the receiver has
   */
  PayloadLanding(
      Ownership ownership,
      TypeNames names,
      CodeWalk code,
      EnclosingFields enclosing,
      Function<Object, Node.@Nullable Known> known,
      boolean isOnlyOne) {
    this.ownership = ownership;
    this.names = names;
    this.code = code;
    this.enclosing = enclosing;
    this.known = known;
    this.isOnlyOne = isOnlyOne;
  }

  /**
   * Objects that must not travel although their kind can.
   *
   * @param newVisited of the object that is taken apart
   */
  void refuse(Refusals newRefusals, Holding newVisited) {
    refusals = newRefusals;
    visited = newVisited;
  }

  /** Whoever unpacks the objects may look at them by reflection, which resolves the types of all their fields. */
  void forStrangers() {
    isForStrangers = true;
  }

  @Override
  public String nameOf(Class<?> type) {
    return names.of(type);
  }

  @Override
  public boolean isUsers(Class<?> type) {
    return ownership.isUsers(type);
  }

  @Override
  public boolean brings(Class<?> type) {
    return ownership.isShipped(type);
  }

  @Override
  public boolean bringsStatics() {
    return true;
  }

  @Override
  public Node.@Nullable Known known(Object object) {
    return known.apply(object);
  }

  @Override
  public @Nullable Iterable<Object> others() {
    return isOnlyOne ? List.of() : null;
  }

  @Override
  public boolean mayBeRefused(Class<?> type) {
    return refusals.mayConcern(type);
  }

  @Override
  public boolean isRefused(Object object) {
    return visited != null && refusals.contain(object, visited);
  }

  @Override
  public Lambdas.@Nullable Found lambda(Class<?> lambdaClass) {
    return Lambdas.find(lambdaClass);
  }

  @Override
  public void mention(Class<?> type) {
    code.classes().need(type);
    code.reflected().named(type);
  }

  @Override
  public void classValue(Class<?> type) {
    mention(type);
    code.named().value(type);
  }

  @Override
  public void proxied(Class<?> type) {
    for (Class<?> face : Supertypes.of(type)) {
      if (ownership.isShipped(face)) {
        code.classes().need(face);
        code.classes().needSignatures(face);
      }
    }
  }

  @Override
  public void member(Executable member) {
    code.openings().called(member);
  }

  @Override
  public void member(Field member) {
    code.openings().used(member);
  }

  @Override
  public void instance(Class<?> type) {
    code.types().instantiate(type);
    if (isForStrangers) {
      fieldTypesAbove(type);
    }
    if (Serializable.class.isAssignableFrom(type)) {
      SERIAL_HOOKS.forEach(hook -> openAbove(type, hook));
      SerialHooks hooks = SerialHooks.of(type);
      if (hooks.handlesState() || hooks.replaces() || hooks.resolves()) {
        signaturesAbove(type);
      }
      Class<?> constructed = hooks.constructed();
      if (constructed != null && ownership.isShipped(constructed)) {
        code.classes().reach(new MethodKey(constructed, "<init>", "()V"));
      }
    }
    if (Externalizable.class.isAssignableFrom(type)) {
      code.classes().reach(new MethodKey(type, "<init>", "()V"));
    }
  }

  private void openAbove(Class<?> type, String method) {
    for (Class<?> at = type; at != null && ownership.isShipped(at); at = at.getSuperclass()) {
      code.openings().methods(at, method);
    }
  }

  private void fieldTypesAbove(Class<?> type) {
    for (Class<?> at = type; at != null && ownership.isShipped(at); at = at.getSuperclass()) {
      code.classes().needFieldTypes(at);
    }
  }

  /** Serialization finds hooks by reflection, which resolves the types of all fields and methods. */
  private void signaturesAbove(Class<?> type) {
    for (Class<?> at = type; at != null && ownership.isShipped(at); at = at.getSuperclass()) {
      code.classes().needSignatures(at);
    }
  }

  @Override
  public void recordInstance(Class<?> type) {
    instance(type);
    StringBuilder descriptor = new StringBuilder("(");
    for (RecordComponent component : type.getRecordComponents()) {
      code.classes().need(component.getType());
      descriptor.append(component.getType().descriptorString());
    }
    code.classes().reach(new MethodKey(type, "<init>", descriptor.append(")V").toString()));
  }

  @Override
  public void constant(Class<?> enumType) {
    code.classes().need(enumType);
    code.classes().initialize(enumType);
  }

  @Override
  public boolean wants(FieldAccess field) {
    return enclosing.wants(field.owner(), field.name());
  }

  @Override
  public int wantsVersion() {
    return enclosing.version();
  }

  @Override
  public void lambda(Class<?> host, LambdaUse use) {
    code.bodies().lambda(host, use);
  }
}
