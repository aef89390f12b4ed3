package programs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Event sourcing: sealed events, aggregates folded from them, projections and handlers of lambdas in maps, sagas, replay. */
public final class EventStore {
  sealed interface Event permits Opened, Deposited, Withdrawn, Renamed, Closed {
    UUID account();

    default String kind() {
      return getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }
  }

  record Opened(UUID account, String owner, Currency currency) implements Event {}

  record Deposited(UUID account, BigDecimal amount) implements Event {
    Deposited {
      if (amount.signum() <= 0) {
        throw new IllegalArgumentException("deposit of " + amount);
      }
      amount = amount.setScale(2, RoundingMode.HALF_EVEN);
    }
  }

  record Withdrawn(UUID account, BigDecimal amount, Optional<String> purpose) implements Event {}

  record Renamed(UUID account, String from, String to) implements Event {
    @Override
    public String kind() {
      return "renamed:" + from.length() + ">" + to.length();
    }
  }

  record Closed(UUID account) implements Event {
    static int closings;

    Closed {
      closings++;
    }
  }

  enum Currency {
    EUR("€") {
      @Override
      BigDecimal fee(BigDecimal amount) {
        return amount.multiply(rate);
      }
    },
    JPY("¥") {
      @Override
      BigDecimal fee(BigDecimal amount) {
        return BigDecimal.ONE;
      }
    };

    final String sign;
    static BigDecimal rate = new BigDecimal("0.01");

    Currency(String sign) {
      this.sign = sign;
    }

    abstract BigDecimal fee(BigDecimal amount);
  }

  static final class Envelope<E extends Event> implements Comparable<Envelope<?>> {
    private final long sequence;
    private final Instant at;
    private final E event;
    private transient int hash;

    Envelope(long sequence, Instant at, E event) {
      this.sequence = sequence;
      this.at = at;
      this.event = event;
    }

    @Override
    public int compareTo(Envelope<?> other) {
      return Long.compare(sequence, other.sequence);
    }

    @Override
    public int hashCode() {
      if (hash == 0) {
        hash = Objects.hash(sequence, at);
      }
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Envelope<?> that && that.sequence == sequence && that.at.equals(at);
    }

    @Override
    public String toString() {
      return sequence + "@" + at.getEpochSecond() + ":" + event.kind();
    }
  }

  static class Account {
    private final UUID id;
    private String owner = "?";
    private BigDecimal balance = BigDecimal.ZERO;
    private Currency currency;
    private boolean closed;
    private int version;

    Account(UUID id) {
      this.id = id;
    }

    Account apply(Event event) {
      version++;
      if (event instanceof Opened o) {
        owner = o.owner();
        currency = o.currency();
      } else if (event instanceof Deposited d) {
        balance = balance.add(d.amount());
      } else if (event instanceof Withdrawn w && !closed) {
        balance = balance.subtract(w.amount().add(currency.fee(w.amount())));
      } else if (event instanceof Renamed renamed) {
        owner = renamed.to();
      } else if (event instanceof Closed) {
        closed = true;
      }
      return this;
    }

    @Override
    public String toString() {
      return owner + " " + (currency == null ? "-" : currency.sign) + balance.toPlainString() + (closed ? "!" : "") + "v" + version;
    }
  }

  static class Store {
    private final NavigableMap<Long, Envelope<?>> log = new TreeMap<>();
    private final AtomicLong next = new AtomicLong();
    private final Map<Class<? extends Event>, List<Consumer<? super Envelope<?>>>> handlers = new LinkedHashMap<>();
    private final List<String> heard = new ArrayList<>();
    private Instant clock = Instant.parse("2024-05-01T10:00:00Z");

    <E extends Event> Envelope<E> append(E event) {
      clock = clock.plus(Duration.ofMinutes(7));
      Envelope<E> envelope = new Envelope<>(next.incrementAndGet(), clock, event);
      log.put(envelope.sequence, envelope);
      handlers.getOrDefault(event.getClass(), List.of()).forEach(handler -> handler.accept(envelope));
      handlers.getOrDefault(Event.class, List.of()).forEach(handler -> handler.accept(envelope));
      return envelope;
    }

    <E extends Event> Store on(Class<E> type, Consumer<? super Envelope<?>> handler) {
      handlers.computeIfAbsent(type, key -> new ArrayList<>()).add(handler);
      return this;
    }

    void hear(Object what) {
      heard.add(what + "#" + heard.size());
    }

    Account load(UUID id) {
      return log.values().stream()
          .map(envelope -> envelope.event)
          .filter(event -> event.account().equals(id))
          .collect(() -> new Account(id), Account::apply, (a, b) -> { });
    }
  }

  interface Projection<S> {
    S initial();

    S step(S state, Envelope<?> envelope);

    default S run(Store store) {
      S state = initial();
      for (Envelope<?> envelope : store.log.values()) {
        state = step(state, envelope);
      }
      return state;
    }

    static <S> Projection<S> of(S initial, BiFunction<S, Envelope<?>, S> step) {
      return new Projection<>() {
        @Override
        public S initial() {
          return initial;
        }

        @Override
        public S step(S state, Envelope<?> envelope) {
          return step.apply(state, envelope);
        }
      };
    }

    default <T> Projection<Map.Entry<S, T>> and(Projection<T> other) {
      return of(Map.entry(initial(), other.initial()), (both, envelope) ->
          Map.entry(step(both.getKey(), envelope), other.step(both.getValue(), envelope)));
    }
  }

  static final Map<String, Projection<?>> PROJECTIONS = new LinkedHashMap<>();
  static Store shared;

  static {
    PROJECTIONS.put("count", Projection.of(0, (n, e) -> n + 1));
    PROJECTIONS.put("kinds", Projection.of("", (s, e) -> s + e.event.kind().charAt(0)));
    PROJECTIONS.put("last", Projection.of(Instant.EPOCH, (s, e) -> e.at.isAfter(s) ? e.at : s));
  }

  static Store filled(UUID a, UUID b) {
    Store store = new Store();
    store.append(new Opened(a, "ann", Currency.EUR));
    store.append(new Opened(b, "bob", Currency.JPY));
    store.append(new Deposited(a, new BigDecimal("100.005")));
    store.append(new Deposited(b, new BigDecimal("9000")));
    store.append(new Withdrawn(a, new BigDecimal("30"), Optional.of("rent")));
    store.append(new Withdrawn(b, new BigDecimal("30"), Optional.empty()));
    store.append(new Renamed(a, "ann", "anna"));
    store.append(new Closed(b));
    return store;
  }

  static class Saga {
    private final Deque<Runnable> compensations = new ArrayDeque<>();
    private final List<String> trace = new ArrayList<>();

    Saga step(String name, Runnable compensation, Callable<?> action) {
      try {
        trace.add(name + "=" + action.call());
        compensations.push(compensation);
      } catch (Exception e) {
        trace.add(name + "!" + e.getMessage());
        compensations.forEach(Runnable::run);
        compensations.clear();
      }
      return this;
    }
  }

  public static void main(String[] args) throws Exception {
    UUID a = UUID.fromString("00000000-0000-0001-0000-00000000000a");
    UUID b = UUID.nameUUIDFromBytes(new byte[] {1, 2, 3});
    shared = filled(a, b);
    Store own = filled(b, a);
    Currency.rate = new BigDecimal("0.02");
    Both both = new Both(Both.jvm(args));
    both.same("load", () -> shared.load(a) + " " + shared.load(b));
    both.same("load from captured", () -> own.load(a) + " " + own.load(b));
    both.same("append continues", () -> {
      own.on(Closed.class, own::hear).on(Event.class, e -> own.hear(e.event.kind()));
      own.append(new Closed(a));
      own.append(new Deposited(a, BigDecimal.TEN));
      return own.heard + " " + own.next + " " + own.log.lastKey() + " " + Closed.closings;
    });
    Store listening = new Store();
    listening.on(Opened.class, listening::hear).on(Opened.class, e -> listening.hear(listening.log.size()));
    both.same("handlers travel", () -> {
      listening.append(new Opened(b, "eve", Currency.EUR));
      listening.append(new Closed(b));
      return listening.heard.toString();
    });
    both.same("projections", () -> PROJECTIONS.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue().run(shared))
        .collect(Collectors.joining(";")));
    Projection<?> pair = Projection.of(BigDecimal.ZERO, (s, e) -> e.event instanceof Deposited d ? s.add(d.amount()) : s)
        .and(Projection.of(new TreeMap<String, Long>(), (m, e) -> {
          m.merge(e.event.kind(), 1L, Long::sum);
          return m;
        }));
    both.same("projection of two", () -> pair.run(own).toString());
    both.same("invalid", () -> own.append(new Deposited(a, BigDecimal.ZERO.negate())));
    both.same("grouped", () -> shared.log.values().stream()
        .collect(Collectors.groupingBy(e -> e.event.getClass().getSimpleName(), TreeMap::new,
            Collectors.mapping(e -> e.sequence, Collectors.toList()))));
    both.same("permits", () -> List.of(Event.class.getPermittedSubclasses()).stream().map(Class::getSimpleName).toList());
    Envelope<?> third = shared.log.get(3L);
    third.hashCode();
    both.same("envelope is the log's", () -> shared.log.get(3L) == third && shared.log.containsValue(third));
    both.same("as of", () -> {
      Map<Currency, BigDecimal> sums = new EnumMap<>(Currency.class);
      for (Envelope<?> e : shared.log.headMap(5L, true).values()) {
        if (e.event instanceof Deposited d) {
          sums.merge(shared.load(d.account()).currency, d.amount(), BigDecimal::add);
        }
      }
      return sums;
    });
    Predicate<Event> big = e -> e instanceof Deposited d && d.amount().compareTo(new BigDecimal("500")) > 0;
    UnaryOperator<Event> upcast = e -> e instanceof Withdrawn w ? new Withdrawn(w.account(), w.amount(), w.purpose().or(() -> Optional.of("none"))) : e;
    both.same("upcasting", () -> shared.log.values().stream().map(e -> e.event).map(upcast).filter(big.negate())
        .map(Record.class::cast).map(Record::toString).sorted(Comparator.comparing(String::length)).toList());
    both.same("saga", () -> {
      Saga saga = new Saga();
      Map<String, Integer> stock = new HashMap<>(Map.of("pen", 3));
      saga.step("reserve", () -> stock.merge("pen", 2, Integer::sum), () -> stock.merge("pen", -2, Integer::sum))
          .step("pay", () -> stock.put("paid", 0), () -> stock.put("paid", 7))
          .step("ship", () -> { }, () -> {
            throw new IllegalStateException("no van");
          });
      return saga.trace + " " + new TreeMap<>(stock);
    });
    BiConsumer<Store, Event> twice = (s, e) -> {
      s.append(e);
      s.append(e);
    };
    Function<Store, Long> size = s -> (long) s.log.size();
    both.same("twice", () -> {
      twice.andThen((s, e) -> s.append(new Closed(e.account()))).accept(own, new Deposited(b, BigDecimal.TEN));
      return size.andThen(n -> n * 2).apply(own);
    });
    both.end();
  }
}
