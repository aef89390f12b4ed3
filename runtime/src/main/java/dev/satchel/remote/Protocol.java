package dev.satchel.remote;

/**
 * The words that caller and worker exchange.
 *
 * <p>A frame is {@code int length, byte type, long id, body}, where length counts type, id and body. The caller opens
 * with {@link #HELLO} and gets {@link #WELCOME} or {@link #REFUSED}; afterwards the caller sends {@link #CALL}, {@link
 * #CANCEL}, {@link #OPEN_SESSION}, {@link #CLOSE_SESSION} in any order, and the worker answers each call once, with its
 * id, in any order. Ids of calls and sessions are the caller's to choose, each once per connection; 0 is no session.
 *
 * <p>While a call is under way, the worker may ask for what the payload lacks ({@link #QUESTION}), and the caller replies to
 * each question once, with its id, which is the worker's to choose. The documents of a namespace are loaded in the order in
 * which calls and replies bring them.
 *
 * <p>Numbers are big-endian. A string is {@code int length} and that many bytes of UTF-8; a null string has length -1. A
 * list is {@code int count} and its elements.
 */
final class Protocol {
  /** Changes whenever older partners would misunderstand. */
  static final int VERSION = 2;

  /** First in every {@link #HELLO}: {@code STCH}. */
  static final int MAGIC = 0x53544348;

  /** Caller: {@code int magic, int version, string token, string java, string satchel, list<string> provided}. */
  static final byte HELLO = 1;

  /** Caller: {@code long session, byte verb, payload}; the id is the call's. */
  static final byte CALL = 2;

  /** Caller: interrupt the call of that id; nothing if it is not under way. */
  static final byte CANCEL = 3;

  /** Caller: a namespace that stays; the id is the session's. */
  static final byte OPEN_SESSION = 4;

  /** Caller: that session's namespace may go when its calls have ended. */
  static final byte CLOSE_SESSION = 5;

  /**
   * Caller: {@code byte kind}, and for {@link #REPLY_NONE} {@code string reason}, for {@link #REPLY_DOCUMENT} {@code
   * payload}, for {@link #REPLY_RESOURCES} {@code list<int length, bytes>}.
   */
  static final byte REPLY = 6;

  /** Worker: {@code int version, string java, string satchel, long pid}. */
  static final byte WELCOME = 16;

  /** Worker: {@code byte refusal, string message}; then it closes the connection. */
  static final byte REFUSED = 17;

  /** Worker: {@code payload}. */
  static final byte RESULT = 18;

  /** Worker: {@code thrown, string reason, boolean, payload if it is true}. */
  static final byte FAILURE = 19;

  /** Worker: {@code list<finding>}. */
  static final byte UNTRAVELLED = 20;

  /** Worker: {@code string kind, boolean, string damage if it is true, string message}. */
  static final byte FAULT = 21;

  /** Worker, forked only: {@code byte stream (1 or 2), UTF-8 bytes of a line without its end}. */
  static final byte PRINTED = 22;

  /**
   * Worker: {@code long namespace, byte kind}, and for {@link #ASK_TYPE} and {@link #ASK_RESOURCE} {@code string loader,
   * string name}, for {@link #ASK_BODY} {@code string type, string method, string descriptor}. The namespace is that of
   * the session of that id, or else of the call.
   */
  static final byte QUESTION = 23;

  /** {@link #QUESTION}: a class. */
  static final byte ASK_TYPE = 1;

  /** {@link #QUESTION}: the body of a method. */
  static final byte ASK_BODY = 2;

  /** {@link #QUESTION}: resources. */
  static final byte ASK_RESOURCE = 3;

  /** {@link #REPLY}: the caller does not give it. */
  static final byte REPLY_NONE = 0;

  /** {@link #REPLY}: a document that brings it. */
  static final byte REPLY_DOCUMENT = 1;

  /** {@link #REPLY}: contents of resources. */
  static final byte REPLY_RESOURCES = 2;

  /** {@link #REFUSED}: token missing or wrong. */
  static final byte REFUSED_TOKEN = 1;

  /** {@link #REFUSED}: another {@link #VERSION}. */
  static final byte REFUSED_VERSION = 2;

  /** Most bytes of a frame before the handshake is over. */
  static final int MAX_HELLO_BYTES = 64 * 1024;

  /** Most bytes of a frame afterwards: as many as an array may have, with some room. */
  static final int MAX_FRAME_BYTES = Integer.MAX_VALUE - 64;

  /** What a forked worker prints before its port number, on its standard output, as soon as it listens. */
  static final String PORT_LINE = "satchel-worker-port ";

  private Protocol() {}

  /** Whether {@code type} is one of the above. */
  static boolean isWord(byte type) {
    return (type >= HELLO && type <= REPLY) || (type >= WELCOME && type <= QUESTION);
  }
}
