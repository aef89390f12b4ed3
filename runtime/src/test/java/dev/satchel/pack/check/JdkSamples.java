package dev.satchel.pack.check;

import java.awt.Color;
import java.awt.ComponentOrientation;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.GridBagConstraints;
import java.awt.Insets;
import java.awt.Point;
import java.awt.Polygon;
import java.awt.Rectangle;
import java.awt.font.NumericShaper;
import java.awt.font.TextAttribute;
import java.awt.font.TransformAttribute;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.GeneralPath;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.QuadCurve2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.beans.PropertyChangeEvent;
import java.beans.PropertyChangeSupport;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.CharArrayWriter;
import java.io.File;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.rmi.dgc.VMID;
import java.rmi.server.ObjID;
import java.rmi.server.UID;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.text.Annotation;
import java.text.AttributedCharacterIterator;
import java.text.AttributedString;
import java.text.ChoiceFormat;
import java.text.Collator;
import java.text.DateFormat;
import java.text.DateFormatSymbols;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.FieldPosition;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.text.SimpleDateFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
import java.time.chrono.Chronology;
import java.time.chrono.HijrahChronology;
import java.time.chrono.HijrahDate;
import java.time.chrono.IsoChronology;
import java.time.chrono.JapaneseChronology;
import java.time.chrono.JapaneseDate;
import java.time.chrono.JapaneseEra;
import java.time.chrono.MinguoChronology;
import java.time.chrono.MinguoDate;
import java.time.chrono.ThaiBuddhistChronology;
import java.time.chrono.ThaiBuddhistDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.time.temporal.IsoFields;
import java.time.temporal.JulianFields;
import java.time.temporal.TemporalQueries;
import java.time.temporal.ValueRange;
import java.time.temporal.WeekFields;
import java.util.AbstractMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.Date;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.EventObject;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.PropertyResourceBundle;
import java.util.Random;
import java.util.Set;
import java.util.SimpleTimeZone;
import java.util.Stack;
import java.util.TimeZone;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
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
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.jar.Attributes;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.management.ObjectName;
import javax.management.openmbean.ArrayType;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenMBeanAttributeInfoSupport;
import javax.management.openmbean.OpenMBeanOperationInfoSupport;
import javax.management.openmbean.OpenMBeanParameterInfo;
import javax.management.openmbean.OpenMBeanParameterInfoSupport;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;
import javax.naming.BinaryRefAddr;
import javax.naming.CompositeName;
import javax.naming.directory.BasicAttribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.ModificationItem;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import javax.sql.rowset.serial.SerialBlob;
import javax.sql.rowset.serial.SerialClob;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.namespace.QName;

/** Objects of the JDK's classes, in states that are not the first that comes to mind. */
@SuppressWarnings({"JdkObsolete", "JavaUtilDate", "deprecation", "AddressSelection"
}) // users have them
final class JdkSamples {
  private JdkSamples() {}

  static List<Object> all() throws Exception {
    List<Object> all = new ArrayList<>();
    all.addAll(ofLang());
    all.addAll(ofMathAndNet());
    all.addAll(ofText());
    all.addAll(ofTime());
    all.addAll(lists());
    all.addAll(sets());
    all.addAll(maps());
    all.addAll(wrappers());
    all.addAll(others());
    all.addAll(concurrent());
    all.addAll(geometry());
    all.addAll(ofOtherPackages());
    all.addAll(ofSecurity());
    all.addAll(ofManagement());
    all.addAll(views());
    if (Runtime.version().feature() >= 21) {
      all.add(List.class.getMethod("reversed").invoke(new ArrayList<>(NAMES)));
      all.add(
          LinkedHashMap.class.getMethod("firstEntry").invoke(new LinkedHashMap<>(Map.of(1, 2))));
    }
    if (Runtime.version().feature() >= 22) {
      Class<?> listFormat = Class.forName("java.text.ListFormat");
      all.add(listFormat.getMethod("getInstance").invoke(null));
    }
    return all;
  }

  private static List<Object> ofLang() throws Exception {
    StringBuilder builder = new StringBuilder(77).append("builder");
    GenericArrayType classes =
        (GenericArrayType) Method.class.getMethod("getParameterTypes").getGenericReturnType();
    return List.of(
        new Object(),
        builder,
        new StringBuffer("buffer"),
        new Throwable().getStackTrace()[0],
        Runtime.version(),
        Character.UnicodeBlock.GREEK,
        MethodType.methodType(String.class, int.class, List[].class),
        String.class.getMethod("substring", int.class),
        ArrayList.class.getConstructor(int.class),
        Integer.class.getField("MAX_VALUE"),
        String.class.getMethod("substring", int.class).getParameters()[0],
        int[][].class,
        System.class.getMethod("getenv").getGenericReturnType(),
        classes,
        ((ParameterizedType) classes.getGenericComponentType()).getActualTypeArguments()[0],
        Map.class.getTypeParameters()[1],
        "text",
        true,
        'c',
        (byte) 1,
        (short) 2,
        3,
        4L,
        5.5f,
        6.5,
        IsoFields.DAY_OF_QUARTER,
        JulianFields.MODIFIED_JULIAN_DAY,
        Thread.State.BLOCKED,
        ClassDesc.of("java.util.Map$Entry").arrayType(),
        MethodTypeDesc.ofDescriptor("(ILjava/lang/String;)V"),
        new ThreadLocal<>(),
        new InheritableThreadLocal<>(),
        Collections.emptyIterator(),
        Collections.emptyListIterator(),
        Collections.emptyEnumeration(),
        new PropertyResourceBundle(new StringReader("key=text")),
        String.CASE_INSENSITIVE_ORDER);
  }

  private static List<Object> ofMathAndNet() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(new byte[] {1, 2, 3});
    CharArrayWriter chars = new CharArrayWriter();
    chars.write("text");
    return List.of(
        new BigInteger("-123456789012345678901234567890"),
        new BigDecimal("1.2300E+50"),
        MathContext.DECIMAL64,
        new URI("http://user@example.org:80/a%20b?c#d"),
        new URL("http://user@example.org:80/a%20b?c#d"),
        InetAddress.getByAddress("name", new byte[] {10, 1, 2, 3}),
        InetAddress.getByAddress(
            "six", new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}),
        new InetSocketAddress(InetAddress.getByAddress("name", new byte[] {10, 1, 2, 3}), 80),
        InetSocketAddress.createUnresolved("example.org", 8080),
        UnixDomainSocketAddress.of("/run/socket"),
        new File("some/file"),
        bytes,
        chars,
        new StringWriter().append("text"),
        FileTime.fromMillis(1234567890123L),
        new java.net.Proxy(
            java.net.Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy", 3128)),
        java.net.Proxy.NO_PROXY,
        CoderResult.OVERFLOW,
        CoderResult.malformedForLength(3),
        CodingErrorAction.REPLACE,
        FileChannel.MapMode.PRIVATE,
        Path.of("some", "path"),
        StandardCharsets.UTF_16LE,
        Charset.forName("IBM850"),
        ByteOrder.LITTLE_ENDIAN,
        ByteBuffer.wrap(new byte[] {1, 2, 3, 4}, 1, 2).slice().order(ByteOrder.LITTLE_ENDIAN),
        CharBuffer.wrap("text".toCharArray()).position(1),
        ShortBuffer.wrap(new short[] {1, 2}).limit(1),
        IntBuffer.wrap(new int[] {1, 2}).position(1).mark().position(2),
        LongBuffer.allocate(2),
        FloatBuffer.wrap(new float[] {1.5f}),
        DoubleBuffer.wrap(new double[] {Double.NaN, -0.0}));
  }

  private static List<Object> ofText() throws Exception {
    DecimalFormat format =
        new DecimalFormat("#,##0.00;(#)", new DecimalFormatSymbols(Locale.GERMANY));
    format.setParseBigDecimal(true);
    SimpleDateFormat dates = new SimpleDateFormat("yyyy-MM-dd'T'HH:mm:ss", Locale.FRANCE);
    dates.setTimeZone(TimeZone.getTimeZone("Asia/Tokyo"));
    dates.set2DigitYearStart(new Date(0));
    dates.setLenient(false);
    AttributedString attributed = new AttributedString("some text");
    attributed.addAttribute(AttributedCharacterIterator.Attribute.LANGUAGE, Locale.UK, 1, 5);
    attributed.addAttribute(
        AttributedCharacterIterator.Attribute.READING, new Annotation("x"), 3, 7);
    return List.of(
        format,
        new DecimalFormatSymbols(Locale.FRANCE),
        NumberFormat.getCompactNumberInstance(Locale.US, NumberFormat.Style.LONG),
        new ChoiceFormat("0#none|1#one|1<many {0}"),
        new MessageFormat("{0,number,#.#} at {1,date} of {2}", Locale.UK),
        dates,
        new DateFormatSymbols(Locale.ITALY),
        DateFormat.Field.HOUR0,
        NumberFormat.Field.EXPONENT_SIGN,
        MessageFormat.Field.ARGUMENT,
        AttributedCharacterIterator.Attribute.LANGUAGE,
        Pattern.compile("(a+)b", Pattern.CASE_INSENSITIVE | Pattern.COMMENTS),
        HexFormat.ofDelimiter(":").withPrefix("0x").withUpperCase(),
        Base64.getUrlDecoder(),
        Base64.getMimeEncoder(),
        Collator.getInstance(new Locale("sv")),
        new Annotation("about"),
        attributed,
        new ParsePosition(3),
        new FieldPosition(DateFormat.Field.YEAR),
        new Locale.LanguageRange("de-*", 0.5),
        DecimalStyle.of(Locale.GERMANY).withZeroDigit('0'));
  }

  private static List<Object> ofTime() {
    LocalDateTime time = LocalDateTime.of(2024, 2, 29, 1, 2, 3, 4);
    List<Object> values = new ArrayList<>(List.of(
        Duration.ofSeconds(-5, 7),
        Instant.ofEpochSecond(-1, 1),
        LocalDate.MIN,
        time,
        LocalTime.MIDNIGHT,
        MonthDay.of(2, 29),
        OffsetDateTime.of(time, ZoneOffset.MAX),
        OffsetTime.MIN,
        Period.of(-1, 14, 3),
        Year.of(-44),
        YearMonth.of(12345, 6),
        ZoneOffset.ofHoursMinutesSeconds(3, 30, 15),
        ZoneId.of("Europe/Paris"),
        ZonedDateTime.ofLocal(
            LocalDateTime.of(2024, 10, 27, 2, 30),
            ZoneId.of("Europe/Paris"),
            ZoneOffset.ofHours(1)),
        Clock.systemUTC(),
        Clock.system(ZoneId.of("Asia/Tokyo")),
        Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
        Clock.offset(Clock.systemUTC(), Duration.ofHours(1)),
        Clock.tickSeconds(ZoneOffset.UTC),
        InstantSource.system(),
        InstantSource.fixed(Instant.EPOCH),
        DateTimeFormatter.ISO_ORDINAL_DATE,
        DateTimeFormatter.ISO_DATE.toFormat(),
        DateTimeFormatter.ofPattern("EEEE, d. MMMM yyyy, HH:mm", Locale.GERMANY),
        DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneId.of("Asia/Tokyo")),
        WeekFields.of(Locale.US).weekOfYear(),
        TemporalQueries.precision(),
        ValueRange.of(1, 2, 28, 31),
        WeekFields.of(Locale.US)));
    values.addAll(List.of(
        IsoChronology.INSTANCE,
        HijrahChronology.INSTANCE,
        JapaneseChronology.INSTANCE,
        MinguoChronology.INSTANCE,
        ThaiBuddhistChronology.INSTANCE,
        HijrahDate.of(1445, 8, 19),
        JapaneseDate.of(JapaneseEra.SHOWA, 50, 3, 4),
        JapaneseEra.REIWA,
        MinguoDate.of(113, 2, 29),
        ThaiBuddhistDate.of(2567, 2, 29),
        JapaneseDate.of(2024, 2, 29).atTime(LocalTime.NOON),
        ThaiBuddhistDate.of(2567, 2, 29).atTime(LocalTime.NOON).atZone(ZoneId.of("Asia/Bangkok")),
        Chronology.of("Minguo").period(1, 2, 3),
        ZoneId.of("Europe/Berlin").getRules(),
        ZoneId.of("Europe/Berlin").getRules().getTransitions().get(5),
        ZoneId.of("Europe/Berlin").getRules().getTransitionRules().get(0)));
    return values;
  }

  private static final List<String> NAMES = List.of("c", "a", "b");

  /** What they are views of is nowhere else. */
  private static List<Object> views() {
    Map<String, Integer> map = new LinkedHashMap<>(Map.of("x", 1, "y", 2, "z", 3));
    return List.of(
        map.keySet(),
        map.entrySet(),
        new HashMap<>(map).keySet(),
        new HashMap<>(map).entrySet(),
        new TreeMap<>(map).keySet(),
        new ArrayList<>(NAMES).subList(1, 2));
  }

  private static List<Object> lists() {
    Stack<String> stack = new Stack<>();
    stack.addAll(NAMES);
    PriorityQueue<String> queue = new PriorityQueue<>(Comparator.reverseOrder());
    queue.addAll(NAMES);
    return List.of(
        new ArrayList<>(Arrays.asList("x", null, 3)),
        new LinkedList<>(NAMES),
        new Vector<>(NAMES),
        stack,
        new ArrayDeque<>(NAMES),
        queue,
        Arrays.asList("a", null),
        List.of(),
        List.of(1),
        NAMES,
        NAMES.subList(1, 2),
        Stream.of("a", null).toList(),
        Collections.emptyList(),
        Collections.singletonList(null),
        Collections.nCopies(3, "z"));
  }

  private static List<Object> sets() {
    BitSet bits = new BitSet(500);
    bits.set(3, 90);
    Set<String> ofMap = Collections.newSetFromMap(new IdentityHashMap<>());
    ofMap.add("a");
    return List.of(
        new HashSet<>(NAMES),
        new LinkedHashSet<>(NAMES),
        new TreeSet<>(NAMES),
        new TreeSet<>(new TreeSet<>(NAMES).descendingSet()),
        EnumSet.of(TimeUnit.DAYS, TimeUnit.HOURS),
        EnumSet.noneOf(Character.UnicodeScript.class),
        bits,
        Set.of(),
        Set.of(1),
        Set.of(1, 2, 3),
        Collections.emptySet(),
        Collections.singleton(1),
        ofMap,
        Collections.emptySortedSet());
  }

  private static List<Object> maps() {
    LinkedHashMap<String, Integer> recent = new LinkedHashMap<>(16, 0.75f, true);
    recent.put("b", 2);
    recent.put("a", 1);
    Properties defaults = new Properties();
    defaults.setProperty("a", "b");
    NavigableMap<String, Integer> tree = new TreeMap<>(recent);
    return List.of(
        new HashMap<>(recent),
        recent,
        tree,
        tree.headMap("b"),
        tree.descendingMap(),
        tree.descendingMap().tailMap("a", true),
        new TreeMap<>(Map.of("x", 1)).firstEntry(),
        new Hashtable<>(recent),
        new Properties(defaults),
        new IdentityHashMap<>(Map.of("a", 1)),
        new WeakHashMap<>(recent),
        new EnumMap<>(Map.of(TimeUnit.DAYS, 1)),
        new AbstractMap.SimpleEntry<>("a", 1),
        new AbstractMap.SimpleImmutableEntry<>("a", 1),
        Map.entry("a", 1),
        recent.entrySet().iterator().next(),
        new HashMap<>(recent).entrySet().iterator().next(),
        tree.entrySet().iterator().next(),
        Map.of(),
        Map.of(1, 2),
        Map.of(1, 2, 3, 4),
        Collections.emptyMap(),
        Collections.singletonMap("a", null),
        Collections.emptySortedMap());
  }

  private static List<Object> wrappers() {
    TreeSet<String> set = new TreeSet<>(NAMES);
    TreeMap<String, Integer> map = new TreeMap<>(Map.of("a", 1));
    List<String> linked = new LinkedList<>(NAMES);
    List<String> list = new ArrayList<>(NAMES);
    List<Object> wrappers = new ArrayList<>(List.of(
        Collections.unmodifiableCollection(list),
        Collections.unmodifiableSet(set),
        Collections.unmodifiableSortedSet(set),
        Collections.unmodifiableNavigableSet(set),
        Collections.unmodifiableList(list),
        Collections.unmodifiableList(linked),
        Collections.unmodifiableMap(map),
        Collections.unmodifiableSortedMap(map),
        Collections.unmodifiableNavigableMap(map),
        Collections.synchronizedCollection(list),
        Collections.synchronizedSet(set),
        Collections.synchronizedSortedSet(set),
        Collections.synchronizedNavigableSet(set),
        Collections.synchronizedList(list),
        Collections.synchronizedList(linked),
        Collections.synchronizedMap(map),
        Collections.synchronizedSortedMap(map),
        Collections.synchronizedNavigableMap(map)));
    wrappers.addAll(List.of(
        Collections.checkedCollection(list, String.class),
        Collections.checkedSet(set, String.class),
        Collections.checkedSortedSet(set, String.class),
        Collections.checkedNavigableSet(set, String.class),
        Collections.checkedList(list, String.class),
        Collections.checkedList(linked, String.class),
        Collections.checkedQueue(new ArrayDeque<>(list), String.class),
        Collections.checkedMap(map, String.class, Integer.class),
        Collections.checkedSortedMap(map, String.class, Integer.class),
        Collections.checkedNavigableMap(map, String.class, Integer.class),
        Collections.asLifoQueue(new ArrayDeque<>(list)),
        Collections.reverseOrder(),
        Collections.reverseOrder(String.CASE_INSENSITIVE_ORDER),
        Comparator.naturalOrder(),
        Comparator.nullsFirst(Comparator.reverseOrder())));
    return wrappers;
  }

  private static List<Object> others() {
    GregorianCalendar calendar =
        new GregorianCalendar(TimeZone.getTimeZone("Asia/Tokyo"), Locale.US);
    calendar.setTimeInMillis(123456789L);
    calendar.setLenient(false);
    Random random = new Random(42);
    double unusedDraw = random.nextGaussian();
    return List.of(
        Optional.of("x"),
        Optional.empty(),
        OptionalInt.of(1),
        OptionalLong.empty(),
        OptionalDouble.of(0.5),
        IntStream.range(0, 9).summaryStatistics(),
        Stream.of(1L, 2L).collect(Collectors.summarizingLong(each -> each)),
        Stream.of(1.5, 2.5).collect(Collectors.summarizingDouble(each -> each)),
        new IntSummaryStatistics(),
        new LongSummaryStatistics(),
        new DoubleSummaryStatistics(),
        UUID.fromString("123e4567-e89b-12d3-a456-426614174000"),
        Currency.getInstance("CHF"),
        new Date(1234567890123L),
        new java.sql.Date(1234567890123L),
        new java.sql.Time(1234567890123L),
        java.sql.Timestamp.from(Instant.ofEpochSecond(5, 123456789)),
        calendar,
        new java.util.Calendar.Builder()
            .setCalendarType("japanese")
            .setInstant(5)
            .build(),
        new java.util.Calendar.Builder()
            .setCalendarType("buddhist")
            .setInstant(5)
            .build(),
        Locale.forLanguageTag("de-Latn-CH-1996-u-co-phonebk-x-own"),
        random,
        new SimpleTimeZone(3_600_000, "mine", 2, -1, 1, 7_200_000, 9, -1, 1, 7_200_000),
        TimeZone.getTimeZone("Europe/Berlin"),
        new EventObject("source"),
        Collectors.toList(),
        new ThreadPoolExecutor.AbortPolicy(),
        new ThreadPoolExecutor.CallerRunsPolicy(),
        new ThreadPoolExecutor.DiscardOldestPolicy(),
        new ThreadPoolExecutor.DiscardPolicy(),
        Attributes.Name.CLASS_PATH,
        Level.CONFIG);
  }

  private static List<Object> concurrent() {
    LongAdder longs = new LongAdder();
    longs.add(5);
    DoubleAdder doubles = new DoubleAdder();
    doubles.add(5.5);
    ConcurrentHashMap<String, Integer> map = new ConcurrentHashMap<>(Map.of("a", 1, "b", 2));
    ConcurrentSkipListMap<String, Integer> sorted = new ConcurrentSkipListMap<>(map);
    ReentrantReadWriteLock readWrite = new ReentrantReadWriteLock(true);
    List<Object> values = new ArrayList<>(List.of(
        map,
        map.keySet(),
        map.keySet(7),
        map.values(),
        map.entrySet(),
        map.entrySet().iterator().next(),
        sorted,
        sorted.headMap("b"),
        sorted.descendingMap(),
        new ConcurrentSkipListSet<>(NAMES),
        new CopyOnWriteArrayList<>(NAMES),
        new CopyOnWriteArraySet<>(NAMES),
        new ConcurrentLinkedQueue<>(NAMES),
        new ConcurrentLinkedDeque<>(NAMES),
        new LinkedBlockingQueue<>(NAMES),
        new LinkedBlockingDeque<>(NAMES),
        new LinkedTransferQueue<>(NAMES),
        new ArrayBlockingQueue<>(9, true, NAMES),
        new PriorityBlockingQueue<>(NAMES),
        new SynchronousQueue<>(true),
        new DelayQueue<>()));
    values.addAll(List.of(
        CompletableFuture.completedFuture("x"),
        new CountDownLatch(0),
        new Semaphore(3, true),
        ThreadLocalRandom.current(),
        new ReentrantLock(true),
        readWrite,
        readWrite.readLock(),
        readWrite.writeLock(),
        new StampedLock(),
        new ReentrantLock().newCondition(),
        new AtomicBoolean(true),
        new AtomicInteger(-3),
        new AtomicLong(1L << 40),
        new AtomicReference<>("x"),
        new AtomicIntegerArray(new int[] {1, 2}),
        new AtomicLongArray(new long[] {1, 2}),
        new AtomicReferenceArray<>(new String[] {"a", null}),
        new AtomicMarkableReference<>("x", true),
        new AtomicStampedReference<>("x", 7),
        longs,
        doubles));
    return values;
  }

  private static List<Object> geometry() {
    Path2D.Float path = new Path2D.Float(Path2D.WIND_EVEN_ODD);
    path.moveTo(1, 2);
    path.quadTo(1, 2, 3, 4);
    path.closePath();
    return List.of(
        AffineTransform.getRotateInstance(0.3, 1, 2),
        new Arc2D.Double(1, 2, 3, 4, 5, 6, Arc2D.PIE),
        new Arc2D.Float(1, 2, 3, 4, 5, 6, Arc2D.CHORD),
        new CubicCurve2D.Double(1, 2, 3, 4, 5, 6, 7, 8),
        new CubicCurve2D.Float(1, 2, 3, 4, 5, 6, 7, 8),
        new Ellipse2D.Double(1, 2, 3, 4),
        new Ellipse2D.Float(1, 2, 3, 4),
        new GeneralPath(path),
        new Line2D.Double(1, 2, 3, 4),
        new Line2D.Float(1, 2, 3, 4),
        new Path2D.Double(path),
        path,
        new Point2D.Double(1, 2),
        new Point2D.Float(1, 2),
        new QuadCurve2D.Double(1, 2, 3, 4, 5, 6),
        new QuadCurve2D.Float(1, 2, 3, 4, 5, 6),
        new Rectangle2D.Double(1, 2, 3, 4),
        new Rectangle2D.Float(1, 2, 3, 4),
        new RoundRectangle2D.Double(1, 2, 3, 4, 5, 6),
        new RoundRectangle2D.Float(1, 2, 3, 4, 5, 6));
  }

  private static List<Object> ofOtherPackages() throws Exception {
    GridBagConstraints constraints = new GridBagConstraints();
    constraints.gridx = 3;
    PropertyChangeSupport support = new PropertyChangeSupport("source");
    DatatypeFactory xml = DatatypeFactory.newInstance();
    return List.of(
        new Color(1, 2, 3, 4),
        ComponentOrientation.RIGHT_TO_LEFT,
        new Dimension(1, 2),
        new Font("Serif", Font.ITALIC, 12),
        constraints,
        new Insets(1, 2, 3, 4),
        new Point(1, 2),
        new Polygon(new int[] {1, 2}, new int[] {3, 4}, 2),
        new Rectangle(1, 2, 3, 4),
        NumericShaper.getShaper(NumericShaper.ARABIC),
        TextAttribute.UNDERLINE,
        new TransformAttribute(AffineTransform.getScaleInstance(2, 3)),
        new SerialBlob(new byte[] {1, 2}),
        new SerialClob("text".toCharArray()),
        new QName("urn:a", "b", "c"),
        new UID(),
        new ObjID(7),
        new VMID(),
        new ObjectName("domain:type=t,name=n"),
        new CompositeName("a/b/c"),
        new LdapName("CN=Steve,OU=Engineering,O=Acme"),
        new Rdn("ou=Sales"),
        new X500Principal("CN=somebody, O=Acme"),
        new PropertyChangeEvent("source", "name", 1, 2),
        support,
        xml.newDuration("P1Y2M3DT4H5M6.7S"),
        xml.newXMLGregorianCalendar("2024-02-29T01:02:03.456Z"));
  }

  /** Of CN=sample, O=Acme; signed by itself. */
  private static final String CERTIFICATE =
      "MIIBWjCCAQCgAwIBAgIJAKpF1bwwnPm+MAoGCCqGSM49BAMCMCAxDTALBgNVBAoTBEFjbWUxDzANBgNVBAMTBnNh"
          + "bXBsZTAgFw0yNjExMjIyMDA2NTBaGA8yMTI2MTAyOTIwMDY1MFowIDENMAsGA1UEChMEQWNtZTEPMA0GA1UEAxMG"
          + "c2FtcGxlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEVarRRiRA/jAQbpFmhI+P4Whn8hcCYxdrXkT5FS2UqkgT"
          + "uXkCQll4OokdOrJ9Cj78TSclWpuFnWRkp7Lh2tuaNaMhMB8wHQYDVR0OBBYEFDQLzVByCTRE3jaoe1nva5N8E+qX"
          + "MAoGCCqGSM49BAMCA0gAMEUCIC5sGKE8ahIlg7AhohmC79/h8RC0EK/6Z1wT0dWCz/1aAiEA48CdYkFj0vdnW7jv"
          + "QGO/mGjf/7oLQRzH6nO+8ef9QMI=";

  private static List<Object> ofSecurity() throws Exception {
    List<Object> values = new ArrayList<>();
    values.add(CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(CERTIFICATE))));
    for (String algorithm : List.of("RSA", "EC", "DSA", "DH", "Ed25519", "X25519")) {
      values.add(KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPublic());
    }
    return values;
  }

  private static List<Object> ofManagement() throws Exception {
    String[] names = {"name", "size"};
    OpenType<?>[] types = {SimpleType.STRING, SimpleType.LONG};
    CompositeType row = new CompositeType("row", "a row", names, names, types);
    TabularType table = new TabularType("table", "rows", row, new String[] {"name"});
    TabularDataSupport rows = new TabularDataSupport(table);
    CompositeDataSupport one = new CompositeDataSupport(row, names, new Object[] {"a", 1L});
    rows.put(one);
    OpenMBeanParameterInfoSupport parameter =
        new OpenMBeanParameterInfoSupport("p", "a parameter", SimpleType.LONG, 5L);
    return List.of(
        row,
        one,
        table,
        rows,
        new ArrayType<String[]>(1, SimpleType.STRING),
        parameter,
        new OpenMBeanAttributeInfoSupport("a", "b", SimpleType.STRING, true, true, false, "x"),
        new OpenMBeanOperationInfoSupport(
            "o", "an operation", new OpenMBeanParameterInfo[] {parameter}, SimpleType.VOID, 1),
        new BinaryRefAddr("type", new byte[] {1, 2}),
        new ModificationItem(DirContext.ADD_ATTRIBUTE, new BasicAttribute("id", "value")));
  }
}
