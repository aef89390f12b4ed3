package dev.satchel.model;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One object of the captured graph. References to other nodes are {@link Slot.Ref slots}, so the graph may have cycles
 * and any depth while each node is immutable.
 *
 * <p>A <em>type name</em> is the key of a shipped class in {@link Document#sources()}, or the binary name of a class
 * that the receiver has (JDK, provided), or the name of a primitive, each followed by {@code []} once per array
 * dimension.
 */
public sealed interface Node {
  /**
   * Gives {@code action} each slot in a fixed order: properties before fields or components, these before elements, these
   * before what hooks wrote; others as they stand.
   */
  default void forEachSlot(Consumer<Slot> action) {}

  /**
   * An ordinary object: allocated without running a constructor of its own class, then filled.
   *
   * @param type its class
   * @param primitives which fields are primitive, as {@link PrimitiveBlock#kinds} says it; empty if none is known to be,
   *     and where there is a {@code base}, or something {@code written}
   * @param fields fields of shipped classes, superclass first, in class file order; a field left out keeps its default
   * @param base state of its nearest JDK superclass, by meaning (a user's subclass of {@code HashMap} or {@code
   *     Exception}); null if that class has none
   * @param written what its classes' {@code writeObject} or {@code writeExternal} wrote, superclass first; empty if its
   *     fields were taken as they are, so that no hook is to read it
   * @param resolves whether its class has a {@code readResolve} to call when it is complete
   */
  record Instance(
      String type,
      String primitives,
      List<FieldValue> fields,
      @Nullable Parts base,
      List<Written> written,
      boolean resolves)
      implements Node {
    public Instance {
      fields = List.copyOf(fields);
      written = List.copyOf(written);
    }

    /** One of which no field is known to be primitive. */
    public Instance(
        String type,
        List<FieldValue> fields,
        @Nullable Parts base,
        List<Written> written,
        boolean resolves) {
      this(type, "", fields, base, written, resolves);
    }

    @Override
    public void forEachSlot(Consumer<Slot> action) {
      if (base != null) {
        base.properties().values().forEach(action);
      }
      fields.forEach(field -> action.accept(field.value()));
      if (base != null && base.elements() != null) {
        base.elements().forEach(action);
      }
      written.forEach(hook -> hook.data().forEach(action));
    }
  }

  /**
   * A record: built by its canonical constructor.
   *
   * @param primitives which components are primitive, as {@link PrimitiveBlock#kinds} says it; empty if none is known to be
   * @param components in declaration order, every one present
   */
  record RecordInstance(
      String type, String primitives, List<FieldValue> components, boolean resolves)
      implements Node {
    public RecordInstance {
      components = List.copyOf(components);
    }

    /** One of which no component is known to be primitive. */
    public RecordInstance(String type, List<FieldValue> components, boolean resolves) {
      this(type, "", components, resolves);
    }

    @Override
    public void forEachSlot(Consumer<Slot> action) {
      components.forEach(component -> action.accept(component.value()));
    }
  }

  /**
   * An enum constant, by name.
   *
   * @param type the enum class itself, also for a constant with a body
   */
  record Constant(String type, String name) implements Node {}

  /**
   * A lambda or method reference of a shipped class.
   *
   * @param host the class whose code has the call site
   * @param place the call site in {@code host}: {@code method(parameter types)/ordinal}, key of {@link
   *     ClassUnit#lambdas()}
   * @param interfaceType the functional interface
   * @param captures in call-site order
   */
  record Lambda(String host, String place, String interfaceType, List<Capture> captures)
      implements Node {
    public Lambda {
      captures = List.copyOf(captures);
    }

    @Override
    public void forEachSlot(Consumer<Slot> action) {
      captures.forEach(capture -> action.accept(capture.value()));
    }
  }

  /**
   * A lambda that a public method of a JDK or provided class makes, such as {@code Comparator.comparing}: made again
   * by calling that method.
   *
   * @param owner binary name of the class that declares the method
   * @param method its name
   * @param descriptor its JVM descriptor
   * @param arguments the receiver first unless the method is static
   */
  record Made(String owner, String method, String descriptor, List<Slot> arguments)
      implements Node {
    public Made {
      arguments = List.copyOf(arguments);
    }

    @Override
    public void forEachSlot(Consumer<Slot> action) {
      arguments.forEach(action);
    }
  }

  /**
   * An array of references.
   *
   * @param type the array's type, ending in {@code []}
   */
  record Array(String type, List<Slot> elements) implements Node {
    @Override
    public void forEachSlot(Consumer<Slot> action) {
      elements.forEach(action);
    }
  }

  /**
   * An array of primitives.
   *
   * @param values a {@code byte[]}, {@code int[]} …; where nodes are captured it is the live array, which is read once, when
   *     it is encoded
   */
  record PrimitiveArray(Object values) implements Node {
    /** By content; floating-point elements by their bits, all NaNs alike. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof PrimitiveArray that
          && Arrays.deepEquals(new Object[] {values}, new Object[] {that.values});
    }

    @Override
    public int hashCode() {
      return Arrays.deepHashCode(new Object[] {values});
    }
  }

  /** A JDK value that travels by meaning, such as a {@code HashMap} or a {@code LocalDate}. */
  record Value(String type, Parts parts) implements Node {
    @Override
    public void forEachSlot(Consumer<Slot> action) {
      parts.forEachSlot(action);
    }
  }

  /** A {@code Class} object: {@code type} is the class it stands for (possibly {@code int}, {@code void}, an array). */
  record TypeValue(String type) implements Node {}

  /**
   * A dynamic proxy.
   *
   * @param interfaces type names in order
   * @param handler its invocation handler
   */
  record Proxy(List<String> interfaces, Slot handler) implements Node {
    public Proxy {
      interfaces = List.copyOf(interfaces);
    }

    @Override
    public void forEachSlot(Consumer<Slot> action) {
      action.accept(handler);
    }
  }

  /** Stands for an object that the worker owns, bound there by {@code name}. */
  record Resource(String name, String type) implements Node {}

  /**
   * An object that the receiver of this document already has: it sent it, or got it earlier in the same session.
   *
   * @param document number of the document in which it travelled, counted from 0 within the session
   * @param node its index there
   */
  record Known(int document, int node) implements Node {}

  /**
   * One field and what it holds.
   *
   * @param owner type name of the class that declares it
   */
  record FieldValue(String owner, String name, Slot value) {}

  /**
   * One captured value.
   *
   * @param name the captured variable's name, {@code this}, or {@code arg$N} (from 1) where the class file has no names
   */
  record Capture(String name, Slot value) {}

  /**
   * What one class's serialization hook wrote.
   *
   * @param owner type name of the class whose hook it was
   * @param data in writing order; primitive runs are byte[] nodes
   */
  record Written(String owner, List<Slot> data) {
    public Written {
      data = List.copyOf(data);
    }
  }
}
