package dev.satchel.pack.check;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Types that cannot travel, for one reason.
 *
 * @param rule id
 * @param names in the order in which they are looked for
 * @param why what would go wrong over there
 * @param helps what to do, with code; the first that is for the object's type is taken, and the last is for all
 * @param inLibraries what becomes of those that objects of libraries hold and that can be carried; null if they are refused as well
 */
record ForbiddenType(
    String rule,
    List<Name> names,
    String why,
    List<Help> helps,
    ForbiddenName.@Nullable InLibraries inLibraries) {
  ForbiddenType {
    names = List.copyOf(names);
    helps = List.copyOf(helps);
  }

  /**
   * What to do.
   *
   * @param types binary names of the types that it is for; empty for all
   * @param text with {@code ${name}} where the user's own name of the object goes, or {@code name} if there is none
   */
  record Help(List<String> types, String text) {
    Help {
      types = List.copyOf(types);
    }
  }

  /**
   * What to do about an object.
   *
   * @param supertypes binary names of all its types
   */
  String help(Collection<String> supertypes) {
    for (Help help : helps) {
      if (help.types().stream().anyMatch(supertypes::contains)) {
        return help.text();
      }
    }
    return helps.get(helps.size() - 1).text();
  }

  /**
   * A type and what its objects are.
   *
   * @param what to follow "it is": {@code a thread of this JVM}
   * @param type binary name; a subtype is meant as well, also a user's. A name that begins or ends with {@code *}
   *     means all names that end, begin, or go on so
   * @param isJdkOnly whether only what the JDK itself implements is meant: a user's own iterator is just an object
   */
  record Name(String what, String type, boolean isJdkOnly) {
    boolean means(String name) {
      boolean isEndOpen = type.endsWith("*");
      String text =
          type.substring(type.startsWith("*") ? 1 : 0, type.length() - (isEndOpen ? 1 : 0));
      if (type.startsWith("*")) {
        return isEndOpen ? name.contains(text) : name.endsWith(text);
      }
      return isEndOpen ? name.startsWith(text) : name.equals(text);
    }
  }
}
