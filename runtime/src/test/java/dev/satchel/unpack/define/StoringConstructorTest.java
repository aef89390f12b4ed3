package dev.satchel.unpack.define;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoringConstructorTest {
  record Implicit(boolean z, byte b, char c, long j, double d, int[] array, List<Object> list) {
    static final int COUNT = 3;
  }

  record Empty() {}

  record EmptyBody(Object object, long number) {
    EmptyBody {}
  }

  record Generic<T extends Comparable<T>>(T from, T to) {
    Generic(T only) {
      this(only, Objects.requireNonNull(only));
    }
  }

  record Checking(Object object) {
    Checking {
      Objects.requireNonNull(object);
    }
  }

  record Copying(List<Object> list) {
    Copying {
      list = List.copyOf(list);
    }
  }

  record Swapping(Object left, Object right) {
    Swapping(Object left, Object right) {
      this.left = right;
      this.right = left;
    }
  }

  record Counting(Object object) {
    static int made;

    Counting {
      made++;
    }
  }

  record Constant(int number) {
    Constant(int number) {
      this.number = 5;
    }
  }

  static final class NoRecord {
    final Object object;

    NoRecord(Object object) {
      this.object = object;
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {Implicit.class, Empty.class, EmptyBody.class, Generic.class})
  void storesAndDoesNothingElse(Class<?> type) {
    assertThat(StoringConstructor.isIn(type)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Checking.class,
        Copying.class,
        Swapping.class,
        Counting.class,
        Constant.class,
        NoRecord.class,
        String.class,
        int.class
      })
  void doesMoreOrIsNoRecord(Class<?> type) {
    assertThat(StoringConstructor.isIn(type)).isFalse();
  }
}
