package dev.satchel.pack.check;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A type that the table {@code forbidden-types.txt} forbids, found by names alone: for whoever has no classes, as a compiler.
 *
 * @param rule id
 * @param type the binary name by which it was found: the type's own, or a supertype's
 * @param what to follow "it is": {@code a thread of this JVM}
 * @param isJdkOnly whether only what the JDK itself implements is meant: a user's own iterator is just an object
 * @param why what would go wrong over there
 * @param help what to do, with code; may hold places for names, see {@link #help(String)}
 * @param inLibraries what becomes of those that objects of libraries hold, if they can be carried; null if they are refused as well
 */
public record ForbiddenName(
    String rule,
    String type,
    String what,
    boolean isJdkOnly,
    String why,
    String help,
    @Nullable InLibraries inLibraries) {

  /**
   * What becomes of objects that would be refused if they were the program's own.
   *
   * @param what what is said of them: {@code is found again over there by its name}
   * @param help what to do if that is not wanted
   */
  public record InLibraries(String what, String help) {}

  /**
   * Asks the table.
   *
   * @param supertypes binary names: the type, its superclasses from the nearest, then all interfaces
   * @param isFromJdk whether an object has it from the JDK that it is of that supertype
   * @return null if none of them is forbidden
   */
  public static @Nullable ForbiddenName find(
      Collection<String> supertypes, Predicate<String> isFromJdk) {
    return find(ForbiddenTypes.table(), supertypes, isFromJdk);
  }

  static @Nullable ForbiddenName find(
      List<ForbiddenType> table, Collection<String> supertypes, Predicate<String> isFromJdk) {
    for (ForbiddenType entry : table) {
      for (ForbiddenType.Name name : entry.names()) {
        for (String type : supertypes) {
          if (name.means(type) && (!name.isJdkOnly() || isFromJdk.test(type))) {
            return new ForbiddenName(
                entry.rule(),
                type,
                name.what(),
                name.isJdkOnly(),
                entry.why(),
                entry.help(supertypes),
                entry.inLibraries());
          }
        }
      }
    }
    return null;
  }

  /**
   * What is wrong, one line.
   *
   * @param described the object's class: {@code com.acme.Worker (extends java.lang.Thread)}
   */
  public String message(String described) {
    return described + " cannot travel: it is " + what;
  }

  /**
   * What to do, in the user's own names.
   *
   * @param path from a root to the object: {@code … → field pool (ExecutorService)}
   */
  public String help(String path) {
    return UserNames.fill(help, path);
  }
}
