package dev.satchel.values;

import dev.satchel.problem.UnpackFault;
import java.security.GeneralSecurityException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Public keys and certificates: what they are by their standard encoding, which any provider reads. Their classes differ from
 * provider to provider; they travel under the public type's name.
 *
 * @param <T> the public type
 */
final class EncodedKind<T> implements ValueKind {
  private final Class<T> type;
  private final Encoding<T> encoding;

  /** How one of them is written and read. */
  interface Encoding<T> {
    /** The name of the standard that reads it: an algorithm, a type of certificates. */
    String name(T value);

    /** Null if it has no encoding. */
    byte @Nullable [] encode(T value) throws GeneralSecurityException;

    T decode(String name, byte[] encoded) throws GeneralSecurityException;
  }

  EncodedKind(Class<T> type, Encoding<T> encoding) {
    this.type = type;
    this.encoding = encoding;
  }

  @Override
  public Set<String> types() {
    return Set.of(type.getName());
  }

  @Override
  public Phase phase() {
    return Phase.BUILT;
  }

  @Override
  public String typeOf(Object value) {
    return type.getName();
  }

  @Override
  public Pieces take(Object value) {
    T of = type.cast(value);
    try {
      byte[] encoded = encoding.encode(of);
      if (encoded == null || !encoding.decode(encoding.name(of), encoded).equals(of)) {
        throw new IllegalStateException("its encoding does not say all that it is");
      }
      return Taken.with("name", encoding.name(of)).and("encoded", encoded).nothingElse();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("it has no encoding that others read: " + e.getMessage(), e);
    }
  }

  @Override
  public Object allocate(String typeName, Pieces pieces) {
    Given given = new Given(typeName, pieces);
    try {
      return encoding.decode(
          given.get("name", String.class), given.get("encoded", byte[].class).clone());
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new UnpackFault("cannot make a " + typeName + " of what the payload says: " + e, e);
    }
  }
}
