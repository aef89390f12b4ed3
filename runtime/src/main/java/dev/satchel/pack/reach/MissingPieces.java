package dev.satchel.pack.reach;

import dev.satchel.model.MissingPiece;
import org.jspecify.annotations.Nullable;

/** Reaches what a connected receiver asks for, as packing did not see that it is needed. */
final class MissingPieces {
  private final Ownership ownership;
  private final TypeNames names;
  private final CodeWalk code;

  MissingPieces(Ownership ownership, TypeNames names, CodeWalk code) {
    this.ownership = ownership;
    this.names = names;
    this.code = code;
  }

  /**
   * Reaches a class or a body.
   *
   * @return null if it will travel; otherwise why not
   */
  @Nullable
  String bring(MissingPiece piece) {
    if (piece instanceof MissingPiece.Type type) {
      return type(type);
    } else if (piece instanceof MissingPiece.Body body) {
      return body(body);
    }
    throw new IllegalArgumentException("not a piece of code: " + piece);
  }

  private @Nullable String type(MissingPiece.Type piece) {
    ClassLoader loader = names.loader(piece.loader());
    if (loader == null) {
      return "no class loader " + piece.loader() + " is known";
    }
    Class<?> type;
    try {
      type = Class.forName(piece.name(), false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      return "the sender has no such class either";
    }
    if (!ownership.isShipped(type)) {
      return "it belongs to the JDK, to Satchel or to what the receiver was said to provide";
    }
    code.classes().need(type);
    // Who asks for a class by name goes on with reflection.
    code.classes().initialize(type);
    code.classes().needSignatures(type);
    code.reflected().named(type);
    return null;
  }

  private @Nullable String body(MissingPiece.Body piece) {
    Class<?> type = names.type(piece.type());
    if (type == null) {
      return "no class " + piece.type() + " was sent";
    }
    Class<?> stateless = code.classes().ranOverThere(type);
    if (stateless != null) {
      return stateless.getName()
          + " was initialised over there without its initialiser, and is not initialised here";
    }
    if (piece.name().equals("<init>")) {
      code.types().instantiate(type);
    }
    code.classes().initialize(type);
    code.classes().reach(new MethodKey(type, piece.name(), piece.descriptor()));
    return null;
  }
}
