package programs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.google.common.eventbus.*;
import com.google.common.util.concurrent.SettableFuture;
import com.google.gson.Gson;
import dev.satchel.*;
import java.util.*;
import java.util.concurrent.TimeUnit;
import org.joda.time.*;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Libraries that reflect, generate, log, read resources, count offsets, keep pools. Each task runs twice: before and after here. */
public class MoreLibraries {
  private static final Logger LOG = LoggerFactory.getLogger(MoreLibraries.class);

  public static class Order {
    public String name;
    public int count;
    public List<Line> lines = new ArrayList<>();
    public State state;

    public static class Line {
      public double price;
    }

    public enum State {
      OPEN,
      CLOSED
    }
  }

  public record Point(int x, List<Point> next) {}

  static class Listener {
    int seen;

    @Subscribe
    public void on(String text) {
      seen += text.length();
    }
  }

  private final Both both;

  MoreLibraries(Both both) {
    this.both = both;
  }

  public static void main(String[] args) throws Exception {
    LOG.info("here");
    try (RemoteJvm jvm = Both.jvm(args)) {
      Both both = new Both(jvm);
      MoreLibraries tasks = new MoreLibraries(both);
      tasks.made();
      tasks.made();
      tasks.captured();
      both.end();
    }
  }

  private void made() {
    both.same("log", () -> {
      LOG.warn("there");
      return LOG.getName();
    });
    both.same("jackson", () -> {
      ObjectMapper mapper = new ObjectMapper();
      Order order = mapper.readValue(
          "{\"name\":\"n\",\"lines\":[{\"price\":1.5}],\"state\":\"CLOSED\"}", Order.class);
      order.count++;
      return mapper.writeValueAsString(order) + mapper.readTree("[1,{\"a\":null}]");
    });
    both.same("jackson records", () -> {
      ObjectMapper mapper = new ObjectMapper();
      Point point = mapper.readValue("{\"x\":2,\"next\":[]}", Point.class);
      return point + mapper.writeValueAsString(new Point(1, List.of(point)));
    });
    both.same("gson", () -> {
      Order order = new Gson().fromJson("{name:'n',lines:[{price:2}],state:'OPEN'}", Order.class);
      return new Gson().toJson(order);
    });
    both.same("caffeine", () -> {
      LoadingCache<String, Integer> cache = Caffeine.newBuilder()
          .maximumSize(10)
          .expireAfterWrite(1, TimeUnit.HOURS)
          .recordStats()
          .build(String::length);
      return cache.get("abc") + " " + cache.stats().loadCount();
    });
    both.same("future", () -> {
      SettableFuture<Integer> future = SettableFuture.create();
      future.set(3);
      return future.get();
    });
    both.same("event bus", () -> {
      EventBus bus = new EventBus();
      Listener listener = new Listener();
      bus.register(listener);
      bus.post("hello");
      return listener.seen;
    });
    both.same(
        "joda",
        () -> new DateTime(2020, 1, 31, 10, 0, DateTimeZone.forID("Europe/Berlin")).plusMonths(1));
    both.same(
        "vavr",
        () -> io.vavr.collection.Stream.from(1).map(x -> x * x).take(5).toList()
            + " "
            + io.vavr.control.Try.of(() -> 1 / 0).recover(ArithmeticException.class, -1).get());
  }

  private void captured() {
    DateTime time = new DateTime(0L, DateTimeZone.forID("Europe/Berlin"));
    DateTime utc = new DateTime(0L, DateTimeZone.UTC);
    both.same("joda", () -> time + " " + (utc.getZone() == DateTimeZone.UTC));
    DateTime buddhist =
        new DateTime(0L, org.joda.time.chrono.BuddhistChronology.getInstance(DateTimeZone.forID("Asia/Tokyo")));
    both.same("a chronology of several, which its class keeps", () -> buddhist.plusYears(1) + " " + buddhist.getChronology());
    var map = io.vavr.collection.HashMap.of("a", 1, "b", 2);
    Object none = io.vavr.control.Option.none();
    both.same("vavr", () -> map.get("a") + " " + (none == io.vavr.control.Option.none()));
    ObjectMapper mapper = new ObjectMapper();
    both.same("jackson", () -> mapper.writeValueAsString(Map.of("a", 1)));
  }
}
