package programs;

import dev.satchel.*;
import java.util.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;

/** Class initialisers: what ran here has run there and does not run again, what has not run here runs there, once. */
public class Initializers {
  static final class Trace {
    static final List<String> LINES = new ArrayList<>();
    static int ticket;

    static int next(String who) {
      LINES.add(who);
      return ++ticket;
    }
  }

  // Order and side effects.

  static class Parent {
    static final int NUMBER = Trace.next("parent");
    static String name = "parent";
  }

  static class Child extends Parent {
    static final int NUMBER = Trace.next("child");
    static final int SUM = Parent.NUMBER * 10 + NUMBER;
    static String name = "child";

    static {
      Trace.LINES.add("child's block");
      Parent.name += "+";
    }
  }

  static class Left {
    static final Right RIGHT = new Right();
    static final int SEEN = Right.COUNT;
    static int count = 1;
  }

  static class Right {
    static final int COUNT = Left.count + Trace.next("right");
    final int seen = Left.count;
  }

  // Made late: not here, or here.

  static class NeverHere {
    static final List<String> MADE = new ArrayList<>(List.of("made"));
    static int times = Trace.next("never here");

    static int times() {
      MADE.add("used");
      return MADE.size();
    }
  }

  static class Holder {
    private static class Lazy {
      static final Map<String, Object> VALUE = new HashMap<>();

      static {
        VALUE.put("number", Trace.next("lazy"));
      }
    }

    static Map<String, Object> get() {
      return Lazy.VALUE;
    }
  }

  static class OtherHolder {
    private static class Lazy {
      static final Map<String, Object> VALUE = new HashMap<>(Map.of("made", Trace.LINES.size()));
    }

    static Map<String, Object> get() {
      return Lazy.VALUE;
    }
  }

  static class Memo {
    private static volatile Object value;

    static Object value() {
      if (value == null) {
        synchronized (Memo.class) {
          if (value == null) {
            value = new Object[] {Trace.next("memo")};
          }
        }
      }
      return value;
    }
  }

  // Interfaces.

  interface WithState {
    List<Object> ALL = new ArrayList<>(List.of(Trace.next("interface")));
    int CONSTANT = 5;
    String NAME = "name".toUpperCase(Locale.ROOT);

    default int count() {
      ALL.add(this);
      return ALL.size();
    }

    static int total() {
      return ALL.size() + CONSTANT;
    }
  }

  static class Implementor implements WithState {}

  interface Unused {
    int MADE = Trace.next("unused interface");

    int get();
  }

  static class UsesIt implements Unused {
    @Override
    public int get() {
      return 4;
    }
  }

  interface Eager {
    int MADE = Trace.next("interface with a default method");

    default int nothing() {
      return 0;
    }
  }

  static class WithEager implements UsesEager {
    static int made = Trace.next("class after its interface");
  }

  interface UsesEager extends Unused, Eager {
    @Override
    default int get() {
      return 5;
    }
  }

  // Enums.

  /** Its constants read static state of a class that stands behind this one. */
  enum Sign {
    PLUS(ZSigns.plus),
    MINUS(ZSigns.MINUS);

    final String[] points;
    int uses;

    Sign(String points) {
      this.points = points.split(",");
    }
  }

  enum Code {
    A("alpha") {
      @Override
      int weight() {
        return 1;
      }
    },
    B("beta"),
    C("gamma");

    private static final Map<String, Code> BY_NAME = new HashMap<>();
    private static final Code[] CACHED = values();
    private static final EnumMap<Code, List<Code>> AFTER = new EnumMap<>(Code.class);
    private static int asked;

    static {
      for (Code code : CACHED) {
        BY_NAME.put(code.text, code);
        AFTER.put(code, new ArrayList<>(EnumSet.range(code, C)));
      }
    }

    private final String text;
    private final Set<Code> friends = new LinkedHashSet<>();

    Code(String text) {
      this.text = text;
    }

    int weight() {
      return 2;
    }

    static Code named(String text) {
      asked++;
      return BY_NAME.get(text);
    }
  }

  static String switched(Code code) {
    switch (code) {
      case A:
        return "first";
      case C:
        return "last";
      default:
        return "other";
    }
  }

  static String switchedOnText(String text) {
    return switch (text) {
      case "Aa", "BB" -> "collide";
      case "alpha" -> switched(Code.named("alpha"));
      default -> "none";
    };
  }

  static boolean asserts() {
    boolean isOn = false;
    assert isOn = true;
    return isOn;
  }

  // Kinds of fields.

  static class Fields {
    static final int CONSTANT = 1 << 4;
    static final int COMPUTED = Integer.parseInt("17");
    static final Integer BOXED = 200;
    static final String TEXT = "te" + "xt";
    static final String MADE = new String("made");
    static final int[] SHARED = {1, 2};
    static final int[][] ROWS = {SHARED, SHARED};
    static final Supplier<Object> LAMBDA = () -> Fields.SHARED;
    static final Object SELF = new Object[] {null};
    static long changed = 1;
    static volatile boolean flag;
    static transient String odd = "odd";
    static Object[] nothing;

    static {
      ((Object[]) SELF)[0] = SELF;
      changed = 2;
    }
  }

  static class Upper {
    static String same = "upper";
    static AtomicInteger counter = new AtomicInteger();
  }

  static class Lower extends Upper {
    static String same = "lower";

    static String both() {
      return same + Upper.same + counter.incrementAndGet();
    }
  }

  static final class Only {
    static final Only INSTANCE = new Only();
    static int made;
    int state;

    private Only() {
      made++;
      state = 10;
    }
  }

  static class Failing {
    static int tried;

    static class Inner {
      static final int VALUE;

      static {
        tried++;
        VALUE = Integer.parseInt("no number");
      }
    }

    static String use() {
      try {
        return "" + Inner.VALUE;
      } catch (Throwable e) {
        return e.getClass().getSimpleName();
      }
    }
  }

  public static void main(String[] args) throws Exception {
    int sum = Child.SUM;
    int left = Left.SEEN;
    Parent.name += "!";
    Holder.get().put("more", Holder.get());
    Object memo = Memo.value();
    WithState first = new Implementor();
    first.count();
    UsesIt uses = new UsesIt();
    Code.named("beta");
    Code.B.friends.add(Code.C);
    Code.AFTER.get(Code.B).clear();
    Fields.changed = 3;
    Fields.flag = true;
    Fields.odd = null;
    Lower.both();
    Only.INSTANCE.state = 20;
    System.out.println("here " + Trace.LINES);
    try (RemoteJvm jvm = Both.jvm(args)) {
      Both both = new Both(jvm);
      both.same("order", () -> Trace.LINES + " " + Trace.ticket);
      both.same("no initialiser again", () -> Child.SUM + Child.NUMBER + Parent.NUMBER + Parent.name + Child.name + Trace.LINES);
      both.same("two classes that need one another", () -> Left.RIGHT.seen + " " + Left.SEEN + Right.COUNT + Left.count + Trace.LINES);
      both.same("lazy holder that was used", () -> Holder.get().get("number") + " " + (Holder.get().get("more") == Holder.get()) + Trace.LINES);
      both.same("memo", () -> Memo.value() == memo && Trace.LINES.contains("memo"));
      both.same("state of an interface", () -> WithState.ALL.get(1) == first && WithState.total() == 7 && WithState.NAME.equals("NAME"));
      both.same("interface that was not initialised", () -> uses.get() + " " + Trace.LINES.contains("unused interface"));
      both.same("interfaces that a class has initialised", () -> {
        int before = Trace.LINES.size();
        int got = new WithEager().get();
        return got + " " + Trace.LINES.subList(before, Trace.LINES.size());
      });
      both.same("lookup table of an enum", () -> Code.named("gamma") == Code.C && Code.BY_NAME.size() == 3 && Code.CACHED[0] == Code.A);
      both.same("state of constants", () -> Code.B.friends + " " + Code.AFTER + Code.A.weight() + Code.B.weight());
      Sign.PLUS.uses = 3;
      both.same("constants made of another class's state", () -> Sign.PLUS.points.length + Sign.MINUS.points[1] + Sign.PLUS.uses);
      both.same("switch", () -> switched(Code.A) + switched(Code.B) + switched(Code.C) + switchedOnText("BB") + switchedOnText("alpha"));
      both.same("assertions", () -> asserts());
      both.same("constants", () -> Fields.CONSTANT + Fields.COMPUTED + Fields.BOXED + Fields.TEXT + Fields.MADE);
      both.same(
          "shared values",
          () -> Fields.ROWS[0] == Fields.SHARED
              && Fields.ROWS[1] == Fields.ROWS[0]
              && Fields.LAMBDA.get() == Fields.SHARED
              && ((Object[]) Fields.SELF)[0] == Fields.SELF);
      both.same("changed values", () -> Fields.changed + " " + Fields.flag + Fields.odd + Fields.nothing);
      both.same("fields of one name", () -> Lower.same + Upper.same + Upper.counter.get());
      both.same("inherited counter", () -> Upper.counter == Lower.counter);
      both.same("only one", () -> Only.INSTANCE.state + " " + Only.made);
      // Only there: what has not run here.
      System.out.println(jvm.call(() -> {
        int before = Trace.LINES.size();
        int times = NeverHere.times() + NeverHere.times();
        return times + " " + NeverHere.MADE + (Trace.LINES.size() - before) + Trace.LINES.get(before);
      }));
      System.out.println(jvm.call(() -> OtherHolder.get() == OtherHolder.get() && OtherHolder.get().containsKey("made")));
      System.out.println(jvm.call(() -> Failing.use() + " " + Failing.use() + " " + Failing.tried));
      System.out.println(Trace.LINES.contains("never here") + " " + Failing.tried);
      both.end();
    }
  }
}

class ZSigns {
  static final String MINUS;
  static String plus = String.valueOf("+,add");

  static {
    MINUS = "-,subtract";
  }
}
