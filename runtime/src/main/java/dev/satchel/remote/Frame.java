package dev.satchel.remote;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;

/** One frame of {@link Protocol}. */
record Frame(byte type, long id, byte[] body) {
  /** Its body, to be read word by word. */
  Words words() {
    return new Words(new DataInputStream(new ByteArrayInputStream(body)));
  }
}
