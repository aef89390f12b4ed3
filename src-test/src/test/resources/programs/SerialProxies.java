package programs;

import dev.satchel.*;
import java.io.*;
import java.util.*;
import java.util.function.*;

/** Serialization proxies: in sets and maps whose keys they are, in cycles, of flyweights, thousands deep. */
public class SerialProxies {
  static final class Period implements Serializable, Comparable<Period> {
    private final Date start, end;
    transient int hash;

    Period(Date s, Date e) {
      start = new Date(s.getTime());
      end = new Date(e.getTime());
      if (start.after(end)) throw new IllegalArgumentException();
    }

    public int hashCode() {
      if (hash == 0) hash = Objects.hash(start, end);
      return hash;
    }

    public boolean equals(Object o) {
      return o instanceof Period p && p.start.equals(start) && p.end.equals(end);
    }

    public int compareTo(Period o) {
      return start.compareTo(o.start);
    }

    public String toString() {
      return start.getTime() + "-" + end.getTime();
    }

    private Object writeReplace() {
      return new Proxy(this);
    }

    private void readObject(ObjectInputStream s) throws InvalidObjectException {
      throw new InvalidObjectException("Proxy required");
    }

    private static class Proxy implements Serializable {
      private static final long serialVersionUID = 1;
      private final Date start, end;

      Proxy(Period p) {
        start = p.start;
        end = p.end;
      }

      private Object readResolve() {
        return new Period(start, end);
      }
    }
  }
  /** The proxy holds the owner, who holds the proxied. */
  static final class Member implements Serializable {
    final String name;
    final Club club;

    Member(String n, Club c) {
      name = n;
      club = c;
    }

    public int hashCode() {
      return name.hashCode();
    }

    public boolean equals(Object o) {
      return o instanceof Member m && m.name.equals(name);
    }

    private Object writeReplace() {
      return new P(name, club);
    }

    private record P(String name, Club club) implements Serializable {
      private Object readResolve() {
        return new Member(name, club);
      }
    }
  }

  static final class Club implements Serializable {
    final Set<Member> members = new HashSet<>();
    final Map<Member, Member> friends = new LinkedHashMap<>();
    final TreeMap<Member, Integer> ranks = new TreeMap<>(Comparator.comparing(m -> m.name));
    Member boss;
    Member[] array;
    List<Member> fixed;
    Supplier<Member> first;
  }

  abstract static class Expr implements Serializable {
    abstract int eval();

    protected Object writeReplace() throws ObjectStreamException {
      return this instanceof Lit ? this : new Wire(this);
    }
  }

  static final class Lit extends Expr {
    final int v;

    Lit(int v) {
      this.v = v;
    }

    int eval() {
      return v;
    }
  }

  static final class Add extends Expr {
    final Expr l, r;

    Add(Expr l, Expr r) {
      this.l = l;
      this.r = r;
    }

    int eval() {
      return l.eval() + r.eval();
    }
  }

  static final class Mul extends Expr {
    final Expr l, r;

    Mul(Expr l, Expr r) {
      this.l = l;
      this.r = r;
    }

    int eval() {
      return l.eval() * r.eval();
    }
  }

  static final class Wire implements Externalizable {
    private byte op;
    private Expr l, r;

    public Wire() {}

    Wire(Expr e) {
      if (e instanceof Add a) {
        op = 1;
        l = a.l;
        r = a.r;
      } else if (e instanceof Mul m) {
        op = 2;
        l = m.l;
        r = m.r;
      }
    }

    public void writeExternal(ObjectOutput o) throws IOException {
      o.writeByte(op);
      o.writeObject(l);
      o.writeObject(r);
    }

    public void readExternal(ObjectInput i) throws IOException, ClassNotFoundException {
      op = i.readByte();
      l = (Expr) i.readObject();
      r = (Expr) i.readObject();
    }

    private Object readResolve() {
      return op == 1 ? new Add(l, r) : new Mul(l, r);
    }
  }
  // Interned flyweights via proxies held in static weak pool
  static final class Symbol implements Serializable {
    private static final Map<String, Symbol> POOL = new HashMap<>();
    private static int made;
    final String name;
    final transient int number;

    private Symbol(String n) {
      name = n;
      number = ++made;
    }

    static synchronized Symbol of(String n) {
      return POOL.computeIfAbsent(n, Symbol::new);
    }

    private Object writeReplace() {
      return new Ser(name);
    }

    private static class Ser implements Serializable {
      String n;

      Ser(String n) {
        this.n = n;
      }

      Object readResolve() {
        return of(n);
      }
    }

    public String toString() {
      return name;
    }
  }

  public static void main(String[] args) throws Exception {
    try (RemoteJvm jvm = Both.jvm(args)) {
      Both both = new Both(jvm);
      Period p = new Period(new Date(1), new Date(5));
      Set<Period> set = new HashSet<>(List.of(p, new Period(new Date(2), new Date(3))));
      TreeSet<Period> sorted = new TreeSet<>(set);
      Map<Period, List<Period>> map = new HashMap<>(Map.of(p, new ArrayList<>(List.of(p))));
      both.same(
          "period",
          () -> p + " " + set.contains(p) + sorted.first() + map.get(p)
              + (map.get(p).get(0) == p) + (sorted.first() == p) + set.size());
      Set<Period> ofs = Set.of(p);
      both.same(
          "period in Set.of",
          () -> ofs.iterator().next() == p && ofs.contains(new Period(new Date(1), new Date(5))));
      Club club = new Club();
      Member a = new Member("a", club), b = new Member("b", club);
      club.members.add(a);
      club.members.add(b);
      club.friends.put(a, b);
      club.friends.put(b, a);
      club.ranks.put(b, 2);
      club.ranks.put(a, 1);
      club.boss = a;
      club.array = new Member[] {a, b, a};
      club.fixed = List.of(a, b);
      club.first = () -> a;
      both.same("club", () -> {
        Member m = club.boss;
        StringBuilder s = new StringBuilder();
        s.append(m.name)
            .append(m.club == club)
            .append(club.members.contains(m))
            .append(club.friends.get(m).name)
            .append(club.friends.get(club.friends.get(m)) == m);
        s.append(club.ranks.firstKey() == m)
            .append(club.ranks.get(b))
            .append(club.array[0] == m)
            .append(club.array[2] == club.array[0])
            .append(club.array[1] == b);
        s.append(club.fixed.get(0) == m)
            .append(club.first.get() == m)
            .append(a == m)
            .append(club.array.getClass().getSimpleName());
        for (Member x : club.members) if (x.equals(a)) s.append(x == a);
        return s.toString();
      });
      both.same(
          "club from member",
          () -> a.club.members.size() + " " + (a.club.boss == a) + (a.club == b.club));
      both.same(
          "only member b",
          () -> b.club.friends.get(b).name + (b.club.friends.get(b) == b.club.boss));
      Expr shared = new Add(new Lit(1), new Lit(2));
      Expr e = new Mul(shared, new Add(shared, new Lit(4)));
      both.same(
          "expr",
          () -> e.eval() + " " + (((Mul) e).l == ((Add) ((Mul) e).r).l) + (((Mul) e).l == shared));
      Expr deep = new Lit(0);
      for (int i = 0; i < 3000; i++) deep = new Add(deep, new Lit(1));
      Expr d = deep;
      both.same("deep proxies", () -> {
        int n = 0;
        Expr x = d;
        while (x instanceof Add ad) {
          n += ((Lit) ad.r).v;
          x = ad.l;
        }
        return n;
      });
      Symbol x = Symbol.of("x"), y = Symbol.of("y");
      List<Symbol> syms = List.of(x, y, Symbol.of("x"));
      both.same(
          "symbols",
          () -> (syms.get(0) == syms.get(2)) + " " + (Symbol.of("x") == x) + Symbol.POOL.size()
              + (Symbol.of("y") == y) + Symbol.made + Symbol.of("z") + Symbol.made + y.number);
      Map<Symbol, Symbol> im = new IdentityHashMap<>(Map.of(x, y));
      both.same(
          "symbols identity", () -> im.get(x) == y && im.get(Symbol.of("x")) == Symbol.of("y"));
      both.end();
    }
  }
}
