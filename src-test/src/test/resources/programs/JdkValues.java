package programs;

import dev.satchel.*;
import java.beans.*;
import java.io.*;
import java.lang.reflect.InvocationTargetException;
import java.sql.SQLException;
import java.text.*;
import java.time.*;
import java.time.format.*;
import java.time.temporal.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;

/** Values of the JDK that hold users' objects, hang together in cycles, or are views of one another. */
public class JdkValues {
  static class Ranked {
    final String name;
    Object link;

    Ranked(String name) {
      this.name = name;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static class OrderPlaced extends EventObject {
    final int amount;

    OrderPlaced(Object source, int amount) {
      super(source);
      this.amount = amount;
    }
  }

  /** As tools generate them. */
  static class Bean {
    private final PropertyChangeSupport changes = new PropertyChangeSupport(this);
    private final List<String> log = new ArrayList<>();
    private int size;

    Bean() {
      changes.addPropertyChangeListener("size", event -> log.add(
          event.getPropertyName() + " " + event.getOldValue() + ">" + event.getNewValue()
              + (event.getSource() == this)));
      changes.addPropertyChangeListener(event -> log.add("any"));
    }

    String setSize(int size) {
      int old = this.size;
      this.size = size;
      changes.firePropertyChange("size", old, size);
      return log.toString();
    }
  }

  /** Ranks by a table that holds the map which it orders. */
  static class ByRank implements Comparator<String> {
    final Map<String, Integer> ranks = new HashMap<>();
    SortedMap<String, Object> ordered;

    @Override
    public int compare(String a, String b) {
      return Integer.compare(ranks.getOrDefault(a, 0), ranks.getOrDefault(b, 0));
    }
  }

  /** Changes what it holds, and tells what became of what is related to that. */
  static class Change<T> implements Callable<String> {
    private final T value;
    private final Consumer<? super T> change;
    private final List<?> related;

    Change(T value, Consumer<? super T> change, Object... related) {
      this.value = value;
      this.change = change;
      this.related = Arrays.asList(related);
    }

    @Override
    public String call() {
      change.accept(value);
      return Arrays.deepToString(related.toArray());
    }
  }

  static String causes(Throwable thrown) {
    StringBuilder text = new StringBuilder();
    Throwable at = thrown;
    for (int i = 0; i < 5 && at != null; i++, at = at.getCause()) {
      text.append(at).append(" <- ");
    }
    return text.toString();
  }

  static List<Callable<?>> cyclesThroughComparators() {
    TreeMap<String, Object> own = new TreeMap<>(new ByRank());
    ByRank rank = (ByRank) own.comparator();
    rank.ranks.putAll(Map.of("low", 1, "middle", 2, "high", 3));
    rank.ordered = own;
    own.putAll(Map.of("high", "h", "low", "l", "middle", "m"));
    own.put("low", own);
    AtomicReference<TreeSet<Ranked>> self = new AtomicReference<>();
    Comparator<Ranked> backwards = (a, b) -> self.get() == null ? 0 : b.name.compareTo(a.name);
    TreeSet<Ranked> set = new TreeSet<>(backwards);
    self.set(set);
    set.addAll(List.of(new Ranked("a"), new Ranked("c"), new Ranked("b")));
    set.first().link = set;
    PriorityQueue<Ranked> queue = new PriorityQueue<>(backwards);
    queue.addAll(set);
    ConcurrentSkipListMap<Ranked, Object> skipping = new ConcurrentSkipListMap<>(backwards);
    set.forEach(each -> skipping.put(each, skipping));
    return List.of(
        () -> own.keySet() + " " + (own.get("low") == own) + (rank.ordered == own)
            + (own.comparator() == rank),
        () -> set + " " + (set.first().link == set) + (set.comparator() == backwards),
        () -> new PriorityQueue<>(queue).poll() + "" + queue,
        () -> skipping.keySet() + " " + (skipping.firstEntry().getValue() == skipping));
  }

  static List<Callable<?>> exceptions() {
    Exception one = new Exception("one");
    Exception two = new IllegalStateException("two", one);
    one.initCause(two);
    RuntimeException three = new RuntimeException("three");
    three.addSuppressed(two);
    two.addSuppressed(three);
    SQLException first = new SQLException("first", "S1", 5);
    first.setNextException(new SQLException("second", "S2", 6, two));
    Ranked holder = new Ranked("holder");
    class Carrying extends Exception {
      final Ranked carried = holder;
      final Carrying self = this;

      Carrying(Throwable cause) {
        super("carrying", cause);
      }
    }
    Carrying carrying = new Carrying(two);
    holder.link = carrying;
    InvocationTargetException target = new InvocationTargetException(carrying, "target");
    return List.of(
        () -> causes(one) + (one.getCause().getCause() == one),
        () -> three.getSuppressed()[0].getSuppressed()[0] == three,
        () -> causes(first) + first.getNextException() + first.getNextException().getErrorCode()
            + first.getSQLState(),
        () -> causes(carrying) + (carrying.carried.link == carrying) + (carrying.self == carrying),
        () -> causes(target) + (target.getTargetException() == carrying));
  }

  static List<Callable<?>> views() {
    TreeMap<Integer, String> tree =
        IntStream.range(0, 9).boxed().collect(Collectors.toMap(i -> i, i -> "v" + i, (a, b) -> a, TreeMap::new));
    NavigableMap<Integer, String> part = tree.subMap(2, true, 6, false);
    NavigableMap<Integer, String> down = tree.descendingMap();
    ConcurrentHashMap<String, Integer> map = new ConcurrentHashMap<>(Map.of("a", 1, "b", 2));
    Collection<Integer> values = map.values();
    Set<String> keys = map.keySet();
    ConcurrentSkipListMap<String, Integer> skipping = new ConcurrentSkipListMap<>(map);
    NavigableMap<String, Integer> head = skipping.headMap("b", true);
    String[] array = {"x", "y"};
    List<String> list = Arrays.asList(array);
    List<Object> checked = Collections.checkedList(new ArrayList<>(), Object.class);
    checked.add(checked);
    Map<String, Object> locked = Collections.synchronizedMap(new HashMap<>());
    locked.put("self", locked);
    Set<Object> ofMap = Collections.newSetFromMap(new IdentityHashMap<>());
    ofMap.add(ofMap);
    tree.put(100, "end");
    List<Integer> backing = new ArrayList<>(List.of(1, 2));
    List<Integer> unmodifiable = Collections.unmodifiableList(backing);
    Map<String, Integer> counts = new LinkedHashMap<>(Map.of("a", 1));
    Collection<Integer> totals = Collections.unmodifiableCollection(counts.values());
    Set<String> names = counts.keySet();
    return List.of(
        new Change<>(totals, t -> counts.put("z", 26), totals, names, counts),
        new Change<>(part, p -> p.put(3, "new"), tree, down, part),
        new Change<>(map, m -> m.remove("a"), map, values, keys),
        new Change<>(skipping, m -> m.remove("a"), skipping, head),
        new Change<>(array, a -> a[0] = "changed", array, list),
        () -> checked.get(0) == checked,
        () -> locked.get("self") == locked,
        () -> ofMap.iterator().next() == ofMap,
        new Change<>(backing, b -> b.add(3), backing, unmodifiable));
  }

  /** Of containers that do not travel themselves. */
  static List<Callable<?>> loneViews() {
    Map<String, Integer> counts = new HashMap<>(Map.of("a", 1, "b", 2, "c", 3));
    Set<String> names = counts.keySet();
    Collection<Integer> totals = new TreeMap<>(counts).values();
    Set<Map.Entry<String, Integer>> entries = new LinkedHashMap<>(new TreeMap<>(counts)).entrySet();
    List<Integer> all = IntStream.range(0, 100).boxed().collect(Collectors.toCollection(ArrayList::new));
    List<Integer> chunk = all.subList(10, 20);
    Properties settings = new Properties();
    all.forEach(i -> settings.setProperty("setting" + i, "v"));
    Map<Integer, List<Integer>> chunks = new TreeMap<>(Map.of(1, all.subList(0, 50), 2, all.subList(50, 100)));
    return List.of(
        () -> names + " " + names.contains("a") + names.getClass(),
        () -> totals.stream().mapToInt(i -> i).sum() + totals.getClass().getName(),
        () -> entries + " " + entries.contains(Map.entry("a", 1)),
        () -> chunk.stream().mapToInt(i -> i).sum() + " " + chunk.getClass() + chunk.subList(2, 4),
        () -> chunks.get(1).size() + " " + chunks.get(2).get(0),
        () -> settings.toString(),
        () -> new HashMap<>(Map.of("x", 1, "y", 2)).keySet(),
        () -> counts.values(),
        () -> new ArrayList<>(List.of(5, 6, 7)).subList(1, 3));
  }

  static List<Callable<?>> holders() throws Exception {
    Bean bean = new Bean();
    OrderPlaced event = new OrderPlaced(bean, 350);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("bytes".getBytes());
    StringWriter text = new StringWriter();
    new PrintWriter(text, true).print("text");
    LongAccumulator most = new LongAccumulator(Math::max, 3);
    most.accumulate(7);
    DoubleAccumulator product = new DoubleAccumulator((a, b) -> a * b, 1);
    product.accumulate(2.5);
    Ranked ranked = new Ranked("r");
    Optional<Ranked> optional = Optional.of(ranked);
    ranked.link = optional;
    CompletableFuture<Ranked> future = CompletableFuture.completedFuture(ranked);
    ArrayBlockingQueue<Ranked> queue = new ArrayBlockingQueue<>(2, true, List.of(ranked));
    Object[] kept = {future, queue, ranked};
    EnumMap<TimeUnit, Object> units = new EnumMap<>(TimeUnit.class);
    units.put(TimeUnit.DAYS, units);
    Collator collator = Collator.getInstance(Locale.GERMANY);
    collator.setStrength(Collator.PRIMARY);
    TreeSet<String> words = new TreeSet<>(collator);
    words.addAll(List.of("zoo", "Äpfel", "apfel", "Zebra"));
    return List.of(
        () -> bean.setSize(3),
        () -> event.amount + " " + (event.getSource() instanceof Bean),
        () -> bytes + " " + text + text.getBuffer().length(),
        new Change<>(most, m -> m.accumulate(55), most, product),
        () -> product.get() + most.get(),
        () -> ranked.link == optional && optional.get() == ranked,
        () -> future.join() == queue.peek() && kept[2] == future.get() && queue.remainingCapacity() == 1,
        () -> units.get(TimeUnit.DAYS) == units,
        () -> words.toString());
  }

  static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.FRANCE);
  static final ThreadLocal<SimpleDateFormat> LOCAL =
      ThreadLocal.withInitial(() -> new SimpleDateFormat("yyyy", Locale.ROOT));
  static final Collector<CharSequence, ?, String> JOINING = Collectors.joining("-", "<", ">");
  static final TemporalField FIELD = WeekFields.ISO.weekOfYear();
  static final SplittableRandom RANDOM = new SplittableRandom(42);

  static List<Callable<?>> madeAgain() {
    LocalDate date = LocalDate.of(2024, 2, 29);
    TemporalField quarter = IsoFields.QUARTER_OF_YEAR;
    TemporalUnit weeks = IsoFields.WEEK_BASED_YEARS;
    TemporalAdjuster last = TemporalAdjusters.lastDayOfMonth();
    UnaryOperator<String> identity = UnaryOperator.identity();
    Comparator<Map.Entry<String, Integer>> byValue = Map.Entry.comparingByValue();
    Comparator<String> chained =
        Comparator.comparing(String::length).thenComparing(Comparator.reverseOrder());
    Class<?>[] classes = {Thread.State.class, int[].class, List.of().getClass(), Map.Entry.class};
    return List.of(
        () -> FORMAT.format(date),
        () -> LOCAL.get().format(new Date(0)),
        () -> Stream.of("a", "b").collect(JOINING),
        () -> date.get(FIELD),
        () -> RANDOM.nextInt() != 0,
        () -> date.get(quarter) + " " + date.plus(1, weeks),
        () -> date.with(last),
        () -> identity.apply("same"),
        () -> Stream.of(Map.entry("a", 2), Map.entry("b", 1)).sorted(byValue).toList(),
        () -> Stream.of("bb", "a", "cc").sorted(chained).toList(),
        () -> Arrays.toString(classes));
  }

  static List<Callable<?>> formatters() {
    LocalDate date = LocalDate.of(2024, 2, 29);
    DateTimeFormatter german = DateTimeFormatter.ofPattern("EEEE, d. MMMM uuuu", Locale.GERMANY);
    DateTimeFormatter month = new DateTimeFormatterBuilder()
        .appendPattern("uuuu[-MM]")
        .parseDefaulting(ChronoField.MONTH_OF_YEAR, 1)
        .parseDefaulting(ChronoField.DAY_OF_MONTH, 1)
        .toFormatter(Locale.ROOT)
        .withResolverStyle(ResolverStyle.STRICT);
    Map<Long, String> seasons = new TreeMap<>();
    for (long i = 1; i <= 12; i++) {
      seasons.put(i, List.of("winter", "spring", "summer", "autumn").get((int) (i % 12 / 3)));
    }
    DateTimeFormatter season = new DateTimeFormatterBuilder()
        .appendText(ChronoField.MONTH_OF_YEAR, seasons)
        .appendPattern(" 'o''clock' uuuu")
        .toFormatter(Locale.US);
    DateTimeFormatter mail = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneId.of("Asia/Tokyo"));
    TemporalAdjuster payday = TemporalAdjusters.lastInMonth(DayOfWeek.FRIDAY);
    TemporalAdjuster next = TemporalAdjusters.next(DayOfWeek.MONDAY);
    TemporalAdjuster third = TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.SUNDAY);
    TemporalQuery<ZoneId> zone = TemporalQueries.zone();
    Predicate<Object> missing = Predicate.isEqual(null);
    return List.of(
        () -> german.format(date) + german.parse("Freitag, 1. März 2024", LocalDate::from),
        () -> month.parse("2024", LocalDate::from) + " " + month.parse("2024-05", LocalDate::from),
        () -> season.format(date),
        () -> mail.format(Instant.EPOCH) + mail.getZone(),
        () -> date.with(payday) + " " + date.with(next) + " " + date.with(third),
        () -> zone == TemporalQueries.zone() && date.query(zone) == null,
        () -> missing.test(null) + " " + missing.test(""));
  }

  public static void main(String[] args) throws Exception {
    try (RemoteJvm jvm = Both.jvm(args)) {
      Both both = new Both(jvm);
      Map<String, List<Callable<?>>> tasks = new LinkedHashMap<>();
      tasks.put("comparator", cyclesThroughComparators());
      tasks.put("exception", exceptions());
      tasks.put("view", views());
      tasks.put("lone view", loneViews());
      tasks.put("holder", holders());
      tasks.put("made again", madeAgain());
      tasks.put("formatter", formatters());
      for (String name : tasks.keySet()) {
        int number = 0;
        for (Callable<?> task : tasks.get(name)) {
          both.same(name + " " + ++number, task);
        }
      }
      both.end();
    }
  }
}
