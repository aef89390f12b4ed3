package programs;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Exceptions of one's own across the border: with state, causes, codes, without traces, as values, from initialisers, from clean-up. */
public final class Failing {
  enum Code {
    NOT_FOUND(404), CONFLICT(409) {
      @Override
      boolean canRetry() {
        return true;
      }
    };

    final int number;

    Code(int number) {
      this.number = number;
    }

    boolean canRetry() {
      return false;
    }
  }

  static class AppException extends Exception {
    private final Code code;
    private final Map<String, Object> context = new HashMap<>();

    AppException(Code code, String message, Throwable cause) {
      super(message, cause);
      this.code = code;
    }

    AppException with(String key, Object value) {
      context.put(key, value);
      return this;
    }

    @Override
    public String getMessage() {
      return super.getMessage() + " [" + code.number + "] " + context;
    }
  }

  static final class Light extends RuntimeException {
    static int made;
    final int number = ++made;

    Light(String message) {
      super(message, null, false, false);
    }
  }

  static final class Untraced extends RuntimeException {
    Untraced(String message) {
      super(message);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }

  static final class Holding extends RuntimeException {
    private final transient Object lost;
    private final List<Object> kept;

    Holding(Object value) {
      super("holding " + value);
      lost = value;
      kept = List.of(value);
    }

    static RuntimeException of(Object value) {
      return new Odd(value);
    }
  }

  static final class Odd extends RuntimeException {
    private final Object value;

    Odd(Object value) {
      this.value = value;
    }

    @Override
    public String toString() {
      return "Odd(" + value + ")";
    }
  }

  static final class Resource implements AutoCloseable {
    static final List<String> CLOSED = new ArrayList<>();
    private final String name;
    private final boolean fails;

    Resource(String name, boolean fails) {
      this.name = name;
      this.fails = fails;
    }

    @Override
    public void close() throws IOException {
      CLOSED.add(name);
      if (fails) {
        throw new IOException("close " + name);
      }
    }
  }

  static final class Broken {
    static final Object VALUE = fail();

    static Object fail() {
      throw new IllegalStateException("broken initialiser");
    }
  }

  @SuppressWarnings("unchecked")
  static <E extends Throwable> RuntimeException sneaky(Throwable e) throws E {
    throw (E) e;
  }

  interface Attempt<T> {
    T get() throws Exception;

    static <T> Attempt<T> of(Attempt<T> attempt) {
      return attempt;
    }

    default <R> Attempt<R> map(Function<? super T, ? extends R> f) {
      return () -> f.apply(get());
    }

    default Attempt<T> recover(Class<? extends Exception> type, Function<Exception, T> with) {
      return () -> {
        try {
          return get();
        } catch (Exception e) {
          if (type.isInstance(e)) {
            return with.apply(e);
          }
          throw e;
        }
      };
    }
  }

  static String lines(Throwable e) {
    StringBuilder text = new StringBuilder(e.getClass().getSimpleName());
    for (StackTraceElement frame : e.getStackTrace()) {
      if (frame.getClassName().startsWith("programs.Failing")) {
        text.append(' ').append(frame.getMethodName().replaceAll("lambda\\$.*", "lambda")).append(':').append(frame.getLineNumber());
        break;
      }
    }
    for (Throwable suppressed : e.getSuppressed()) {
      text.append(" + ").append(lines(suppressed));
    }
    return e.getCause() == null ? text.toString() : text + " <- " + lines(e.getCause());
  }

  static Throwable caught(Callable<?> task) {
    try {
      task.call();
      return null;
    } catch (Throwable e) {
      return e;
    }
  }

  static void deep(int n) throws AppException {
    if (n == 0) {
      throw new AppException(Code.CONFLICT, "deep", null);
    }
    try {
      deep(n - 1);
    } catch (AppException e) {
      throw n % 2 == 0 ? e : new AppException(Code.NOT_FOUND, "level " + n, e).with("n", n);
    }
  }

  public static void main(String[] args) throws Exception {
    Both both = new Both(Both.jvm(args));
    both.same("thrown with state", () -> {
      throw new AppException(Code.NOT_FOUND, "no such", new IOException("disk")).with("id", 7);
    });
    both.same("levels", () -> {
      deep(3);
      return null;
    });
    both.same("lines", () -> lines(caught(() -> {
      deep(3);
      return null;
    })));
    AppException kept = new AppException(Code.CONFLICT, "kept", null);
    kept.addSuppressed(new Light("s"));
    both.same("captured", () -> lines(kept) + kept.getMessage() + kept.code.canRetry() + ((Light) kept.getSuppressed()[0]).number + Light.made);
    both.same("without trace", () -> {
      throw new Light("light");
    });
    Untraced untraced = new Untraced("u");
    both.same("no trace as a value", () -> untraced.getStackTrace().length + " " + new Untraced("v").getStackTrace().length + new Light("w").getStackTrace().length);
    both.same("transient state", () -> {
      Holding g = new Holding("x");
      throw new IllegalStateException(g.lost + "" + g.kept, g);
    });
    both.same("value of any kind", () -> {
      throw Holding.of(new int[0].length);
    });
    both.same("clean-up", () -> {
      try (Resource a = new Resource("a", true); Resource b = new Resource("b", true)) {
        throw new IllegalStateException(a.name + b.name);
      } catch (Exception e) {
        return lines(e) + Resource.CLOSED;
      }
    });
    both.same("finally wins", () -> {
      for (int i = 0; ; i++) {
        try {
          if (i == 3) {
            throw new IOException();
          }
        } catch (IOException e) {
          return "caught " + i;
        } finally {
          if (i == 1) {
            i++;
          }
        }
      }
    });
    both.same("checked where none is declared", () -> {
      Supplier<Object> s = () -> {
        throw Failing.<RuntimeException>sneaky(new IOException("sneaky"));
      };
      return s.get();
    });
    both.same("initialiser fails", () -> {
      Throwable first = caught(() -> Broken.VALUE);
      Throwable second = caught(() -> Broken.VALUE);
      return first.getClass() + " " + first.getCause() + " " + second.getClass();
    });
    Attempt<Integer> attempt = Attempt.of(() -> Integer.parseInt("12x")).map(n -> n + 1).recover(NumberFormatException.class, e -> e.getMessage().length());
    both.same("attempts", attempt::get);
    both.same("messages of the JVM", () -> {
      Object o = "s";
      String[] none = null;
      List<String> all = new ArrayList<>();
      List<Callable<?>> tasks = List.of(() -> (Integer) o, () -> none.length, () -> new int[2][-1], () -> List.of(1).get(1), () -> 1 / (none == null ? 0 : 1),
          () -> new ArrayList<>(List.of(1, 2)).listIterator(3), () -> Objects.requireNonNull(none, "none!"), () -> Code.valueOf("X"),
          () -> {
            Object[] strings = new String[1];
            strings[0] = 1;
            return strings;
          },
          () -> {
            List<Integer> list = new ArrayList<>(List.of(1, 2, 3));
            for (Integer n : list) {
              list.remove(n);
            }
            return list;
          });
      for (Callable<?> task : tasks) {
        all.add(String.valueOf(caught(task)));
      }
      return all;
    });
    both.same("assertion", () -> {
      assert Code.values().length == 3 : "three";
      return "no assertion";
    });
    Exception a = new Exception("a");
    Exception b = new RuntimeException("b", a);
    a.initCause(b);
    both.same("causes in a ring", () -> a.getCause().getCause() == a);
    Map<Throwable, Integer> counts = new IdentityHashMap<>();
    counts.put(a, 1);
    counts.put(b, 2);
    both.same("keys", () -> counts.get(a) + counts.get(b.getCause()) + counts.size());
    both.same("wrapped", () -> {
      try {
        throw new ExecutionException(new UncheckedIOException(new IOException("io")));
      } catch (ExecutionException e) {
        return e.getCause().getCause().getMessage() + e;
      }
    });
    both.same("stack overflow", () -> {
      Function<Object, Object>[] f = new Function[1];
      f[0] = x -> f[0].apply(x).toString();
      try {
        return f[0].apply(1);
      } catch (StackOverflowError e) {
        return "overflow " + (e.getStackTrace().length > 0);
      }
    });
    Throwable[] array = {a, kept, untraced};
    both.same("array", () -> Arrays.stream(array).map(Throwable::getMessage).toList());
    StackTraceElement[] trace = kept.getStackTrace();
    both.same("trace", () -> trace[0].getMethodName() + Arrays.equals(trace, kept.getStackTrace()) + trace[0].equals(kept.getStackTrace()[0]));
    both.same("concurrent", () -> {
      Map<Integer, Integer> map = new HashMap<>(Map.of(1, 1));
      try {
        map.forEach((k, v) -> map.put(k + 1, v));
        return map;
      } catch (ConcurrentModificationException e) {
        return "modified";
      }
    });
    both.end();
  }
}
