package dev.satchel.pack.reach;

import dev.satchel.pack.code.ClassCode;
import dev.satchel.pack.code.ClassCode.FieldInfo;
import dev.satchel.pack.code.ClassCode.MethodInfo;
import dev.satchel.pack.code.Supertypes;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/** Members that no reached call names, but whoever unpacks a root, reflection, serialization or the user does. */
final class Openings {
  private final Linkage linkage;
  private final ReachedClasses classes;
  private final RapidTypeAnalysis types;
  private final StaticUses statics;
  private final FieldReads reads;

  Openings(
      Linkage linkage,
      ReachedClasses classes,
      RapidTypeAnalysis types,
      StaticUses statics,
      FieldReads reads) {
    this.linkage = linkage;
    this.classes = classes;
    this.types = types;
    this.statics = statics;
    this.reads = reads;
  }

  /** Whatever a stranger may call on an object of this class: its public methods. */
  void publicMethods(Class<?> type) {
    for (Class<?> supertype : Supertypes.of(type)) {
      ClassCode code = linkage.code(supertype);
      if (code == null) {
        continue;
      }
      for (MethodInfo method : code.methods()) {
        if (method.isPublic() && !MethodKey.isInitializer(method.name())) {
          if (method.isStatic()) {
            classes.initialize(supertype);
          }
          reach(supertype, method);
        }
      }
    }
  }

  /** Every member of the class. */
  void members(Class<?> type) {
    ClassCode code = linkage.code(type);
    if (code == null) {
      return;
    }
    classes.need(type);
    classes.initialize(type);
    if (!code.isInterface()) {
      types.instantiate(type);
    }
    for (MethodInfo method : code.methods()) {
      if (!MethodKey.isInitializer(method.name())) {
        reach(type, method);
      }
    }
    for (FieldInfo field : code.fields()) {
      if (field.isStatic()) {
        statics.add(new Linkage.Field(type, field), MethodKey.initializer(type), 0);
      }
    }
  }

  /** Every method of that name. */
  void methods(Class<?> type, String name) {
    ClassCode code = linkage.code(type);
    if (code == null) {
      return;
    }
    for (MethodInfo method : code.methods()) {
      if (method.name().equals(name)) {
        classes.initialize(type);
        reach(type, method);
      }
    }
  }

  /** A method or constructor that reflection gave: called as code that names it would. */
  void called(Executable member) {
    Class<?> owner = member.getDeclaringClass();
    if (!isFound(owner)) {
      return;
    }
    int modifiers = member.getModifiers();
    String name = member instanceof Method ? member.getName() : "<init>";
    Class<?> returned = member instanceof Method method ? method.getReturnType() : void.class;
    String descriptor =
        MethodType.methodType(returned, member.getParameterTypes()).descriptorString();
    boolean isVirtual =
        member instanceof Method && !Modifier.isStatic(modifiers) && !Modifier.isPrivate(modifiers);
    if (isVirtual) {
      types.call(owner, name, descriptor);
      return;
    }
    if (member instanceof Constructor && !Modifier.isAbstract(modifiers | owner.getModifiers())) {
      types.instantiate(owner);
    }
    if (Modifier.isStatic(modifiers)) {
      classes.initialize(owner);
    }
    classes.reach(new MethodKey(owner, name, descriptor));
  }

  /** A field that reflection gave: read and written as by code that names it. */
  void used(Field member) {
    Class<?> owner = member.getDeclaringClass();
    if (!isFound(owner)) {
      return;
    }
    Linkage.Field field =
        linkage.field(owner, member.getName(), member.getType().descriptorString());
    if (field == null) {
      return; // woven in by somebody; the class file has none such
    }
    if (Modifier.isStatic(member.getModifiers())) {
      classes.initialize(owner);
      statics.add(field, MethodKey.initializer(owner), 0);
    } else {
      reads.add(field, MethodKey.initializer(owner), 0);
    }
  }

  /** Whether it travels; then reflection, which resolves the types of all of its members, finds those there. */
  private boolean isFound(Class<?> owner) {
    if (!linkage.isShipped(owner)) {
      return false;
    }
    classes.need(owner);
    classes.needSignatures(owner);
    return true;
  }

  private void reach(Class<?> type, MethodInfo method) {
    classes.reach(new MethodKey(type, method.name(), method.descriptor()));
  }
}
