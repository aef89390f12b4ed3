package dev.satchel.payload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JvmNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "A",
        "a.B",
        "a.B$1",
        "a.B@loader_1",
        "int",
        "void",
        "int[]",
        "a.B[][]",
        "\u65e5.\u672c",
        "a b",
        "-",
        "package-info"
      })
  void typeNames(String name) {
    assertThat(JvmNames.isType(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", ".", "a.", ".a", "a..b", "a/b", "a;", "[]", "[I", "a[", "a]", "a[]b", "void[]", "a#b",
        "\ud800"
      })
  void noTypeNames(String name) {
    assertThat(JvmNames.isType(name)).isFalse();
  }

  @Test
  void arraysHaveAtMost255Dimensions() {
    assertThat(JvmNames.isType("int" + "[]".repeat(255))).isTrue();
    assertThat(JvmNames.isType("int" + "[]".repeat(256))).isFalse();
    assertThat(JvmNames.isFieldDescriptor("[".repeat(255) + "I")).isTrue();
    assertThat(JvmNames.isFieldDescriptor("[".repeat(256) + "I")).isFalse();
  }

  @Test
  void namesAreAsLongAsClassFilesCanHoldThem() {
    assertThat(JvmNames.isMember("x".repeat(65_535))).isTrue();
    assertThat(JvmNames.isMember("x".repeat(65_536))).isFalse();
    assertThat(JvmNames.isType("x".repeat(65_536))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"I", "[J", "Ljava/lang/String;", "[[La/B;", "LA;"})
  void fieldDescriptors(String descriptor) {
    assertThat(JvmNames.isFieldDescriptor(descriptor)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "V", "[", "[V", "II", "L;", "La.b;", "La//b;", "L/a;", "La", "Q", "La;x"})
  void noFieldDescriptors(String descriptor) {
    assertThat(JvmNames.isFieldDescriptor(descriptor)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"()V", "(I)I", "(I[JLa/B;)[La/B;"})
  void methodDescriptors(String descriptor) {
    assertThat(JvmNames.isMethodDescriptor(descriptor)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "(", "()", "V", "(V)V", "()VV", "()II", "(La)V", "(I", ")V", "((I)V"})
  void noMethodDescriptors(String descriptor) {
    assertThat(JvmNames.isMethodDescriptor(descriptor)).isFalse();
  }
}
