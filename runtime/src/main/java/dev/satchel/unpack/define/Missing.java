package dev.satchel.unpack.define;

import dev.satchel.model.MissingPiece;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the documents of a namespace did not bring, asked of their sender. Each class that it does not give is asked for
 * once, each resource once. Thread-safe; waits without holding a lock.
 */
public final class Missing {
  private final Function<MissingPiece, @Nullable String> sender;
  private final Function<MissingPiece.Resource, List<byte[]>> resources;
  private final Map<MissingPiece.Type, String> refused = new ConcurrentHashMap<>();
  private final Map<MissingPiece.Resource, List<byte[]>> known = new ConcurrentHashMap<>();

  /**
   * @param sender has a document loaded that brings a class or a body; null if it did, else why not
   * @param resources contents of the sender's resources of that name
   */
  public Missing(
      Function<MissingPiece, @Nullable String> sender,
      Function<MissingPiece.Resource, List<byte[]>> resources) {
    this.sender = sender;
    this.resources = resources;
  }

  /** Null if the class has come; otherwise why it has not. */
  @Nullable
  String bring(MissingPiece.Type type) {
    String before = refused.get(type);
    if (before != null) {
      return before;
    }
    String whyNot = sender.apply(type);
    if (whyNot != null) {
      refused.put(type, whyNot);
    }
    return whyNot;
  }

  /** Null if the body has come; otherwise why it has not. */
  @Nullable
  String bring(MissingPiece.Body body) {
    return sender.apply(body);
  }

  /** The contents, in the sender's order; empty if it has none of that name. */
  List<byte[]> contents(MissingPiece.Resource resource) {
    List<byte[]> contents = known.get(resource);
    if (contents == null) {
      contents = List.copyOf(resources.apply(resource));
      known.put(resource, contents);
    }
    return contents;
  }
}
