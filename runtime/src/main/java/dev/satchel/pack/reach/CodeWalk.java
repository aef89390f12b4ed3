package dev.satchel.pack.reach;

import dev.satchel.pack.code.MethodCode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The code half of the fixpoint: which classes, and which of their methods, the reached objects and methods may need.
 *
 * <p>Rapid type analysis at method granularity, in parts of which each knows only those before it:
 *
 * <ol>
 *   <li>{@link Linkage}: what names in class files mean;
 *   <li>{@link Initializers}: how much of each class initialiser travels;
 *   <li>{@link ReachedClasses}: classes that travel, with their bodies;
 *   <li>{@link RapidTypeAnalysis}: what virtual calls run; {@link StaticUses}: who uses which static field; {@link
 *       FieldReads}: which instance fields are read;
 *   <li>{@link Openings}: members that no call names; {@link NamedMembers}: those that reflection asks for by name; {@link
 *       ReflectedStatics}: static fields that it may read;
 *   <li>{@link BodyWalk}: what a body needs.
 * </ol>
 */
final class CodeWalk {
  private final Ownership ownership;
  private final Linkage linkage;
  private final Initializers initializers;
  private final ReachedClasses classes;
  private final RapidTypeAnalysis types;
  private final StaticUses staticUses;
  private final FieldReads fieldReads;
  private final boolean isSession;
  private final ReflectedStatics reflected;
  private final Openings openings;
  private final NamedMembers named;
  private final BodyWalk bodies;

  /**
   * A walk for a new namespace.
   *
   * @param isSession whether further documents may come for it
   */
  CodeWalk(Ownership ownership, boolean isSession) {
    this.ownership = ownership;
    this.isSession = isSession;
    linkage = new Linkage(ownership);
    initializers = new Initializers(ownership, isSession);
    classes = new ReachedClasses(linkage, initializers);
    types = new RapidTypeAnalysis(linkage, classes);
    staticUses = new StaticUses(initializers);
    fieldReads = new FieldReads();
    reflected = new ReflectedStatics(linkage, classes, staticUses);
    openings = new Openings(linkage, classes, types, staticUses, fieldReads);
    named = new NamedMembers(linkage, classes, staticUses, openings);
    bodies = new BodyWalk(
        linkage, classes, types, staticUses, fieldReads, openings, named, reflected, Map.of());
  }

  /** A walk that goes on from where {@code earlier} is, for the next document of a session. */
  CodeWalk(CodeWalk earlier) {
    ownership = earlier.ownership;
    isSession = true; // what got two documents may get more
    linkage = new Linkage(ownership);
    initializers = new Initializers(earlier.initializers);
    classes = new ReachedClasses(earlier.classes, linkage, initializers);
    types = new RapidTypeAnalysis(earlier.types, linkage, classes);
    staticUses = new StaticUses(earlier.staticUses, initializers);
    fieldReads = new FieldReads(earlier.fieldReads);
    reflected = new ReflectedStatics(earlier.reflected, linkage, classes, staticUses);
    openings = new Openings(linkage, classes, types, staticUses, fieldReads);
    named = new NamedMembers(earlier.named, linkage, classes, staticUses, openings);
    bodies = new BodyWalk(
        linkage,
        classes,
        types,
        staticUses,
        fieldReads,
        openings,
        named,
        reflected,
        earlier.bodies.lambdaPlaces());
  }

  /** Scans methods that are reached and not yet scanned, until none is left. */
  void run() {
    for (MethodKey next = next(); next != null; next = next()) {
      MethodCode body = classes.body(next);
      if (body != null) {
        bodies.scan(next, body);
      }
    }
  }

  private @Nullable MethodKey next() {
    MethodKey next = classes.next();
    if (next == null) {
      reflected.reach(types.instantiated());
      next = classes.next();
    }
    return next;
  }

  Linkage linkage() {
    return linkage;
  }

  Initializers initializers() {
    return initializers;
  }

  ReachedClasses classes() {
    return classes;
  }

  RapidTypeAnalysis types() {
    return types;
  }

  StaticUses staticUses() {
    return staticUses;
  }

  ReflectedStatics reflected() {
    return reflected;
  }

  FieldReads fieldReads() {
    return fieldReads;
  }

  /** Whether further documents may come for this namespace. */
  boolean isSession() {
    return isSession;
  }

  NamedMembers named() {
    return named;
  }

  Openings openings() {
    return openings;
  }

  BodyWalk bodies() {
    return bodies;
  }
}
