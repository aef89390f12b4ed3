package samples;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import javax.tools.ToolProvider;

/** Stands for an application that loads its plug-ins, each with a class loader of its own. */
final class Plugins {
  private Plugins() {}

  /** A new class {@code plugin.Transform}, made here of {@code expression} over a {@code String word}. */
  @SuppressWarnings("unchecked")
  static UnaryOperator<String> load(String expression)
      throws IOException, ReflectiveOperationException {
    Path folder = Files.createTempDirectory("plugin");
    Path source = folder.resolve("Transform.java");
    Files.writeString(source, """
        package plugin;

        public class Transform implements java.util.function.UnaryOperator<String> {
          @Override
          public String apply(String word) {
            return %s;
          }
        }
        """.formatted(expression));
    int result = ToolProvider.getSystemJavaCompiler()
        .run(
            null,
            null,
            null,
            "--release",
            "17",
            "-proc:none",
            "-d",
            folder.toString(),
            source.toString());
    if (result != 0) {
      throw new IllegalArgumentException("does not compile: " + expression);
    }
    ClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()});
    return (UnaryOperator<String>)
        loader.loadClass("plugin.Transform").getConstructor().newInstance();
  }
}
