package programs;

import dev.satchel.RemoteCalls;
import dev.satchel.RemoteJvm;
import dev.satchel.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Tasks that need what no packer can see: names made at run time, reflection, resources. */
public class Missing {
  public interface Shape {
    double area();

    String name();

    default String describe() {
      return name() + " " + area();
    }
  }

  public static class Square implements Shape {
    static int made = 100;
    private final double side;

    public Square() {
      this(2);
    }

    public Square(double side) {
      this.side = side;
    }

    @Override
    public double area() {
      return side * side;
    }

    @Override
    public String name() {
      return "square";
    }

    private static long sum(int a, long b, double c, short[] d) {
      return a + b + (long) c + d.length + new Helper().help();
    }

    String shout(String word) {
      return word.toUpperCase(Locale.ROOT) + made;
    }
  }

  public static class Round extends Square {
    public Round() {
      super(3);
    }

    @Override
    public String name() {
      return "round/" + super.name();
    }
  }

  static class Helper {
    int help() {
      return 1000;
    }
  }

  static class Wired {
    static Socket socket = new Socket();

    static boolean isConnected() {
      return socket.isConnected();
    }
  }

  static class Opened {
    static Socket socket;

    static boolean isConnected() {
      return socket.isConnected();
    }
  }

  /** Asked for by name alone, and read by reflection alone. */
  static class Watched {
    static Object last;
    static Object[] all;
    static int times = 3;
  }

  /** Asks for a class while it is rebuilt itself, which has it as its state. */
  static class Watcher implements Serializable {
    String found = "Watched";

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      found = Class.forName(nameOf("Watched")).getSimpleName();
    }
  }

  public interface Greeting {
    String text();
  }

  public static class Greeter implements Greeting {
    @Override
    public String text() {
      return "greeted";
    }
  }

  static String nameOf(String simple) {
    return "programs.Missing$" + simple;
  }

  static Object invoke(String type, Object receiver, String method, Object... arguments)
      throws Exception {
    for (Method m : Class.forName(nameOf(type)).getDeclaredMethods()) {
      if (m.getName().equals(method)) {
        m.setAccessible(true);
        try {
          return m.invoke(receiver, arguments);
        } catch (InvocationTargetException e) {
          return e.getCause().getMessage();
        }
      }
    }
    return "no " + method;
  }

  static Shape shape(String type) throws ReflectiveOperationException {
    return (Shape) Class.forName(nameOf(type)).getDeclaredConstructor().newInstance();
  }

  private static String content(URL url) {
    try (InputStream in = url.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).trim();
    } catch (IOException e) {
      return e.toString();
    }
  }

  private final RemoteCalls jvm;
  private int tasks;
  private int differences;

  Missing(RemoteCalls jvm) {
    this.jvm = jvm;
  }

  private void compare(String what, Callable<Object> task) throws Exception {
    Object here = task.call();
    Object there;
    try {
      there = jvm.call(task);
    } catch (Exception | LinkageError e) {
      there = e;
    }
    tasks++;
    if (!here.equals(there)) {
      differences++;
      System.out.println(what + ": here " + here + ", there " + there);
    }
  }

  private void compareAll() throws Exception {
    Square.made++;
    compare("class", () -> Class.forName(nameOf("Square")).getSimpleName());
    compare("hierarchy", () -> shape("Round").describe());
    compare("static", () -> invoke("Square", null, "sum", 1, 2L, 3.5, new short[4]));
    compare("instance", () -> invoke("Square", shape("Square"), "shout", "hey"));
    compare("resource", () -> content(Missing.class.getResource("/greeting.txt")));
    compare("resources", () -> {
      ClassLoader context = Thread.currentThread().getContextClassLoader();
      List<String> all = new ArrayList<>();
      for (URL url : Collections.list(context.getResources("greeting.txt"))) {
        all.add(content(url));
      }
      return all;
    });
    compare("no resource", () -> String.valueOf(Missing.class.getResource("/nothing.txt")));
    compare("service", () -> {
      List<String> all = new ArrayList<>();
      for (Greeting greeting : ServiceLoader.load(Greeting.class)) {
        all.add(greeting.text());
      }
      return all;
    });
    compare("bundle", () -> ResourceBundle.getBundle("words", Locale.GERMAN).getString("hi"));
    compare("no class", () -> {
      try {
        return Class.forName(nameOf("Nowhere"));
      } catch (ClassNotFoundException e) {
        return "none";
      }
    });
    Watcher watcher = new Watcher();
    Watched.last = watcher;
    Watched.all = new Object[] {List.of(watcher), "x", Map.of("self", watcher)};
    Watched.times++;
    compare("state that is being loaded when it is asked for", () -> {
      Class<?> type = Class.forName(nameOf("Watched"));
      Object[] all = (Object[]) type.getDeclaredField("all").get(null);
      return watcher.found
          + (type.getDeclaredField("last").get(null) == watcher)
          + (((List<?>) all[0]).get(0) == watcher)
          + all[1]
          + (((Map<?, ?>) all[2]).get("self") == watcher)
          + type.getDeclaredField("times").getInt(null);
    });
    compare("threads", () -> {
      ExecutorService pool = Executors.newFixedThreadPool(4);
      try {
        List<Future<String>> futures = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
          String type = i % 2 == 0 ? "Square" : "Round";
          futures.add(pool.submit(() -> shape(type).describe()));
        }
        List<String> all = new ArrayList<>();
        for (Future<String> future : futures) {
          all.add(future.get());
        }
        return all;
      } finally {
        pool.shutdown();
      }
    });
    Object back = jvm.call(() -> shape("Round"));
    System.out.println(
        tasks + " tasks, " + differences + " differences, comes back " + (back instanceof Round));
  }

  public static void main(String[] arguments) throws Exception {
    try (RemoteJvm fork = RemoteJvm.fork();
        Session session = fork.session();
        RemoteJvm here = RemoteJvm.simulate()) {
      new Missing(fork).compareAll();
      new Missing(here).compareAll();
      new Missing(session).compareAll();
      System.out.println("here " + Wired.isConnected());
      System.out.println("there " + fork.call(() -> invoke("Wired", null, "isConnected")));
      Opened.socket = new Socket();
      System.out.println(fork.call(() -> invoke("Opened", null, "isConnected")));
      System.out.println(session.call(() -> "session goes on"));
    }
    try (RemoteJvm alone = RemoteJvm.builder().answerMissing(false).fork()) {
      try {
        System.out.println(alone.call(() -> shape("Square")));
      } catch (ClassNotFoundException e) {
        System.out.println(e.getMessage());
      }
      Shape square = new Square();
      System.out.println(
          alone.call(() -> invoke(square.getClass().getSimpleName(), square, "shout", "hey")));
    }
  }
}
