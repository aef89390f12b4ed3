package dev.satchel.processor;

import dev.satchel.Remote;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A compilation by the javac of this JVM, in memory. */
record Compilation(boolean isSuccess, List<Diagnostic<? extends JavaFileObject>> diagnostics) {

  /** Compiles with the processor. */
  static Compilation of(String source, String... options) {
    return with(new RemoteProcessor(), source, options);
  }

  static Compilation with(Processor processor, String source, String... options) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<String> all = new ArrayList<>(List.of("-cp", satchel(), "--release", "17"));
    all.addAll(List.of(options));
    JavaFileManager files =
        new Discarding(compiler.getStandardFileManager(diagnostics, Locale.ROOT, null));
    JavaCompiler.CompilationTask task =
        compiler.getTask(null, files, diagnostics, all, null, List.of(new Source(source)));
    task.setLocale(Locale.ROOT);
    task.setProcessors(List.of(processor));
    return new Compilation(task.call(), diagnostics.getDiagnostics());
  }

  static String target(String name) {
    try (InputStream in = Compilation.class.getResourceAsStream("/targets/" + name + ".java")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was reported: {@code 12: error[thread] java.lang.Thread cannot travel: …}, by line. */
  List<String> found() {
    return diagnostics.stream()
        .sorted((a, b) -> Long.compare(a.getLineNumber(), b.getLineNumber()))
        .map(each -> each.getLineNumber() + ": " + kind(each) + firstLine(each))
        .toList();
  }

  List<String> messages() {
    return diagnostics.stream().map(each -> each.getMessage(Locale.ROOT)).toList();
  }

  private static String kind(Diagnostic<?> diagnostic) {
    return switch (diagnostic.getKind()) {
      case ERROR -> "error";
      case WARNING -> "warning";
      default -> diagnostic.getKind().toString();
    };
  }

  private static String firstLine(Diagnostic<?> diagnostic) {
    return diagnostic.getMessage(Locale.ROOT).lines().findFirst().orElse("");
  }

  /** What comments at the ends of lines say: in the form of {@link #found}. */
  static List<String> expected(String source) {
    List<String> expected = new ArrayList<>();
    List<String> lines = source.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      int comment = lines.get(i).indexOf("// ");
      String text = comment < 0 ? "" : lines.get(i).substring(comment + 3);
      if (Stream.of("error[", "warning[").anyMatch(text::startsWith)) {
        expected.add((i + 1) + ": " + text);
      }
    }
    return expected;
  }

  private static String satchel() {
    try {
      return Path.of(
              Remote.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String text) {
      super(URI.create("string:///com/acme/Source.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }

    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
      return !simpleName.contains("-"); // no module-info, no package-info
    }
  }

  /** Class files go nowhere. */
  private static final class Discarding extends ForwardingJavaFileManager<JavaFileManager> {
    Discarding(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location,
        String className,
        JavaFileObject.Kind kind,
        javax.tools.FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("mem:///" + className), kind) {
        @Override
        public java.io.OutputStream openOutputStream() {
          return java.io.OutputStream.nullOutputStream();
        }
      };
    }
  }
}
