package dev.satchel.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.problem.UnpackFault;
import dev.satchel.testing.Trust;
import java.io.File;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.text.ChoiceFormat;
import java.text.DateFormatSymbols;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.HijrahDate;
import java.time.chrono.IsoChronology;
import java.time.chrono.JapaneseDate;
import java.time.chrono.MinguoDate;
import java.time.chrono.ThaiBuddhistDate;
import java.time.temporal.ValueRange;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SimpleTimeZone;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SerialFormTest {
  @BeforeAll
  static void openTheJdk() {
    Trust.open();
  }

  static Stream<Object> equalValues() throws Exception {
    TreeMap<String, Integer> map = new TreeMap<>(Map.of("a", 1, "b", 2, "c", 3));
    List<String> backing = new ArrayList<>(List.of("x", "y"));
    return Stream.of(
        Locale.FRANCE,
        new Locale.Builder().setLanguage("sr").setScript("Latn").setRegion("RS").build(),
        Locale.forLanguageTag("ja-JP-u-ca-japanese-x-lvariant-JP"),
        TimeZone.getTimeZone("Europe/Berlin"),
        new SimpleTimeZone(3600_000, "own"),
        new GregorianCalendar(2024, 1, 29),
        new java.sql.Timestamp(123456789L),
        new java.sql.Date(0),
        new java.sql.Time(0),
        new URL("http://127.0.0.1/x?y#z"),
        InetAddress.getByAddress("some.host", new byte[] {10, 0, 0, 1}),
        InetAddress.getByAddress(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}),
        InetSocketAddress.createUnresolved("host", 80),
        new File("/tmp/x"),
        MethodType.methodType(void.class, String.class, int[].class),
        new DecimalFormat("#,##0.00"),
        DecimalFormatSymbols.getInstance(Locale.GERMANY),
        DateFormatSymbols.getInstance(Locale.GERMANY),
        new SimpleDateFormat("yyyy-MM-dd", Locale.US),
        new MessageFormat("{0} is {1,number}", Locale.US),
        new ChoiceFormat("0#none|1#one|2#many"),
        NumberFormat.getCompactNumberInstance(Locale.US, NumberFormat.Style.SHORT),
        NumberFormat.Field.EXPONENT,
        JapaneseDate.of(2024, 2, 29),
        HijrahDate.of(1445, 2, 2),
        MinguoDate.of(110, 1, 1),
        ThaiBuddhistDate.of(2560, 1, 1),
        IsoChronology.INSTANCE,
        JapaneseDate.of(2024, 2, 29).atTime(java.time.LocalTime.NOON),
        ValueRange.of(1, 5),
        WeekFields.of(Locale.US),
        ZoneId.of("Europe/Berlin").getRules(),
        ZoneId.of("Europe/Berlin").getRules().getTransitions().get(3),
        Clock.offset(Clock.systemUTC(), Duration.ofHours(1)),
        Clock.tick(Clock.fixed(java.time.Instant.EPOCH, ZoneOffset.UTC), Duration.ofSeconds(1)),
        map.headMap("c"),
        map.subMap("a", "b"),
        map.descendingMap(),
        Collections.checkedList(new ArrayList<>(backing), String.class),
        Collections.checkedMap(new HashMap<>(map), String.class, Integer.class),
        Collections.newSetFromMap(new IdentityHashMap<>()),
        setFromMap(),
        Collections.synchronizedSortedMap(new TreeMap<>(map)).headMap("c"),
        Collections.synchronizedSortedSet(new TreeSet<>(map.keySet())).tailSet("b"),
        Collections.unmodifiableMap(map).entrySet(),
        new java.awt.geom.Point2D.Double(1, 2),
        new javax.xml.namespace.QName("urn:x", "local", "p"));
  }

  private static Set<String> setFromMap() {
    Set<String> set = Collections.newSetFromMap(new ConcurrentHashMap<>());
    set.add("q");
    return set;
  }

  @ParameterizedTest
  @MethodSource("equalValues")
  void keepsTypeAndContent(Object value) {
    Object copy = RoundTrip.of(value);
    assertThat(copy.getClass()).isSameAs(value.getClass());
    assertThat(copy.equals(value)).as("%s equals %s", copy, value).isTrue();
  }

  @Test
  void keepsStateOfRandom() {
    Random random = new Random(5);
    random.nextGaussian();
    Random copy = RoundTrip.of(random);
    assertThat(copy.nextGaussian()).isEqualTo(random.nextGaussian());
    assertThat(copy.nextLong()).isEqualTo(random.nextLong());
  }

  @Test
  void namesFieldsAsTheSerialFormDoes() {
    Pieces pieces = ValueKinds.of(Random.class).take(new Random(5));
    assertThat(pieces.properties())
        .containsOnlyKeys("seed", "nextNextGaussian", "haveNextNextGaussian");
    assertThat(pieces.elements()).isEmpty();
    Pieces calendar =
        ValueKinds.of(GregorianCalendar.class).take(new GregorianCalendar(2024, 1, 29));
    assertThat(calendar.properties()).containsEntry("#data", "java.util.Calendar:L");
    assertThat(calendar.elements()).hasSize(1);
  }

  @Test
  void singletonsStayTheOnes() {
    assertThat(RoundTrip.of(Comparator.nullsFirst(null)).getClass().getName())
        .endsWith("NullComparator");
    assertThat((Object) RoundTrip.of(NumberFormat.Field.EXPONENT))
        .isSameAs(NumberFormat.Field.EXPONENT);
    assertThat((Object) RoundTrip.of(Locale.FRANCE)).isSameAs(Locale.FRANCE);
  }

  @Test
  void locksArriveFree() {
    ReentrantLock lock = new ReentrantLock(true);
    Object sync = ValueKinds.of(ReentrantLock.class).take(lock).properties().get("sync");
    assertThat(ValueKinds.of(sync.getClass())).isNotNull();
    ReentrantLock copy = RoundTrip.of(lock);
    assertThat(copy.isFair()).isTrue();
    assertThat(copy.isLocked()).isFalse();
    assertThat(RoundTrip.of(new Semaphore(3)).availablePermits()).isEqualTo(3);
    assertThat(ValueKinds.of(ReentrantReadWriteLock.class)).isNotNull();
    assertThat(RoundTrip.of(new CountDownLatch(2)).getCount()).isEqualTo(2);
  }

  /** Not the lock but its inner part is what a condition knows, and the lock travels with that. */
  @Test
  void conditionsOfFreeLocksStayTheirs() {
    ReentrantLock lock = new ReentrantLock();
    Condition condition = lock.newCondition();
    Object sync = ValueKinds.of(ReentrantLock.class).take(lock).properties().get("sync");
    assertThat(ValueKinds.of(condition.getClass()).take(condition).properties())
        .containsEntry("this$0", sync);
    assertThat((Object) RoundTrip.of(condition)).isInstanceOf(Condition.class);
  }

  @Test
  void viewsOfSynchronizedWrappersLockTheSameObject() {
    SortedSet<String> set = Collections.synchronizedSortedSet(new TreeSet<>(List.of("a", "b")));
    SortedSet<String> view = set.tailSet("b");
    Pieces pieces = ValueKinds.of(view.getClass()).take(view);
    assertThat(pieces.properties().get("mutex")).isSameAs(set);
    assertThat(RoundTrip.of(view)).containsExactly("b");
  }

  @Test
  void keepsWrappersOfSequencedCollections() throws Throwable {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    Class<?> sequenced;
    try {
      sequenced = Class.forName("java.util.SequencedCollection");
    } catch (ClassNotFoundException before21) {
      assertThat(Runtime.version().feature()).isLessThan(21);
      return;
    }
    List<String> backing = new ArrayList<>(List.of("a"));
    Object view = lookup
        .findStatic(
            Collections.class,
            "unmodifiableSequencedCollection",
            MethodType.methodType(sequenced, sequenced))
        .invoke(backing);
    Object copy = RoundTrip.of(view);
    backing.add("b");
    assertThat(copy.getClass()).isSameAs(view.getClass());
    assertThat(copy.toString()).isEqualTo("[a, b]");
  }

  @Test
  void viewsShareTheirBacking() {
    TreeMap<String, Integer> map = new TreeMap<>();
    SortedMap<String, Integer> head = RoundTrip.of(map.headMap("m"));
    map.put("a", 1);
    map.put("z", 1);
    assertThat(head).containsOnlyKeys("a");
  }

  @Test
  void refusesWhatIsNoData() {
    assertThat(ValueKinds.named("java.util.concurrent.ForkJoinTask$AdaptedCallable"))
        .isNull();
    assertThat(ValueKinds.named("java.util.PropertyPermission")).isNull();
    assertThat(ValueKinds.named("java.security.SecureRandom")).isNull();
    assertThat(ValueKinds.named("javax.management.BadAttributeValueExpException"))
        .isNull();
    assertThat(ValueKinds.named("java.net.NetPermission")).isNull();
    assertThat(ValueKinds.named("java.util.concurrent.ThreadPoolExecutor$Worker"))
        .isNull();
    assertThat(ValueKinds.named("java.rmi.server.UnicastRemoteObject")).isNull();
    assertThat(ValueKinds.named("java.util.Timer")).isNull();
  }

  @Test
  void refusesAFormThatDoesNotFit() {
    ValueKind random = ValueKinds.named("java.util.Random");
    assertThatThrownBy(
            () -> random.allocate("java.util.Random", Taken.with("seed", "x").andElements()))
        .isInstanceOf(UnpackFault.class)
        .hasMessage("cannot make a java.util.Random of its serial form: java.io.IOException:"
            + " needs a Long, not a java.lang.String");
    assertThatThrownBy(() -> random.allocate(
            "java.util.Random", Taken.with("#form", "java.lang.Thread").andElements()))
        .isInstanceOf(UnpackFault.class)
        .hasMessage(
            "a value of type java.util.Random has the serial form java.lang.Thread, which is none that can"
                + " travel");
    assertThatThrownBy(() -> random.allocate(
            "java.util.Random",
            Taken.with("#form", "java.util.Date")
                .and("#data", "java.util.Date:J")
                .andElements(0L)))
        .isInstanceOf(UnpackFault.class)
        .hasMessage("the serial form of a java.util.Random makes a java.util.Date in this JVM");
    ValueKind zone = ValueKinds.named("java.util.SimpleTimeZone");
    assertThatThrownBy(() -> zone.allocate(
            "java.util.SimpleTimeZone", Taken.with("ID", new HashSet<>()).andElements()))
        .isInstanceOf(UnpackFault.class)
        .hasMessageContaining("ClassCastException");
  }
}
