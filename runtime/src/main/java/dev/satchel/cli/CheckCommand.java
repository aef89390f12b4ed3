package dev.satchel.cli;

import dev.satchel.PackReport;
import dev.satchel.Satchel;
import dev.satchel.recording.Recording;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check}: what {@code @Remote} classes of a class path would be refused, and why. Runs no code of theirs. */
@Command(
    name = "check",
    description = {
      "Checks the @Remote classes of a class path: their fields, their static state, and the code that they reach.",
      "Exit code 0 if all can travel, 1 if one cannot, 2 for wrong usage. Runs no code of the application."
    },
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description = "Further jars and folders of the class path.")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = {"-cp", "--class-path", "--classpath"},
      paramLabel = "PATH",
      description =
          "Jars and folders, separated as in a class path; a folder with /* means its jars. By default CLASSPATH, or the current folder.")
  private @Nullable String classPath;

  @Option(
      names = "--main",
      paramLabel = "CLASS",
      description =
          "The application's main class, which must be on the class path; it is checked as well.")
  private @Nullable String main;

  @Option(
      names = "--sources",
      paramLabel = "PATH",
      description = "Source roots and source jars, for the lines that are shown.")
  private @Nullable String sources;

  @Option(names = "--rules", paramLabel = "FILE", description = "A file of further rules.")
  private @Nullable Path rules;

  @Spec
  private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    List<Path> entries = entries();
    if (rules != null) {
      Recording.rules(rules.toAbsolutePath());
    }
    if (sources != null) {
      Recording.bring(split(sources));
    }
    try (URLClassLoader loader = new URLClassLoader(urls(entries), getClass().getClassLoader())) {
      Thread.currentThread().setContextClassLoader(loader);
      return check(new RemoteScan(loader), entries);
    } catch (IOException e) {
      throw CommandFailure.usage("cannot read the class path: " + e.getMessage(), e);
    }
  }

  private int check(RemoteScan scan, List<Path> entries) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    List<Class<?>> found = new ArrayList<>();
    if (main != null) {
      found.add(scan.find(main));
    }
    for (Class<?> each : scan.remote(entries)) {
      if (!found.contains(each)) {
        found.add(each);
      }
    }
    for (String problem : scan.unreadable()) {
      spec.commandLine().getErr().println("not looked at: " + problem);
    }
    int refused = 0;
    int remote = 0;
    for (Class<?> each : found) {
      PackReport report = Satchel.check(each);
      boolean isRefused = !report.problems().isEmpty();
      refused += isRefused ? 1 : 0;
      remote += scan.isRemote(each) ? 1 : 0;
      out.println(each.getName() + ": " + (isRefused ? "cannot travel" : "can travel"));
      String text = report.toString();
      if (!text.isEmpty()) {
        out.println();
        out.println(text);
        out.println();
      }
    }
    out.println(
        remote + " @Remote " + (remote == 1 ? "class" : "classes") + ", " + refused + " refused");
    out.flush();
    return refused == 0 ? Main.OK : Main.NO;
  }

  private List<Path> entries() {
    List<String> texts = new ArrayList<>(paths);
    String given = classPath == null && paths.isEmpty() ? System.getenv("CLASSPATH") : classPath;
    if (given != null) {
      texts.addAll(0, Arrays.asList(given.split(File.pathSeparator, -1)));
    } else if (paths.isEmpty()) {
      texts.add(".");
    }
    List<Path> entries = new ArrayList<>();
    for (String text : texts) {
      if (text.endsWith("/*") || text.equals("*")) {
        entries.addAll(jars(Path.of(text.substring(0, text.length() - 1))));
      } else if (!text.isBlank()) {
        entries.add(existing(Path.of(text)));
      }
    }
    return entries;
  }

  private static Path existing(Path path) {
    if (!Files.exists(path)) {
      throw CommandFailure.usage("no file or folder " + path, new IOException(path.toString()));
    }
    return path;
  }

  private static List<Path> jars(Path folder) {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw CommandFailure.usage("cannot read the folder " + folder, e);
    }
  }

  private static List<Path> split(String text) {
    return Arrays.stream(text.split(File.pathSeparator, -1))
        .filter(part -> !part.isBlank())
        .map(part -> existing(Path.of(part)).toAbsolutePath())
        .toList();
  }

  private static URL[] urls(List<Path> entries) throws MalformedURLException {
    URL[] urls = new URL[entries.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = entries.get(i).toUri().toURL();
    }
    return urls;
  }
}
