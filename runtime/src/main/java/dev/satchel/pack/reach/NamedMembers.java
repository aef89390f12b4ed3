package dev.satchel.pack.reach;

import dev.satchel.pack.code.ClassCode;
import dev.satchel.pack.code.ClassCode.FieldInfo;
import dev.satchel.pack.code.ClassCode.MethodInfo;
import dev.satchel.pack.code.MethodCode.LookedUp;
import dev.satchel.pack.code.Supertypes;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Members that code asks a class for by a constant name where nothing says which class that is: {@code
 * type.getDeclaredField("DEFAULT")}. Any class that is a value may be meant: one that an object holds, or that code
 * mentions.
 */
final class NamedMembers {
  private final Linkage linkage;
  private final ReachedClasses classes;
  private final StaticUses statics;
  private final Openings openings;
  private final Set<LookedUp> asked;
  private final Set<Class<?>> values;

  NamedMembers(Linkage linkage, ReachedClasses classes, StaticUses statics, Openings openings) {
    this(linkage, classes, statics, openings, Set.of(), Set.of());
  }

  /** One that goes on from where {@code earlier} is. */
  NamedMembers(
      NamedMembers earlier,
      Linkage linkage,
      ReachedClasses classes,
      StaticUses statics,
      Openings openings) {
    this(linkage, classes, statics, openings, earlier.asked, earlier.values);
  }

  private NamedMembers(
      Linkage linkage,
      ReachedClasses classes,
      StaticUses statics,
      Openings openings,
      Set<LookedUp> asked,
      Set<Class<?>> values) {
    this.linkage = linkage;
    this.classes = classes;
    this.statics = statics;
    this.openings = openings;
    this.asked = new LinkedHashSet<>(asked);
    this.values = new LinkedHashSet<>(values);
  }

  /** Code asks some class for it. */
  void ask(LookedUp member) {
    if (asked.add(member)) {
      values.forEach(type -> open(type, member));
    }
  }

  /** The class is a value. */
  void value(Class<?> type) {
    if (linkage.isShipped(type) && !type.isArray() && values.add(type)) {
      asked.forEach(member -> open(type, member));
    }
  }

  private void open(Class<?> type, LookedUp member) {
    for (Class<?> at : Supertypes.of(type)) {
      ClassCode code = linkage.code(at);
      if (code != null && has(code, member)) {
        classes.need(type);
        classes.needSignatures(type); // reflection resolves the types of all of its members
        if (member.isField()) {
          use(at, member.name());
        } else {
          openings.methods(at, member.name());
        }
      }
    }
  }

  private static boolean has(ClassCode code, LookedUp member) {
    if (member.isField()) {
      for (FieldInfo field : code.fields()) {
        if (field.isStatic() && field.name().equals(member.name())) {
          return true;
        }
      }
      return false;
    }
    for (MethodInfo method : code.methods()) {
      if (method.name().equals(member.name())) {
        return true;
      }
    }
    return false;
  }

  private void use(Class<?> type, String name) {
    Linkage.Field field = linkage.staticField(type, name);
    if (field != null) {
      classes.initialize(field.owner());
      statics.add(field, MethodKey.initializer(type), 0);
    }
  }
}
