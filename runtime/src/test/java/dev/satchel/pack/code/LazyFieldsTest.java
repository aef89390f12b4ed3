package dev.satchel.pack.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LazyFieldsTest {
  static class Lazy {
    static StringBuilder plain;
    static volatile StringBuilder checkedTwice;
    static StringBuilder given;
    static StringBuilder onlyTested;
    static StringBuilder onlySet;
    static StringBuilder set = new StringBuilder();
    static StringBuilder cleared;

    static StringBuilder plain() {
      if (plain == null) {
        plain = new StringBuilder();
      }
      return plain;
    }

    static StringBuilder checkedTwice() {
      StringBuilder found = checkedTwice;
      if (found == null) {
        synchronized (Lazy.class) {
          found = checkedTwice;
          if (found == null) {
            found = make();
            checkedTwice = found;
          }
        }
      }
      return found;
    }

    private static StringBuilder make() {
      return new StringBuilder();
    }

    static void given(StringBuilder value) {
      if (given == null) {
        given = value;
      }
    }

    static String onlyTested() {
      return onlyTested == null ? "none" : onlyTested.toString();
    }

    static void onlySet() {
      onlySet = new StringBuilder();
    }

    static StringBuilder set() {
      return set;
    }

    static void clear() {
      if (cleared != null) {
        cleared = null;
      }
    }
  }

  private final ClassCode code = ClassCode.of(Lazy.class);

  @Test
  void findsWhoMakesAFieldThatIsNull() {
    assertThat(code.makersOf("plain")).containsExactly("plain()Ljava/lang/StringBuilder;");
    assertThat(code.makersOf("checkedTwice"))
        .containsExactly("checkedTwice()Ljava/lang/StringBuilder;");
  }

  @Test
  void whatIsGivenOrSetWithoutATestIsNotMade() {
    assertThat(code.makersOf("given")).isEmpty();
    assertThat(code.makersOf("onlyTested")).isEmpty();
    assertThat(code.makersOf("onlySet")).isEmpty();
    assertThat(code.makersOf("set")).isEmpty();
    assertThat(code.makersOf("cleared")).isEmpty();
  }
}
