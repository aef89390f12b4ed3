package dev.satchel.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.testing.Trust;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.sql.SQLException;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumMap;
import java.util.EventObject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Users' classes that extend classes of the JDK. */
class BaseKindsTest {
  @BeforeAll
  static void openTheJdk() {
    Trust.open();
  }

  enum Colour {
    RED,
    BLUE
  }

  @SuppressWarnings("unchecked")
  static <T> T copy(T value) {
    BaseKind kind = BaseKinds.of(value.getClass());
    Pieces pieces = kind.take(value);
    Object[] none = pieces.elements() == null ? null : new Object[pieces.elements().length];
    Object copy =
        kind.allocate(value.getClass(), new Pieces(pieces.properties(), none, pieces.paired()));
    for (FieldAccess field : FieldLayout.of(value.getClass()).fields()) {
      field.set(copy, field.get(value));
    }
    kind.fill(copy, pieces);
    return (T) copy;
  }

  /** Anonymous classes, each with an initialiser: "double braces". */
  @SuppressWarnings("DoubleBraceInitialization")
  static Stream<Object> containers() {
    return Stream.of(
        new ArrayList<String>() {
          {
            add("a");
            add("b");
          }
        },
        new ArrayList<String>() {},
        new LinkedList<>(List.of("a", "b")) {},
        new ArrayDeque<>(List.of("a", "b")) {},
        new CopyOnWriteArrayList<>(List.of("a", "b")) {},
        new ConcurrentLinkedQueue<>(List.of("a", "b")) {},
        new ConcurrentLinkedDeque<>(List.of("a", "b")) {},
        new HashSet<>(List.of("a", "b", "c")) {},
        new LinkedHashSet<>(List.of("c", "b", "a")) {},
        new TreeSet<>(List.of("c", "b", "a")) {},
        new HashMap<String, Integer>() {
          {
            put("one", 1);
            put("two", 2);
          }
        },
        new LinkedHashMap<>(Map.of("a", 1)) {},
        new TreeMap<>(Map.of("a", 1, "b", 2)) {},
        new ConcurrentSkipListMap<>(Map.of("a", 1, "b", 2)) {},
        new Hashtable<>(Map.of("a", 1, "b", 2)) {},
        new IdentityHashMap<>(Map.of("a", 1)) {},
        new ConcurrentHashMap<>(Map.of("a", 1, "b", 2)) {},
        new EnumMap<Colour, String>(Map.of(Colour.RED, "r")) {},
        vector());
  }

  private static Object vector() {
    Stack<String> stack = new Stack<>() {};
    stack.push("a");
    stack.push("b");
    return stack;
  }

  @ParameterizedTest
  @MethodSource("containers")
  void keepsTheElementsOfSubclasses(Object value) {
    Object copy = copy(value);
    assertThat(copy.getClass()).isSameAs(value.getClass());
    assertThat(copy.toString()).isEqualTo(value.toString());
    if (copy instanceof Collection<?> collection) {
      assertThat(collection.size()).isEqualTo(((Collection<?>) value).size());
      collection.remove("a");
      assertThat(collection.contains("a")).isFalse();
    }
  }

  static class Lru extends LinkedHashMap<String, Integer> {
    private final int limit;

    Lru(int limit) {
      super(16, 0.75f, true);
      this.limit = limit;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
      return size() > limit;
    }
  }

  @Test
  void keepsALeastRecentlyUsedCache() {
    Lru original = new Lru(2);
    original.put("a", 1);
    original.put("b", 2);
    original.get("a");
    Lru copy = copy(original);
    copy.put("c", 3);
    assertThat(copy.keySet()).containsExactly("a", "c");
  }

  static class Hostile<E> extends ArrayList<E> {
    @Override
    public boolean add(E element) {
      throw new AssertionError();
    }

    @Override
    public Object[] toArray() {
      throw new AssertionError();
    }

    @Override
    public int size() {
      throw new AssertionError();
    }

    @Override
    public Iterator<E> iterator() {
      throw new AssertionError();
    }
  }

  static class HostileMap<K, V> extends HashMap<K, V> {
    @Override
    public V put(K key, V value) {
      throw new AssertionError();
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
      throw new AssertionError();
    }
  }

  @Test
  void callsNoOverriddenMethod() {
    Hostile<String> list = new Hostile<>();
    list.addAll(List.of("a", "b"));
    assertThat(copy(list).get(1)).isEqualTo("b");
    HostileMap<String, Integer> map = new HostileMap<>();
    map.putIfAbsent("a", 1);
    assertThat(copy(map).get("a")).isEqualTo(1);
  }

  @Test
  void keepsComparatorsAndDefaults() {
    TreeMap<String, Integer> map = new TreeMap<>(Comparator.reverseOrder()) {};
    map.put("a", 1);
    map.put("b", 2);
    assertThat(copy(map).comparator()).isSameAs(map.comparator());
    assertThat(copy(map).firstKey()).isEqualTo("b");
    TreeSet<String> set = new TreeSet<>(Comparator.reverseOrder()) {};
    set.add("a");
    set.add("b");
    assertThat(copy(set).comparator()).isSameAs(set.comparator());
    assertThat(copy(set)).containsExactly("b", "a");
    Properties defaults = new Properties();
    defaults.setProperty("d", "1");
    Properties properties = new Properties(defaults) {};
    properties.setProperty("own", "2");
    assertThat(copy(properties).getProperty("d")).isEqualTo("1");
    assertThat(copy(properties)).containsOnlyKeys("own");
  }

  static class Seeded extends Random {
    final String name;

    Seeded(String name, long seed) {
      super(seed);
      this.name = name;
    }
  }

  static class Stamped extends Date {
    String zone = "CET";
  }

  static class Roman extends NumberFormat {
    @Override
    public StringBuffer format(double number, StringBuffer to, java.text.FieldPosition at) {
      return to.append("M".repeat((int) number));
    }

    @Override
    public StringBuffer format(long number, StringBuffer to, java.text.FieldPosition at) {
      return to.append("M".repeat((int) number));
    }

    @Override
    public Number parse(String source, ParsePosition position) {
      return null;
    }
  }

  @Test
  void keepsTheSerialFormOfOtherSuperclasses() {
    Seeded random = new Seeded("n", 42);
    random.nextInt();
    Seeded copy = copy(random);
    assertThat(copy.nextInt()).isEqualTo(random.nextInt());
    assertThat(copy.name).isEqualTo("n");
    Stamped date = new Stamped();
    assertThat(copy(date)).isEqualTo(date);
    assertThat(copy(date).zone).isEqualTo("CET");
    Roman roman = new Roman();
    roman.setMaximumFractionDigits(7);
    assertThat(copy(roman).getMaximumFractionDigits()).isEqualTo(7);
    assertThat(copy(roman).format(3)).isEqualTo("MMM");
  }

  static class Failure extends RuntimeException {
    final int code;

    Failure(String message, int code, Throwable cause) {
      super(message, cause);
      this.code = code;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
      if (code == -1) {
        throw new AssertionError("called for a copy");
      }
      return super.fillInStackTrace();
    }

    @Override
    public String getMessage() {
      return "overridden " + super.getMessage();
    }
  }

  static class NoCause extends Exception {
    NoCause() {}
  }

  static class Quiet extends RuntimeException {
    Quiet() {
      super("quiet", null, false, false);
    }
  }

  static class Database extends SQLException {
    Database() {
      super("reason", "S0001", 77);
    }
  }

  @Test
  void keepsExceptions() {
    IllegalStateException cause = new IllegalStateException("inner");
    Failure original = new Failure("outer", 7, cause);
    original.addSuppressed(new NoCause());
    Failure copy = copy(original);
    assertThat(copy.code).isEqualTo(7);
    assertThat(copy).hasMessage("overridden outer").hasCause(cause);
    assertThat(copy.getStackTrace()).isEqualTo(original.getStackTrace());
    assertThat(copy.getStackTrace()[0].toString())
        .isEqualTo(original.getStackTrace()[0].toString());
    assertThat(copy.getSuppressed()).containsExactly(original.getSuppressed());

    NoCause noCause = copy(new NoCause());
    assertThat(noCause).hasNoCause().hasMessage(null);
    noCause.initCause(cause);
    assertThat(noCause).hasCause(cause);

    Quiet quiet = copy(new Quiet());
    quiet.addSuppressed(cause);
    quiet.setStackTrace(cause.getStackTrace());
    assertThat(quiet.getSuppressed()).isEmpty();
    assertThat(quiet.getStackTrace()).isEmpty();
    assertThatThrownBy(() -> quiet.initCause(cause)).isInstanceOf(IllegalStateException.class);

    Database database = copy(new Database());
    assertThat(database.getSQLState()).isEqualTo("S0001");
    assertThat(database.getErrorCode()).isEqualTo(77);
    assertThat(database.getMessage()).isEqualTo("reason");
  }

  static class Plain extends java.util.AbstractList<String> {
    @Override
    public String get(int index) {
      return "x";
    }

    @Override
    public int size() {
      return 1;
    }
  }

  static class OrderPlaced extends EventObject {
    private static final long serialVersionUID = 1L;
    final int amount;

    OrderPlaced(Object source, int amount) {
      super(source);
      this.amount = amount;
    }
  }

  static class Secretive extends OrderPlaced {
    private static final long serialVersionUID = 1L;

    Secretive() {
      super("shop", 3);
    }

    @Override
    public Object getSource() {
      throw new IllegalStateException("not to be called");
    }

    Object real() {
      return source;
    }
  }

  @Test
  void eventsKeepTheirSourceWhichJavaSerializationLoses() {
    List<String> source = new ArrayList<>();
    OrderPlaced copy = copy(new OrderPlaced(source, 350));
    assertThat(copy.getSource()).isSameAs(source);
    assertThat(copy.amount).isEqualTo(350);
    assertThat(copy(new Secretive()).real()).isEqualTo("shop");
  }

  static class Bytes extends InputStream {
    @Override
    public int read() {
      return -1;
    }
  }

  static class Worker extends Thread {}

  static class Buffered extends ByteArrayInputStream {
    Buffered() {
      super(new byte[0]);
    }
  }

  static class Task extends java.util.concurrent.RecursiveTask<String> {
    @Override
    protected String compute() {
      return "";
    }
  }

  @Test
  void saysWhichSuperclassesHaveNoStateAndWhichCannotTravel() {
    for (Class<?> stateless : List.of(BaseKindsTest.class, Plain.class, Bytes.class)) {
      assertThat(BaseKinds.of(stateless)).isNull();
      assertThat(BaseKinds.refusal(stateless)).isNull();
    }
    assertThat(BaseKinds.refusal(Worker.class))
        .isEqualTo("it extends java.lang.Thread, whose state cannot travel");
    assertThat(BaseKinds.refusal(Buffered.class))
        .isEqualTo("it extends java.io.ByteArrayInputStream, whose state cannot travel");
    assertThat(BaseKinds.refusal(Task.class)).isNotNull();
    assertThat(BaseKinds.refusal(Lru.class)).isNull();
  }
}
