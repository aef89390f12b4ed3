package dev.satchel.pack.code;

import java.util.StringJoiner;
import org.objectweb.asm.Type;

/** Members as people write them. */
public final class MemberNames {
  private MemberNames() {}

  /**
   * A member of a class, with simple type names: {@code trackCall()}, {@code Core(int)}, {@code static {}}.
   *
   * @param className binary name of the declaring class
   */
  public static String simple(String className, String name, String descriptor) {
    if (name.equals("<clinit>")) {
      return "static {}";
    }
    StringJoiner parameters = new StringJoiner(", ", "(", ")");
    for (Type type : Type.getArgumentTypes(descriptor)) {
      if (VariableCell.of(type.getClassName())
          == null) { // a local function is handed what it captured
        parameters.add(simpleName(type.getClassName()));
      }
    }
    return (name.equals("<init>") ? simpleName(className) : name) + parameters;
  }

  /** A method as part of a lambda's place: exact, with qualified types, {@code daily(int,java.lang.String)}. */
  static String place(String name, String descriptor) {
    StringJoiner parameters = new StringJoiner(",", "(", ")");
    for (Type type : Type.getArgumentTypes(descriptor)) {
      parameters.add(type.getClassName());
    }
    return name + parameters;
  }

  /** The last part of a binary name: {@code Entry} for {@code java.util.Map$Entry}. */
  public static String simpleName(String binaryName) {
    int cut = Math.max(binaryName.lastIndexOf('.'), binaryName.lastIndexOf('$'));
    String last = binaryName.substring(cut + 1);
    if (last.isEmpty() || Character.isDigit(last.charAt(0))) {
      return binaryName.substring(binaryName.lastIndexOf('.') + 1);
    }
    return last;
  }
}
