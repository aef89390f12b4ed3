package dev.satchel.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.model.Document;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Payloads as files. They show what the format looks like and hold it fast: a change here is a change that readers of
 * other versions notice. Written anew with {@code -Dsatchel.golden=write} from the module's folder.
 */
class GoldenPayloadTest {
  enum Golden {
    EMPTY,
    ANALYTICS,
    EVERYTHING;

    Document document() {
      return switch (this) {
        case EMPTY -> Documents.empty();
        case ANALYTICS -> Documents.analytics();
        case EVERYTHING -> Documents.everything();
      };
    }

    byte[] json() {
      return content(".json", PayloadCodec.toJson(document()).getBytes(StandardCharsets.UTF_8));
    }

    byte[] binary() {
      return content(".satchel", PayloadCodec.toBinary(document()));
    }

    private byte[] content(String suffix, byte[] current) {
      String resource = "golden/" + name().toLowerCase(Locale.ROOT) + suffix;
      try {
        if ("write".equals(System.getProperty("satchel.golden"))) {
          Path file = Path.of("src/test/resources").resolve(resource);
          Files.createDirectories(file.getParent());
          Files.write(file, current);
          return current;
        }
        try (InputStream in =
            GoldenPayloadTest.class.getClassLoader().getResourceAsStream(resource)) {
          return Objects.requireNonNull(in, resource).readAllBytes();
        }
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void writesTheSameJson(Golden golden) {
    assertThat(PayloadCodec.toJson(golden.document()))
        .isEqualTo(new String(golden.json(), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @EnumSource
  void writesTheSameBinary(Golden golden) {
    assertThat(PayloadCodec.toBinary(golden.document())).isEqualTo(golden.binary());
  }

  @ParameterizedTest
  @EnumSource
  void readsJson(Golden golden) {
    assertThat(PayloadCodec.read(golden.json())).isEqualTo(golden.document());
  }

  @ParameterizedTest
  @EnumSource
  void readsBinary(Golden golden) {
    assertThat(PayloadCodec.read(golden.binary())).isEqualTo(golden.document());
  }

  /** Bits of NaNs are not seen by {@code equals}. */
  @ParameterizedTest
  @EnumSource
  void oneFormLeadsToTheOther(Golden golden) {
    assertThat(PayloadCodec.toBinary(PayloadCodec.read(golden.json()))).isEqualTo(golden.binary());
    assertThat(PayloadCodec.toJson(PayloadCodec.read(golden.binary())))
        .isEqualTo(new String(golden.json(), StandardCharsets.UTF_8));
  }
}
