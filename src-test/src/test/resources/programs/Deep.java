package programs;

import dev.satchel.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;

/** Graphs as deep as they are large, where every thread has a small stack. */
public class Deep {
  private static final int MANY = 1_000_000;
  private static final int FEWER = 100_000;

  static final class Link {
    Link next;
    final int number;

    Link(int number, Link next) {
      this.number = number;
      this.next = next;
    }
  }

  record Tree(Tree left, int value, Tree right) {}

  record Cons(Object head, Cons tail) {}

  static long length(Link first) {
    long count = 0;
    Link at = first;
    do {
      count++;
      at = at.next;
    } while (at != null && at != first);
    return count;
  }

  static Tree tree(int from, int to) {
    if (from == to) {
      return null;
    }
    int middle = (from + to) >>> 1;
    return new Tree(tree(from, middle), middle, tree(middle + 1, to));
  }

  static long sum(Tree tree) {
    long sum = 0;
    Deque<Tree> open = new ArrayDeque<>(List.of(tree));
    for (Tree next; (next = open.poll()) != null; ) {
      sum += next.value;
      if (next.left != null) {
        open.push(next.left);
      }
      if (next.right != null) {
        open.push(next.right);
      }
    }
    return sum;
  }

  static int depth(Object at) {
    int depth = 0;
    while (at != null) {
      depth++;
      if (at instanceof Supplier<?> supplier) {
        at = supplier.get();
      } else if (at instanceof List<?> list) {
        at = list.isEmpty() ? null : list.get(0);
      } else if (at instanceof Object[] array) {
        at = array[0];
      } else if (at instanceof Map<?, ?> map) {
        at = map.get("next");
      } else if (at instanceof Optional<?> optional) {
        at = optional.orElse(null);
      } else if (at instanceof AtomicReference<?> reference) {
        at = reference.get();
      } else if (at instanceof Throwable thrown) {
        at = thrown.getCause();
      } else if (at instanceof Cons cons) {
        at = cons.tail() == null ? null : cons.head() == cons.tail() ? cons.tail() : cons.head();
      } else {
        return depth;
      }
    }
    return depth;
  }

  private static Supplier<Object> giving(Object it) {
    return () -> it;
  }

  /** Each kind of value in turn, each in the next. */
  private static Object mixed() {
    Object at = "end";
    for (int i = 0; i < FEWER; i++) {
      at = switch (i % 9) {
        case 0 -> giving(at);
        case 1 -> new ArrayList<>(List.of(at));
        case 2 -> new Object[] {at};
        case 3 -> new HashMap<>(Map.of("next", at));
        case 4 -> Optional.of(at);
        case 5 -> new AtomicReference<>(at);
        case 6 -> Collections.unmodifiableList(Arrays.asList(at));
        case 7 -> List.of(at);
        default -> new TreeMap<>(Map.of("next", at));
      };
    }
    return at;
  }

  private static void run(RemoteJvm jvm) {
    Both both = new Both(jvm);
    Link last = new Link(0, null);
    Link first = last;
    for (int i = 1; i < MANY; i++) {
      first = new Link(i, first);
    }
    Link list = first;
    both.same("list", () -> length(list));
    last.next = first;
    both.same("ring", () -> length(list));

    Tree tree = tree(0, MANY);
    both.same("tree of records", () -> sum(tree));
    Cons chain = null;
    for (int i = 0; i < FEWER; i++) {
      chain = new Cons(chain, chain);
    }
    Cons all = chain;
    both.same("chain of records", () -> depth(all));
    Object nested = mixed();
    both.same("mixed", () -> depth(nested));
    Throwable failure = null;
    for (int i = 0; i < 2_000; i++) {
      failure = i % 2 == 0 ? new RuntimeException("f" + i, failure) : new Error(failure);
    }
    Throwable outermost = failure;
    both.same("causes", () -> depth(outermost));
    both.end();
  }

  private static void onSmallStack(Runnable work) throws InterruptedException {
    Thread thread = new Thread(null, work, "small", 512 * 1024);
    thread.start();
    thread.join();
  }

  public static void main(String[] args) throws Exception {
    RemoteJvm.Builder builder = RemoteJvm.builder();
    try (RemoteJvm jvm =
        args[0].equals("simulate") ? builder.simulate() : builder.jvmArgs("-Xss512k").fork()) {
      onSmallStack(() -> run(jvm));
    }
  }
}
