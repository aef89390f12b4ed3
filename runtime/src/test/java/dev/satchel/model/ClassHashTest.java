package dev.satchel.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassHashTest {
  /** The test vector of FIPS 180-2 for "abc". */
  private static final String ABC =
      "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void isSha256() {
    assertThat(ClassHash.of(new byte[] {'a', 'b', 'c'})).isEqualTo(ABC);
    assertThat(ClassHash.of("abc")).isEqualTo(ABC);
  }

  @Test
  void hasThirtyTwoBytes() {
    assertThat(ClassHash.digest(ABC)).hasSize(32).startsWith(0xba, 0x78);
    assertThat(ClassHash.ofDigest(ClassHash.digest(ABC))).isEqualTo(ABC);
  }

  @Test
  void isValidAsItIsWritten() {
    assertThat(ClassHash.isValid(ABC)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sha256:",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "SHA256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "sha256:BA7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015a",
        "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad0",
        "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015a-",
      })
  void isNotValidOtherwise(String hash) {
    assertThat(ClassHash.isValid(hash)).isFalse();
  }
}
