package dev.satchel.values;

import dev.satchel.problem.UnpackFault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Stack traces as text, one line per frame: {@code class;method;file;line}, and where they say something {@code
 * ;loader;module;version;format}. Nothing is lost: a frame that is read prints and equals like the one that was written.
 */
final class StackFrames {
  /** Bits of the serial field {@code format}: the loader's name, the module's version are not printed. */
  private static final int WITHOUT_LOADER = 1;

  private static final int WITHOUT_VERSION = 2;

  private StackFrames() {}

  static String write(StackTraceElement[] frames) {
    StringJoiner lines = new StringJoiner("\n");
    for (StackTraceElement frame : frames) {
      lines.add(write(frame));
    }
    return lines.toString();
  }

  static String write(StackTraceElement frame) {
    StringJoiner line = new StringJoiner(";");
    line.add(text(frame.getClassName()))
        .add(text(frame.getMethodName()))
        .add(text(frame.getFileName()));
    line.add(Integer.toString(frame.getLineNumber()));
    String loader = frame.getClassLoaderName();
    if (loader != null || frame.getModuleName() != null) {
      String printed = frame.toString();
      String version = frame.getModuleVersion();
      int format = (loader == null || printed.startsWith(loader + "/") ? 0 : WITHOUT_LOADER)
          | (version == null || printed.contains("@" + version + "/") ? 0 : WITHOUT_VERSION);
      line.add(text(loader))
          .add(text(frame.getModuleName()))
          .add(text(version))
          .add(Integer.toString(format));
    }
    return line.toString();
  }

  /** A part without the two characters that mean something here; JVM names have neither. */
  private static String text(@Nullable String part) {
    return part == null ? "" : part.replace(';', '_').replace('\n', '_');
  }

  /**
   * The frames of {@code text}.
   *
   * @throws UnpackFault if it is not such text
   */
  static StackTraceElement[] read(String text) {
    if (text.isEmpty()) {
      return new StackTraceElement[0];
    }
    return text.lines().map(StackFrames::readFrame).toArray(StackTraceElement[]::new);
  }

  static StackTraceElement readFrame(String line) {
    String[] parts = line.split(";", -1);
    if (parts.length != 4 && parts.length != 8) {
      throw new UnpackFault("not a stack frame: " + line);
    }
    int number = number(parts[3]);
    if (parts.length == 4) {
      return new StackTraceElement(parts[0], parts[1], orNull(parts[2]), number);
    }
    int format = number(parts[7]);
    return format == 0
        ? new StackTraceElement(
            orNull(parts[4]),
            orNull(parts[5]),
            orNull(parts[6]),
            parts[0],
            parts[1],
            orNull(parts[2]),
            number)
        : formatted(parts, number, (byte) format);
  }

  /** No constructor sets the format. */
  private static StackTraceElement formatted(String[] parts, int line, byte format) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("classLoaderName", orNull(parts[4]));
    fields.put("moduleName", orNull(parts[5]));
    fields.put("moduleVersion", orNull(parts[6]));
    fields.put("declaringClass", parts[0]);
    fields.put("methodName", parts[1]);
    fields.put("fileName", orNull(parts[2]));
    fields.put("lineNumber", line);
    fields.put("format", format);
    Class<?> type = StackTraceElement.class;
    return (StackTraceElement) SerialStream.read(
        new SerialForm(type, List.of(new SerialForm.Level(type, fields, List.of(), ""))));
  }

  private static @Nullable String orNull(String part) {
    return part.isEmpty() ? null : part;
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new UnpackFault("not a number in a stack frame: " + text, e);
    }
  }
}
