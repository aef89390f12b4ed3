package dev.satchel.pack.reach;

import dev.satchel.model.LambdaSite;
import dev.satchel.pack.code.Descriptors;
import dev.satchel.pack.code.LambdaUse;
import dev.satchel.pack.code.MethodCode;
import dev.satchel.pack.code.MethodCode.Assignment;
import dev.satchel.pack.code.MethodCode.Call;
import dev.satchel.pack.code.MethodCode.CallKind;
import dev.satchel.pack.code.MethodCode.FieldUse;
import dev.satchel.pack.code.MethodCode.LookedUp;
import dev.satchel.pack.code.MethodCode.Target;
import dev.satchel.pack.code.Supertypes;
import java.lang.invoke.MethodHandleInfo;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a reached body, and the call site of a lambda, may need. */
final class BodyWalk {
  private final Linkage linkage;
  private final ReachedClasses classes;
  private final RapidTypeAnalysis types;
  private final StaticUses statics;
  private final FieldReads reads;
  private final Openings openings;
  private final NamedMembers named;
  private final ReflectedStatics reflected;
  private final Map<Class<?>, Set<String>> lambdaPlaces;

  /** What was followed already: most calls are made in many places. */
  private final Set<Called> called = new HashSet<>();

  /** A call as code of a loader's classes names it. */
  private record Called(
      ClassLoader loader, CallKind kind, String owner, String name, String descriptor) {}

  /**
   * @param earlierPlaces what the walk for an earlier document of the session had as {@link #lambdaPlaces}
   */
  BodyWalk(
      Linkage linkage,
      ReachedClasses classes,
      RapidTypeAnalysis types,
      StaticUses statics,
      FieldReads reads,
      Openings openings,
      NamedMembers named,
      ReflectedStatics reflected,
      Map<Class<?>, Set<String>> earlierPlaces) {
    this.linkage = linkage;
    this.classes = classes;
    this.types = types;
    this.statics = statics;
    this.reads = reads;
    this.openings = openings;
    this.named = named;
    this.reflected = reflected;
    this.lambdaPlaces = Copies.ofSets(earlierPlaces, new HashMap<>());
  }

  /** Places of the call sites met so far, by host class. */
  Map<Class<?>, Set<String>> lambdaPlaces() {
    return lambdaPlaces;
  }

  /** Places of lambda call sites in reached bodies of {@code host}, and of its lambdas among the objects. */
  Set<String> lambdaPlaces(Class<?> host) {
    return lambdaPlaces.getOrDefault(host, Set.of());
  }

  /** Reaches whatever {@code code}, the body of {@code method}, needs. */
  void scan(MethodKey method, MethodCode code) {
    Class<?> context = method.owner();
    for (String name : code.types()) {
      classes.need(context, name);
    }
    for (Assignment assignment : code.assignments()) {
      assign(context, assignment);
    }
    for (String name : code.created()) {
      instantiate(context, name);
    }
    for (FieldUse use : code.fields()) {
      if (use.isStatic()) {
        useStatic(method, use.owner(), use.name(), use.descriptor(), use.line());
      } else if (!use.isWrite()) {
        read(method, use.owner(), use.name(), use.descriptor(), use.line());
      }
    }
    for (Call call : code.calls()) {
      call(context, call.kind(), call.owner(), call.name(), call.descriptor());
      reflected.called(method, call.owner(), call.name());
    }
    for (LambdaUse use : code.lambdas()) {
      lambda(context, use);
    }
    for (Target target : code.targets()) {
      if (!target.isField()) {
        target(context, target.kind(), target.owner(), target.name(), target.descriptor());
      } else if (target.isStatic()) {
        useStatic(method, target.owner(), target.name(), target.descriptor(), code.firstLine());
      } else {
        read(method, target.owner(), target.name(), target.descriptor(), code.firstLine());
      }
    }
    for (String name : code.literals()) {
      initialize(context, name);
    }
    for (String name : code.named()) {
      open(context, name);
    }
    for (LookedUp member : code.lookedUp()) {
      lookUp(method, member, code.firstLine());
    }
    if (code.loadsServices()) {
      for (String name : code.literals()) {
        Services.providers(linkage.type(context, name)).forEach(openings::members);
      }
    }
    if (code.isReflective()) {
      for (String name : code.literals()) {
        open(context, name);
      }
    }
  }

  /** A lambda's call site travels, and its implementation may be called. */
  void lambda(Class<?> host, LambdaUse use) {
    classes.need(host);
    lambdaPlaces.computeIfAbsent(host, type -> new LinkedHashSet<>()).add(use.place());
    LambdaSite site = use.site();
    instantiate(host, Descriptors.returned(site.factory()));
    for (String marker : site.markers()) {
      instantiate(host, marker);
    }
    for (String descriptor : List.of(site.factory(), site.instantiated(), site.erased())) {
      classes.needDescriptor(host, descriptor);
    }
    LambdaSite.Implementation implementation = site.implementation();
    classes.needDescriptor(host, implementation.descriptor());
    classes.need(host, implementation.owner());
    target(
        host,
        implementation.kind(),
        implementation.owner(),
        implementation.name(),
        implementation.descriptor());
  }

  /** The verifier loads the one class, and the other unless the first is an interface. */
  private void assign(Class<?> context, Assignment assignment) {
    Class<?> to = linkage.type(context, assignment.to());
    if (to != null) {
      classes.need(to);
      if (!to.isInterface()) {
        classes.need(context, assignment.from());
      }
    }
  }

  private void instantiate(Class<?> context, String internalName) {
    Class<?> type = linkage.type(context, internalName);
    if (type != null) {
      types.instantiate(type);
    }
  }

  private void lookUp(MethodKey by, LookedUp member, int line) {
    if (member.owner().isEmpty()) {
      named.ask(member);
      return;
    }
    Class<?> owner = linkage.type(by.owner(), member.owner());
    if (owner == null) {
      return;
    }
    if (member.isField()) {
      Linkage.Field field = linkage.staticField(owner, member.name());
      if (field != null) {
        classes.initialize(field.owner());
        statics.add(field, by, line);
      }
      return;
    }
    for (Class<?> type : Supertypes.of(owner)) {
      openings.methods(type, member.name());
    }
    if (member.name().equals("<init>")) {
      types.instantiate(owner);
    }
  }

  /** Whoever is given the class may make objects of it. */
  private void initialize(Class<?> context, String internalName) {
    Class<?> type = linkage.type(context, internalName);
    if (type != null) {
      classes.initialize(type);
      named.value(type);
      reflected.named(type);
    }
  }

  private void open(Class<?> context, String internalName) {
    Class<?> type = linkage.type(context, internalName);
    if (type != null) {
      openings.members(type);
    }
  }

  /** A method handle's target. */
  private void target(Class<?> context, int kind, String owner, String name, String descriptor) {
    switch (kind) {
      case MethodHandleInfo.REF_invokeStatic ->
        call(context, CallKind.STATIC, owner, name, descriptor);
      case MethodHandleInfo.REF_invokeSpecial ->
        call(context, CallKind.SPECIAL, owner, name, descriptor);
      case MethodHandleInfo.REF_newInvokeSpecial -> {
        instantiate(context, owner);
        call(context, CallKind.SPECIAL, owner, name, descriptor);
      }
      default -> call(context, CallKind.VIRTUAL, owner, name, descriptor);
    }
  }

  private void call(
      Class<?> context, CallKind kind, String ownerName, String name, String descriptor) {
    if (ownerName.startsWith("[")
        || !called.add(new Called(context.getClassLoader(), kind, ownerName, name, descriptor))) {
      return;
    }
    reads.call(ownerName);
    Class<?> owner = linkage.type(context, ownerName);
    if (owner == null || !linkage.isShipped(owner)) {
      return;
    }
    Linkage.Method declared = linkage.method(owner, name, descriptor);
    if (declared == null) {
      return;
    }
    if (kind == CallKind.STATIC) {
      classes.initialize(declared.owner());
    }
    if (kind == CallKind.VIRTUAL && declared.info().isVirtual()) {
      types.call(owner, name, descriptor);
    } else {
      classes.reach(declared.key());
    }
  }

  private void read(MethodKey by, String ownerName, String name, String descriptor, int line) {
    Class<?> owner = linkage.type(by.owner(), ownerName);
    Linkage.Field field = owner == null ? null : linkage.field(owner, name, descriptor);
    if (field != null) {
      reads.add(field, by, line);
      if (Enum.class.isAssignableFrom(field.owner()) && !by.name().equals("<init>")) {
        // A constant is state of its class; what its constructor reads, it has written.
        classes.initialize(field.owner());
        statics.add(field, by, line);
      }
    }
  }

  private void useStatic(MethodKey by, String ownerName, String name, String descriptor, int line) {
    Class<?> owner = linkage.type(by.owner(), ownerName);
    Linkage.Field field = owner == null ? null : linkage.field(owner, name, descriptor);
    if (field != null) {
      classes.initialize(field.owner());
      statics.add(field, by, line);
    }
  }
}
