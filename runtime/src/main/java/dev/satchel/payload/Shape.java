package dev.satchel.payload;

import dev.satchel.model.PrimitiveBlock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What nodes of one make have in common in the binary form: everything but their values. A shape is written once, where
 * its first node stands; a node is the number of its shape, then its values.
 *
 * @param kind what kind of node
 * @param resolves of instances and records
 * @param elements whether there are {@link dev.satchel.model.Parts}, and what they hold
 * @param head type names and the like, by kind; of instances and records the type and {@link PrimitiveBlock#kinds}
 * @param names fields as owner and name alternating, record components, or captures
 * @param properties names of the properties of the parts
 * @param hooks owners of what serialization hooks wrote
 */
record Shape(
    Kind kind,
    boolean resolves,
    Elements elements,
    List<String> head,
    List<String> names,
    List<String> properties,
    List<String> hooks) {

  /** Kinds of nodes. */
  enum Kind {
    INSTANCE(0, 2),
    RECORD(1, 2),
    CONSTANT(2, 1),
    LAMBDA(3, 3),
    MADE(4, 3),
    ARRAY(5, 1),
    PRIMITIVES(6, 1),
    VALUE(7, 1),
    TYPE(8, 0),
    PROXY(9, -1),
    RESOURCE(10, 1),
    KNOWN(11, 0);

    private static final Kind[] ALL = values();

    final int number;

    /** How many strings its head has; -1 for any number. */
    final int head;

    Kind(int number, int head) {
      this.number = number;
      this.head = head;
    }

    static @Nullable Kind of(int number) {
      return number < ALL.length ? ALL[number] : null;
    }
  }

  /** What parts hold. */
  enum Elements {
    NO_PARTS(0),
    NONE(1),
    ELEMENTS(2),
    ENTRIES(3);

    private static final Elements[] ALL = values();

    final int number;

    Elements(int number) {
      this.number = number;
    }

    static @Nullable Elements of(int number) {
      return number < ALL.length ? ALL[number] : null;
    }
  }

  /** Kind, resolves and elements in one number, as the binary form writes them. */
  static int header(Kind kind, boolean resolves, Elements elements) {
    return kind.number | (resolves ? 16 : 0) | (elements.number << 5);
  }

  /** The shape with this {@linkplain #header header} and these lists; null if no node can have it. */
  static @Nullable Shape of(
      int header,
      List<String> head,
      List<String> names,
      List<String> properties,
      List<String> hooks) {
    Kind kind = Kind.of(header & 15);
    Elements elements = Elements.of(header >> 5);
    if (kind == null || elements == null) {
      return null;
    }
    Shape shape = new Shape(kind, (header & 16) != 0, elements, head, names, properties, hooks);
    return shape.isSound() ? shape : null;
  }

  /** Whether its kind may have what it has. */
  private boolean isSound() {
    boolean parts = elements != Elements.NO_PARTS;
    return (kind.head < 0 || kind.head == head.size())
        && (!resolves || kind == Kind.INSTANCE || kind == Kind.RECORD)
        && (kind == Kind.INSTANCE || kind == Kind.VALUE == parts)
        && (kind == Kind.INSTANCE
            ? names.size() % 2 == 0
            : names.isEmpty() || kind == Kind.RECORD || kind == Kind.LAMBDA)
        && (parts || properties.isEmpty())
        && (kind == Kind.INSTANCE || hooks.isEmpty())
        && hasGoodPrimitives();
  }

  private boolean hasGoodPrimitives() {
    if (kind != Kind.INSTANCE && kind != Kind.RECORD) {
      return true;
    }
    String primitives = head.get(1);
    return primitives.isEmpty()
        || (elements == Elements.NO_PARTS
            && hooks.isEmpty()
            && primitives.length() == (kind == Kind.RECORD ? names.size() : names.size() / 2)
            && PrimitiveBlock.isGood(primitives)
            && !PrimitiveBlock.of(primitives).isEmpty());
  }
}
