package dev.satchel.pack.check;

import dev.satchel.pack.code.PublicTypes;
import java.io.Flushable;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.Spliterator;
import java.util.function.Function;
import java.util.stream.BaseStream;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what a stream, reader, scanner or the like is about: the file, connection or process below all the JDK's
 * wrappers, such as {@code BufferedReader} over {@code InputStreamReader} over {@code FileInputStream}.
 */
final class Inside {
  /** A wrapper has few parts; what has more is something else. */
  private static final int MOST_OBJECTS = 100;

  /** A reader or writer locks what it wraps; the path goes by the field in which it holds that. */
  private static final String LOCK = "lock";

  private Inside() {}

  /**
   * The refused object inside.
   *
   * @param object the object itself
   * @param refusal why it is
   * @param path from the wrapper to it: {@code  → field in (InputStreamReader) → field in (FileInputStream)}
   */
  record Found(Object object, Refusal refusal, String path) {}

  private record At(Object object, String path) {}

  /**
   * The nearest object inside of {@code wrapper} for which {@code judge} has an answer.
   *
   * @param wrapper an object of the JDK, or of a class that extends one of its
   */
  static @Nullable Found find(Object wrapper, Function<Object, @Nullable Refusal> judge) {
    if (!canWrap(wrapper)) {
      return null;
    }
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<At> open = new ArrayDeque<>(List.of(new At(wrapper, "")));
    seen.add(wrapper);
    while (!open.isEmpty()) {
      At at = open.remove();
      for (At next : parts(at)) {
        if (seen.size() < MOST_OBJECTS && seen.add(next.object())) {
          Refusal refusal = judge.apply(next.object());
          if (refusal != null) {
            return new Found(next.object(), refusal, next.path());
          }
          open.add(next);
        }
      }
    }
    return null;
  }

  private static List<At> parts(At at) {
    List<At> parts = new ArrayList<>();
    for (JdkState.Part part : JdkState.parts(at.object().getClass())) {
      Object held = part.name().equals(LOCK) ? null : part.of(at.object());
      if (held != null && canWrap(held)) {
        parts.add(new At(
            held,
            at.path() + " → field " + part.name() + " (" + PublicTypes.label(held.getClass())
                + ")"));
      }
    }
    return parts;
  }

  /**
   * Whether the object is of the kinds that stand before others; everything else leads astray. What compresses for a stream
   * can be closed on newer JDKs, and stands before nothing.
   */
  private static boolean canWrap(Object object) {
    return (object instanceof AutoCloseable
            && !(object instanceof Deflater)
            && !(object instanceof Inflater))
        || object instanceof Readable
        || object instanceof Flushable
        || object instanceof Iterator
        || object instanceof Spliterator
        || object instanceof BaseStream
        || object instanceof Process;
  }

  /** How {@code wrapper} uses what is inside, to follow "it". */
  static String verb(Object wrapper) {
    if (wrapper instanceof InputStream
        || wrapper instanceof Reader
        || wrapper instanceof Iterator
        || wrapper instanceof Spliterator
        || wrapper instanceof BaseStream) {
      return "reads from";
    }
    return wrapper instanceof OutputStream || wrapper instanceof Writer ? "writes to" : "holds";
  }
}
