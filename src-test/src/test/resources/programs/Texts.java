package programs;

import java.text.BreakIterator;
import java.text.ChoiceFormat;
import java.text.Collator;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.text.Normalizer;
import java.text.NumberFormat;
import java.text.RuleBasedCollator;
import java.text.SimpleDateFormat;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.chrono.JapaneseDate;
import java.time.chrono.ThaiBuddhistDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.JulianFields;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAdjuster;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.TemporalQuery;
import java.time.temporal.ValueRange;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumMap;
import java.util.Formatter;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Random;
import java.util.Scanner;
import java.util.StringTokenizer;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Templates, tokens, formats and calendars: text and time as programs hold them. */
public final class Texts {
  static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(?<name>[a-z.]+)(?::(?<format>[^}]*))?}", Pattern.CASE_INSENSITIVE);
  static final Map<String, UnaryOperator<String>> FILTERS = new LinkedHashMap<>();
  static final DecimalFormat PRICE = new DecimalFormat("#,##0.00 ¤", DecimalFormatSymbols.getInstance(Locale.GERMANY));

  static {
    FILTERS.put("upper", s -> s.toUpperCase(Locale.ROOT));
    FILTERS.put("trim", String::strip);
    FILTERS.put("reverse", s -> new StringBuilder(s).reverse().toString());
  }

  static String fill(String template, Map<String, ?> values) {
    Matcher matcher = PLACEHOLDER.matcher(template);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      Object value = values.get(matcher.group("name"));
      String format = matcher.group("format");
      String text = format == null ? String.valueOf(value)
          : FILTERS.containsKey(format) ? FILTERS.get(format).apply(String.valueOf(value)) : String.format(Locale.ROOT, format, value);
      matcher.appendReplacement(out, Matcher.quoteReplacement(text));
    }
    return matcher.appendTail(out).toString();
  }

  enum Token {
    NUMBER("\\d+(?:\\.\\d+)?"), NAME("[\\p{L}_]\\w*"), OPERATOR("[-+*/=<>]=?"), SPACE("\\s+");

    private final Pattern pattern;

    Token(String pattern) {
      this.pattern = Pattern.compile(pattern);
    }

    static List<String> of(String text) {
      List<String> all = new ArrayList<>();
      int at = 0;
      next:
      while (at < text.length()) {
        for (Token token : values()) {
          Matcher matcher = token.pattern.matcher(text).region(at, text.length());
          if (matcher.lookingAt()) {
            if (token != SPACE) {
              all.add(token.name().charAt(0) + ":" + matcher.group());
            }
            at = matcher.end();
            continue next;
          }
        }
        throw new IllegalArgumentException("at " + at + ": " + text.charAt(at));
      }
      return all;
    }
  }

  record Every(Period period, TemporalAdjuster adjuster) {
    Stream<LocalDate> from(LocalDate start) {
      return Stream.iterate(start, d -> d.plus(period)).map(d -> d.with(adjuster));
    }
  }

  record Job(String name, ZonedDateTime at, Duration length) implements Comparable<Job> {
    @Override
    public int compareTo(Job other) {
      return Comparator.comparing(Job::at).thenComparing(Job::name).compare(this, other);
    }
  }

  static final class Agenda {
    private final PriorityQueue<Job> jobs = new PriorityQueue<>();
    private final Map<DayOfWeek, LocalTime> opening = new EnumMap<>(DayOfWeek.class);
    private final Clock clock;

    Agenda(Clock clock) {
      this.clock = clock;
    }

    String next() {
      Job job = jobs.poll();
      LocalTime open = opening.getOrDefault(job.at().getDayOfWeek(), LocalTime.NOON);
      return job.name() + " in " + Duration.between(clock.instant(), job.at().toInstant()) + (job.at().toLocalTime().isBefore(open) ? " early" : "");
    }
  }

  static String diff(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 ? j : j == 0 ? i : Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
      }
    }
    return d[a.length()][b.length()] + " " + Arrays.stream(d).mapToInt(row -> Arrays.stream(row).sum()).sum();
  }

  public static void main(String[] args) throws Exception {
    Both both = new Both(Both.jvm(args));
    Map<String, Object> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    values.put("NAME", " Zoë ");
    values.put("price", 3.14159);
    both.same("template", () -> fill("<${name:trim}> ${name:upper} costs ${price:%.2f} ${missing}", values));
    both.same("tokens", () -> Token.of("x1 = 3.5*größe >= 7"));
    both.same("bad token", () -> Token.of("a ? b"));
    both.same("results of a matcher", () -> Pattern.compile("(\\w)(\\d)").matcher("a1 b2").results().map(MatchResult::group).toList() + PLACEHOLDER.pattern() + PLACEHOLDER.flags());
    both.same("formats", () -> PRICE.format(1234567.891) + new MessageFormat("{0,number,#.#} {1} {2,choice,0#none|1#one|1<many {2}}", Locale.US).format(new Object[] {2.55, "x", 3})
        + new ChoiceFormat("0#a|10#b").format(11) + NumberFormat.getPercentInstance(Locale.ROOT).format(0.256));
    NumberFormat currency = NumberFormat.getCurrencyInstance(Locale.US);
    SimpleDateFormat dates = new SimpleDateFormat("yyyy-MM-dd HH:mm z", Locale.ENGLISH);
    dates.setTimeZone(TimeZone.getTimeZone("America/New_York"));
    MessageFormat message = new MessageFormat("{0,date,yyyy} {1}", Locale.ROOT);
    both.same("captured formats", () -> currency.format(-12.5) + dates.format(new Date(1_700_000_000_000L)) + message.format(new Object[] {new Date(0), "m"}));
    Collator collator = Collator.getInstance(Locale.GERMAN);
    collator.setStrength(Collator.PRIMARY);
    TreeSet<String> sorted = new TreeSet<>(collator);
    sorted.addAll(List.of("Zebra", "äpfel", "Apfel", "zebra"));
    both.same("collator", () -> sorted + " " + sorted.contains("ZEBRA") + collator.compare("a", "A"));
    RuleBasedCollator rules = new RuleBasedCollator("< b < a < c");
    both.same("rules", () -> Stream.of("a", "b", "c").sorted(rules).toList() + rules.getRules());
    both.same("breaks", () -> {
      BreakIterator words = BreakIterator.getWordInstance(Locale.ROOT);
      words.setText("Hello, big world.");
      List<Integer> ends = new ArrayList<>();
      for (int end = words.first(); end != BreakIterator.DONE; end = words.next()) {
        ends.add(end);
      }
      return ends + "" + Normalizer.normalize("é", Normalizer.Form.NFD).length();
    });
    StringBuilder builder = new StringBuilder("abc");
    StringBuffer buffer = new StringBuffer(builder);
    both.same("builders", () -> new StringBuilder(builder).append(new StringBuffer(buffer).reverse()).insert(1, '-').deleteCharAt(0) + "" + builder.capacity());
    both.same("scanner", () -> {
      Scanner scanner = new Scanner("1,5;x;true").useDelimiter(";").useLocale(Locale.GERMANY);
      StringTokenizer tokenizer = new StringTokenizer("a b,c", " ,", true);
      return scanner.nextDouble() + scanner.next() + scanner.nextBoolean() + tokenizer.countTokens();
    });
    both.same("words", () -> "the cat the dog".chars().filter(Character::isLetter).mapToObj(c -> (char) c)
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting())) + diff("kitten", "sitting"));
    both.same("formatter there", () -> new Formatter(Locale.FRANCE).format("%,d %e %-5s| %05d %x %c %b %tY", 1234567, 3.5, "ab", 42, 255, 'c', null, new GregorianCalendar(2020, 1, 1)).toString());
    Agenda agenda = new Agenda(Clock.fixed(Instant.parse("2024-03-30T12:00:00Z"), ZoneId.of("Europe/Berlin")));
    ZonedDateTime first = ZonedDateTime.of(2024, 3, 31, 1, 30, 0, 0, ZoneId.of("Europe/Berlin"));
    agenda.jobs.add(new Job("b", first.plusHours(1), Duration.ofMinutes(90)));
    agenda.jobs.add(new Job("a", first, Duration.ZERO));
    agenda.opening.put(DayOfWeek.SUNDAY, LocalTime.of(3, 0));
    both.same("agenda", () -> agenda.next() + "; " + agenda.next() + agenda.jobs.size());
    Every monthly = new Every(Period.ofMonths(1), t -> t.with(ChronoField.DAY_OF_MONTH, 13));
    both.same("recurring", () -> monthly.from(LocalDate.of(2024, 1, 31)).filter(d -> d.getDayOfWeek() == DayOfWeek.FRIDAY).limit(3).toList());
    both.same("adjusters there", () -> LocalDate.of(2024, 2, 10).with(TemporalAdjusters.lastDayOfMonth()) + " " + LocalDate.of(2024, 2, 10).with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
    DateTimeFormatter own = new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern("dd-MMM-").appendValue(ChronoField.YEAR, 4, 6, SignStyle.NORMAL)
        .optionalStart().appendLiteral(' ').append(DateTimeFormatter.ISO_LOCAL_TIME).optionalEnd().parseDefaulting(ChronoField.HOUR_OF_DAY, 8)
        .toFormatter(Locale.ENGLISH);
    both.same("own formatter", () -> LocalDateTime.parse("03-jan-2021 10:15:30", own) + " " + own.format(LocalDateTime.of(2020, 5, 6, 7, 8)) + " " + LocalDate.parse("01-FEB-2022", own));
    both.same("cannot parse", () -> {
      try {
        return LocalDate.parse("32-jan-2021", own);
      } catch (DateTimeParseException e) {
        return e.getErrorIndex() + e.getParsedString();
      }
    });
    TemporalQuery<Integer> quarter = t -> t.get(IsoFields.QUARTER_OF_YEAR);
    Map<YearMonth, List<MonthDay>> days = new TreeMap<>(Map.of(YearMonth.of(2024, 2), List.of(MonthDay.of(2, 29))));
    both.same("fields and queries", () -> LocalDate.of(2024, 8, 1).query(quarter) + " " + days + YearMonth.of(2023, 2).atEndOfMonth()
        + WeekFields.of(Locale.US).getFirstDayOfWeek() + WeekFields.ISO + ValueRange.of(1, 5, 9) + LocalDate.of(2024, 1, 1).getLong(JulianFields.MODIFIED_JULIAN_DAY));
    ThaiBuddhistDate thai = ThaiBuddhistDate.of(2567, 3, 4);
    JapaneseDate japanese = JapaneseDate.of(2019, 5, 1);
    OffsetDateTime offset = OffsetDateTime.of(2024, 1, 2, 3, 4, 5, 6, ZoneOffset.ofHoursMinutes(5, 45));
    Temporal temporal = first;
    both.same("calendars", () -> thai + " " + japanese + " " + offset + " " + temporal.until(offset.atZoneSameInstant(ZoneOffset.UTC), ChronoUnit.HOURS));
    Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("Asia/Tokyo"), Locale.JAPAN);
    calendar.setTimeInMillis(1_600_000_000_000L);
    calendar.setFirstDayOfWeek(Calendar.THURSDAY);
    both.same("calendar", () -> {
      Calendar copy = (Calendar) calendar.clone();
      copy.add(Calendar.MONTH, 5);
      copy.roll(Calendar.DAY_OF_MONTH, 20);
      return copy.getTime().getTime() + " " + calendar.getFirstDayOfWeek() + calendar.getTimeZone().getID();
    });
    Random random = new Random(99);
    random.nextGaussian();
    Properties properties = new Properties(new Properties());
    properties.setProperty("k", "v");
    BitSet bits = BitSet.valueOf(new long[] {5, 9});
    both.same("and the rest", () -> random.nextGaussian() + " " + random.nextInt(10) + properties.getProperty("k") + properties.getProperty("q", "d") + bits);
    both.end();
  }
}
