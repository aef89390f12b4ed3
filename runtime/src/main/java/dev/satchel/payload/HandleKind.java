package dev.satchel.payload;

import org.jspecify.annotations.Nullable;

/**
 * The kinds of method handle that refer to a method, by number and by word.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se17/html/jvms-4.html#jvms-4.4.8">JVMS §4.4.8</a>
 */
enum HandleKind {
  INVOKE_VIRTUAL(5, "invokeVirtual"),
  INVOKE_STATIC(6, "invokeStatic"),
  INVOKE_SPECIAL(7, "invokeSpecial"),
  NEW_INVOKE_SPECIAL(8, "newInvokeSpecial"),
  INVOKE_INTERFACE(9, "invokeInterface");

  final int number;
  final String word;

  HandleKind(int number, String word) {
    this.number = number;
    this.word = word;
  }

  static @Nullable HandleKind ofNumber(int number) {
    for (HandleKind kind : values()) {
      if (kind.number == number) {
        return kind;
      }
    }
    return null;
  }

  static @Nullable HandleKind ofWord(String word) {
    for (HandleKind kind : values()) {
      if (kind.word.equals(word)) {
        return kind;
      }
    }
    return null;
  }
}
