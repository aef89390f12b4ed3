package dev.satchel.model;

import java.util.List;

/**
 * The reached static state of a top-level class and its nested classes, with the members that use it.
 *
 * @param owner key of the top-level class (or of the outermost shipped one)
 * @param members reached members that use the state, as {@code Class#member(types)}, sorted
 * @param bindings the fields' values: static fields, then fields of enum constants
 */
public record NamespaceGroup(String owner, List<String> members, List<Binding> bindings) {
  public NamespaceGroup {
    members = List.copyOf(members);
    bindings = List.copyOf(bindings);
  }

  /**
   * One static field, or one field of an enum constant, and its value.
   *
   * @param owner key of the class that declares it
   * @param field its name; {@code CONSTANT.name} for a field of an enum constant
   */
  public record Binding(String owner, String field, String descriptor, Slot value) {}
}
