package dev.satchel.model;

import java.util.List;

/**
 * What all nodes of one make have in common: everything but what their slots hold. There is one layout for a million
 * objects of a class.
 *
 * <p>A node of a layout has a slot for each name, in order, and then its elements, if the layout has any.
 *
 * @param kind which record of {@link Node} it is
 * @param type the node's type name
 * @param owners of an instance, the type name of the class that declares each field; otherwise empty
 * @param names fields, components, or properties
 * @param resolves of instances and records: whether there is a {@code readResolve} to call
 * @param elements what follows the names
 */
public record NodeLayout(
    Kind kind,
    String type,
    List<String> owners,
    List<String> names,
    boolean resolves,
    Elements elements) {
  public NodeLayout {
    owners = List.copyOf(owners);
    names = List.copyOf(names);
    if (kind == Kind.INSTANCE ? owners.size() != names.size() : !owners.isEmpty()) {
      throw new IllegalArgumentException("fields of instances, and no other names, have owners");
    }
  }

  /** Nodes that have layouts. Others are handed on as they are, see {@link NodeSink#whole}. */
  public enum Kind {
    /** A {@link Node.Instance} without {@code base} and {@code written}. */
    INSTANCE,
    /** A {@link Node.RecordInstance}. */
    RECORD,
    /** A {@link Node.Array}. */
    ARRAY,
    /** A {@link Node.Value}. */
    VALUE
  }

  /** What a node has behind its names. */
  public enum Elements {
    NONE,
    ELEMENTS,
    /** Keys and values, alternating. */
    ENTRIES
  }

  /** An object of a class. */
  public static NodeLayout instance(
      String type, List<String> owners, List<String> names, boolean resolves) {
    return new NodeLayout(Kind.INSTANCE, type, owners, names, resolves, Elements.NONE);
  }

  /** A record. */
  public static NodeLayout record(String type, List<String> components, boolean resolves) {
    return new NodeLayout(Kind.RECORD, type, List.of(), components, resolves, Elements.NONE);
  }

  /** An array of references. */
  public static NodeLayout array(String type) {
    return new NodeLayout(Kind.ARRAY, type, List.of(), List.of(), false, Elements.ELEMENTS);
  }

  /** A JDK value. */
  public static NodeLayout value(String type, List<String> properties, Elements elements) {
    return new NodeLayout(Kind.VALUE, type, List.of(), properties, false, elements);
  }

  /** Whether nodes of it belong to the section {@code instances}; see {@link Document#isInstance}. */
  public boolean isInstance() {
    return kind == Kind.INSTANCE || kind == Kind.RECORD;
  }

  /** The class that declares a field or component. */
  String owner(int index) {
    return kind == Kind.INSTANCE ? owners.get(index) : type;
  }
}
