package dev.satchel.values;

import java.util.Objects;

/** Takes a value apart and puts it together in this JVM, as both ends do with a payload between them. */
final class RoundTrip {
  private RoundTrip() {}

  @SuppressWarnings("unchecked")
  static <T> T of(T value) {
    ValueKind kind = Objects.requireNonNull(
        ValueKinds.of(value.getClass()), () -> "no kind for " + value.getClass());
    String type = kind.typeOf(value);
    if (ValueKinds.named(type) != kind) {
      throw new AssertionError("another kind for the name " + type);
    }
    Pieces pieces = kind.take(value);
    boolean built =
        kind.phase() == ValueKind.Phase.BUILT || kind.phase() == ValueKind.Phase.BUILT_HASHED;
    Pieces early = built ? pieces : new Pieces(pieces.properties(), null, pieces.paired());
    Object copy = kind.allocate(type, early);
    if (!built) {
      kind.fill(copy, pieces);
    }
    return (T) copy;
  }
}
