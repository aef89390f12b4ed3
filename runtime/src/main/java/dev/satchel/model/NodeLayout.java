package dev.satchel.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all nodes of one make have in common: everything but what their slots hold. There is one layout for a million
 * objects of a class.
 *
 * <p>A node of a layout has a slot for each name, in order, and then its elements, if the layout has any. Slots of
 * primitive fields lie together in a {@link PrimitiveBlock}.
 *
 * @param kind which record of {@link Node} it is
 * @param type the node's type name; of a lambda its interface
 * @param site of a lambda, where it was made; otherwise null
 * @param block of instances and records: the primitive ones among the names
 * @param owners of an instance, the type name of the class that declares each field; otherwise empty
 * @param names fields, components, captures, or properties
 * @param resolves of instances and records: whether there is a {@code readResolve} to call
 * @param elements what follows the names
 */
public record NodeLayout(
    Kind kind,
    String type,
    @Nullable Site site,
    PrimitiveBlock block,
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
    if (!block.isEmpty() && block.kinds().length() != names.size()) {
      throw new IllegalArgumentException(names.size() + " names, not of kinds " + block);
    }
    if ((kind == Kind.LAMBDA) != (site != null)) {
      throw new IllegalArgumentException("lambdas, and nothing else, have a site");
    }
  }

  /** Nodes that have layouts. Others are handed on as they are, see {@link NodeSink#whole}. */
  public enum Kind {
    /** A {@link Node.Instance} without {@code base} and {@code written}. */
    INSTANCE,
    /** A {@link Node.RecordInstance}. */
    RECORD,
    /** A {@link Node.Lambda}. */
    LAMBDA,
    /** A {@link Node.Array}. */
    ARRAY,
    /** A {@link Node.Value}. */
    VALUE
  }

  /**
   * Where a lambda was made.
   *
   * @param host see {@link Node.Lambda}
   * @param place see {@link Node.Lambda}
   */
  public record Site(String host, String place) {}

  /** What a node has behind its names. */
  public enum Elements {
    NONE,
    ELEMENTS,
    /** Keys and values, alternating. */
    ENTRIES
  }

  /** An object of a class. */
  public static NodeLayout instance(
      String type,
      PrimitiveBlock block,
      List<String> owners,
      List<String> names,
      boolean resolves) {
    return new NodeLayout(Kind.INSTANCE, type, null, block, owners, names, resolves, Elements.NONE);
  }

  /** A record. */
  public static NodeLayout record(
      String type, PrimitiveBlock block, List<String> components, boolean resolves) {
    return new NodeLayout(
        Kind.RECORD, type, null, block, List.of(), components, resolves, Elements.NONE);
  }

  /** A lambda. */
  public static NodeLayout lambda(Site site, String interfaceType, List<String> captures) {
    return plain(Kind.LAMBDA, interfaceType, site, captures, Elements.NONE);
  }

  /** An array of references. */
  public static NodeLayout array(String type) {
    return plain(Kind.ARRAY, type, null, List.of(), Elements.ELEMENTS);
  }

  /** A JDK value. */
  public static NodeLayout value(String type, List<String> properties, Elements elements) {
    return plain(Kind.VALUE, type, null, properties, elements);
  }

  private static NodeLayout plain(
      Kind kind, String type, @Nullable Site site, List<String> names, Elements elements) {
    return new NodeLayout(kind, type, site, PrimitiveBlock.NONE, List.of(), names, false, elements);
  }

  /** The same, with its primitives among the other slots. */
  public NodeLayout withoutBlock() {
    return new NodeLayout(kind, type, site, PrimitiveBlock.NONE, owners, names, resolves, elements);
  }

  /** Whether nodes of it belong to the section {@code instances}; see {@link Document#isInstance}. */
  public boolean isInstance() {
    return switch (kind) {
      case INSTANCE, RECORD, LAMBDA -> true;
      case ARRAY, VALUE -> false;
    };
  }

  /** The class that declares a field or component. */
  String owner(int index) {
    return kind == Kind.INSTANCE ? owners.get(index) : type;
  }
}
