package dev.satchel.pack;

import dev.satchel.model.Reached;
import dev.satchel.pack.check.Checker;
import dev.satchel.pack.check.ClosuresOfClass;
import dev.satchel.pack.check.CustomRule;
import dev.satchel.pack.check.DeclaredTypes;
import dev.satchel.pack.check.Locations;
import dev.satchel.pack.check.Policy;
import dev.satchel.pack.check.RuleFileException;
import dev.satchel.pack.check.StaticMadeAgain;
import dev.satchel.pack.code.ClassCode;
import dev.satchel.pack.code.ClassCode.MethodInfo;
import dev.satchel.pack.code.ClassCode.UnavailableCodeException;
import dev.satchel.pack.code.ClassFileSource;
import dev.satchel.pack.code.Effects;
import dev.satchel.pack.code.MemberNames;
import dev.satchel.pack.code.MethodCode;
import dev.satchel.pack.code.PublicTypes;
import dev.satchel.pack.code.SourceText;
import dev.satchel.pack.reach.Ownership;
import dev.satchel.pack.reach.Reach;
import dev.satchel.problem.Finding;
import dev.satchel.problem.Finding.Location;
import dev.satchel.recording.Recording;
import dev.satchel.values.ValueKinds;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a class that is meant to travel, as far as it can be known without its objects: its own type, the declared
 * types of its fields, its static fields, and all code that its members reach. Initialises no class and runs no code of it.
 */
public final class RemoteClassCheck {
  /** From a field through objects of the user's own classes. */
  private static final int DEEPEST = 4;

  private final Class<?> type;
  private final List<Finding> findings = new ArrayList<>();

  private RemoteClassCheck(Class<?> type) {
    this.type = type;
  }

  /** Whether a class carries the annotation itself. */
  public static boolean isRemote(Class<?> type) {
    for (var annotation : type.getDeclaredAnnotations()) {
      if (annotation.annotationType().getName().equals("dev.satchel.Remote")) {
        return true;
      }
    }
    return false;
  }

  /**
   * All findings about a class.
   *
   * @param rules the user's own
   */
  public static List<Finding> of(Class<?> type, List<CustomRule> rules) {
    Policy policy;
    try {
      policy = Policy.inForce(List.of(), rules);
    } catch (RuleFileException e) {
      return List.of(Packing.unusable(e));
    }
    RemoteClassCheck check = new RemoteClassCheck(type);
    check.ownType();
    check.fields(type, MemberNames.simpleName(type.getName()), DEEPEST, new HashSet<>(), true);
    check.statics();
    check.code(policy);
    return policy.adjustAll(check.findings);
  }

  private void ownType() {
    DeclaredTypes.Verdict verdict = DeclaredTypes.of(type, ValueKinds.typeNames());
    if (verdict != null) {
      findings.add(verdict.finding("class " + type.getName(), location(type, "<init>"), true));
    }
  }

  /** Instance fields, inherited ones too. */
  private void fields(Class<?> owner, String path, int depth, Set<Class<?>> seen, boolean isOwn) {
    if (depth == 0 || !seen.add(owner)) {
      return;
    }
    for (Class<?> level = owner; level != null && !isJdk(level); level = level.getSuperclass()) {
      for (Field field : fieldsOf(level)) {
        int modifiers = field.getModifiers();
        if (!Modifier.isStatic(modifiers)
            && !Modifier.isTransient(modifiers)
            && !field.isSynthetic()) {
          field(level, field, path, depth, seen, isOwn);
        }
      }
    }
  }

  private void field(
      Class<?> owner, Field field, String path, int depth, Set<Class<?>> seen, boolean isOwn) {
    Class<?> declared = element(field.getType());
    String below =
        path + " → field " + field.getName() + " (" + PublicTypes.label(field.getType()) + ")";
    DeclaredTypes.Verdict verdict = DeclaredTypes.of(declared, ValueKinds.typeNames());
    if (verdict != null) {
      findings.add(verdict.finding(below, location(owner, field.getName()), isOwn));
    } else if (!declared.isPrimitive()
        && !isJdk(declared)
        && !declared.isInterface()
        && !declared.isEnum()
        && !Modifier.isAbstract(declared.getModifiers())
        && !isRemote(declared)) {
      fields(declared, below, depth - 1, seen, false);
    }
  }

  private void statics() {
    for (Field field : fieldsOf(type)) {
      if (!Modifier.isStatic(field.getModifiers()) || field.isSynthetic()) {
        continue;
      }
      DeclaredTypes.Verdict verdict =
          DeclaredTypes.of(element(field.getType()), ValueKinds.typeNames());
      if (verdict == null) {
        continue;
      }
      String name = field.getType().getTypeName();
      String path = "static " + MemberNames.simpleName(type.getName()) + "." + field.getName()
          + " (" + PublicTypes.label(field.getType()) + ")";
      Location location = location(type, field.getName());
      findings.add(
          isMade(field)
              ? StaticMadeAgain.finding(
                  type.getName(), field.getName(), name, name, path, location, false)
              : verdict.finding(path, location, true));
    }
  }

  private boolean isMade(Field field) {
    try {
      return ClassCode.of(type).isMadeByInitializer(field.getName());
    } catch (UnavailableCodeException e) {
      return false; // the check of its code says so
    }
  }

  /**
   * What all members reach: classes that cannot be had, native methods, static state that is there already, if this JVM says
   * what is.
   */
  private void code(Policy policy) {
    Reach reach = Reach.start(new Ownership(List.of()), false);
    if (!Recording.knowsInitialized()) {
      reach.ignoreStatics();
    }
    Checker checker = Checker.of(policy);
    reach.refuse(checker.refusals());
    reach.variable(MemberNames.simpleName(type.getName()), type);
    reach.keep(type);
    reach.run();
    Set<String> known = new HashSet<>();
    findings.forEach(finding -> known.add(finding.rule() + finding.path()));
    ClassFileSource classFiles = ClassFileSource.recorded();
    List<Finding> reached =
        new ArrayList<>(checker.check(reach.view(), classFiles, SourceText::line));
    reached.addAll(ClosuresOfClass.check(
        type,
        new Effects(classFiles, reach.view().methods()),
        SourceText::line,
        ValueKinds.typeNames()));
    reached.addAll(ClassFindings.of(reach, false));
    for (Finding finding : reached) {
      if (known.add(finding.rule() + finding.path())) {
        findings.add(finding);
      }
    }
  }

  /** Where a class's code first uses a field, or the beginning of a method. */
  private static @Nullable Location location(Class<?> owner, String member) {
    try {
      ClassCode code = ClassCode.of(owner);
      for (MethodInfo method : code.methods()) {
        String name = MemberNames.simpleName(owner.getName()) + "."
            + MemberNames.simple(owner.getName(), method.name(), method.descriptor());
        MethodCode body = code.code(method.name(), method.descriptor());
        for (MethodCode.FieldUse use : body.fields()) {
          if (use.name().equals(member) && use.owner().equals(code.internalName())) {
            return Locations.of(
                new Reached.Use(code.sourcePath(), use.line(), name), SourceText::line);
          }
        }
        if (method.name().equals(member)) {
          return Locations.of(
              new Reached.Use(code.sourcePath(), body.firstLine(), name), SourceText::line);
        }
      }
    } catch (UnavailableCodeException e) {
      return null; // another finding says so
    }
    return null;
  }

  private static Field[] fieldsOf(Class<?> type) {
    try {
      return type.getDeclaredFields();
    } catch (LinkageError e) {
      return new Field[0]; // it mentions types that are not there
    }
  }

  private static Class<?> element(Class<?> type) {
    Class<?> at = type;
    while (at.isArray()) {
      at = at.getComponentType();
    }
    return at;
  }

  private static boolean isJdk(Class<?> type) {
    return Ownership.isJdk(type);
  }
}
