package dev.satchel.pack.check;

import dev.satchel.problem.Finding;
import dev.satchel.problem.Finding.Location;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks the table of forbidden types about the declared types of fields, of which there are no objects yet. It is sure that what
 * a field holds cannot travel where the table forbids the type with all its subtypes; where it forbids the JDK's alone, and
 * the type leaves room for others, it is likely; and where Satchel carries a subtype, as a free lock, nothing is said.
 */
public final class DeclaredTypes {
  private DeclaredTypes() {}

  /**
   * That a type is forbidden.
   *
   * @param described the type, for people
   * @param isSure whether nothing that a field of the type may hold can travel
   */
  public record Verdict(ForbiddenName name, String described, boolean isSure) {
    /** An error if it is sure, and so said of the class itself, else a warning. */
    public Finding finding(String path, @Nullable Location location, boolean isOwn) {
      String why = isSure
          ? name.why()
          : name.why()
              + "; an implementation of your own may travel, and this declaration leaves it open";
      return new Finding(
          name.rule(),
          isSure && isOwn,
          name.message(described),
          path,
          location,
          why,
          name.help(path));
    }
  }

  /**
   * What is wrong with objects of {@code type}; null if nothing is known.
   *
   * @param carried names of the JDK's types that Satchel carries
   */
  public static @Nullable Verdict of(Class<?> type, Collection<String> carried) {
    if (type.isPrimitive() || carried.contains(type.getName())) {
      return null;
    }
    Map<String, Class<?>> supertypes = ForbiddenTypeRule.supertypes(type);
    Class<?> base = PlatformTypes.nearest(type);
    ForbiddenName found = ForbiddenName.find(
        supertypes.keySet(), name -> isOf(base, supertypes.getOrDefault(name, type)));
    if (found == null || hasCarriedSubtype(type, carried)) {
      return null;
    }
    boolean isConcrete = !type.isInterface() && !Modifier.isAbstract(type.getModifiers());
    return new Verdict(
        found,
        Names.described(type, supertypes.getOrDefault(found.type(), type)),
        !found.isJdkOnly() || (PlatformTypes.contains(type) && isConcrete));
  }

  private static boolean isOf(Class<?> base, Class<?> type) {
    return base != Object.class && type.isAssignableFrom(base);
  }

  private static boolean hasCarriedSubtype(Class<?> type, Collection<String> carried) {
    if (!PlatformTypes.contains(type)) {
      return false;
    }
    for (String name : carried) {
      try {
        if (type.isAssignableFrom(Class.forName(name, false, null))) {
          return true;
        }
      } catch (ClassNotFoundException | LinkageError e) {
        // not of java.base, or not in this run-time image
      }
    }
    return false;
  }
}
