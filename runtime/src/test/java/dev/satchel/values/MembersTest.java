package dev.satchel.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.orders.Order;
import dev.satchel.problem.UnpackFault;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MembersTest {
  record Point(int x, List<String> names) {}

  static Stream<Object> members() throws ReflectiveOperationException {
    return Stream.of(
        String.class.getMethod("length"),
        Comparator.class.getMethod("comparing", java.util.function.Function.class),
        Order.class.getDeclaredMethods()[0],
        Point.class.getDeclaredConstructor(int.class, List.class),
        ArrayList.class.getConstructor(int.class),
        Point.class.getDeclaredField("names"),
        Integer.class.getField("MAX_VALUE"),
        Map.class.getMethod("put", Object.class, Object.class).getParameters()[1]);
  }

  @ParameterizedTest
  @MethodSource("members")
  void isTheSameMember(Object member) {
    Object copy = RoundTrip.of(member);

    assertThat(copy).isEqualTo(member);
    assertThat(copy).hasToString(member.toString());
  }

  @Test
  void isTheSameComponent() {
    assertThat(RoundTrip.of(Point.class.getRecordComponents()[1]))
        .hasToString(Point.class.getRecordComponents()[1].toString());
  }

  @Test
  void ofTwoMethodsThatDifferInTheirResultItIsTheRightOne() throws ReflectiveOperationException {
    class Text implements Comparable<Text> {
      @Override
      public int compareTo(Text other) {
        return 0;
      }

      @Override
      public Text clone() throws CloneNotSupportedException {
        return (Text) super.clone();
      }
    }
    List<Method> clones = Stream.of(Text.class.getDeclaredMethods())
        .filter(method -> method.getName().equals("clone"))
        .toList();
    assertThat(clones).hasSize(2);
    for (Method method : clones) {
      assertThat(RoundTrip.of(method)).isEqualTo(method);
    }
  }

  @Test
  @SuppressWarnings("deprecation") // the only method that tells the flag itself
  void isAccessibleIfItWasMadeSo() throws ReflectiveOperationException {
    Field closed = Order.class.getDeclaredFields()[0];
    Field open = Order.class.getDeclaredFields()[0];
    open.setAccessible(true);
    Constructor<?> publicOfJdk = ArrayList.class.getConstructor();
    publicOfJdk.setAccessible(true);

    assertThat(RoundTrip.of(closed).isAccessible()).isFalse();
    assertThat(RoundTrip.of(open).isAccessible()).isTrue();
    assertThat(RoundTrip.of(publicOfJdk).isAccessible()).isTrue();
  }

  /** A payload must not open what the JDK or Satchel keeps to itself. */
  @Test
  void whatIsInsideIsNeverMadeAccessible() throws ReflectiveOperationException {
    for (Class<?> owner : List.of(String.class, JdkTypes.class)) {
      Method inside = Stream.of(owner.getDeclaredMethods())
          .filter(method -> !Modifier.isPublic(method.getModifiers()))
          .findFirst()
          .orElseThrow();
      ValueKind kind = ValueKinds.of(Method.class);
      Pieces honest = kind.take(inside);
      Taken forged = Taken.with("accessible", true);
      honest.properties().forEach(forged::and);

      assertThatThrownBy(
              () -> kind.allocate(Method.class.getName(), forged.andElements(honest.elements())))
          .isInstanceOf(UnpackFault.class)
          .hasMessage(
              "a value of type java.lang.reflect.Method cannot be made accessible: " + inside);
    }
  }

  @Test
  void aConstructorForSerializationIsRefused() throws ReflectiveOperationException {
    Constructor<?> constructor =
        JdkHooks.newConstructor(Order.class, Object.class.getDeclaredConstructor());
    assertThat(((AccessibleObject) constructor).trySetAccessible()).isTrue();
    assertThatThrownBy(() -> RoundTrip.of(constructor))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "it is a constructor for serialization, which makes objects of another class than the"
                + " one that it names");
  }

  @Test
  void whatIsNotThereIsNamed() {
    ValueKind kind = ValueKinds.of(Method.class);
    Pieces pieces = Taken.with("class", String.class)
        .and("name", "shout")
        .and("type", String.class)
        .andElements(int.class);
    assertThatThrownBy(() -> kind.allocate(Method.class.getName(), pieces))
        .isInstanceOf(UnpackFault.class)
        .hasMessage("a value of type java.lang.reflect.Method is of java.lang.String, which has no"
            + " shout(int) here");
  }
}
