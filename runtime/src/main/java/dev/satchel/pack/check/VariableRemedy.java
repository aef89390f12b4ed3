package dev.satchel.pack.check;

import dev.satchel.pack.code.Change;
import dev.satchel.pack.code.VariableCell;

/** What to do instead of changing a captured variable of Kotlin or Scala: a class in that language. */
final class VariableRemedy {
  private VariableRemedy() {}

  /**
   * A class with the variable as its field.
   *
   * @param className of the class
   * @param name of the variable
   */
  static String of(VariableCell cell, String className, String name, Change.Operation operation) {
    return cell.language() == VariableCell.Language.KOTLIN
        ? kotlin(cell.type(), className, name, operation)
        : scala(cell.type(), className, name, operation);
  }

  private static String kotlin(
      String type, String className, String name, Change.Operation operation) {
    if (type.isEmpty()) {
      return "class " + className + "<T>(var " + name + ": T)";
    }
    String method = switch (operation) {
      case INCREMENT -> " { fun increment() = ++" + name + " }";
      case ADD -> " { fun add(amount: " + type + ") { " + name + " += amount } }";
      case SET -> "";
    };
    return "class " + className + "(var " + name + ": " + type + ")" + method;
  }

  private static String scala(
      String type, String className, String name, Change.Operation operation) {
    if (type.isEmpty()) {
      return "class " + className + "[T](var " + name + ": T)";
    }
    String method = switch (operation) {
      case INCREMENT -> " { def increment(): " + type + " = { " + name + " += 1; " + name + " } }";
      case ADD -> " { def add(amount: " + type + "): Unit = " + name + " += amount }";
      case SET -> "";
    };
    return "class " + className + "(var " + name + ": " + type + ")" + method;
  }
}
