package dev.satchel.pack.code;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;

/** Classes whose class files the tests of this package read. */
final class CodeSamples {
  private CodeSamples() {}

  static class Places {
    Supplier<String> first = () -> "field";

    Callable<Supplier<String>> daily(int factor) {
      Runnable unused = () -> {};
      return () -> () -> "inner" + factor + unused;
    }

    Function<String, Integer> reference() {
      return String::length;
    }
  }

  enum Operation {
    PLUS("+") {
      @Override
      int apply(int a, int b) {
        return a + b;
      }
    },
    TIMES("*") {
      @Override
      int apply(int a, int b) {
        return a * b;
      }
    };

    static final Map<String, Operation> BY_SIGN = new HashMap<>();
    static int loads = Integer.getInteger("never.set", 7);

    static {
      for (Operation operation : values()) {
        BY_SIGN.put(operation.sign, operation);
      }
    }

    final String sign;

    Operation(String sign) {
      this.sign = sign;
    }

    abstract int apply(int a, int b);
  }

  static class Checked {
    static final List<String> NAMES = List.of(System.getProperty("java.version"));

    static int positive(int value) {
      assert value > 0;
      return value + NAMES.size();
    }

    static int unreached(int value) {
      return -value;
    }
  }

  static class Base {}

  static class Derived extends Base {}

  static class Verified {
    static Derived source;
    static Base target;

    static void assign() {
      target = source;
    }
  }

  static String text(Operation operation) {
    return switch (operation) {
      case PLUS -> "plus";
      case TIMES -> "times";
    };
  }
}
