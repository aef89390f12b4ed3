package programs;

import dev.satchel.RemoteJvm;
import java.net.URL;
import java.util.*;

/** What could be lost without anybody's notice. */
public final class Unnoticed {
  record Line(int amount, double factor, String text) {
    Line {
      if (System.getProperty("lines.stay") == null && amount == 25_000) {
        amount = 7;
        text = "altered";
      }
    }
  }

  private static int unlike(Line[] lines) {
    int unlike = 0;
    for (int i = 0; i < lines.length; i++) {
      Line line = lines[i];
      if (line.amount() != i || line.factor() != i / 3.0 || !line.text().equals("n" + i)) {
        unlike++;
      }
    }
    return unlike;
  }

  private static String parts(URL url) {
    return url + "|" + url.getProtocol() + "|" + url.getAuthority() + "|" + url.getHost() + "|" + url.getPort() + "|"
        + url.getUserInfo() + "|" + url.getPath() + "|" + url.getQuery() + "|" + url.getRef();
  }

  private static void urls(Both both) throws Exception {
    URL[] urls = {
      new URL("file:///x"), new URL("file:/x"), new URL("http://u:p@h:80/a?b#c"), new URL("http", "h", "x?y"),
      new URL("http", "h", 80, "x#r"), new URL("file", null, "/x"), new URL(new URL("file:///a/b"), "c?d")
    };
    both.same("parts of URLs", () -> {
      StringBuilder all = new StringBuilder();
      for (URL url : urls) {
        all.append(parts(url)).append(' ');
      }
      return all;
    });
  }

  private static void views(Both both) {
    Map<String, Integer> map = new TreeMap<>(Map.of("a", 1, "b", 2));
    Map<String, Integer> fixed = Collections.unmodifiableMap(map);
    Set<String> keys = fixed.keySet();
    Collection<Integer> values = fixed.values();
    Set<Map.Entry<String, Integer>> entries = fixed.entrySet();
    both.same("views of an unmodifiable map", () -> (keys == fixed.keySet()) + " " + (values == fixed.values()) + " "
        + (entries == fixed.entrySet()) + keys + values + entries + (map.keySet() == keys));
    Map<String, Integer> one = Map.of("a", 1);
    Set<String> its = one.keySet();
    both.same("views of an immutable map", () -> (its == one.keySet()) + " " + its);
    Set<String> alone = Collections.unmodifiableMap(new HashMap<>(map)).keySet();
    both.same("a view alone", () -> alone + " " + alone.getClass());
  }

  public static void main(String[] args) throws Exception {
    try (RemoteJvm jvm = Both.jvm(args)) {
      Both both = new Both(jvm);
      System.setProperty("lines.stay", "true");
      Line[] lines = new Line[50_000];
      for (int i = 0; i < lines.length; i++) {
        lines[i] = new Line(i, i / 3.0, "n" + i);
      }
      System.clearProperty("lines.stay");
      both.same("records of which the constructor alters one", () -> unlike(lines));
      urls(both);
      views(both);
      both.end();
    }
  }
}
