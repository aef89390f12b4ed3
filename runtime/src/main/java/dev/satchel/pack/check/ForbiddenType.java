package dev.satchel.pack.check;

import java.util.List;

/**
 * Types that cannot travel, for one reason.
 *
 * @param rule id
 * @param names in the order in which they are looked for
 * @param why what would go wrong over there
 * @param help what to do, with code
 */
record ForbiddenType(String rule, List<Name> names, String why, String help) {
  ForbiddenType {
    names = List.copyOf(names);
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
    boolean means(Class<?> candidate) {
      String name = candidate.getName();
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
