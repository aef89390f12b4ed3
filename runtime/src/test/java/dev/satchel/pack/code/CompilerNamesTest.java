package dev.satchel.pack.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.Opcodes;

class CompilerNamesTest {
  private static final int PRIVATE_STATIC = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC;

  @Test
  void syntheticMethodsAreBodies() {
    assertThat(CompilerNames.isLambdaBody(PRIVATE_STATIC | Opcodes.ACC_SYNTHETIC, "lambda$main$0"))
        .isTrue();
    assertThat(CompilerNames.isLambdaBody(PRIVATE_STATIC, "count")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"main$lambda$0", "main$lambda$2$0", "_init_$lambda$1", "name_delegate$lambda$0"})
  void kotlinsBodiesAreNotSynthetic(String name) {
    assertThat(CompilerNames.isLambdaBody(PRIVATE_STATIC | Opcodes.ACC_FINAL, name))
        .isTrue();
    assertThat(CompilerNames.isLambdaBody(Opcodes.ACC_STATIC, name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"val$count", "$count", "count$1"})
  void fieldsOfCapturedVariablesHaveTheNamesOfThose(String field) {
    assertThat(CompilerNames.isCapture(field)).isTrue();
    assertThat(CompilerNames.isOuter(field)).isFalse();
    assertThat(CompilerNames.captured(field)).isEqualTo("count");
  }

  @ParameterizedTest
  @ValueSource(strings = {"this$0", "$outer"})
  void outerObjectsAreNoCapturedVariables(String field) {
    assertThat(CompilerNames.isCapture(field)).isFalse();
    assertThat(CompilerNames.isOuter(field)).isTrue();
    assertThat(CompilerNames.captured(field)).isEqualTo("this");
  }

  @ParameterizedTest
  @ValueSource(strings = {"count", "value", "$$delegate_0", "$"})
  void otherFieldsAreNone(String field) {
    assertThat(CompilerNames.isCapture(field)).isFalse();
    assertThat(CompilerNames.isOuter(field)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"add, add", "main$add, add", "add$1, add", "<init>, <init>"})
  void localFunctionsHaveTheNamesOfTheSource(String name, String shown) {
    assertThat(CompilerNames.method(name)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "kotlin.jvm.internal.Ref$IntRef, KOTLIN, var Int",
    "kotlin.jvm.internal.Ref$ObjectRef, KOTLIN, var",
    "scala.runtime.LongRef, SCALA, var Long",
    "scala.runtime.VolatileObjectRef, SCALA, var"
  })
  void cellsStandForVariables(String className, VariableCell.Language language, String label) {
    VariableCell cell = VariableCell.of(className);

    assertThat(cell).isNotNull();
    assertThat(cell.language()).isEqualTo(language);
    assertThat(cell.label()).isEqualTo(label);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.Integer",
        "scala.runtime.LazyRef",
        "kotlin.jvm.internal.Ref",
        "app.IntRef"
      })
  void otherClassesStandForNone(String className) {
    assertThat(VariableCell.of(className)).isNull();
  }
}
