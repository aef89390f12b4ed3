package programs;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;

/** What {@code ==} says: of constants of the JDK that arrive, of strings, boxes, lambdas, classes, and of what is shared. */
public final class Identities {
  static final Map<String, Object> HELD = new LinkedHashMap<>();
  static final String LITERAL = "literal";
  static final String COMPUTED = new StringBuilder("comp").append("uted").toString();
  static final Integer SMALL = 127;
  static final Integer LARGE = 128;
  static final Object TOKEN = new Object();
  static final Runnable NOTHING = () -> { };

  static void hold() {
    HELD.put("emptyList", Collections.emptyList());
    HELD.put("emptyMap", Collections.emptyMap());
    HELD.put("emptySet", Collections.emptySet());
    HELD.put("List.of", List.of());
    HELD.put("Map.of", Map.of());
    HELD.put("Set.of", Set.of());
    HELD.put("optional", Optional.empty());
    HELD.put("optionalInt", OptionalInt.empty());
    HELD.put("one", BigInteger.ONE);
    HELD.put("zero", BigDecimal.ZERO);
    HELD.put("decimal32", MathContext.DECIMAL32);
    HELD.put("utf", StandardCharsets.UTF_8);
    HELD.put("us", Locale.US);
    HELD.put("root", Locale.ROOT);
    HELD.put("utc", ZoneOffset.UTC);
    HELD.put("epoch", Instant.EPOCH);
    HELD.put("min", LocalDate.MIN);
    HELD.put("midnight", LocalTime.MIDNIGHT);
    HELD.put("noon", LocalTime.NOON);
    HELD.put("dtmin", LocalDateTime.MIN);
    HELD.put("zeroDuration", Duration.ZERO);
    HELD.put("zeroPeriod", Period.ZERO);
    HELD.put("iso", DateTimeFormatter.ISO_DATE);
    HELD.put("basic", DateTimeFormatter.BASIC_ISO_DATE);
    HELD.put("chronology", IsoChronology.INSTANCE);
    HELD.put("natural", Comparator.naturalOrder());
    HELD.put("reverse", Collections.reverseOrder());
    HELD.put("case", String.CASE_INSENSITIVE_ORDER);
    HELD.put("unit", TimeUnit.DAYS);
    HELD.put("field", ChronoField.YEAR);
    HELD.put("chrono", ChronoUnit.DAYS);
    HELD.put("day", DayOfWeek.FRIDAY);
    HELD.put("eur", Currency.getInstance("EUR"));
    HELD.put("void", void.class);
    HELD.put("ints", int[].class);
    HELD.put("info", Level.INFO);
    HELD.put("true", Boolean.TRUE);
    HELD.put("byte", (byte) -7);
    HELD.put("char", 'c');
    HELD.put("two", BigInteger.valueOf(2));
    HELD.put("ten", BigDecimal.valueOf(10));
    HELD.put("big", BigInteger.TEN.pow(40));
  }

  static List<String> unlike() {
    Map<String, Supplier<Object>> expected = new LinkedHashMap<>();
    expected.put("emptyList", Collections::emptyList);
    expected.put("emptyMap", Collections::emptyMap);
    expected.put("emptySet", Collections::emptySet);
    expected.put("List.of", List::of);
    expected.put("Map.of", Map::of);
    expected.put("Set.of", Set::of);
    expected.put("optional", Optional::empty);
    expected.put("optionalInt", OptionalInt::empty);
    expected.put("one", () -> BigInteger.ONE);
    expected.put("zero", () -> BigDecimal.ZERO);
    expected.put("decimal32", () -> MathContext.DECIMAL32);
    expected.put("utf", () -> Charset.forName("UTF-8"));
    expected.put("us", () -> Locale.US);
    expected.put("root", () -> Locale.ROOT);
    expected.put("utc", () -> ZoneOffset.UTC);
    expected.put("epoch", () -> Instant.EPOCH);
    expected.put("min", () -> LocalDate.MIN);
    expected.put("midnight", () -> LocalTime.MIDNIGHT);
    expected.put("noon", () -> LocalTime.NOON);
    expected.put("dtmin", () -> LocalDateTime.MIN);
    expected.put("zeroDuration", () -> Duration.ZERO);
    expected.put("zeroPeriod", () -> Period.ZERO);
    expected.put("iso", () -> DateTimeFormatter.ISO_DATE);
    expected.put("basic", () -> DateTimeFormatter.BASIC_ISO_DATE);
    expected.put("chronology", () -> IsoChronology.INSTANCE);
    expected.put("natural", Comparator::naturalOrder);
    expected.put("reverse", Collections::reverseOrder);
    expected.put("case", () -> String.CASE_INSENSITIVE_ORDER);
    expected.put("unit", () -> TimeUnit.DAYS);
    expected.put("field", () -> ChronoField.YEAR);
    expected.put("chrono", () -> ChronoUnit.DAYS);
    expected.put("day", () -> DayOfWeek.FRIDAY);
    expected.put("eur", () -> Currency.getInstance("EUR"));
    expected.put("void", () -> void.class);
    expected.put("ints", () -> int[].class);
    expected.put("info", () -> Level.INFO);
    expected.put("true", () -> Boolean.TRUE);
    expected.put("byte", () -> (byte) -7);
    expected.put("char", () -> 'c');
    expected.put("two", () -> BigInteger.TWO);
    expected.put("ten", () -> BigDecimal.TEN);
    List<String> unlike = new ArrayList<>();
    expected.forEach((name, constant) -> {
      if (HELD.get(name) != constant.get()) {
        unlike.add(name);
      }
    });
    return unlike;
  }

  static final class Interner<T> {
    private final Map<T, T> known = new HashMap<>();

    T intern(T value) {
      T old = known.putIfAbsent(value, value);
      return old == null ? value : old;
    }
  }

  static final class Symbol {
    private static final Map<String, Symbol> ALL = new HashMap<>();
    private final String name;

    private Symbol(String name) {
      this.name = name;
    }

    static Symbol of(String name) {
      return ALL.computeIfAbsent(name, Symbol::new);
    }
  }

  public static void main(String[] args) throws Exception {
    hold();
    Both both = new Both(Both.jvm(args));
    both.same("constants of the JDK", Identities::unlike);
    String same = LITERAL;
    String equal = new String("literal");
    both.same("strings", () -> (same == LITERAL) + " " + equal.equals(LITERAL) + " " + (equal.intern() == LITERAL) + " "
        + (COMPUTED.intern() == "computed") + " " + (same == "literal"));
    Integer small = 127;
    Integer large = LARGE;
    Integer other = Integer.valueOf(100_000);
    Integer alias = other;
    Long twin = 100_000L;
    both.same("boxes", () -> (small == SMALL) + " " + (large == LARGE) + " " + (other == alias) + " " + twin.equals(100_000L) + " "
        + (small == Integer.valueOf(127)) + " " + (large == Integer.valueOf(128)));
    Object token = TOKEN;
    Runnable nothing = NOTHING;
    both.same("tokens and lambdas", () -> (token == TOKEN) + " " + (nothing == NOTHING) + " " + token.equals(new Object()));
    Function<Object, Object> identity = Function.identity();
    Function<Object, Object> again = Function.identity();
    both.same("identity functions", () -> identity == again);
    Interner<List<Integer>> interner = new Interner<>();
    List<Integer> first = interner.intern(new ArrayList<>(List.of(1, 2)));
    both.same("interner", () -> (interner.intern(Arrays.asList(1, 2)) == first) + " " + interner.known.size());
    Symbol symbol = Symbol.of("x");
    both.same("symbols", () -> (Symbol.of("x") == symbol) + " " + (Symbol.of("y") == Symbol.of("y")) + " " + Symbol.ALL.size());
    Map<Object, String> byIdentity = new IdentityHashMap<>();
    byIdentity.put(token, "token");
    byIdentity.put(first, "first");
    byIdentity.put(Identities.class, "class");
    byIdentity.put(DayOfWeek.MONDAY, "monday");
    both.same("by identity", () -> byIdentity.get(TOKEN) + byIdentity.get(first) + byIdentity.get(new ArrayList<>(first))
        + byIdentity.get(Identities.class) + byIdentity.get(DayOfWeek.of(1)));
    int[] row = {1, 2};
    int[][] rows = {row, row, {1, 2}};
    both.same("rows", () -> {
      int[][] copy = rows.clone();
      copy[0][0]++;
      return Arrays.deepToString(rows) + (rows[1] == row);
    });
    List<Object> inside = new ArrayList<>();
    inside.add(inside);
    inside.add(Collections.unmodifiableList(inside));
    inside.add(inside.get(1));
    both.same("views of themselves", () -> (inside.get(0) == inside) + " " + (inside.get(1) == inside.get(2)) + " "
        + (((List<?>) inside.get(1)).get(0) == inside));
    BigInteger own = new BigInteger("1");
    both.same("a number of one's own", () -> (own == BigInteger.ONE) + " " + own.equals(BigInteger.ONE));
    ZoneId zone = ZoneId.of("Europe/Paris");
    both.same("values", () -> zone.equals(ZoneId.of("Europe/Paris")) + " " + (HELD.get("utc") == ZoneOffset.ofHours(0)) + " "
        + HELD.get("big").equals(BigInteger.TEN.pow(40)));
    Class<?>[] types = {int.class, String[][].class, Symbol.class, Map.Entry.class, Runnable.class};
    both.same("classes", () -> (types[2] == Symbol.class) + " " + (types[1] == String[][].class) + " " + (types[0] == int.class)
        + " " + Arrays.toString(types).contains("Symbol") + " " + symbol.name);
    Supplier<Object> self = new Supplier<>() {
      @Override
      public Object get() {
        return this;
      }
    };
    both.same("itself", () -> self.get() == self);
    both.end();
  }
}
