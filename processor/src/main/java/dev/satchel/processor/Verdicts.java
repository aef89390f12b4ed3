package dev.satchel.processor;

import dev.satchel.pack.check.ForbiddenName;
import dev.satchel.pack.check.SourceRules;
import dev.satchel.problem.Finding;
import dev.satchel.values.ValueKinds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Asks the table of forbidden types about the declared types of variables.
 *
 * <p>A type says less than an object: a variable may hold a subtype that travels. It is <em>sure</em> that what a variable holds
 * cannot travel where the table forbids the type with all its subtypes; where it forbids the JDK's alone, and the type
 * leaves room for others, it is likely; and where Satchel carries a subtype, as a free lock, nothing is said.
 */
final class Verdicts {
  private final SourceTypes types;
  private final SourceRules rules;
  private final Map<String, Optional<Verdict>> known = new HashMap<>();

  Verdicts(SourceTypes types, SourceRules rules) {
    this.types = types;
    this.rules = rules;
  }

  /**
   * That a type is forbidden.
   *
   * @param types the type, and all its supertypes, by binary name
   * @param described the type, for people
   * @param isSure whether nothing that the variable may hold can travel
   */
  record Verdict(ForbiddenName name, List<String> types, String described, boolean isSure) {
    /** An error if it is sure, else a warning. The compiler shows the place. */
    Finding finding(String path) {
      String why = isSure
          ? name.why()
          : name.why()
              + "; an implementation of your own may travel, and this declaration leaves it open";
      return new Finding(
          name.rule(), isSure, name.message(described), path, null, why, name.help(path));
    }
  }

  /** What is wrong with objects that a variable of {@code type} holds; null if nothing is known. */
  @Nullable
  Verdict of(TypeMirror type) {
    TypeElement element = types.element(types.innermost(type));
    return element == null
        ? null
        : known
            .computeIfAbsent(
                types.binaryName(element), name -> Optional.ofNullable(judge(name, element)))
            .orElse(null);
  }

  private @Nullable Verdict judge(String binaryName, TypeElement type) {
    boolean isPlatform = types.isPlatform(type);
    Map<String, TypeElement> supertypes = types.supertypes(type);
    ForbiddenName own = rules.find(supertypes.keySet());
    if (own != null) {
      return verdict(own, binaryName, isPlatform, supertypes, true);
    }
    if (isPlatform && ValueKinds.areCarried(binaryName)) {
      return null;
    }
    TypeElement base = nearestPlatform(type);
    ForbiddenName found = ForbiddenName.find(supertypes.keySet(), name -> {
      TypeElement of = supertypes.get(name);
      return of != null && base != null && types.isSubtype(base, of);
    });
    if (found == null || hasCarriedSubtype(type)) {
      return null;
    }
    boolean isSure = !found.isJdkOnly() || (base != null && SourceTypes.isConcrete(base));
    if (!isSure && !isPlatform) {
      return null; // a user's own stream is just an object
    }
    return verdict(found, binaryName, isPlatform, supertypes, isSure);
  }

  private static Verdict verdict(
      ForbiddenName found,
      String name,
      boolean isPlatform,
      Map<String, TypeElement> supertypes,
      boolean isSure) {
    return new Verdict(
        found,
        List.copyOf(supertypes.keySet()),
        described(name, isPlatform, found, supertypes),
        isSure);
  }

  /** The type or the nearest superclass of the JDK; null if that is Object, or one whose subclasses are carried. */
  private @Nullable TypeElement nearestPlatform(TypeElement type) {
    TypeElement at = type;
    while (at != null && !types.isPlatform(at)) {
      at = types.element(at.getSuperclass());
    }
    return at == null
            || at.getQualifiedName().contentEquals("java.lang.Object")
            || ValueKinds.areCarried(types.binaryName(at))
        ? null
        : at;
  }

  private boolean hasCarriedSubtype(TypeElement type) {
    for (String name : ValueKinds.typeNames()) {
      TypeElement carried = types.find(name.replace('$', '.'));
      if (carried != null && types.isSubtype(carried, type)) {
        return true;
      }
    }
    // Those that go by their serial form are not listed. A free lock is one.
    for (TypeElement neighbour :
        types.isPlatform(type) ? types.neighbours(type) : List.<TypeElement>of()) {
      if (types.isSubtype(neighbour, type) && ValueKinds.areCarried(types.binaryName(neighbour))) {
        return true;
      }
    }
    return false;
  }

  private static String described(
      String name, boolean isPlatform, ForbiddenName found, Map<String, TypeElement> supertypes) {
    TypeElement matched = supertypes.get(found.type());
    if (isPlatform || matched == null || found.type().equals(name)) {
      return name;
    }
    return name + (matched.getKind().isInterface() ? " (implements " : " (extends ") + found.type()
        + ")";
  }
}
