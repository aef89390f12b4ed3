package dev.satchel.remote;

import dev.satchel.model.MissingPiece;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A worker's questions and their replies as bodies of frames, and back. */
final class QuestionCodec {
  private QuestionCodec() {}

  /** A question as it arrives. */
  record Asked(long namespace, MissingPiece piece) {}

  static void write(FrameStream out, long id, long namespace, MissingPiece piece)
      throws IOException {
    Words words = new Words().putLong(namespace);
    if (piece instanceof MissingPiece.Type type) {
      words.putByte(Protocol.ASK_TYPE).putString(type.loader()).putString(type.name());
    } else if (piece instanceof MissingPiece.Resource resource) {
      words.putByte(Protocol.ASK_RESOURCE).putString(resource.loader()).putString(resource.name());
    } else if (piece instanceof MissingPiece.Body body) {
      words
          .putByte(Protocol.ASK_BODY)
          .putString(body.type())
          .putString(body.name())
          .putString(body.descriptor());
    }
    out.write(Protocol.QUESTION, id, words.bytes());
  }

  /**
   * Reads a {@link Protocol#QUESTION}.
   *
   * @throws IOException if its body is not what {@link Protocol} says
   */
  static Asked question(Words words) throws IOException {
    long namespace = words.getLong();
    int kind = words.getByte();
    MissingPiece piece = switch (kind) {
      case Protocol.ASK_TYPE -> new MissingPiece.Type(words.getString(), words.getString());
      case Protocol.ASK_BODY ->
        new MissingPiece.Body(words.getString(), words.getString(), words.getString());
      case Protocol.ASK_RESOURCE -> new MissingPiece.Resource(words.getString(), words.getString());
      default -> throw new IOException("a question of unknown kind " + kind);
    };
    return new Asked(namespace, piece);
  }

  /**
   * Writes a reply.
   *
   * @throws FrameStream.FrameTooLargeException if it does not fit; then nothing is written
   */
  static void write(FrameStream out, long id, Reply reply) throws IOException {
    byte[] document = reply.document();
    if (document != null) {
      byte[] head = new Words().putByte(Protocol.REPLY_DOCUMENT).bytes();
      out.write(Protocol.REPLY, id, head, document);
      return;
    }
    Words words = new Words();
    if (reply.reason() != null) {
      words.putByte(Protocol.REPLY_NONE).putString(reply.reason());
    } else {
      words.putByte(Protocol.REPLY_RESOURCES).putInt(reply.resources().size());
      reply.resources().forEach(content -> words.putInt(content.length).putBytes(content));
    }
    out.write(Protocol.REPLY, id, words.bytes());
  }

  /**
   * Reads a {@link Protocol#REPLY}.
   *
   * @throws IOException if its body is not what {@link Protocol} says
   */
  static Reply reply(Words words) throws IOException {
    int kind = words.getByte();
    return switch (kind) {
      case Protocol.REPLY_NONE -> Reply.refused(words.getString());
      case Protocol.REPLY_DOCUMENT -> Reply.of(words.rest());
      case Protocol.REPLY_RESOURCES -> Reply.of(contents(words));
      default -> throw new IOException("a reply of unknown kind " + kind);
    };
  }

  private static List<byte[]> contents(Words words) throws IOException {
    int count = words.getCount();
    List<byte[]> contents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      contents.add(words.getBytes(words.getCount()));
    }
    return contents;
  }
}
