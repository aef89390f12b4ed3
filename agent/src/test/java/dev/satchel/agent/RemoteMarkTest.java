package dev.satchel.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RemoteMarkTest {
  private static final String MARK = "Ldev/satchel/Remote;";

  @Test
  void findsTheNameWhereverItIs() {
    Random random = new Random(7);
    for (int i = 0; i < 1000; i++) {
      byte[] bytes = new byte[random.nextInt(100)];
      random.nextBytes(bytes);
      String noise = new String(bytes, StandardCharsets.ISO_8859_1);
      int cut = random.nextInt(noise.length() + 1);
      String with = noise.substring(0, cut) + MARK + noise.substring(cut);
      assertThat(RemoteMark.isIn(with.getBytes(StandardCharsets.ISO_8859_1))).isTrue();
      assertThat(RemoteMark.isIn(bytes)).isFalse();
    }
    assertThat(RemoteMark.isIn(bytes("Ldev/satchel/RemoteJvm;Ldev/satchel/Remote")))
        .isFalse();
    assertThat(RemoteMark.isIn(bytes("LLdev/satchel/Remote;"))).isTrue();
    assertThat(RemoteMark.isIn(new byte[0])).isFalse();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
