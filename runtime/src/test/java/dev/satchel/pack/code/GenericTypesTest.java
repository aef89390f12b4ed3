package dev.satchel.pack.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenericTypesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ljava/util/List<Ljava/lang/String;>; | List<String>",
        "Ljava/util/Map<Ljava/lang/String;Ljava/util/List<[I>;>; | Map<String, List<int[]>>",
        "[Ljava/util/List<TT;>; | List<T>[]",
        "Ljava/util/Map$Entry<*+Ljava/lang/Number;>; | Entry<?, ? extends Number>",
        "La/Outer<TT;>.Inner<-TU;>; | Outer<T>.Inner<? super U>",
      })
  void writesTypesAsPeopleDo(String signature, String expected) {
    assertThat(GenericTypes.simple(signature)).isEqualTo(expected);
  }
}
