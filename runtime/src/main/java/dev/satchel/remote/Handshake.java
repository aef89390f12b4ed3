package dev.satchel.remote;

import dev.satchel.NotAuthenticatedException;
import dev.satchel.RemoteJvmException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first two frames of a connection, on both sides. */
final class Handshake {
  private static final int PATIENCE_MILLIS = 10_000;

  private Handshake() {}

  /**
   * What a caller said of itself.
   *
   * @param provided prefixes of packages that its payloads take by reference
   */
  record Hello(String java, String satchel, List<String> provided) {}

  /**
   * The caller's side: introduces itself and waits to be let in.
   *
   * @return the worker's feature release of Java, 0 if what it says of that is not understood
   * @throws NotAuthenticatedException if the worker does not know the token
   * @throws RemoteJvmException if it speaks another version
   * @throws IOException if it is not a worker, or does not answer
   */
  static int greet(FrameStream frames, String token, List<String> provided) throws IOException {
    Words hello = new Words().putInt(Protocol.MAGIC).putInt(Protocol.VERSION).putString(token);
    hello.putString(Versions.java()).putString(Versions.satchel()).putStrings(provided);
    frames.write(Protocol.HELLO, 0, hello.bytes());
    frames.readTimeout(PATIENCE_MILLIS);
    Frame answer = frames.read(Protocol.MAX_HELLO_BYTES);
    frames.readTimeout(0);
    if (answer == null) {
      throw new IOException("the connection was closed without an answer");
    }
    Words words = answer.words();
    switch (answer.type()) {
      case Protocol.WELCOME -> {
        int version = words.getInt();
        if (version != Protocol.VERSION) {
          throw new RemoteJvmException(
              "the worker speaks protocol " + version + ", this JVM " + Protocol.VERSION);
        }
        return Versions.release(words.getString());
      }
      case Protocol.REFUSED -> {
        int refusal = words.getByte();
        String message = words.getString();
        throw refusal == Protocol.REFUSED_TOKEN
            ? new NotAuthenticatedException(message)
            : new RemoteJvmException(message);
      }
      default ->
        throw new IOException("not a Satchel worker: it answered with frame type " + answer.type());
    }
  }

  /**
   * The worker's side: lets the caller in, or says why not.
   *
   * @return null if it was refused
   * @throws IOException if it is no caller of ours; it gets no answer then
   */
  static @Nullable Hello admit(FrameStream frames, String token) throws IOException {
    frames.readTimeout(PATIENCE_MILLIS);
    Frame frame = frames.read(Protocol.MAX_HELLO_BYTES);
    frames.readTimeout(0);
    if (frame == null || frame.type() != Protocol.HELLO) {
      throw new IOException("no greeting");
    }
    Words words = frame.words();
    if (words.getInt() != Protocol.MAGIC) {
      throw new IOException("not a Satchel caller");
    }
    int version = words.getInt();
    if (version != Protocol.VERSION) {
      refuse(
          frames,
          Protocol.REFUSED_VERSION,
          "the caller speaks protocol " + version + ", the worker (Satchel " + Versions.satchel()
              + ") " + Protocol.VERSION + "; use one serializer.jar for both");
      return null;
    }
    if (!Token.isSame(token, words.getString())) {
      refuse(
          frames,
          Protocol.REFUSED_TOKEN,
          "the worker does not know this token; it printed the right one at its start");
      return null;
    }
    Hello hello = new Hello(words.getString(), words.getString(), words.getStrings());
    Words welcome = new Words().putInt(Protocol.VERSION).putString(Versions.java());
    welcome.putString(Versions.satchel()).putLong(ProcessHandle.current().pid());
    frames.write(Protocol.WELCOME, 0, welcome.bytes());
    return hello;
  }

  private static void refuse(FrameStream frames, byte refusal, String message) throws IOException {
    frames.write(
        Protocol.REFUSED, 0, new Words().putByte(refusal).putString(message).bytes());
  }
}
