package dev.satchel.srctest;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the JDKs of this machine, for tests that need two.
 *
 * <p>Looks at, in this order: the system property {@code satchel.otherJdk}, this JVM's home, the environment variables
 * {@code JAVA_HOME} and {@code JAVA_HOME_…}, the folders beside this JVM's home, {@code /usr/lib/jvm}. A home counts if
 * it has {@code bin/java}, {@code bin/javac} and a {@code release} file that says its version. Symbolic links to one
 * home count once.
 */
public final class Jdks {
  /** A JDK: its home without symbolic links, and its feature release (17, 25, …). */
  public record Jdk(Path home, int feature) {
    /** The {@code java} launcher. */
    public Path java() {
      return home.resolve("bin").resolve("java");
    }

    /** The {@code javac} launcher. */
    public Path javac() {
      return home.resolve("bin").resolve("javac");
    }
  }

  private Jdks() {}

  /** The JDK that runs this test. */
  public static Jdk current() {
    return new Jdk(
        real(Path.of(System.getProperty("java.home"))), Runtime.version().feature());
  }

  /** All JDKs of release 17 or later, in order of search, the running one among them. */
  public static List<Jdk> all() {
    Map<Path, Jdk> found = new LinkedHashMap<>();
    for (Path candidate : candidates()) {
      read(candidate)
          .filter(jdk -> jdk.feature() >= 17)
          .ifPresent(jdk -> found.putIfAbsent(jdk.home(), jdk));
    }
    return List.copyOf(found.values());
  }

  /**
   * A JDK of another feature release than this one: the one that {@code satchel.otherJdk} names, else the newest.
   * Empty if this machine has none.
   */
  public static Optional<Jdk> other() {
    String named = System.getProperty("satchel.otherJdk", "");
    if (!named.isEmpty()) {
      return Optional.of(read(Path.of(named))
          .orElseThrow(() -> new IllegalStateException("satchel.otherJdk is no JDK: " + named)));
    }
    return all().stream()
        .filter(jdk -> jdk.feature() != current().feature())
        .max(Comparator.comparingInt(Jdk::feature));
  }

  private static Set<Path> candidates() {
    Set<Path> homes = new LinkedHashSet<>();
    String named = System.getProperty("satchel.otherJdk", "");
    if (!named.isEmpty()) {
      homes.add(Path.of(named));
    }
    homes.add(current().home());
    new TreeMap<>(System.getenv()).forEach((name, value) -> {
      if (!value.isEmpty() && (name.equals("JAVA_HOME") || name.startsWith("JAVA_HOME_"))) {
        homes.add(Path.of(value));
      }
    });
    List<Path> folders = new ArrayList<>();
    if (current().home().getParent() != null) {
      folders.add(current().home().getParent());
    }
    folders.add(Path.of("/usr/lib/jvm"));
    for (Path folder : folders) {
      homes.addAll(childrenOf(folder));
    }
    return homes;
  }

  private static Set<Path> childrenOf(Path folder) {
    Set<Path> children = new TreeSet<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, Files::isDirectory)) {
        stream.forEach(children::add);
      } catch (IOException e) {
        return Set.of(); // not readable: nothing of use for a test
      }
    }
    return children;
  }

  private static Optional<Jdk> read(Path home) {
    Path release = home.resolve("release");
    if (!Files.isExecutable(home.resolve("bin/java"))
        || !Files.isExecutable(home.resolve("bin/javac"))
        || !Files.isReadable(release)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(release)) {
      properties.load(reader);
      String version = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
      return Optional.of(new Jdk(real(home), Runtime.Version.parse(version).feature()));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty(); // some other folder
    }
  }

  private static Path real(Path home) {
    try {
      return home.toRealPath();
    } catch (IOException e) {
      return home.toAbsolutePath().normalize();
    }
  }
}
