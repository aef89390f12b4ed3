package bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Measures what agents cost a JVM that loads classes: Satchel's, JaCoCo's, which rewrites every class, and none. Each loads
 * the classes of the libraries beside the benchmarks in JVMs of its own, by turns; what counts is the processor time of
 * the whole process, the least of all rounds.
 */
public final class ClassLoad {
  private ClassLoad() {}

  /** Argument, optional: {@code rounds=5}. */
  public static void main(String[] arguments) throws Exception {
    Settings settings = new Settings(arguments, "rounds");
    Map<String, List<String>> agents = new LinkedHashMap<>();
    agents.put("no agent", List.of());
    agents.put("Satchel", Jvm.agent());
    agents.put("JaCoCo", List.of("-javaagent:" + jar("org.jacoco.agent") + "=output=none"));
    Map<String, Long> least = new LinkedHashMap<>();
    String classes = "0";
    for (int round = settings.number("rounds", 5); round > 0; round--) {
      for (String agent : agents.keySet()) {
        Map<String, String> answers = Jvm.run(agents.get(agent), Loading.class);
        least.merge(agent, Long.valueOf(answers.get("cpu")), Math::min);
        classes = answers.get("classes");
      }
    }
    System.out.println("| agent | " + classes + " classes, CPU ms | ÷ none |");
    System.out.println("|---|--:|--:|");
    double none = least.values().iterator().next();
    least.forEach((agent, cpu) -> System.out.println(
        String.format(Locale.ROOT, "| %s | %,d | %.2f |", agent, cpu, cpu / none)));
  }

  /** The first jar of the class path whose name begins so. */
  private static Path jar(String name) {
    return jars()
        .filter(jar -> jar.getFileName().toString().startsWith(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + name + " on the class path"));
  }

  private static Stream<Path> jars() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .map(Path::of);
  }

  /** The program that loads classes. */
  static final class Loading {
    private Loading() {}

    public static void main(String[] arguments) throws IOException {
      int loaded = 0;
      for (Path jar : jars().sorted().toList()) {
        if (!jar.getFileName().toString().matches("(jfreechart|kryo|fory|jmh).*")) {
          continue;
        }
        try (JarFile file = new JarFile(jar.toFile())) {
          loaded += (int) file.stream()
              .map(JarEntry::getName)
              .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF"))
              .filter(name -> isLoaded(name.substring(0, name.length() - ".class".length())))
              .count();
        }
      }
      System.out.println("classes=" + loaded);
      System.out.println("cpu="
          + ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis());
    }

    /** Not so one that needs a library that is not there. */
    private static boolean isLoaded(String name) {
      try {
        Class.forName(name.replace('/', '.'), false, ClassLoad.class.getClassLoader());
        return true;
      } catch (ClassNotFoundException | LinkageError e) {
        return false;
      }
    }
  }
}
