package dev.satchel.pack.reach;

import dev.satchel.pack.code.ClassCode;
import dev.satchel.pack.code.ClassCode.FieldInfo;
import dev.satchel.pack.code.ClassCode.MethodInfo;
import dev.satchel.pack.code.Supertypes;

/**
 * Members that no reached call names, but whoever unpacks a root, reflection, serialization or the user does.
 */
final class Openings {
  private final Linkage linkage;
  private final ReachedClasses classes;
  private final RapidTypeAnalysis types;
  private final StaticUses statics;

  Openings(Linkage linkage, ReachedClasses classes, RapidTypeAnalysis types, StaticUses statics) {
    this.linkage = linkage;
    this.classes = classes;
    this.types = types;
    this.statics = statics;
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

  private void reach(Class<?> type, MethodInfo method) {
    classes.reach(new MethodKey(type, method.name(), method.descriptor()));
  }
}
