package programs;

import dev.satchel.*;
import java.awt.image.*;
import java.io.*;
import java.lang.invoke.*;
import java.lang.management.*;
import java.lang.ref.*;
import java.net.*;
import java.net.http.*;
import java.nio.*;
import java.nio.channels.*;
import java.nio.file.*;
import java.security.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.locks.*;
import java.util.logging.*;
import java.util.regex.*;
import java.util.stream.*;
import java.util.zip.*;
import javax.swing.*;

/**
 * For each rule about types of the JDK closures that it refuses and, right behind them, a near one that is fine. Prints the
 * report of each; what is fine is run.
 */
public class Forbidden {
  static Path file;

  // open-file

  static Callable<?> readerOverFile() throws Exception {
    BufferedReader reader = new BufferedReader(new InputStreamReader(new FileInputStream(file.toFile())));
    return () -> reader.readLine();
  }

  static Callable<?> writerOverFile() throws Exception {
    PrintWriter out = new PrintWriter(new BufferedWriter(new FileWriter(file.toFile(), true)));
    return () -> out.checkError();
  }

  static class Import {
    final InputStream in;

    Import(InputStream in) {
      this.in = in;
    }

    int first() throws IOException {
      return in.read();
    }
  }

  static Callable<?> streamInAnObject() throws Exception {
    Import job = new Import(new DataInputStream(new FileInputStream(file.toFile())));
    return () -> job.first();
  }

  static Callable<?> fine_pathAndContent() throws Exception {
    Path path = file;
    byte[] content = Files.readAllBytes(path);
    File old = path.toFile();
    return () -> content.length + path.getNameCount() + (old.isAbsolute() ? 1 : 0);
  }

  static class Repeating extends InputStream {
    int left = 3;

    @Override
    public int read() {
      return left-- > 0 ? 'a' : -1;
    }
  }

  static Callable<?> fine_ownStream() {
    Import job = new Import(new Repeating());
    return () -> job.first();
  }

  // standard-stream

  static Callable<?> standardOut() {
    PrintStream out = System.out;
    return () -> out.checkError();
  }

  static Callable<?> scannerOfStandardIn() {
    Scanner scanner = new Scanner(System.in);
    return () -> scanner.hasNext();
  }

  static Callable<?> fine_standardOutByName() {
    return () -> System.out.checkError();
  }

  // open-stream

  static Callable<?> readerInMemory() {
    BufferedReader reader = new BufferedReader(new StringReader("a"));
    return () -> reader.readLine();
  }

  static Callable<?> fine_readerMadeThere() {
    String text = "a";
    return () -> new BufferedReader(new StringReader(text)).readLine();
  }

  // process

  static Callable<?> builder() {
    ProcessBuilder builder = new ProcessBuilder("true");
    return () -> builder.start().waitFor();
  }

  static Callable<?> fine_command() {
    List<String> command = List.of("true");
    return () -> command.size();
  }

  // socket

  static Callable<?> socket() {
    Socket connection = new Socket();
    return () -> connection.isBound();
  }

  static Callable<?> fine_address() {
    InetSocketAddress address = InetSocketAddress.createUnresolved("a", 1);
    URI uri = URI.create("http://a/");
    return () -> address.getPort() + uri.getHost();
  }

  // channel

  static Callable<?> pipe() throws Exception {
    Pipe.SourceChannel source = Pipe.open().source();
    return () -> source.isOpen();
  }

  // direct-buffer

  static Callable<?> direct() {
    ByteBuffer pixels = ByteBuffer.allocateDirect(8);
    return () -> pixels.remaining();
  }

  static Callable<?> fine_heapBuffer() {
    ByteBuffer pixels = ByteBuffer.allocate(8);
    return () -> pixels.remaining();
  }

  // native-memory

  static Callable<?> deflater() {
    Deflater zip = new Deflater();
    return () -> zip.getTotalIn();
  }

  // thread

  static Callable<?> thread() {
    Thread worker = new Thread(() -> {});
    return () -> worker.getName();
  }

  static class Worker extends Thread {
    int done;
  }

  static Callable<?> ownThread() {
    Worker worker = new Worker();
    return () -> worker.done;
  }

  static Callable<?> fine_work() {
    Runnable work = () -> {};
    return () -> {
      Thread thread = new Thread(work);
      thread.start();
      thread.join();
      return thread.isAlive();
    };
  }

  // executor

  static Callable<?> pool() {
    ThreadPoolExecutor pool = new ThreadPoolExecutor(0, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    return () -> pool.getPoolSize();
  }

  static Callable<?> timerTask() {
    TimerTask tick = new TimerTask() {
      @Override
      public void run() {}
    };
    return () -> tick.cancel();
  }

  static Callable<?> fine_ownExecutor() {
    Executor direct = Runnable::run;
    return () -> {
      direct.execute(() -> {});
      return 1;
    };
  }

  // future

  static Callable<?> incompleteFuture() {
    CompletableFuture<String> answer = new CompletableFuture<>();
    return () -> answer.join();
  }

  static Callable<?> fine_completeFuture() {
    CompletableFuture<String> answer = CompletableFuture.completedFuture("a");
    return () -> answer.join();
  }

  // held-lock, synchronizer-in-use, synchronizer

  static Callable<?> heldLock() {
    ReentrantLock lock = new ReentrantLock();
    lock.lock();
    return () -> lock.tryLock();
  }

  static class Segment extends ReentrantLock {
    int size;

    int grow() {
      lock();
      try {
        return ++size;
      } finally {
        unlock();
      }
    }
  }

  static Callable<?> heldSubclassOfLock() {
    Segment segment = new Segment();
    segment.lock();
    return () -> segment.grow();
  }

  static Callable<?> fine_freeSubclassOfLock() {
    Segment segment = new Segment();
    segment.grow();
    return () -> segment.grow() + segment.getHoldCount();
  }

  static class Limit extends Semaphore {
    final int most;

    Limit(int most) {
      super(most);
      this.most = most;
    }

    @Override
    public int availablePermits() {
      throw new IllegalStateException("called while checking");
    }
  }

  static Callable<?> takenSubclassOfSemaphore() {
    Limit limit = new Limit(0);
    return () -> limit.tryAcquire();
  }

  static Callable<?> fine_freeSubclassOfSemaphore() {
    Limit limit = new Limit(2);
    return () -> limit.most + (limit.tryAcquire(2) ? 10 : 0) + (limit.tryAcquire() ? 100 : 0);
  }

  static Callable<?> takenSemaphore() throws Exception {
    Semaphore limit = new Semaphore(1);
    limit.acquire();
    return () -> limit.availablePermits();
  }

  static Callable<?> latch() {
    CountDownLatch done = new CountDownLatch(1);
    return () -> done.getCount();
  }

  static Callable<?> barrier() {
    CyclicBarrier barrier = new CyclicBarrier(2);
    return () -> barrier.getParties();
  }

  static class Buffer {
    final ReentrantLock lock = new ReentrantLock();
    final Condition notEmpty = lock.newCondition();
    final Semaphore limit = new Semaphore(2);
    final CountDownLatch ready = new CountDownLatch(0);
    final ReadWriteLock settings = new ReentrantReadWriteLock();
    final Deque<Integer> items = new ArrayDeque<>();

    void put(int item) throws InterruptedException {
      limit.acquire();
      lock.lock();
      try {
        items.add(item);
        notEmpty.signal();
      } finally {
        lock.unlock();
      }
    }

    int take() throws InterruptedException {
      ready.await();
      settings.readLock().lock();
      lock.lock();
      try {
        while (items.isEmpty()) {
          notEmpty.await();
        }
        return items.remove();
      } finally {
        lock.unlock();
        settings.readLock().unlock();
        limit.release();
      }
    }
  }

  static Callable<?> fine_freeSynchronizers() {
    Buffer buffer = new Buffer();
    return () -> {
      Thread putting = new Thread(() -> {
        try {
          Thread.sleep(50);
          buffer.put(7);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      });
      putting.start();
      return buffer.take();
    };
  }

  // thread-local, reference

  static Callable<?> threadLocal() {
    ThreadLocal<String> user = ThreadLocal.withInitial(() -> "a");
    return () -> user.get();
  }

  static Callable<?> threadLocalWithValue() {
    ThreadLocal<String> user = new ThreadLocal<>();
    user.set("a");
    return () -> user.get();
  }

  static Callable<?> fine_threadLocalWithoutValue() {
    ThreadLocal<String> user = new ThreadLocal<>();
    ThreadLocal<Integer> depth = new ThreadLocal<>() {
      @Override
      protected Integer initialValue() {
        return 3;
      }
    };
    return () -> user.get() + depth.get();
  }

  static Callable<?> weakReference() {
    WeakReference<String> last = new WeakReference<>("a");
    return () -> last.get();
  }

  static Callable<?> fine_weakMap() {
    Map<String, Integer> counts = new WeakHashMap<>(Map.of("a", 1));
    return () -> counts.get("a");
  }

  // class-loader, method-handle

  static Callable<?> classLoader() {
    ClassLoader loader = Forbidden.class.getClassLoader();
    return () -> loader.getName();
  }

  static Callable<?> fine_classAndItsLoader() {
    Class<?> type = Buffer.class;
    return () -> type.getSimpleName() + (type.getClassLoader() != null);
  }

  static Callable<?> lookup() {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    return () -> lookup.lookupClass().getSimpleName();
  }

  // logger, in-flight

  static Callable<?> logger() {
    Logger log = Logger.getLogger("a");
    return () -> log.isLoggable(Level.FINE);
  }

  static Callable<?> iterator() {
    Iterator<String> names = new ArrayList<>(List.of("a")).iterator();
    return () -> names.hasNext();
  }

  static Callable<?> stream() {
    Stream<String> names = Stream.of("a").filter(each -> true);
    return () -> names.isParallel();
  }

  static class Countdown implements Iterator<Integer> {
    int next = 3;

    @Override
    public boolean hasNext() {
      return next > 0;
    }

    @Override
    public Integer next() {
      return next--;
    }
  }

  static Callable<?> fine_ownIteratorAndPattern() {
    Countdown numbers = new Countdown();
    Pattern pattern = Pattern.compile("a");
    return () -> numbers.next() + (pattern.matcher("a").find() ? 1 : 0);
  }

  // secret-state, management, image, ui

  static Callable<?> random() {
    SecureRandom random = new SecureRandom();
    return () -> random.getAlgorithm();
  }

  static Callable<?> fine_random() {
    Random random = new Random(1);
    return () -> random.nextInt(10);
  }

  static Callable<?> image() {
    BufferedImage picture = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    return () -> picture.getWidth();
  }

  static Callable<?> listModel() {
    DefaultListModel<String> model = new DefaultListModel<>();
    return () -> model.getSize();
  }

  static Callable<?> fine_color() {
    java.awt.Color color = java.awt.Color.RED;
    return () -> color.getRed();
  }

  // management, jdk-type, remote-jvm, and what is named in their place

  static Callable<?> management() {
    RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
    return () -> runtime.getUptime();
  }

  static Callable<?> checksum() {
    CRC32 sum = new CRC32();
    return () -> sum.getValue();
  }

  static Callable<?> fine_checksumMadeThere() {
    byte[] bytes = {1, 2};
    return () -> {
      CRC32 sum = new CRC32();
      sum.update(bytes);
      return sum.getValue();
    };
  }

  static Callable<?> remoteJvm() {
    RemoteJvm jvm = RemoteJvm.simulate();
    return () -> jvm.call(() -> 1);
  }

  static Callable<?> httpClient() {
    HttpClient client = HttpClient.newHttpClient();
    return () -> client.version();
  }

  // dragged in, deep down, several at once

  final Thread heartbeat = new Thread(() -> {});
  final List<Object> parts = new ArrayList<>(List.of(Map.of("connection", new Socket())));

  Callable<?> severalDeepDown() {
    Forbidden all = this;
    return () -> all.parts.size() + all.heartbeat.getName();
  }

  /** Arguments: this file, and names of methods if not all are wanted. */
  public static void main(String[] arguments) throws Exception {
    file = Files.createTempFile("forbidden", ".txt");
    Files.writeString(file, "a\n");
    List<String> wanted = List.of(arguments).subList(1, arguments.length);
    try (RemoteJvm jvm = RemoteJvm.simulate()) {
      for (String name : methods(arguments[0])) {
        if (!wanted.isEmpty() && !wanted.contains(name)) {
          continue;
        }
        var method = Forbidden.class.getDeclaredMethod(name);
        Callable<?> task = (Callable<?>) method.invoke(new Forbidden());
        System.out.println("---- " + name);
        try {
          System.out.println("ran: " + jvm.call(task));
        } catch (PackException refused) {
          System.out.println(refused.getMessage());
        }
      }
    }
    Files.delete(file);
    System.exit(0);
  }

  /** In the order of the source. */
  private static List<String> methods(String source) throws IOException {
    List<String> names = new ArrayList<>();
    Matcher matcher = Pattern.compile("(?m)^  (?:static )?Callable<\\?> (\\w+)\\(").matcher(
        Files.readString(Path.of(source)));
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }
}
