package dev.satchel.payload;

/**
 * Whether a text is a name as the JVM writes names. Only the spelling is judged; nothing is looked up.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html#jvms-4.2">JVMS §4.2, §4.3</a>
 */
final class JvmNames {
  /** A class file holds a name's length in two bytes. */
  private static final int LONGEST = 65_535;

  private static final int MOST_DIMENSIONS = 255;

  private JvmNames() {}

  /** A text without half surrogate pairs, which could not be a key in JSON. */
  static boolean isText(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isSurrogate(c)) {
        i++;
        if (!Character.isHighSurrogate(c)
            || i == name.length()
            || !Character.isLowSurrogate(name.charAt(i))) {
          return false;
        }
      }
    }
    return true;
  }

  /** A field or method name: not empty, without {@code . ; [ /}. */
  static boolean isMember(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST
        && isPlain(name, 0, name.length(), '\0')
        && isText(name);
  }

  /**
   * A binary class name or a key of {@code sources}, such as {@code a.b.C$D} or {@code a.b.C@loader_1}. Beyond the
   * JVM's rules, {@code #} is refused, since the format joins class and member with it, and so is {@code ]}.
   */
  static boolean isClass(String name) {
    return name.length() <= LONGEST
        && isSegmented(name, 0, name.length(), '.')
        && name.indexOf('#') < 0
        && name.indexOf(']') < 0
        && isText(name);
  }

  /** A class name with {@code /} between its segments. */
  static boolean isInternal(String name) {
    return name.length() <= LONGEST && isSegmented(name, 0, name.length(), '/');
  }

  /** A type name as {@link dev.satchel.model.Node} defines it; {@code void} included. */
  static boolean isType(String name) {
    int end = name.length();
    int dimensions = 0;
    while (end >= 2 && name.charAt(end - 1) == ']' && name.charAt(end - 2) == '[') {
      end -= 2;
      dimensions++;
    }
    if (dimensions == 0) {
      return isClass(name);
    }
    String element = name.substring(0, end);
    return dimensions <= MOST_DIMENSIONS && isClass(element) && !element.equals("void");
  }

  static boolean isArray(String type) {
    return type.endsWith("[]");
  }

  static boolean isPrimitive(String type) {
    return switch (type) {
      case "boolean", "byte", "short", "char", "int", "long", "float", "double", "void" -> true;
      default -> false;
    };
  }

  /** A field descriptor, such as {@code [Ljava/lang/String;}. */
  static boolean isFieldDescriptor(String descriptor) {
    return descriptor.length() <= LONGEST && afterField(descriptor, 0) == descriptor.length();
  }

  /** A method descriptor, such as {@code (I)V}. */
  static boolean isMethodDescriptor(String descriptor) {
    int length = descriptor.length();
    if (length == 0 || length > LONGEST || descriptor.charAt(0) != '(') {
      return false;
    }
    int at = 1;
    while (at > 0 && at < length && descriptor.charAt(at) != ')') {
      at = afterField(descriptor, at);
    }
    if (at <= 0 || at >= length) {
      return false;
    }
    at++;
    return descriptor.startsWith("V", at) ? at + 1 == length : afterField(descriptor, at) == length;
  }

  /** Where the field descriptor that begins at {@code start} ends; -1 if none begins there. */
  private static int afterField(String descriptor, int start) {
    int at = start;
    while (at < descriptor.length() && descriptor.charAt(at) == '[') {
      at++;
    }
    if (at - start > MOST_DIMENSIONS || at >= descriptor.length()) {
      return -1;
    }
    return switch (descriptor.charAt(at)) {
      case 'B', 'C', 'D', 'F', 'I', 'J', 'S', 'Z' -> at + 1;
      case 'L' -> {
        int end = descriptor.indexOf(';', at);
        yield end >= 0 && isSegmented(descriptor, at + 1, end, '/') ? end + 1 : -1;
      }
      default -> -1;
    };
  }

  /** Whether the range consists of segments that are not empty, with {@code separator} between them. */
  private static boolean isSegmented(String text, int start, int end, char separator) {
    return start < end
        && text.charAt(start) != separator
        && text.charAt(end - 1) != separator
        && isPlain(text, start, end, separator);
  }

  private static boolean isPlain(String text, int start, int end, char separator) {
    char previous = '\0';
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (c == separator) {
        if (previous == separator) {
          return false;
        }
      } else if (c == '.' || c == ';' || c == '[' || c == '/') {
        return false;
      }
      previous = c;
    }
    return true;
  }
}
