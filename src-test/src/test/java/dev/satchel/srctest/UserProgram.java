package dev.satchel.srctest;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * What a user has: some source files, compiled against {@code serializer.jar} alone, and run by a JVM under the agent.
 *
 * <pre>{@code
 * new UserProgram(folder).source("class Main { … }").run("Main").isFine().printed("42");
 * }</pre>
 */
final class UserProgram {
  private static final Pattern PACKAGE = Pattern.compile("(?m)^package\\s+([\\w.]+)\\s*;");
  private static final Pattern TYPE = Pattern.compile(
      "(?m)^(?:public |final |abstract |sealed )*(?:class|interface|enum|record|@interface)\\s+(\\w+)");

  private final Path classes;
  private final List<Source> sources = new ArrayList<>();
  private final List<Path> libraries = new ArrayList<>();
  private Jdks.Jdk compiler = Jdks.current();
  private int release = 17;
  private String agentOptions = "";
  private List<String> jvmArguments = List.of();
  private boolean isCompiled;

  /**
   * @param classes empty folder for class files
   */
  UserProgram(Path classes) {
    this.classes = classes;
  }

  /** Adds a compilation unit, named after its package and its first top-level type. */
  UserProgram source(String text) {
    sources.add(Source.of(text));
    return this;
  }

  /** Adds a library that the program has, and the remote JVM has not. */
  UserProgram library(Path jar) {
    libraries.add(jar);
    return this;
  }

  /** Which javac, and for which release; this JVM's, for 17, by default. */
  UserProgram compiledBy(Jdks.Jdk jdk, int forRelease) {
    this.compiler = jdk;
    this.release = forRelease;
    return this;
  }

  /** Options of the agent, as {@code key=value,…}; none by default. */
  UserProgram agentOptions(String options) {
    this.agentOptions = "=" + options;
    return this;
  }

  /** Arguments of the JVM that runs it, such as {@code -Xss512k}; none by default. */
  UserProgram jvmArguments(String... arguments) {
    this.jvmArguments = List.of(arguments);
    return this;
  }

  /** Runs it with this test's JDK. */
  Ended run(String mainClass, String... arguments) {
    return run(Jdks.current(), mainClass, arguments);
  }

  /** Compiles it, the first time, and runs it under the agent with nothing but its own classes on the class path. */
  Ended run(Jdks.Jdk jdk, String mainClass, String... arguments) {
    compile();
    List<Path> classPath = new ArrayList<>(List.of(classes));
    classPath.addAll(libraries);
    return UnderAgent.run(jdk, agentOptions, jvmArguments, classPath, mainClass, arguments);
  }

  /** Compiles it; gives the folder of its class files, for what is compiled against it. */
  Path compiled() {
    compile();
    return classes;
  }

  private void compile() {
    if (isCompiled) {
      return;
    }
    isCompiled = true;
    List<Path> classPath = new ArrayList<>(List.of(SatchelJar.path()));
    classPath.addAll(libraries);
    List<String> options = List.of(
        "--release",
        Integer.toString(release),
        "-g",
        "-proc:none",
        "-cp",
        UnderAgent.joined(classPath),
        "-d",
        classes.toString());
    if (compiler.equals(Jdks.current())) {
      compileHere(options);
    } else {
      compileElsewhere(options);
    }
  }

  private void compileHere(List<String> options) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StringWriter diagnostics = new StringWriter();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      if (!javac.getTask(diagnostics, files, null, options, null, sources).call()) {
        throw new AssertionError("does not compile:\n" + diagnostics);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void compileElsewhere(List<String> options) {
    try {
      List<String> command = new ArrayList<>(List.of(compiler.javac().toString()));
      command.addAll(options);
      for (Source source : sources) {
        Path file = classes.resolve(source.path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, source.text);
        command.add(file.toString());
      }
      Ended ended = UnderAgent.await(command);
      if (ended.exitCode() != 0) {
        throw new AssertionError("does not compile:\n" + ended);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String path;
    private final String text;

    private Source(String path, String text) {
      super(URI.create("string:///" + path), JavaFileObject.Kind.SOURCE);
      this.path = path;
      this.text = text;
    }

    static Source of(String text) {
      Matcher type = TYPE.matcher(text);
      if (!type.find()) {
        throw new IllegalArgumentException("no top-level type in:\n" + text);
      }
      Matcher named = PACKAGE.matcher(text);
      String folder = named.find() ? named.group(1).replace('.', '/') + "/" : "";
      return new Source(folder + type.group(1) + ".java", text);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
