package dev.satchel.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.problem.UnpackFault;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GenericTypesTest {
  /** Types of all forms. */
  @SuppressWarnings("unused") // read by reflection
  static class Forms<T, N extends Number & Callable<T>> {
    List<String> plain;
    Map<String, List<? extends Number>[]> nested;
    Map.Entry<int[], ?> ofNested;
    Consumer<? super Forms<String, ?>> lower;
    List<?>[][] array;
    Forms<String, ?>.Inner<Integer> inner;
    Forms<String, ?>.Plain plainInner;
    List<Map.Entry<String[][], Class<?>>> deep;
    T variable;
    N bounded;

    class Inner<U> {}

    class Plain {}
  }

  static Stream<Type> types() {
    return Stream.of(Forms.class.getDeclaredFields())
        .filter(field -> !field.isSynthetic())
        .map(Field::getGenericType);
  }

  @ParameterizedTest
  @MethodSource("types")
  void isTheSameType(Type type) {
    Type copy = RoundTrip.of(type);

    assertThat(copy)
        .isNotNull()
        .isEqualTo(type)
        .hasSameHashCodeAs(type)
        .hasToString(type.toString());
    assertThat(type).isEqualTo(copy);
    assertThat(copy.getClass()).isSameAs(type.getClass());
  }

  @Test
  void wildcardsAreTheSame() throws NoSuchFieldException {
    for (String name : List.of("lower", "ofNested")) {
      Type[] arguments = ((ParameterizedType) Forms.class.getDeclaredField(name).getGenericType())
          .getActualTypeArguments();
      Type wildcard = arguments[arguments.length - 1];
      assertThat(RoundTrip.of(wildcard)).isEqualTo(wildcard);
    }
  }

  @Test
  void aTypeWithAVariableIsRefused() throws NoSuchMethodException {
    Type type = List.class.getMethod("iterator").getGenericReturnType();
    assertThatThrownBy(() -> RoundTrip.of(type))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "it is a type with the variable 'E', which means something only in the declaration that"
                + " has it");
  }

  @Test
  void aTypeThatIsNoneIsAFault() {
    String name = "sun.reflect.generics.reflectiveObjects.ParameterizedTypeImpl";
    assertThatThrownBy(() -> ValueKinds.named(name)
            .allocate(name, Taken.with("class", Map.class).andElements(String.class)))
        .isInstanceOf(UnpackFault.class)
        .hasMessageStartingWith(
            "a value of type " + name + " has parts of which no type can be made: ");
  }
}
