package programs;

import dev.satchel.*;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;

public class Determinism {
  enum E {
    A,
    B,
    C,
    D,
    F
  }

  static class Plain {
    String n;

    Plain(String n) {
      this.n = n;
    }
  }

  static Map<Object, Integer> mixed = new HashMap<>();

  public static void main(String[] a) throws Exception {
    Map<E, String> em = new HashMap<>();
    for (E e : E.values()) em.put(e, e.name());
    Set<Plain> ps = new HashSet<>();
    for (int i = 0; i < 10; i++) ps.add(new Plain("p" + i));
    mixed.put(String.class, 1);
    mixed.put(TimeUnit.DAYS, 2);
    mixed.put("s", 3);
    mixed.put(List.of(1), 4);
    Set<String> s = Set.of("q", "w", "e", "r", "t", "y");
    Map<String, Integer> m = Map.of("a", 1, "b", 2, "c", 3, "d", 4);
    IdentityHashMap<Object, Integer> im = new IdentityHashMap<>();
    im.put(E.A, 1);
    im.put("x", 2);
    im.put(E.B, 3);
    Callable<Object> t = () -> List.of(em, ps, mixed, s, m, im, new int[] {1});
    Payload p = Satchel.pack(t);
    System.out.println(HexFormat.of().formatHex(p.toBytes()));
    System.out.println(p.toJson());
  }
}
