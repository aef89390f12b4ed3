package dev.satchel.pack.check;

import java.util.List;

/**
 * Types that cannot travel, for one reason.
 *
 * @param rule id
 * @param what what such an object is, to follow "it is": {@code an open file of this machine}
 * @param types binary names; a subtype is meant as well, also a user's. A name that ends in {@code *} means all names
 *     that start so
 * @param jdkTypes likewise, but only what the JDK itself implements is meant: a user's own iterator is just an object
 * @param why what would go wrong over there
 * @param help what to do, with code
 */
record ForbiddenType(
    String rule, String what, List<String> types, List<String> jdkTypes, String why, String help) {
  ForbiddenType {
    types = List.copyOf(types);
    jdkTypes = List.copyOf(jdkTypes);
  }
}
