package dev.satchel.pack;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** javac from memory to memory. */
final class InMemoryCompiler {
  private InMemoryCompiler() {}

  /**
   * Class files by binary name.
   *
   * @param sources by binary name of the type that names the file
   */
  static Map<String, byte[]> compile(Map<String, String> sources, List<String> options) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Map<String, ByteArrayOutputStream> written = new LinkedHashMap<>();
    JavaFileManager manager =
        new ForwardingJavaFileManager<>(compiler.getStandardFileManager(null, null, null)) {
          @Override
          public JavaFileObject getJavaFileForOutput(
              Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new Memory(name, kind, "") {
              @Override
              public OutputStream openOutputStream() {
                return written.computeIfAbsent(name, k -> new ByteArrayOutputStream());
              }
            };
          }
        };
    List<Memory> inputs = new ArrayList<>();
    sources.forEach(
        (name, source) -> inputs.add(new Memory(name, JavaFileObject.Kind.SOURCE, source)));
    List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn"));
    arguments.addAll(options);
    StringWriter messages = new StringWriter();
    if (!compiler.getTask(messages, manager, null, arguments, null, inputs).call()) {
      throw new IllegalArgumentException(messages.toString());
    }
    Map<String, byte[]> files = new LinkedHashMap<>();
    written.forEach((name, bytes) -> files.put(name, bytes.toByteArray()));
    return files;
  }

  private static class Memory extends SimpleJavaFileObject {
    private final String content;

    Memory(String name, Kind kind, String content) {
      super(URI.create("mem:///" + name.replace('.', '/') + kind.extension), kind);
      this.content = content;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return content;
    }
  }
}
