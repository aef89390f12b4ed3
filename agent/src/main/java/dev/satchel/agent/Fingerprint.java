package dev.satchel.agent;

import java.util.zip.CRC32C;

/**
 * Cheap identity of a class file: enough to tell whether a resource is what was defined, not meant against attackers.
 *
 * @param length in bytes
 * @param crc CRC-32C
 */
record Fingerprint(int length, int crc) {
  static Fingerprint of(byte[] classFile) {
    CRC32C crc = new CRC32C();
    crc.update(classFile, 0, classFile.length);
    return new Fingerprint(classFile.length, (int) crc.getValue());
  }

  /** Whether it is that of {@code classFile}. */
  boolean isOf(byte[] classFile) {
    return length == classFile.length && crc == of(classFile).crc;
  }
}
