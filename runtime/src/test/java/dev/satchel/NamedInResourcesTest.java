package dev.satchel;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.model.MissingPiece;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamedInResourcesTest {
  private final NamedInResources named = new NamedInResources();

  @Test
  void whoAsksForTwoOfAResourceGetsTheOthersOnce() {
    note("com.acme.First\ncom.acme.Second # the second\nkey=com.acme.Third");

    assertThat(named.after(type("com.acme.First"))).isEmpty();
    assertThat(named.after(type("com.acme.Second")))
        .contains(type("com.acme.First"), type("com.acme.Third"))
        .doesNotContain(type("com.acme.Second"));
    assertThat(named.after(type("com.acme.Third"))).isEmpty();
  }

  @Test
  void namesInABinaryResourceMayHaveALetterForALength() {
    note("\0Acom.acme.First\0Bcom.acme.Second");

    named.after(type("com.acme.First"));

    assertThat(named.after(type("com.acme.First"))).contains(type("com.acme.Second"));
  }

  @Test
  void resourcesThatDoNotNameTheClassDoNotCount() {
    note("com.acme.First com.acme.Second");

    named.after(type("com.acme.Other"));

    assertThat(named.after(type("com.acme.Another"))).isEmpty();
  }

  private void note(String content) {
    named.note(List.of(content.getBytes(ISO_8859_1)));
  }

  private static MissingPiece.Type type(String name) {
    return new MissingPiece.Type("app", name);
  }
}
