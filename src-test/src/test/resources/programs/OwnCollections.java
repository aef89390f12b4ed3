package programs;

import dev.satchel.*;
import java.io.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;
import java.util.stream.*;

/** Collections, maps and iterators of users: their own state, what they override, where they have got to. */
public class OwnCollections {
  static class Ring<E> extends AbstractList<E> implements RandomAccess {
    private final Object[] a;
    private int head, size;

    Ring(int n) {
      a = new Object[n];
    }

    public boolean add(E e) {
      a[(head + size) % a.length] = e;
      if (size < a.length) size++;
      else head = (head + 1) % a.length;
      modCount++;
      return true;
    }

    @SuppressWarnings("unchecked")
    public E get(int i) {
      if (i >= size) throw new IndexOutOfBoundsException("at " + i);
      return (E) a[(head + i) % a.length];
    }

    public int size() {
      return size;
    }
  }

  static class Counting<K> extends HashMap<K, Integer> {
    int total;
    final List<K> order = new ArrayList<>();

    @Override
    public Integer put(K k, Integer v) {
      total += v;
      order.add(k);
      return super.put(k, v);
    }

    int inc(K k) {
      return merge(k, 1, Integer::sum);
    }
  }

  static class Loud<E> extends ArrayList<E> {
    final List<String> log = new ArrayList<>();

    Loud() {}

    @Override
    public boolean add(E e) {
      log.add("add " + e);
      return super.add(e);
    }

    @Override
    public E get(int i) {
      log.add("get");
      return super.get(i);
    }

    @Override
    public int size() {
      return super.size();
    }

    @Override
    public Iterator<E> iterator() {
      log.add("iter");
      return super.iterator();
    }
  }

  static class LyingSet<E> extends HashSet<E> {
    @Override
    public int size() {
      return super.size() + 100;
    }

    @Override
    public Iterator<E> iterator() {
      return Collections.emptyIterator();
    }

    @Override
    public boolean contains(Object o) {
      return !super.contains(o);
    }

    boolean real(Object o) {
      return super.contains(o);
    }

    int realSize() {
      return super.size();
    }
  }

  static class Refusing<K, V> extends TreeMap<K, V> {
    Refusing(Comparator<K> c) {
      super(c);
    }

    @Override
    public V put(K k, V v) {
      if (frozen) throw new UnsupportedOperationException("frozen");
      return super.put(k, v);
    }

    boolean frozen;

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
      return Collections.unmodifiableSet(super.entrySet());
    }
  }

  static class Multi<K, V> extends ConcurrentHashMap<K, Set<V>> {
    void add(K k, V v) {
      computeIfAbsent(k, x -> ConcurrentHashMap.newKeySet()).add(v);
    }

    transient int adds = 1;
    String name = "multi";
  }

  static class Lru<K, V> extends LinkedHashMap<K, V> {
    int evicted;
    final int max;

    Lru(int m) {
      super(16, .75f, true);
      max = m;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> e) {
      if (size() > max) {
        evicted++;
        onEvict.accept(e.getKey());
        return true;
      }
      return false;
    }

    Consumer<K> onEvict = k -> {};
  }

  static class Stack2 extends Stack<Integer> {
    int pushes;

    @Override
    public Integer push(Integer i) {
      pushes++;
      return super.push(i);
    }
  }

  static class PQ extends PriorityQueue<int[]> {
    PQ() {
      super((a, b) -> a[1] - b[1]);
    }

    String tag = "pq";
  }

  static class Bag extends AbstractCollection<String> {
    final Map<String, Integer> m = new TreeMap<>();

    @Override
    public boolean add(String s) {
      m.merge(s, 1, Integer::sum);
      return true;
    }

    public Iterator<String> iterator() {
      return new Iterator<>() {
        final Iterator<Map.Entry<String, Integer>> it = m.entrySet().iterator();
        String cur;
        int left;

        public boolean hasNext() {
          return left > 0 || it.hasNext();
        }

        public String next() {
          if (left == 0) {
            var e = it.next();
            cur = e.getKey();
            left = e.getValue();
          }
          left--;
          return cur;
        }
      };
    }

    public int size() {
      return m.values().stream().mapToInt(i -> i).sum();
    }
  }

  static class RangeSet extends AbstractSet<Integer> {
    final int from, to;

    RangeSet(int f, int t) {
      from = f;
      to = t;
    }

    public int size() {
      return to - from;
    }

    public Iterator<Integer> iterator() {
      return IntStream.range(from, to).iterator();
    }
  }

  static class Trie extends AbstractMap<String, Integer> {
    static class N {
      final TreeMap<Character, N> kids = new TreeMap<>();
      Integer v;
    }

    final N root = new N();

    @Override
    public Integer put(String k, Integer v) {
      N n = root;
      for (char c : k.toCharArray()) n = n.kids.computeIfAbsent(c, x -> new N());
      Integer o = n.v;
      n.v = v;
      return o;
    }

    public Set<Entry<String, Integer>> entrySet() {
      Set<Entry<String, Integer>> s = new LinkedHashSet<>();
      walk("", root, s);
      return s;
    }

    void walk(String p, N n, Set<Entry<String, Integer>> s) {
      if (n.v != null) s.add(Map.entry(p, n.v));
      n.kids.forEach((c, k) -> walk(p + c, k, s));
    }
  }

  static class Custom2 extends LinkedList<Object> {
    {
      add("init");
    }

    int f = 3;
  }

  static class Dq extends ArrayDeque<Integer> {
    int max = 9;

    @Override
    public void addLast(Integer i) {
      super.addLast(Math.min(i, max));
    }
  }

  static class Evt extends EventObject {
    final int n;

    Evt(Object s, int n) {
      super(s);
      this.n = n;
    }
  }

  static class MyProps extends Properties {
    int reads;

    @Override
    public String getProperty(String k) {
      reads++;
      return super.getProperty(k);
    }
  }

  static class MyDate extends Date {
    String zone = "z";

    MyDate(long l) {
      super(l);
    }
  }

  static class MyRandom extends Random {
    int calls;

    MyRandom(long s) {
      super(s);
    }

    @Override
    protected int next(int b) {
      calls++;
      return super.next(b);
    }
  }

  static class MyThreadLocal extends ThreadLocal<String> {}

  static class Holder extends BitSet {
    Object held;
  }

  static class MyLocale extends BitSet {
    String n = "bits";

    MyLocale() {
      super(70);
    }
  }

  static class Fib implements Iterator<Integer>, Iterable<Integer> {
    int a = 0, b = 1;

    public boolean hasNext() {
      return true;
    }

    public Integer next() {
      int r = a;
      a = b;
      b += r;
      return r;
    }

    public Iterator<Integer> iterator() {
      return this;
    }

    Iterator<Integer> self() {
      return this;
    }
  }

  static final class PList<T> implements Iterable<T> {
    static final PList<?> NIL = new PList<>(null, null);
    final T head;
    final PList<T> tail;

    PList(T h, PList<T> t) {
      head = h;
      tail = t;
    }

    @SuppressWarnings("unchecked")
    static <T> PList<T> nil() {
      return (PList<T>) NIL;
    }

    PList<T> cons(T t) {
      return new PList<>(t, this);
    }

    public Iterator<T> iterator() {
      return new Iterator<T>() {
        PList<T> p = PList.this;

        public boolean hasNext() {
          return p != NIL;
        }

        public T next() {
          T h = p.head;
          p = p.tail;
          return h;
        }
      };
    }
  }

  public static void main(String[] args) throws Exception {
    try (RemoteJvm jvm = Both.jvm(args)) {
      Both both = new Both(jvm);
      Ring<String> ring = new Ring<>(3);
      for (String s : "a b c d e".split(" ")) ring.add(s);
      both.same(
          "ring",
          () -> ring + " " + ring.indexOf("d") + ring.size() + ring.contains("a")
              + ring.subList(1, 3) + ring.hashCode());
      Counting<String> c = new Counting<>();
      c.inc("x");
      c.put("y", 4);
      c.inc("x");
      both.same("counting", () -> new TreeMap<>(c) + "" + c.total + c.order);
      Loud<Object> loud = new Loud<>();
      loud.add("q");
      loud.add(loud.log);
      both.same("loud", () -> loud.log.size() + "" + (loud.get(1) == loud.log) + loud.log);
      LyingSet<String> ls = new LyingSet<>();
      ls.add("a");
      ls.add("b");
      both.same("lying", () -> ls.size() + "" + ls.real("a") + ls.realSize() + ls.contains("zz"));
      Refusing<String, Integer> rf =
          new Refusing<>(Comparator.<String>naturalOrder().reversed());
      rf.put("a", 1);
      rf.put("b", 2);
      rf.frozen = true;
      both.same("frozen", () -> {
        try {
          rf.put("c", 1);
          return "put";
        } catch (UnsupportedOperationException e) {
          return rf + "" + rf.firstKey() + e.getMessage();
        }
      });
      Multi<String, Integer> mu = new Multi<>();
      mu.add("k", 1);
      mu.add("k", 2);
      both.same("multi", () -> mu + mu.name + mu.get("k").size());
      Lru<String, Integer> lru = new Lru<>(2);
      lru.put("a", 1);
      lru.put("b", 2);
      lru.get("a");
      lru.put("c", 3);
      both.same("lru", () -> {
        Lru<String, Integer> l = lru;
        l.put("d", 4);
        return l.keySet() + "" + l.evicted + l.max;
      });
      Lru<String, Integer> tiny = new Lru<>(1);
      tiny.put("x", 1);
      both.same("lru full", () -> tiny + "" + tiny.evicted);
      Stack2 st = new Stack2();
      st.push(4);
      st.push(5);
      both.same("stack", () -> st.pop() + "" + st.pushes + st);
      PQ pq = new PQ();
      pq.add(new int[] {1, 9});
      pq.add(new int[] {2, 3});
      pq.add(new int[] {3, 5});
      both.same("pq", () -> {
        String r = pq.tag;
        PQ q = pq;
        while (!q.isEmpty()) r += q.poll()[0];
        return r;
      });
      Bag bag = new Bag();
      bag.add("z");
      bag.add("a");
      bag.add("z");
      both.same("bag", () -> bag + "" + bag.size());
      RangeSet rs = new RangeSet(3, 7);
      both.same(
          "range", () -> rs + "" + rs.contains(5) + rs.hashCode() + rs.equals(Set.of(3, 4, 5, 6)));
      Trie tr = new Trie();
      tr.put("ab", 1);
      tr.put("abc", 2);
      tr.put("b", 3);
      both.same("trie", () -> tr + "" + tr.get("abc") + tr.containsKey("a"));
      Custom2 c2 = new Custom2();
      c2.add(c2);
      both.same("initialiser block not run again", () -> c2.size() + "" + (c2.get(1) == c2) + c2.f);
      Dq dq = new Dq();
      dq.addLast(50);
      dq.add(3);
      both.same("deque", () -> dq + "" + dq.max);
      Evt ev = new Evt("src", 2);
      both.same("event", () -> ev.n + ev.getSource().toString());
      MyProps mp = new MyProps();
      mp.setProperty("k", "v");
      both.same("props", () -> mp.getProperty("k") + mp.reads + mp.size());
      MyDate md = new MyDate(86400000L * 365);
      both.same("date", () -> md.getTime() + md.zone);
      MyRandom mr = new MyRandom(3);
      mr.nextInt();
      mr.nextGaussian();
      both.same("random", () -> mr.nextInt() + "" + mr.calls + mr.nextGaussian() + mr.calls);
      MyLocale bits = new MyLocale();
      bits.set(3);
      bits.set(100);
      both.same("bits", () -> bits + bits.n + bits.size() + bits.length());
      Fib fib = new Fib();
      fib.next();
      fib.next();
      fib.next();
      both.same("own iterator mid-way", () -> fib.next() + "" + fib.self().next() + fib.a);
      PList<Object> pl = PList.nil();
      for (int i = 0; i < 100_000; i++) pl = pl.cons(i);
      PList<Object> p = pl.cons(pl);
      both.same("persistent list", () -> {
        long s = 0;
        int k = 0;
        for (Object o : p) {
          if (o instanceof Integer i) s += i;
          k++;
        }
        return s + " " + k + (p.head == p.tail) + (PList.nil() == PList.NIL);
      });
      Iterator<Object> pit = p.iterator();
      pit.next();
      both.same("own anonymous iterator mid-way", () -> pit.next() + "" + pit.hasNext());
      Map<String, List<Integer>> def = new HashMap<>() {
        @Override
        public List<Integer> get(Object k) {
          return computeIfAbsent((String) k, x -> new ArrayList<>());
        }
      };
      def.get("a").add(1);
      both.same("default map", () -> def + "" + def.get("q"));
      List<Integer> dbl = new ArrayList<>() {
        {
          add(1);
          add(2);
        }
      };
      both.same("double brace", () -> dbl + dbl.getClass().getName());
      Map<Object, Object> thmap = new TreeMap<>(Map.of("a", new int[] {1}));
      both.same("tree of arrays", () -> ((int[]) thmap.get("a"))[0]);
      EnumMap<TimeUnit, EnumSet<TimeUnit>> em = new EnumMap<>(TimeUnit.class);
      em.put(TimeUnit.DAYS, EnumSet.range(TimeUnit.NANOSECONDS, TimeUnit.MILLISECONDS));
      em.put(TimeUnit.HOURS, EnumSet.noneOf(TimeUnit.class));
      both.same("enum maps", () -> em + "" + em.get(TimeUnit.HOURS));
      List<Object> cow = new CopyOnWriteArrayList<>();
      cow.add(cow);
      cow.add("x");
      both.same("cow", () -> (cow.get(0) == cow) + "" + cow.size());
      Holder holder = new Holder();
      holder.set(2);
      Set<Object> own = new HashSet<>();
      holder.held = own;
      own.add(holder);
      both.same("key that holds its set and hashes what it inherits", () -> ((Set<?>) holder.held).contains(holder));
      BitSet bs = BitSet.valueOf(new long[] {5, 1L << 63});
      both.same("bitset", () -> bs + "" + bs.cardinality());
      Map<String, Integer> lhm = new LinkedHashMap<>();
      for (int i = 0; i < 50; i++) lhm.put("k" + (i * 7919 % 101), i);
      Set<String> hs = new HashSet<>(lhm.keySet());
      both.same("orders", () -> lhm + "" + hs + new HashMap<>(lhm));
      HashMap<Object, Integer> shrunk = new HashMap<>(1024);
      for (int i = 0; i < 300; i++) shrunk.put(i * 37, i);
      for (int i = 20; i < 300; i++) shrunk.remove(i * 37);
      both.same("order of a big table", () -> shrunk.keySet() + "");
      both.end();
    }
  }
}
