package dev.satchel;

import dev.satchel.model.Document;

/** Where the face meets the stages below it. */
@SuppressWarnings("DoNotCallSuggester")
final class Stages {
  private Stages() {}

  static PackReport check(Packer packer) {
    throw missing("packing");
  }

  static Payload pack(Packer packer) {
    throw missing("packing");
  }

  static Document read(byte[] jsonOrBinary) {
    throw missing("reading");
  }

  static byte[] binary(Document document) {
    throw missing("writing");
  }

  static String json(Document document) {
    throw missing("writing");
  }

  static Unpacked unpack(Unpacker unpacker, Document document) {
    throw missing("unpacking");
  }

  private static UnsupportedOperationException missing(String what) {
    return new UnsupportedOperationException(what + " is not joined to the face yet");
  }
}
