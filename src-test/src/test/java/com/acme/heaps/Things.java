package com.acme.heaps;

import java.io.Externalizable;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamField;
import java.io.Serializable;
import java.io.StreamCorruptedException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What travels beside the generated classes: objects with hooks, and code that hooks of generated classes call. */
public final class Things {
  private Things() {}

  /** Has a number of its own, by which tests tell objects apart. */
  public interface Ranked {
    int rank();
  }

  /** What overrides {@code map} with other types has a bridge. */
  public abstract static class Mapping<A, B> implements Ranked, Function<A, B> {
    public int rank;

    public abstract B map(A argument);

    @Override
    public B apply(A argument) {
      return map(argument);
    }

    @Override
    public int rank() {
      return rank;
    }
  }

  /** Restored by a hook of its own. */
  public interface Restored {
    void restored(int value);
  }

  /** Equal by rank. */
  public static int hash(Ranked it) {
    return 31 * it.rank();
  }

  /** Equal by rank. */
  public static boolean equal(Ranked it, Object other) {
    return other != null
        && other.getClass() == it.getClass()
        && ((Ranked) other).rank() == it.rank();
  }

  /** The body of a generated {@code writeObject}. */
  public static void write(Ranked it, ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
    out.writeInt(it.rank() * 3);
    out.writeUTF("r" + it.rank());
    out.writeObject(it);
  }

  /** The body of a generated {@code readObject}. */
  public static void read(Ranked it, ObjectInputStream in)
      throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    int number = in.readInt();
    String text = in.readUTF();
    if (in.readObject() != it) {
      throw new StreamCorruptedException("another object");
    }
    if (number != 3 * it.rank() || !text.equals("r" + it.rank())) {
      throw new StreamCorruptedException(number + " " + text + " " + it.rank());
    }
    ((Restored) it).restored(number);
  }

  /** Replaced when written, and its replacement resolved when read. */
  public static class Replaced implements Ranked, Serializable {
    final int rank;
    final transient Object peer;

    public Replaced(int rank, Object peer) {
      this.rank = rank;
      this.peer = peer;
    }

    @Override
    public int rank() {
      return rank;
    }

    Object writeReplace() {
      return new Form(rank, peer);
    }

    /** What travels instead. */
    record Form(int rank, Object peer) implements Serializable {
      Object readResolve() {
        return new Replaced(rank, peer);
      }
    }
  }

  /** There are three of them, ever. */
  public static final class Unique implements Ranked, Serializable {
    private static final Unique[] ALL = {new Unique(0), new Unique(1), new Unique(2)};
    final int rank;
    final List<Object> notes = new ArrayList<>();

    private Unique(int rank) {
      this.rank = rank;
    }

    public static Unique of(int number) {
      return ALL[Math.floorMod(number, ALL.length)];
    }

    public void note(Object one) {
      notes.clear();
      notes.add(one);
    }

    @Override
    public int rank() {
      return rank;
    }

    Object readResolve() {
      return of(rank);
    }
  }

  /** Writes and reads itself. */
  public static class Written implements Ranked, Externalizable {
    int rank;
    Object first;
    Object second;

    public Written() {}

    public Written(int rank) {
      this.rank = rank;
    }

    public void set(Object one, Object two) {
      this.first = one;
      this.second = two;
    }

    @Override
    public int rank() {
      return rank;
    }

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
      out.writeObject(second);
      out.writeInt(rank);
      out.writeObject(first);
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException, ClassNotFoundException {
      second = in.readObject();
      rank = in.readInt();
      first = in.readObject();
    }
  }

  /** Its serial form has other fields than the class, and it is checked when everything is there. */
  public static class Persistent implements Ranked, Serializable {
    private static final long serialVersionUID = 1;
    private static final ObjectStreamField[] serialPersistentFields = {
      new ObjectStreamField("number", long.class), new ObjectStreamField("both", Object[].class)
    };

    int rank;
    Object left;
    Object right;
    transient boolean isValid = true;

    public Persistent(int rank) {
      this.rank = rank;
    }

    public void set(Object one, Object two) {
      this.left = one;
      this.right = two;
    }

    @Override
    public int rank() {
      return rank;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      ObjectOutputStream.PutField fields = out.putFields();
      fields.put("number", (long) rank);
      fields.put("both", new Object[] {left, right});
      out.writeFields();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      ObjectInputStream.GetField fields = in.readFields();
      rank = (int) fields.get("number", 0L);
      Object[] both = (Object[]) fields.get("both", null);
      in.registerValidation(
          () -> {
            if (isValid) {
              throw new InvalidObjectException("validated twice");
            }
            left = both[0];
            right = both[1];
            isValid = true;
          },
          rank);
    }
  }

  /** Has an outer object, which it uses. */
  public static class Outer implements Ranked {
    int rank;
    Object held;

    public Outer(int rank) {
      this.rank = rank;
    }

    @Override
    public int rank() {
      return rank;
    }

    public void set(Object one) {
      held = one;
    }

    public Object inner(Object content) {
      return new Inner(content).new Innermost();
    }

    private class Inner {
      private final Object content;

      Inner(Object content) {
        this.content = content;
      }

      private class Innermost implements java.util.function.Supplier<Object>, Ranked {
        private final int rank = Outer.this.rank + 1000;

        @Override
        public Object get() {
          return content != null ? content : held;
        }

        @Override
        public int rank() {
          return rank;
        }
      }
    }
  }

  /** Hash and equality depend on another object, which may be part of a cycle. */
  public static class Deep implements Ranked {
    int rank;
    Ranked peer;

    public Deep(int rank) {
      this.rank = rank;
    }

    public void set(Object one) {
      peer = one instanceof Ranked ranked ? ranked : null;
    }

    @Override
    public int rank() {
      return rank;
    }

    @Override
    public int hashCode() {
      return 31 * rank + peer.rank();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Deep deep && rank == deep.rank && peer.rank() == deep.peer.rank();
    }
  }

  /** A flat record, as keys are. */
  public record Key(int x, String y) {}

  /** A generic record that may be part of any cycle. */
  public record Pair<A, B>(A left, B right) {}

  /** An exception with state of its own. */
  public static class Failure extends Exception {
    final int code;
    Object detail;

    public Failure(int code, String message, Throwable cause) {
      super(message, cause);
      this.code = code;
    }

    public void set(Object one) {
      detail = one;
    }
  }

  /** Handler of a proxy, a class. */
  public static final class Answers implements InvocationHandler {
    final Object state;

    public Answers(Object state) {
      this.state = state;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
      return switch (method.getName()) {
        case "get" -> state;
        case "rank" -> 77;
        case "hashCode" -> 5;
        case "equals" -> proxy == arguments[0];
        default -> "proxy";
      };
    }
  }

  /** An enum with bodies, state, and a table of its constants. */
  public enum Level implements Ranked {
    LOW {
      @Override
      int weight() {
        return 1;
      }
    },
    HIGH {
      @Override
      int weight() {
        return 10;
      }
    },
    TOP;

    private static final Map<String, Level> BY_NAME = new HashMap<>();

    static {
      for (Level level : values()) {
        BY_NAME.put(level.name().substring(0, 1), level);
      }
    }

    int weight() {
      return 100;
    }

    @Override
    public int rank() {
      return weight();
    }

    static Level named(String letter) {
      return BY_NAME.get(letter);
    }
  }
}
