package dev.satchel.pack;

import dev.satchel.model.Document;
import org.jspecify.annotations.Nullable;

/** Says who writes a document. */
final class Producers {
  private Producers() {}

  static Document.Producer here() {
    @Nullable String version = Producers.class.getPackage().getImplementationVersion();
    return new Document.Producer(
        String.valueOf(Runtime.version().feature()), version == null ? "development" : version);
  }
}
