package programs;
import dev.satchel.*;
import java.io.*;
import java.util.*;
import java.util.concurrent.*;
/** Objects that fail whoever calls any code of theirs while they are checked. */
public class Traps {
  static boolean armed;
  static void spring() {
    if (armed) {
      System.out.println("TRAP " + StackWalker.getInstance().walk(frames -> frames.skip(1).findFirst().orElseThrow()));
      throw new AssertionError("trap");
    }
  }
  static class T implements Comparable<T>, Comparator<T> { int id; T(int i) { id = i; }
    public String toString() { spring(); return "SECRET" + id; } public int hashCode() { spring(); return id; } public boolean equals(Object o) { spring(); return this == o; }
    public int compareTo(T t) { spring(); return Integer.compare(id, t.id); } public int compare(T a, T b) { spring(); return Integer.compare(a.id, b.id); } public int getId() { spring(); return id; } }
  static class Ex extends RuntimeException { public String getMessage() { spring(); return "x"; } public synchronized Throwable getCause() { spring(); return null; } public StackTraceElement[] getStackTrace() { spring(); return super.getStackTrace(); } }
  static class L extends AbstractList<T> { public T get(int i) { spring(); return null; } public int size() { spring(); return 0; } public Iterator<T> iterator() { spring(); return null; } }
  static class M extends HashMap<T, T> { public Set<Map.Entry<T,T>> entrySet() { spring(); return super.entrySet(); } public int size() { spring(); return super.size(); } public T get(Object o) { spring(); return super.get(o); } }
  static class In extends FilterInputStream { In(InputStream i) { super(i); } public int read() throws IOException { spring(); return 1; } public void close() { spring(); } public int available() { spring(); return 0; } }
  static class Th extends Thread { public String toString() { spring(); return ""; } public long getId() { spring(); return 1; } public State getState() { spring(); return null; } }
  static class Lk extends java.util.concurrent.locks.ReentrantLock { public boolean isLocked() { spring(); return true; } }
  static class Sem extends Semaphore { Sem() { super(1); } public int availablePermits() { spring(); return 0; } }
  static class Fut extends CompletableFuture<String> { public boolean isDone() { spring(); return true; } }
  static class H { Object[] all; Map<T,T> map = new HashMap<>(); Map<T,T> tree = new TreeMap<>(new T(0)); Set<T> set = new HashSet<>(); Set<T> conc = ConcurrentHashMap.newKeySet(); Map<T,T> im; PriorityQueue<T> pq = new PriorityQueue<>(); Map<T,String> idm = new IdentityHashMap<>(); Iterator<T> it; }
  enum E { A { public String toString() { spring(); return "A"; } } }
  record R(T t) { public T t() { spring(); return t; } public String toString() { spring(); return ""; } }
  public static void main(String[] a) throws Throwable {
    H h = new H();
    for (int i = 1; i < 5; i++) { T t = new T(i); h.map.put(t, t); h.tree.put(t, t); h.set.add(t); h.conc.add(t); h.pq.add(t); h.idm.put(t, "x"); }
    h.im = Map.copyOf(h.map); h.it = h.map.keySet().iterator();
    M m = new M(); m.put(new T(7), new T(8));
    h.all = new Object[] {new Ex(), new L(), m, new In(new FileInputStream(a[0])), new Th(), new Lk(), new Sem(), new Fut(), E.A, new R(new T(9)), new Socket2()};
    Callable<Object> task = () -> h.all.length;
    armed = true;
    PackReport r = Satchel.packer().variable("task", task).variable("h", h).check();
    armed = false;
    System.out.println(r.toString().split("\n\nbesides")[0]);
    System.out.println("values shown: " + r.toString().contains("SECRET"));
    System.exit(0);
  }
  static class Socket2 extends java.net.Socket { public String toString() { spring(); return ""; } public boolean isClosed() { spring(); return true; } }
}
