package dev.satchel.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.model.Document;
import dev.satchel.payload.GoldenPayloadTest.Golden;
import dev.satchel.problem.PayloadFault;
import dev.satchel.problem.PayloadFault.Kind;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever happens to the bytes on the way, reading them gives a document that obeys the format or one PayloadFault:
 * no other exception, no endless loop, no memory beyond what the bytes are worth.
 */
@Timeout(180)
class DamagedPayloadTest {
  /** What readers need anyway, for tables and Jackson's buffers. */
  private static final long ALLOCATION_AT_MOST = 3_000_000;

  /** Characters that mean something in JSON, and one that may not stand in it. */
  private static final String WORTH_TRYING = "\"{[9,:\\\0}";

  @ParameterizedTest
  @EnumSource
  void binaryCutShortAnywhereIsSaidToBe(Golden golden) {
    byte[] whole = golden.binary();
    for (int length = 1; length < whole.length; length++) {
      isCutShort(Arrays.copyOf(whole, length));
    }
  }

  @ParameterizedTest
  @EnumSource
  void jsonCutShortAnywhereIsSaidToBe(Golden golden) {
    byte[] whole = golden.json();
    assertThat(PayloadCodec.read(Arrays.copyOf(whole, whole.length - 1)))
        .as("without the last line end")
        .isEqualTo(golden.document());
    for (int length = 1; length < whole.length - 1; length++) {
      isCutShort(Arrays.copyOf(whole, length));
    }
  }

  @ParameterizedTest
  @EnumSource
  void noChangedByteOfBinaryGoesUnnoticed(Golden golden) {
    byte[] bytes = golden.binary();
    for (int at = 0; at < bytes.length; at++) {
      byte original = bytes[at];
      bytes[at] = (byte) (original ^ (1 << (at % 8)));
      fault(bytes);
      bytes[at] = original;
    }
  }

  /** As above, by someone who can compute a checksum. */
  @ParameterizedTest
  @EnumSource
  void changedBinaryWithGoodChecksumIsSoundOrRefused(Golden golden) {
    byte[] bytes = golden.binary();
    for (int at = 0; at < bytes.length - 4; at++) {
      byte original = bytes[at];
      for (int value : new int[] {original ^ (1 << (at % 8)), original + 1, 0xFF}) {
        bytes[at] = (byte) value;
        readsSoundlyOrRefuses(checksummed(bytes));
      }
      bytes[at] = original;
    }
  }

  @ParameterizedTest
  @EnumSource
  void changedJsonIsSoundOrRefused(Golden golden) {
    byte[] bytes = golden.json();
    for (int at = 0; at < bytes.length; at++) {
      byte original = bytes[at];
      for (int value : new int[] {original ^ 1, WORTH_TRYING.charAt(at % WORTH_TRYING.length())}) {
        bytes[at] = (byte) value;
        readsSoundlyOrRefuses(bytes);
      }
      bytes[at] = original;
    }
  }

  @Test
  void shuffledPayloadsAreSoundOrRefused() {
    Random random = new Random(5);
    byte[] binary = Golden.EVERYTHING.binary();
    byte[] json = Golden.EVERYTHING.json();
    for (int i = 0; i < 1_000; i++) {
      readsSoundlyOrRefuses(checksummed(spliced(binary, 8, binary.length - 4, random)));
      readsSoundlyOrRefuses(spliced(json, 1, json.length, random));
    }
  }

  @Test
  void noiseIsRefused() {
    Random random = new Random(6);
    for (int i = 0; i < 1_000; i++) {
      byte[] noise = new byte[8 + random.nextInt(200)];
      random.nextBytes(noise);
      fault(noise);
      byte[] magic = BinaryEncoder.magic();
      System.arraycopy(magic, 0, noise, 0, magic.length);
      fault(noise);
    }
  }

  /** A stretch of it replaced by another stretch. */
  private static byte[] spliced(byte[] bytes, int from, int to, Random random) {
    byte[] result = bytes.clone();
    int length = 1 + random.nextInt(40);
    int source = from + random.nextInt(to - from - length);
    int target = from + random.nextInt(to - from - length);
    System.arraycopy(bytes, source, result, target, length);
    return result;
  }

  private static byte[] checksummed(byte[] bytes) {
    byte[] result = bytes.clone();
    CRC32C checksum = new CRC32C();
    checksum.update(result, 0, result.length - 4);
    for (int i = 0; i < 4; i++) {
      result[result.length - 4 + i] = (byte) (checksum.getValue() >>> 8 * i);
    }
    return result;
  }

  // The rest runs tens of thousands of times: plain ifs, since AssertJ would take most of the time.

  private static void isCutShort(byte[] bytes) {
    PayloadFault fault = fault(bytes);
    if (fault.kind() != Kind.CUT_SHORT) {
      throw new AssertionError("cut short after " + bytes.length + " bytes", fault);
    }
  }

  private static void readsSoundlyOrRefuses(byte[] bytes) {
    long before = Allocation.ofThisThread();
    Document document = readOrNull(bytes);
    long allocated = Allocation.ofThisThread() - before;
    if (allocated > ALLOCATION_AT_MOST) {
      throw new AssertionError(allocated + " bytes allocated for " + bytes.length);
    }
    if (document != null && !PayloadCodec.read(PayloadCodec.toBinary(document)).equals(document)) {
      throw new AssertionError("not the same when read again: " + document);
    }
  }

  private static PayloadFault fault(byte[] bytes) {
    try {
      PayloadCodec.read(bytes);
    } catch (PayloadFault fault) {
      return fault;
    }
    throw new AssertionError("read without a fault");
  }

  private static @Nullable Document readOrNull(byte[] bytes) {
    try {
      return PayloadCodec.read(bytes);
    } catch (PayloadFault refused) {
      return null;
    }
  }
}
