package dev.satchel.values;

import static dev.satchel.values.ValueKind.Phase.BUILT;

import java.io.ByteArrayOutputStream;
import java.io.CharArrayWriter;
import java.io.StringWriter;
import java.util.EventObject;
import java.util.List;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Supplier;

/** Objects that hold what was written into them, or of what happened; and some that hold nothing. */
final class Holders {
  private Holders() {}

  static List<ValueKind> kinds() {
    return List.of(
        Kind.of(ByteArrayOutputStream.class, BUILT)
            .take(out -> Taken.one("bytes", out.toByteArray()))
            .make(given -> {
              ByteArrayOutputStream out = new ByteArrayOutputStream();
              out.writeBytes(given.get("bytes", byte[].class));
              return out;
            })
            .built(),
        Kind.of(StringWriter.class, BUILT)
            .take(out -> Taken.one("text", out.toString()))
            .make(given -> new StringWriter().append(given.text()))
            .built(),
        Kind.of(CharArrayWriter.class, BUILT)
            .take(out -> Taken.one("text", out.toString()))
            .make(given -> new CharArrayWriter().append(given.text()))
            .built(),
        Kind.of(EventObject.class, BUILT)
            .take(event -> Taken.one("source", event.getSource()))
            .make(given -> new EventObject(given.get("source", Object.class)))
            .built(),
        alike(ThreadPoolExecutor.AbortPolicy::new),
        alike(ThreadPoolExecutor.CallerRunsPolicy::new),
        alike(ThreadPoolExecutor.DiscardOldestPolicy::new),
        alike(ThreadPoolExecutor.DiscardPolicy::new));
  }

  /** A class whose objects differ in nothing but identity. */
  private static ValueKind alike(Supplier<Object> maker) {
    return Kind.named(Object.class, BUILT, maker.get().getClass().getName())
        .take(value -> Taken.nothing())
        .make(given -> maker.get())
        .built();
  }
}
