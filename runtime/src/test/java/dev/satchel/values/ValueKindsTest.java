package dev.satchel.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.problem.UnpackFault;
import dev.satchel.testing.Trust;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.LongBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.DateFormatSymbols;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalQueries;
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.Date;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.Vector;
import java.util.WeakHashMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValueKindsTest {
  enum Colour {
    RED,
    GREEN,
    BLUE
  }

  enum Nothing {}

  @BeforeAll
  static void openTheJdk() {
    Trust.open();
  }

  /** Values that have a meaningful {@code equals}. */
  static Stream<Object> equalValues() {
    List<String> three = List.of("c", "a", "b");
    Map<String, Integer> map = Map.of("a", 1, "b", 2, "c", 3);
    return Stream.of(
        new ArrayList<>(Arrays.asList("x", null, 3)),
        new ArrayList<>(),
        new LinkedList<>(three),
        new Vector<>(three),
        stack(),
        new CopyOnWriteArrayList<>(three),
        new HashMap<>(map),
        new HashMap<>(),
        new LinkedHashMap<>(map),
        new TreeMap<>(map),
        new TreeMap<>(),
        new Hashtable<>(map),
        new IdentityHashMap<>(Map.of("a", 1)),
        new WeakHashMap<>(map),
        new EnumMap<>(Map.of(Colour.RED, 1)),
        new EnumMap<>(Colour.class),
        new ConcurrentHashMap<>(map),
        new ConcurrentSkipListMap<>(map),
        new HashSet<>(three),
        new LinkedHashSet<>(three),
        new TreeSet<>(three),
        new ConcurrentSkipListSet<>(three),
        new CopyOnWriteArraySet<>(three),
        ConcurrentHashMap.newKeySet(),
        EnumSet.of(Colour.GREEN),
        EnumSet.noneOf(Colour.class),
        EnumSet.noneOf(Nothing.class),
        EnumSet.allOf(Character.UnicodeScript.class),
        EnumSet.noneOf(Character.UnicodeScript.class),
        BitSet.valueOf(new long[] {5, 0, 7}),
        new BitSet(1000),
        List.of(),
        List.of(1),
        List.of(1, 2),
        three,
        three.subList(1, 2),
        Stream.of("a", null, "b", null).toList(),
        Stream.of("a", null, "b", null).toList().subList(0, 2),
        Stream.of().toList(),
        Set.of(),
        Set.of(1),
        Set.of(1, 2),
        Set.of(1, 2, 3),
        Map.of(),
        Map.of(1, 2),
        Stream.of(1, 2, 3).collect(Collectors.partitioningBy(number -> number > 2)),
        Stream.of("a").collect(Collectors.partitioningBy(text -> false, Collectors.counting())),
        map,
        Map.entry("k", "v"),
        new AbstractMap.SimpleEntry<>("k", "v"),
        new AbstractMap.SimpleImmutableEntry<>("k", null),
        Collections.unmodifiableList(new ArrayList<>(three)),
        Collections.unmodifiableList(new LinkedList<>(three)),
        Collections.unmodifiableSet(new HashSet<>(three)),
        Collections.unmodifiableSortedSet(new TreeSet<>(three)),
        Collections.unmodifiableNavigableSet(new TreeSet<>(three)),
        Collections.unmodifiableMap(new HashMap<>(map)),
        Collections.unmodifiableSortedMap(new TreeMap<>(map)),
        Collections.unmodifiableNavigableMap(new TreeMap<>(map)),
        Collections.synchronizedList(new ArrayList<>(three)),
        Collections.synchronizedList(new LinkedList<>(three)),
        Collections.synchronizedSet(new HashSet<>(three)),
        Collections.synchronizedSortedSet(new TreeSet<>(three)),
        Collections.synchronizedNavigableSet(new TreeSet<>(three)),
        Collections.synchronizedMap(new HashMap<>(map)),
        Collections.synchronizedSortedMap(new TreeMap<>(map)),
        Collections.synchronizedNavigableMap(new TreeMap<>(map)),
        Collections.emptyList(),
        Collections.emptySet(),
        Collections.emptyMap(),
        Collections.emptySortedSet(),
        Collections.emptySortedMap(),
        Collections.singleton(1),
        Collections.singletonList(null),
        Collections.singletonMap("a", null),
        Collections.nCopies(3, "z"),
        Collections.nCopies(0, "z"),
        Collections.reverseOrder(),
        Collections.reverseOrder(String.CASE_INSENSITIVE_ORDER),
        String.CASE_INSENSITIVE_ORDER,
        Arrays.asList(3, 1, 2),
        Optional.of("x"),
        Optional.empty(),
        OptionalInt.of(3),
        OptionalInt.empty(),
        OptionalLong.of(3),
        OptionalDouble.of(0.5),
        new BigInteger("-123456789012345678901234567890"),
        new BigDecimal("1.230E+50"),
        new BigDecimal("0E-12"),
        MathContext.DECIMAL128,
        UUID.fromString("123e4567-e89b-12d3-a456-426614174000"),
        LocalDate.of(2024, 2, 29),
        LocalDate.MIN,
        LocalDate.MAX,
        LocalTime.of(1, 2, 3, 4),
        LocalTime.MIDNIGHT,
        LocalDateTime.MIN,
        LocalDateTime.of(2024, 2, 29, 1, 2),
        OffsetTime.MAX,
        OffsetDateTime.MIN,
        Instant.MIN,
        Instant.MAX,
        Instant.ofEpochSecond(1, 1),
        Duration.ofSeconds(Long.MIN_VALUE, 0),
        Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
        Duration.ofMillis(-1500),
        Duration.ZERO,
        Period.of(-1, 14, -3),
        Period.ZERO,
        Year.of(Year.MIN_VALUE),
        Year.of(2024),
        YearMonth.of(-5, 3),
        MonthDay.of(2, 29),
        ZoneOffset.ofHoursMinutesSeconds(-3, -30, -15),
        ZoneOffset.UTC,
        ZoneId.of("Europe/Paris"),
        ZoneId.of("UTC+01:00"),
        ZonedDateTime.ofLocal(
            LocalDateTime.of(2024, 10, 27, 2, 30),
            ZoneId.of("Europe/Paris"),
            ZoneOffset.ofHours(1)),
        ZonedDateTime.ofLocal(
            LocalDateTime.of(2024, 10, 27, 2, 30),
            ZoneId.of("Europe/Paris"),
            ZoneOffset.ofHours(2)),
        Clock.systemUTC(),
        Clock.system(ZoneId.of("Asia/Tokyo")),
        Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
        DateTimeFormatter.ISO_LOCAL_DATE,
        new Date(1234567890123L),
        URI.create("http://example.org/a?b#c"),
        Currency.getInstance("EUR"),
        java.util.HexFormat.ofDelimiter(":").withPrefix("0x").withSuffix(";").withUpperCase(),
        java.util.HexFormat.of(),
        StandardCharsets.UTF_16LE,
        Charset.forName("windows-1252"),
        Path.of("/tmp", "x"),
        Path.of("").toAbsolutePath().getFileSystem().getPath("relative"),
        new Throwable().getStackTrace()[0],
        Runtime.version(),
        Character.UnicodeBlock.GREEK,
        ByteOrder.LITTLE_ENDIAN,
        Base64.getUrlDecoder(),
        ByteBuffer.wrap(new byte[] {1, 2, 3, 4, 5, 6}, 1, 4)
            .slice()
            .position(1)
            .order(ByteOrder.LITTLE_ENDIAN),
        CharBuffer.wrap("text".toCharArray()).position(2),
        LongBuffer.allocate(3).limit(2));
  }

  private static Stack<String> stack() {
    Stack<String> stack = new Stack<>();
    stack.push("a");
    stack.push("b");
    return stack;
  }

  @ParameterizedTest
  @MethodSource("equalValues")
  void keepsTypeAndContent(Object value) {
    Object copy = RoundTrip.of(value);
    assertThat(copy.getClass()).isSameAs(value.getClass());
    assertThat(copy.equals(value)).as("%s equals %s", copy, value).isTrue();
    assertThat(copy.toString()).isEqualTo(value.toString());
  }

  /** Values whose {@code equals} is identity, but which print what they hold. */
  static Stream<Object> printedValues() {
    List<Integer> numbers = List.of(5, 1, 4, 2, 3);
    AtomicIntegerArray ints = new AtomicIntegerArray(new int[] {1, 2});
    AtomicLongArray longs = new AtomicLongArray(new long[] {1, 2});
    LongAdder longAdder = new LongAdder();
    longAdder.add(7);
    DoubleAdder doubleAdder = new DoubleAdder();
    doubleAdder.add(7.5);
    Queue5 queues = new Queue5(numbers);
    IntSummaryStatistics statistics = new IntSummaryStatistics();
    statistics.accept(5);
    DoubleSummaryStatistics doubles = new DoubleSummaryStatistics();
    doubles.accept(5.5);
    return Stream.of(
        statistics,
        new LongSummaryStatistics(),
        doubles,
        new ArrayDeque<>(numbers),
        new ConcurrentLinkedQueue<>(numbers),
        new ConcurrentLinkedDeque<>(numbers),
        new LinkedBlockingQueue<>(numbers),
        new LinkedBlockingDeque<>(numbers),
        new LinkedTransferQueue<>(numbers),
        new ArrayBlockingQueue<>(9, true, numbers),
        new SynchronousQueue<>(),
        queues.heap,
        queues.reversed,
        queues.blocking,
        Collections.unmodifiableCollection(new ArrayList<>(numbers)),
        Collections.synchronizedCollection(new ArrayList<>(numbers)),
        Collections.asLifoQueue(new ArrayDeque<>(numbers)),
        new AtomicBoolean(true),
        new AtomicInteger(3),
        new AtomicLong(3),
        new AtomicReference<>("x"),
        new AtomicReferenceArray<>(new String[] {"a", null}),
        ints,
        longs,
        longAdder,
        doubleAdder,
        new StringBuilder("text"),
        new StringBuffer("text"),
        Pattern.compile("a+", Pattern.CASE_INSENSITIVE));
  }

  private static final class Queue5 {
    final PriorityQueue<Integer> heap;
    final PriorityQueue<Integer> reversed = new PriorityQueue<>(Comparator.reverseOrder());
    final PriorityBlockingQueue<Integer> blocking;

    Queue5(Collection<Integer> numbers) {
      heap = new PriorityQueue<>(numbers);
      reversed.addAll(numbers);
      blocking = new PriorityBlockingQueue<>(numbers);
    }
  }

  @ParameterizedTest
  @MethodSource("printedValues")
  void keepsTypeAndPrintedForm(Object value) {
    Object copy = RoundTrip.of(value);
    assertThat(copy.getClass()).isSameAs(value.getClass());
    assertThat(copy.toString()).isEqualTo(value.toString());
  }

  @Test
  void keepsIterationOrderOfHashContainers() {
    HashMap<String, Integer> map = new HashMap<>(1000);
    HashSet<String> set = new HashSet<>(3000);
    Hashtable<String, Integer> table = new Hashtable<>(7);
    for (int i = 0; i < 100; i++) {
      map.put("key" + i * 7919, i);
      set.add("key" + i * 7919);
      table.put("key" + i * 7919, i);
    }
    map.keySet().removeIf(key -> key.hashCode() % 3 == 0);
    assertThat(RoundTrip.of(map).keySet().toString()).isEqualTo(map.keySet().toString());
    assertThat(RoundTrip.of(set).toString()).isEqualTo(set.toString());
    assertThat(RoundTrip.of(table).toString()).isEqualTo(table.toString());
  }

  @Test
  void growsAVectorByItsIncrement() {
    Vector<Integer> vector = new Vector<>(3, 7);
    vector.add(1);
    Vector<Integer> copy = RoundTrip.of(vector);
    copy.addAll(List.of(2, 3, 4));
    assertThat(copy.capacity()).isEqualTo(10);
    copy.addAll(Collections.nCopies(7, 0));
    assertThat(copy.capacity()).isEqualTo(17);
    Vector<Integer> doubling = RoundTrip.of(new Vector<>(List.of(1, 2)));
    doubling.add(3);
    assertThat(doubling.capacity()).isEqualTo(4);
  }

  @Test
  void namesNoCapacityForOrdinaryHashContainers() {
    HashMap<Integer, Integer> map = new HashMap<>();
    HashSet<Integer> set = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      assertThat(ValueKinds.of(HashMap.class).take(map).properties())
          .as("%s", i)
          .isEmpty();
      assertThat(ValueKinds.of(HashSet.class).take(set).properties())
          .as("%s", i)
          .isEmpty();
      map.put(i, i);
      set.add(i);
    }
  }

  @Test
  void keepsAccessOrder() {
    LinkedHashMap<String, Integer> map = new LinkedHashMap<>(16, 0.75f, true);
    map.put("a", 1);
    map.put("b", 2);
    LinkedHashMap<String, Integer> copy = RoundTrip.of(map);
    copy.get("a");
    assertThat(copy.keySet()).containsExactly("b", "a");
    LinkedHashMap<String, Integer> plain = RoundTrip.of(new LinkedHashMap<>(map));
    plain.get("a");
    assertThat(plain.keySet()).containsExactly("a", "b");
  }

  @Test
  void sortsByTheSameComparatorWithoutCallingIt() {
    Comparator<String> hostile = (a, b) -> {
      if (Thread.currentThread().getStackTrace().length > 0 && a.equals("stop")) {
        throw new AssertionError("called too early");
      }
      return b.compareTo(a);
    };
    TreeMap<String, Integer> map = new TreeMap<>(hostile);
    map.put("a", 1);
    map.put("b", 2);
    TreeMap<String, Integer> copy = RoundTrip.of(map);
    assertThat(copy.comparator()).isSameAs(hostile);
    assertThat(copy.keySet()).containsExactly("b", "a");
    TreeSet<String> set = new TreeSet<>(hostile);
    set.addAll(List.of("a", "b"));
    assertThat(RoundTrip.of(set)).containsExactly("b", "a");
    assertThat(RoundTrip.of(set).comparator()).isSameAs(hostile);
  }

  @Test
  void keepsBoundsOfQueues() {
    assertThat(RoundTrip.of(new ArrayBlockingQueue<>(9)).remainingCapacity()).isEqualTo(9);
    assertThat(RoundTrip.of(new LinkedBlockingQueue<>(8)).remainingCapacity()).isEqualTo(8);
    assertThat(RoundTrip.of(new LinkedBlockingDeque<>()).remainingCapacity())
        .isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void keepsTypesOfEmptyEnumContainers() throws Exception {
    Set<Colour> set = RoundTrip.of(EnumSet.noneOf(Colour.class));
    set.add(Colour.BLUE);
    EnumMap<Colour, String> map = RoundTrip.of(new EnumMap<>(Colour.class));
    map.put(Colour.BLUE, "x");
    assertThat(map).containsKey(Colour.BLUE);
  }

  @Test
  void wrappersKeepTheirBacking() throws Exception {
    List<String> backing = new ArrayList<>();
    List<String> view = RoundTrip.of(Collections.unmodifiableList(backing));
    List<String> locked = RoundTrip.of(Collections.synchronizedList(backing));
    String[] array = {"a"};
    List<String> asList = RoundTrip.of(Arrays.asList(array));
    backing.add("late");
    array[0] = "changed";
    assertThat(view).containsExactly("late");
    assertThat(locked).containsExactly("late");
    assertThat(asList).containsExactly("changed");
    ConcurrentHashMap<String, Boolean> map = new ConcurrentHashMap<>();
    Set<String> keys = RoundTrip.of(map.keySet(true));
    keys.add("k");
    assertThat(map).containsEntry("k", true);
  }

  @Test
  void keepsDefaultsOfProperties() {
    Properties defaults = new Properties();
    defaults.setProperty("a", "default");
    Properties properties = new Properties(defaults);
    properties.setProperty("b", "own");
    Properties copy = RoundTrip.of(properties);
    assertThat(copy.getProperty("a")).isEqualTo("default");
    assertThat(copy).containsOnlyKeys("b");
  }

  @Test
  void keepsMarksAndStamps() {
    AtomicMarkableReference<String> marked = RoundTrip.of(new AtomicMarkableReference<>("x", true));
    assertThat(marked.isMarked()).isTrue();
    assertThat(marked.getReference()).isEqualTo("x");
    AtomicStampedReference<String> stamped = RoundTrip.of(new AtomicStampedReference<>("x", 7));
    assertThat(stamped.getStamp()).isEqualTo(7);
    assertThat(stamped.getReference()).isEqualTo("x");
  }

  @Test
  void keepsCapacityWhereItShows() {
    assertThat(RoundTrip.of(new StringBuilder(100)).capacity()).isEqualTo(100);
    assertThat(RoundTrip.of(new Vector<>(100)).capacity()).isEqualTo(100);
    assertThat(RoundTrip.of(new BitSet(1000)).size()).isEqualTo(1024);
  }

  @Test
  void keepsBuffers() {
    byte[] array = {1, 2, 3, 4, 5};
    ByteBuffer buffer = ByteBuffer.wrap(array, 1, 3).slice();
    buffer.position(1).mark().position(2);
    ByteBuffer copy = RoundTrip.of(buffer);
    assertThat(copy.array()).isSameAs(array);
    assertThat(copy.arrayOffset()).isEqualTo(1);
    assertThat(copy.capacity()).isEqualTo(3);
    assertThat(copy.position()).isEqualTo(2);
    assertThat(copy.reset().position()).isEqualTo(1);
    assertThat(ValueKinds.of(ByteBuffer.allocateDirect(1).getClass())).isNull();
  }

  @Test
  void keepsFuturesThatAreComplete() {
    assertThat(RoundTrip.of(CompletableFuture.completedFuture("x")).join()).isEqualTo("x");
    assertThat(RoundTrip.of(CompletableFuture.completedFuture(null)).join()).isNull();
    CompletableFuture<String> failed =
        RoundTrip.of(CompletableFuture.failedFuture(new IllegalStateException("m")));
    assertThatThrownBy(failed::join).hasCauseInstanceOf(IllegalStateException.class);
    CompletableFuture<String> cancelled = new CompletableFuture<>();
    assertThat(ValueKinds.of(CompletableFuture.class).canTake(cancelled)).isFalse();
    cancelled.cancel(true);
    assertThat(RoundTrip.of(cancelled).isCancelled()).isTrue();
  }

  @Test
  void tablesOfAnyLoadFactorIterateTheSame() {
    HashMap<String, Integer> map = new HashMap<>(16, 10f);
    HashSet<String> set = new HashSet<>(16, 10f);
    Hashtable<String, Integer> table = new Hashtable<>(16, 10f);
    for (int i = 0; i < 200; i++) {
      map.put("key " + 37 * i, i);
      set.add("key " + 37 * i);
      table.put("key " + 37 * i, i);
    }
    assertThat(RoundTrip.of(map).keySet()).containsExactlyElementsOf(map.keySet());
    assertThat(RoundTrip.of(set)).containsExactlyElementsOf(set);
    assertThat(RoundTrip.of(table).keySet()).containsExactlyElementsOf(table.keySet());

    Map<Integer, String> full = new Hashtable<>(2, 2f); // has got the buckets of an empty new one
    for (int i = 0; i < 10; i++) {
      full.put(i * 7919, "");
    }
    assertThat(RoundTrip.of(full).keySet()).containsExactlyElementsOf(full.keySet());
  }

  @Test
  void tablesThatGrewIterateTheSame() {
    Map<String, Integer> map = new HashMap<>();
    Map<String, Integer> concurrent = new ConcurrentHashMap<>();
    Map<String, Integer> table = new Hashtable<>();
    for (int i = 0; i < 500; i++) {
      for (Map<String, Integer> each : List.of(map, concurrent, table)) {
        each.put("key " + 7919 * i, i);
      }
    }
    for (Map<String, Integer> each : List.of(map, concurrent, table)) {
      assertThat(RoundTrip.of(each).keySet()).containsExactlyElementsOf(each.keySet());
    }
    assertThat(RoundTrip.of(new ConcurrentHashMap<>(Map.of("a", 1))))
        .containsOnly(Map.entry("a", 1));
  }

  @Test
  void dateFormatsKeepTextsOfTheirOwn() {
    DateFormatSymbols symbols = new DateFormatSymbols(Locale.US);
    symbols.setMonths(IntStream.range(0, 13).mapToObj(i -> "month " + i).toArray(String[]::new));
    SimpleDateFormat format = new SimpleDateFormat("MMMM", symbols);
    SimpleDateFormat ofLocale = new SimpleDateFormat("MMMM", Locale.FRANCE);
    SimpleDateFormat changed = new SimpleDateFormat("MMMM", Locale.FRANCE);
    changed.setDateFormatSymbols(symbols);
    Date date = new Date(0);

    assertThat(RoundTrip.of(format)).isEqualTo(format);
    assertThat(RoundTrip.of(format).format(date)).isEqualTo(format.format(date));
    assertThat(RoundTrip.of(changed).format(date)).isEqualTo(changed.format(date));
    assertThat(RoundTrip.of(ofLocale).format(date)).isEqualTo(ofLocale.format(date));
  }

  @Test
  @SuppressWarnings("deprecation") // a constructor of Locale
  void localesThatAreApartStayApart() {
    Locale apart = new Locale("fr", "CA", "x");
    List<Locale> back = RoundTrip.of(
        List.of(apart, new Locale("fr", "CA", "x"), apart, Locale.GERMANY, new Locale("de", "DE")));

    assertThat(back.get(0)).isEqualTo(apart).isNotSameAs(back.get(1)).isSameAs(back.get(2));
    assertThat(back.get(3))
        .isSameAs(Locale.GERMANY)
        .isNotSameAs(back.get(4))
        .isEqualTo(back.get(4));
  }

  @Test
  void noLoadFactorTakesMuchMemoryForFewElements() {
    assertThatThrownBy(() -> ValueKinds.named("java.util.HashMap")
            .allocate("java.util.HashMap", Taken.one("loadFactor", 0.001f)))
        .isInstanceOf(UnpackFault.class)
        .hasMessage("a value of type java.util.HashMap asks for the load factor 0.001");
  }

  @Test
  void setsThatAreViewsOfOthersAreNotTaken() {
    TreeSet<String> tree = new TreeSet<>(List.of("a", "b", "c"));
    ConcurrentSkipListSet<String> list = new ConcurrentSkipListSet<>(tree);
    for (Object view : List.of(
        tree.headSet("b"),
        tree.tailSet("b", false),
        tree.subSet("a", "c"),
        tree.descendingSet(),
        tree.descendingSet().descendingSet(),
        list.headSet("b"),
        list.descendingSet())) {
      ValueKind kind = ValueKinds.of(view.getClass());
      assertThat(kind.canTake(view)).as("%s", view).isFalse();
      assertThat(kind.takesAll()).isFalse();
    }
    for (Object set : List.of(tree, list, new TreeSet<>(), new TreeSet<>(tree.descendingSet()))) {
      assertThat(ValueKinds.of(set.getClass()).canTake(set)).as("%s", set).isTrue();
    }
  }

  @Test
  void compactFormatsFormatAndParseTheSame() throws Exception {
    NumberFormat format = NumberFormat.getCompactNumberInstance(Locale.US, NumberFormat.Style.LONG);
    format.setMaximumFractionDigits(2);
    NumberFormat copy = RoundTrip.of(format);

    assertThat(copy).isEqualTo(format);
    assertThat(copy.format(12_345)).isEqualTo(format.format(12_345));
    assertThat(copy.parse("2 million")).isEqualTo(format.parse("2 million"));
  }

  @Test
  void bundlesKeepTextsNameAndLocale() throws IOException {
    PropertyResourceBundle made =
        new PropertyResourceBundle(new StringReader("a=\\ x\\n=\nb\\:=\u00e4"));
    ResourceBundle copy = (ResourceBundle) RoundTrip.of(made);
    assertThat(copy.getString("a")).isEqualTo(" x\n=");
    assertThat(copy.getString("b:")).isEqualTo("\u00e4");
    assertThat(copy.getLocale()).isNull();
    ResourceBundle found = ResourceBundle.getBundle("dev.satchel.values.texts", Locale.GERMAN);
    ResourceBundle foundCopy = RoundTrip.of(found);
    assertThat(foundCopy.getString("greeting")).isEqualTo("Hallo");
    assertThat(foundCopy.getString("only.english")).isEqualTo("yes");
    assertThat(foundCopy.getLocale()).isEqualTo(Locale.GERMAN);
    assertThat(foundCopy.getBaseBundleName()).isEqualTo("dev.satchel.values.texts");
    assertThat(foundCopy.keySet()).isEqualTo(found.keySet());
  }

  @Test
  void queriesOfTimesStayThemselves() {
    assertThat(RoundTrip.of(TemporalQueries.zone())).isSameAs(TemporalQueries.zone());
    assertThat(RoundTrip.of(TemporalQueries.localDate())).isSameAs(TemporalQueries.localDate());
  }

  @Test
  void encodersOfBase64EncodeTheSame() {
    byte[] bytes = new byte[500];
    new java.util.Random(1).nextBytes(bytes);
    for (Base64.Encoder encoder : List.of(
        Base64.getEncoder(),
        Base64.getUrlEncoder().withoutPadding(),
        Base64.getMimeEncoder(),
        Base64.getMimeEncoder(20, new byte[] {';', ' '}).withoutPadding())) {
      for (int length : new int[] {0, 1, 14, 15, 500}) {
        assertThat(RoundTrip.of(encoder).encodeToString(Arrays.copyOf(bytes, length)))
            .isEqualTo(encoder.encodeToString(Arrays.copyOf(bytes, length)));
      }
    }
  }

  @Test
  void collatorsCompareTheSame() {
    String letters = "aAäÄåÅzZvVwWöÖ éèe-_1½ñ";
    for (String language : List.of("sv", "de", "es", "en", "ja")) {
      java.text.Collator collator = java.text.Collator.getInstance(new java.util.Locale(language));
      collator.setStrength(java.text.Collator.SECONDARY);
      java.text.Collator copy = RoundTrip.of(collator);
      for (String one : letters.split("")) {
        for (String other : letters.split("")) {
          assertThat(copy.compare(one, other)).isEqualTo(collator.compare(one, other));
        }
      }
      assertThat(copy).isEqualTo(collator);
    }
  }

  @Test
  void queuesStayFair() {
    ArrayBlockingQueue<Integer> fair = new ArrayBlockingQueue<>(3, true);
    assertThat(ValueKinds.of(ArrayBlockingQueue.class).take(fair).properties())
        .containsExactly(Map.entry("capacity", 3), Map.entry("fair", true));
    assertThat(ValueKinds.of(ArrayBlockingQueue.class)
            .take(RoundTrip.of(new ArrayBlockingQueue<>(3)))
            .properties())
        .containsExactly(Map.entry("capacity", 3));
    assertThat(ValueKinds.of(SynchronousQueue.class)
            .take(RoundTrip.of(new SynchronousQueue<>(true)))
            .properties())
        .containsExactly(Map.entry("fair", true));
    assertThat(ValueKinds.of(SynchronousQueue.class)
            .take(RoundTrip.of(new SynchronousQueue<>()))
            .properties())
        .isEmpty();
  }

  @Test
  void attributesOfTextStayWhereTheyAre() {
    java.text.AttributedString text = new java.text.AttributedString("some text");
    var language = java.text.AttributedCharacterIterator.Attribute.LANGUAGE;
    text.addAttribute(language, "x", 2, 4);
    java.text.AttributedCharacterIterator at = RoundTrip.of(text).getIterator();
    at.setIndex(2);
    assertThat(at.getRunLimit(language)).isEqualTo(4);
    assertThat(at.getAttribute(language)).isEqualTo("x");
    at.setIndex(5);
    assertThat(at.getAttribute(language)).isNull();
    assertThat(RoundTrip.of(new java.text.AttributedString("")).getIterator().getEndIndex())
        .isZero();
  }

  @Test
  void refusesPiecesThatDoNotFit() {
    ValueKind date = ValueKinds.named("java.time.LocalDate");
    assertThatThrownBy(() -> date.allocate("java.time.LocalDate", Taken.one("text", "soon")))
        .isInstanceOf(UnpackFault.class)
        .hasMessage(
            "cannot make a java.time.LocalDate of what the payload says:"
                + " java.time.format.DateTimeParseException: Text 'soon' could not be parsed at index 0");
    assertThatThrownBy(() -> date.allocate("java.time.LocalDate", Taken.one("text", 5)))
        .isInstanceOf(UnpackFault.class)
        .hasMessage(
            "a value of type java.time.LocalDate needs a String as text, not a java.lang.Integer");
    assertThatThrownBy(() -> ValueKinds.named("java.util.HashMap")
            .allocate("java.util.HashMap", Taken.one("capacity", Integer.MAX_VALUE)))
        .isInstanceOf(UnpackFault.class)
        .hasMessage(
            "a value of type java.util.HashMap asks for the capacity 2147483647; allowed are 0 to 1048576");
    ValueKind list = ValueKinds.named(List.of(1).getClass().getName());
    assertThatThrownBy(
            () -> list.allocate(List.of(1).getClass().getName(), Taken.elements(1, 2, 3)))
        .isInstanceOf(UnpackFault.class)
        .hasMessage("this JVM makes a java.util.ImmutableCollections$ListN where the sender had a"
            + " java.util.ImmutableCollections$List12");
  }

  @Test
  void hasNoKindForUsersClassesAndOddOnesOfTheJdk() {
    assertThat(ValueKinds.of(ValueKindsTest.class)).isNull();
    assertThat(ValueKinds.of(Thread.class)).isNull();
    assertThat(ValueKinds.of(TimeUnit.class)).isNull();
    assertThat(ValueKinds.named("no.such.Type")).isNull();
  }
}
