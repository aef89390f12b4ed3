package dev.satchel.remote;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import org.jspecify.annotations.Nullable;

/** Frames over a socket. One thread reads; any number write. */
final class FrameStream implements Closeable {
  private static final int HEADER = 1 + 8;

  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;

  FrameStream(Socket socket) throws IOException {
    socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
    this.socket = socket;
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
    this.out = new DataOutputStream(socket.getOutputStream());
  }

  /**
   * Reads the next frame. Memory is taken as bytes arrive, not as the length promises.
   *
   * @return null at the end of the stream
   * @throws IOException if the stream ends within a frame, or the frame is longer than {@code maxBytes}
   */
  @Nullable
  Frame read(int maxBytes) throws IOException {
    int first = in.read();
    if (first < 0) {
      return null;
    }
    int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
    if (length < HEADER || length > maxBytes) {
      throw new IOException("a frame of " + length + " bytes; at most " + maxBytes + " are read");
    }
    byte type = in.readByte();
    if (!Protocol.isWord(type)) {
      // nonsense is not waited for
      throw new IOException("a frame of unknown type " + type);
    }
    long id = in.readLong();
    byte[] body = in.readNBytes(length - HEADER);
    if (body.length < length - HEADER) {
      throw new EOFException("the connection ended within a frame");
    }
    return new Frame(type, id, body);
  }

  /**
   * Writes one frame whose body is the parts one after the other.
   *
   * @throws FrameTooLargeException if it is longer than a frame can be; then nothing was written
   */
  void write(byte type, long id, byte[]... parts) throws IOException {
    long length = HEADER;
    for (byte[] part : parts) {
      length += part.length;
    }
    if (length > Protocol.MAX_FRAME_BYTES) {
      throw new FrameTooLargeException(
          "a frame of " + length + " bytes; at most " + Protocol.MAX_FRAME_BYTES + " can be sent");
    }
    Words head = new Words();
    head.putInt((int) length).putByte(type).putLong(id);
    synchronized (out) {
      if (length <= 1 << 14) {
        // one packet
        for (byte[] part : parts) {
          head.putBytes(part);
        }
        out.write(head.bytes());
      } else {
        out.write(head.bytes());
        for (byte[] part : parts) {
          out.write(part);
        }
      }
      out.flush();
    }
  }

  /** How long {@link #read} waits; 0 for ever. */
  void readTimeout(int millis) throws SocketException {
    socket.setSoTimeout(millis);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** The frame cannot be sent; the connection is sound. */
  static final class FrameTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    FrameTooLargeException(String message) {
      super(message);
    }
  }
}
