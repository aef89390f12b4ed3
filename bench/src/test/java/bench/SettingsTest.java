package bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SettingsTest {
  @Test
  void givesWhatIsSaidAndOtherwiseTheDefault() {
    Settings settings = new Settings(
        new String[] {"rounds=3", "kinds=KRYO,JAVA"}, "rounds", "kinds", "heap", "others");

    assertThat(settings.number("rounds", 1)).isEqualTo(3);
    assertThat(settings.text("heap", "1g")).isEqualTo("1g");
    assertThat(settings.constants("kinds", SerializerKind.class))
        .containsExactly(SerializerKind.KRYO, SerializerKind.JAVA);
    assertThat(settings.constants("others", SerializerKind.class))
        .containsExactly(SerializerKind.values());
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> new Settings(new String[] {"round=3"}, "rounds", "heap"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'round=3' is not one of: rounds=…, heap=…; see docs/bench.md");
  }
}
