package dev.satchel.pack;

import dev.satchel.model.Reached;
import dev.satchel.model.Slot;
import dev.satchel.pack.check.Locations;
import dev.satchel.pack.check.StaticMadeAgain;
import dev.satchel.pack.code.ClassCode;
import dev.satchel.pack.code.ClassCode.FieldInfo;
import dev.satchel.pack.code.ClassCode.InitializerPart;
import dev.satchel.pack.code.OutsideReads;
import dev.satchel.pack.code.SourceText;
import dev.satchel.pack.reach.Reach;
import dev.satchel.pack.reach.ReachedStatic;
import dev.satchel.problem.Finding;
import dev.satchel.problem.Finding.Location;
import java.io.ObjectStreamField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the user should know of static fields. What their values hold is checked with the objects. */
final class StaticFindings {
  private final Reach reach;
  private final List<Finding> findings = new ArrayList<>();

  private StaticFindings(Reach reach) {
    this.reach = reach;
  }

  static List<Finding> of(Reach reach) {
    StaticFindings all = new StaticFindings(reach);
    reach.madeAgain().forEach(all::madeAgain);
    reach.statics().forEach(all::travels);
    reach.classes().keySet().forEach(all::notInitialized);
    reach.unreadable().forEach(all::unreadable);
    return all.findings;
  }

  private void madeAgain(Reach.MadeAgain field) {
    if (field.type() == ObjectStreamField[].class) {
      return; // says what a class writes: nobody changes it
    }
    Location location = Locations.of(field.use(), SourceText::line);
    findings.add(StaticMadeAgain.finding(
        field.owner().getName(),
        field.name(),
        field.type().getTypeName(),
        field.obstacle().getTypeName(),
        field.path(),
        location,
        field.isLazy()));
    OutsideReads.Found found = isContainer(field.type()) && !field.isLazy()
        ? OutsideReads.of(field.owner(), field.name(), false)
        : null;
    if (found != null) {
      findings.add(filledOverThere(field.owner(), field.name(), field.type(), found, location));
    }
  }

  private void travels(ReachedStatic field) {
    Class<?> type = field.value() instanceof Slot.Ref ref
        ? reach.objects().object(ref.node()).getClass()
        : null;
    OutsideReads.Found found =
        isContainer(type) ? OutsideReads.of(field.owner(), field.name(), false) : null;
    if (type != null && found != null) {
      findings.add(filledHere(field, type, found));
    }
  }

  /** The initialiser runs over there, for all fields of the class. */
  private void notInitialized(Class<?> type) {
    if (reach.unavailable().containsKey(type) || reach.initializer(type) != InitializerPart.WHOLE) {
      return;
    }
    for (FieldInfo field : ClassCode.of(type).fields()) {
      Class<?> declared = field.isStatic() && !reach.usersOf(type, field.name()).isEmpty()
          ? declaredType(type, field.name())
          : null;
      OutsideReads.Found found =
          isContainer(declared) ? OutsideReads.of(type, field.name(), true) : null;
      if (declared != null && found != null) {
        Reached.Use use = new Reached.Use(
            ClassCode.of(type).sourcePath(), found.line(), type.getSimpleName() + ".static {}");
        findings.add(filledOverThere(
            type, field.name(), declared, found, Locations.of(use, SourceText::line)));
      }
    }
  }

  private static @Nullable Class<?> declaredType(Class<?> owner, String field) {
    try {
      return owner.getDeclaredField(field).getType();
    } catch (NoSuchFieldException | LinkageError e) {
      return null; // its class mentions types that are not here
    }
  }

  private static boolean isContainer(@Nullable Class<?> type) {
    return type != null
        && (Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type));
  }

  private static Finding filledHere(ReachedStatic field, Class<?> type, OutsideReads.Found found) {
    return new Finding(
        "static-filled-outside",
        false,
        named(field.owner(), field.name(), type)
            + " travels as it is here, but its initializer fills it from outside the payload ("
            + found.what() + ")",
        "static " + field.owner().getSimpleName() + "." + field.name(),
        Locations.of(field.use(), SourceText::line),
        "what it holds was read on this machine; it is not read again over there",
        "if the other machine's is wanted, read it in the closure");
  }

  private static Finding filledOverThere(
      Class<?> owner,
      String field,
      Class<?> type,
      OutsideReads.Found found,
      @Nullable Location location) {
    return new Finding(
        "static-filled-outside",
        false,
        named(owner, field, type)
            + " is filled over there by its initializer, from outside the payload (" + found.what()
            + ")",
        "static " + owner.getSimpleName() + "." + field,
        location,
        "the other machine may have nothing there, or something else",
        "if this machine's is wanted, read it before packing and hold it in a field or variable that travels");
  }

  private static String named(Class<?> owner, String field, Class<?> type) {
    return "static field " + owner.getName() + "." + field + " (" + type.getTypeName() + ")";
  }

  private void unreadable(String reason) {
    findings.add(new Finding(
        "static-unreadable",
        true,
        "a static field that the code uses cannot be read",
        "static state",
        null,
        reason,
        "start this JVM with -javaagent:serializer.jar"));
  }
}
