package dev.satchel.remote;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A worker's standard output or error: each line goes to the caller, in order with the answers. Thread-safe. */
final class LineSender extends OutputStream {
  private static final int MAX_LINE_BYTES = 64 * 1024;

  private final FrameStream frames;
  private final byte[] stream;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  /**
   * Makes one.
   *
   * @param stream 1 for output, 2 for error
   */
  LineSender(FrameStream frames, int stream) {
    this.frames = frames;
    this.stream = new byte[] {(byte) stream};
  }

  @Override
  public synchronized void write(int b) throws IOException {
    if (b == '\n') {
      send();
    } else if (b != '\r') {
      line.write(b);
      if (line.size() == MAX_LINE_BYTES) {
        send();
      }
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      write(bytes[i]);
    }
  }

  /** Sends what stands without a line end, if anything does. */
  synchronized void endLine() {
    try {
      if (line.size() > 0) {
        send();
      }
    } catch (IOException e) {
      // the caller is gone, and the connection's reader ends the process for that
      line.reset();
    }
  }

  private void send() throws IOException {
    frames.write(Protocol.PRINTED, 0, stream, line.toByteArray());
    line.reset();
  }
}
