package dev.satchel.unpack;

import dev.satchel.model.MissingPiece;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sender of a namespace, for as long as it can be asked for what its documents lack. Asked on any thread, also on one
 * that loads a document, as that runs initialisers and hooks.
 */
public interface Supply {
  /** Nobody can be asked. */
  Supply NONE = new Supply() {
    @Override
    public String bring(MissingPiece piece) {
      return "the sender is not connected";
    }

    @Override
    public List<byte[]> resources(MissingPiece.Resource name) {
      return List.of();
    }
  };

  /**
   * Has a further document, which brings {@code piece}, loaded into the namespace.
   *
   * @param piece a class or a body
   * @return null if it is loaded; otherwise why it is not
   */
  @Nullable
  String bring(MissingPiece piece);

  /** The contents of the sender's resources of that name, in its order; empty if it has none. */
  List<byte[]> resources(MissingPiece.Resource name);
}
