package dev.satchel.pack.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.RemoteJvm;
import dev.satchel.Satchel;
import dev.satchel.Session;
import dev.satchel.problem.Finding;
import dev.satchel.problem.ReportText;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileDescriptor;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.invoke.MethodHandles;
import java.lang.management.ManagementFactory;
import java.lang.ref.Cleaner;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.http.HttpClient;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.Selector;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.spi.FileSystemProvider;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.StringTokenizer;
import java.util.Timer;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.logging.ConsoleHandler;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import javax.naming.InitialContext;
import javax.sql.DataSource;
import javax.swing.DefaultListModel;
import javax.tools.ToolProvider;
import net.bytebuddy.ByteBuddy;
import org.junit.jupiter.api.Test;

/** Every entry of the table has something that it refuses and something near that it does not. */
class ForbiddenTypeRuleTest {

  /** Objects that Satchel does not know how to carry, by the rule that refuses them. */
  private static Map<String, List<Object>> refused() throws Exception {
    Map<String, List<Object>> all = new TreeMap<>();
    try (Pipe.SourceChannel channel = Pipe.open().source();
        Selector selector = Selector.open();
        Socket socket = new Socket();
        ServerSocket server = new ServerSocket()) {
      all.put("open-file", List.of(FileDescriptor.in));
      all.put(
          "socket",
          List.of(
              socket,
              server,
              new URL("http://localhost/").openConnection(),
              HttpClient.newHttpClient()));
      all.put("channel", List.of(channel, selector));
      all.put(
          "file-system",
          List.of(FileSystems.getDefault(), Files.getFileStore(Path.of("")), provider()));
      all.put(
          "direct-buffer",
          List.of(
              ByteBuffer.allocateDirect(8),
              ByteBuffer.allocateDirect(8).asIntBuffer(),
              ByteBuffer.allocateDirect(8).asReadOnlyBuffer()));
    }
    Cleaner cleaner = Cleaner.create();
    try (RemoteJvm jvm = RemoteJvm.simulate();
        Session session = jvm.session()) {
      all.put("remote-jvm", List.of(jvm, session));
    }
    all.put(
        "native-memory",
        List.of(new Deflater(), new Inflater(), cleaner, cleaner.register(new Object(), () -> {})));
    all.put(
        "open-stream",
        List.of(
            new BufferedReader(new StringReader("")),
            new PrintWriter(new StringWriter()),
            InputStream.nullInputStream()));
    all.put(
        "process",
        List.of(
            ProcessHandle.current(),
            ProcessHandle.current().info(),
            Runtime.getRuntime(),
            new ProcessBuilder()));
    all.put(
        "thread",
        List.of(Thread.currentThread(), new Worker(), Thread.currentThread().getThreadGroup()));
    Timer timer = new Timer(true);
    timer.cancel();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(0, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    pool.shutdown();
    all.put("executor", List.of(timer, pool, ForkJoinPool.commonPool()));
    all.put(
        "class-loader",
        List.of(
            ClassLoader.getSystemClassLoader(),
            new Loader(),
            Object.class.getModule(),
            ModuleLayer.boot()));
    all.put(
        "method-handle",
        List.of(
            MethodHandles.lookup(),
            MethodHandles.identity(int.class),
            MethodHandles.arrayElementVarHandle(int[].class)));
    all.put(
        "synchronizer",
        List.of(
            new ReentrantLock(),
            new ReentrantReadWriteLock(),
            new StampedLock(),
            new ReentrantLock().newCondition(),
            new ReentrantReadWriteLock().readLock(),
            new CountDownLatch(0),
            new CyclicBarrier(1),
            new Semaphore(1),
            new Phaser()));
    ThreadLocal<String> used = new ThreadLocal<>();
    used.set("a");
    all.put("thread-local", List.of(used, ThreadLocal.withInitial(() -> "")));
    all.put(
        "reference",
        List.of(
            new WeakReference<>(""),
            new SoftReference<>(""),
            new PhantomReference<>("", new ReferenceQueue<>()),
            new ReferenceQueue<>()));
    all.put(
        "logger",
        List.of(Logger.getAnonymousLogger(), new ConsoleHandler(), System.getLogger("x")));
    all.put(
        "in-flight",
        List.of(
            List.of(1).iterator(),
            new ArrayList<>(List.of(1)).listIterator(),
            List.of(1).spliterator(),
            new Scanner(""),
            Stream.of(1),
            IntStream.of(1),
            Pattern.compile("a").matcher("a"),
            new StringTokenizer("a"),
            Stream.builder()));
    all.put(
        "future",
        List.of(
            new CompletableFuture<>().minimalCompletionStage(),
            CompletableFuture.completedFuture(1)));
    all.put(
        "management",
        List.of(
            ManagementFactory.getPlatformMBeanServer(),
            ManagementFactory.getRuntimeMXBean(),
            ToolProvider.getSystemJavaCompiler(),
            new InitialContext()));
    all.put("image", List.of(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)));
    all.put("ui", List.of(new DefaultListModel<String>()));
    all.put("secret-state", List.of(new SecureRandom(), MessageDigest.getInstance("SHA-256")));
    all.put(
        "view",
        List.of(
            new HashMap<>(Map.of(1, 2)).keySet(),
            new HashMap<>(Map.of(1, 2)).entrySet(),
            new TreeMap<>(Map.of(1, 2)).values(),
            new ArrayList<>(List.of(1, 2)).subList(0, 1),
            new TreeMap<>(Map.of(1, 2)).headMap(2).keySet(),
            new HashMap<>(Map.of(1, 2)).entrySet().iterator().next()));
    all.put(
        "hidden-state",
        List.of(
            new DateTimeFormatterBuilder()
                .appendText(ChronoField.YEAR, Map.of(2000L, "the year"))
                .toFormatter(),
            Collectors.toList(),
            new StringJoiner(","),
            new SplittableRandom(1)));
    all.put("jdbc", List.of(new StubConnection().connection, new StubConnection().source));
    return all;
  }

  private static FileSystemProvider provider() {
    return FileSystems.getDefault().provider();
  }

  /** Objects near those, as they travel. */
  private static List<Object> accepted() throws Exception {
    return List.of(
        new File("a"),
        InetAddress.getLoopbackAddress(),
        new URL("http://localhost/"),
        ByteBuffer.allocate(8),
        new byte[8],
        new Work(),
        new DirectExecutor(),
        new Numbers(),
        new StringBuilder(),
        Pattern.compile("a"),
        Object.class,
        new ReentrantLock(),
        new CompletableFuture<>().completeOnTimeout(1, 0, TimeUnit.SECONDS).get(),
        CompletableFuture.completedFuture(1),
        new ByteArrayInputStream(new byte[0]),
        new StringReader(""));
  }

  @Test
  void refusesEachByItsOwnRule() throws Exception {
    for (Map.Entry<String, List<Object>> entry : refused().entrySet()) {
      List<Finding> findings =
          Checker.check(ReachedObjects.ofOthers(entry.getValue().toArray()), Set.of());
      assertThat(findings).as(entry.getKey()).hasSameSizeAs(entry.getValue());
      assertThat(findings)
          .as(entry.getKey())
          .extracting(Finding::rule)
          .containsOnly(entry.getKey());
      assertThat(findings).allMatch(Finding::isError);
    }
  }

  /** The report on the first sample of each rule, as a person reads it; write it again with {@code -Dsatchel.golden=write}. */
  @Test
  void reportsReadAsWritten() throws Exception {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, List<Object>> entry : refused().entrySet()) {
      Object first = entry.getValue().get(0);
      text.append(ReportText.render(Checker.check(ReachedObjects.ofOthers(first), Set.of())))
          .append("\n\n");
    }
    Path golden = Path.of("src/test/resources/dev/satchel/pack/check/reports.txt");
    if ("write".equals(System.getProperty("satchel.golden"))) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, text);
    }
    assertThat(Files.readString(golden)).isEqualTo(text.toString());
  }

  @Test
  void acceptsWhatIsNear() throws Exception {
    assertThat(Checker.check(ReachedObjects.ofTravellers(accepted().toArray()), Set.of()))
        .isEmpty();
  }

  @Test
  void everyEntryHasARefusedSample() throws Exception {
    Set<String> rules = new LinkedHashSet<>();
    ForbiddenTypes.table().forEach(entry -> rules.add(entry.rule()));
    rules.removeAll(refused().keySet());
    // The libraries are not on this module's class path: see knowsLibrariesByName.
    assertThat(rules)
        .containsExactly(
            "test-double",
            "framework-proxy",
            "persistence",
            "messaging",
            "data-store",
            "http-client",
            "framework-context",
            "reactive");
  }

  /** Types of the same names stand in for the libraries'. */
  @Test
  void knowsLibrariesByName() {
    Map<String, String> types = new TreeMap<>(Map.of(
        "jakarta.persistence.EntityManager", "persistence",
        "javax.jms.Session", "messaging",
        "com.mongodb.client.MongoClient", "data-store",
        "io.grpc.Channel", "http-client",
        "com.google.inject.Injector", "framework-context",
        "org.junit.rules.TestRule", "test-double",
        "org.testng.ITestContext", "test-double",
        "org.reactivestreams.Publisher", "reactive"));
    ByteBuddy byteBuddy = new ByteBuddy();
    types.forEach((name, rule) -> {
      var face = byteBuddy.makeInterface().name(name).make();
      Class<?> loaded = face.load(getClass().getClassLoader()).getLoaded();
      Class<?> implementing = byteBuddy
          .subclass(Object.class)
          .implement(loaded)
          .name("com.acme.Impl")
          .make()
          .load(loaded.getClassLoader())
          .getLoaded();
      assertThat(refusedBy(implementing)).as(name).isEqualTo(rule);
    });
    for (String name : List.of(
        "com.acme.Order$MockitoMock$12",
        "com.acme.Order$$SpringCGLIB$$0",
        "com.acme.Order$HibernateProxy$a1B2",
        "com.acme.Order")) {
      Class<?> made = byteBuddy
          .subclass(Object.class)
          .name(name)
          .make()
          .load(getClass().getClassLoader())
          .getLoaded();
      String expected = name.contains("Mockito")
          ? "test-double"
          : name.endsWith("Order") ? null : "framework-proxy";
      assertThat(refusedBy(made)).as(name).isEqualTo(expected);
    }
  }

  private static String refusedBy(Class<?> type) {
    Refusal refusal = new ForbiddenTypeRule(ForbiddenTypes.table()).refuse(type, true);
    return refusal == null ? null : refusal.rule();
  }

  @Test
  void refusesUsersSubclassesThoughTheirFieldsCouldTravel() {
    List<Finding> findings =
        Checker.check(ReachedObjects.ofTravellers(new Worker(), new OwnLoader()), Set.of());
    assertThat(findings)
        .extracting(Finding::message)
        .containsExactly(
            Worker.class.getName()
                + " (extends java.lang.Thread) cannot travel: it is a thread of this JVM",
            OwnLoader.class.getName()
                + " (extends java.lang.ClassLoader) cannot travel: it is a class loader of this JVM");
  }

  /** A stream of the user's own is its fields, which are looked at one by one. */
  @Test
  void acceptsUsersOwnStreamsButNotWithStateOfTheJdk() {
    assertThat(Checker.check(ReachedObjects.ofTravellers(new EmptyInput()), Set.of()))
        .isEmpty();
    assertThat(Checker.check(ReachedObjects.ofOthers(new OwnFilter()), Set.of()))
        .extracting(Finding::message)
        .containsExactly(OwnFilter.class.getName()
            + " (extends java.io.InputStream) cannot travel: it is a stream that is being read");
  }

  /** The remedy that the table itself recommends. */
  @Test
  void acceptsResourcesThatTheWorkerOwns() {
    DataSource db = Satchel.resource("db", DataSource.class);
    assertThat(Satchel.packer().variable("db", db).check().problems()).isEmpty();
  }

  @Test
  void allowsAUsersSubclassByRuleOrByName() {
    List<Finding> byRule =
        Checker.check(ReachedObjects.ofTravellers(new Worker()), Set.of("thread"));
    List<Finding> byName =
        Checker.check(ReachedObjects.ofTravellers(new Worker()), Set.of(Worker.class.getName()));
    assertThat(byRule).hasSize(1).noneMatch(Finding::isError);
    assertThat(byName).isEqualTo(byRule);
  }

  @Test
  void allowingDoesNotHelpWhereThereIsNoWay() {
    List<Finding> findings =
        Checker.check(ReachedObjects.ofOthers(Thread.currentThread()), Set.of("thread"));
    assertThat(findings).hasSize(1).allMatch(Finding::isError);
    assertThat(findings.get(0).help())
        .endsWith("\n(allowing it does not help: there is no way to carry it)");
  }

  static class Worker extends Thread {}

  static class OwnLoader extends ClassLoader {}

  static class OwnFilter extends java.io.FilterInputStream {
    OwnFilter() {
      super(InputStream.nullInputStream());
    }
  }

  static class Loader extends ClassLoader {}

  static class Work implements Runnable {
    @Override
    public void run() {}
  }

  static class EmptyInput extends InputStream {
    @Override
    public int read() {
      return -1;
    }
  }

  static class DirectExecutor implements Executor {
    @Override
    public void execute(Runnable command) {
      command.run();
    }
  }

  static class Numbers implements Iterator<Integer> {
    int next;

    @Override
    public boolean hasNext() {
      return true;
    }

    @Override
    public Integer next() {
      return next++;
    }
  }

  static class StubConnection {
    final Object connection = stub(Connection.class);
    final Object source = stub(DataSource.class);

    private static Object stub(Class<?> type) {
      return Proxy.newProxyInstance(
          ForbiddenTypeRuleTest.class.getClassLoader(),
          new Class<?>[] {type},
          (proxy, method, args) -> null);
    }
  }
}
