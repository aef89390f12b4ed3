package dev.satchel.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The name of what is shipped of a class: {@code sha256:} and the SHA-256 of those bytes in 64 lower-case hex digits.
 *
 * <p>The bytes are the class file as it travels, or the source text in UTF-8 where no class file travels. See
 * docs/payload-format.md, "Class units".
 */
public final class ClassHash {
  private static final String PREFIX = "sha256:";
  private static final int LENGTH = PREFIX.length() + 64;

  private ClassHash() {}

  /** The hash of a class file. */
  public static String of(byte[] bytecode) {
    try {
      return PREFIX
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytecode));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** The hash of a source text, for a class that travels without its class file. */
  public static String of(String source) {
    return of(source.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether {@code hash} is written as this class writes hashes. */
  public static boolean isValid(String hash) {
    if (hash.length() != LENGTH || !hash.startsWith(PREFIX)) {
      return false;
    }
    for (int i = PREFIX.length(); i < LENGTH; i++) {
      char c = hash.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  /**
   * The 32 bytes of a hash.
   *
   * @param hash a {@linkplain #isValid valid} hash
   */
  public static byte[] digest(String hash) {
    return HexFormat.of().parseHex(hash, PREFIX.length(), LENGTH);
  }

  /** The hash with these 32 bytes; the inverse of {@link #digest}. */
  public static String ofDigest(byte[] digest) {
    return PREFIX + HexFormat.of().formatHex(digest);
  }
}
