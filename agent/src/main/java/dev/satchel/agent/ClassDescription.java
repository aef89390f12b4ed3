package dev.satchel.agent;

import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.ProtectionDomain;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Says in the log what a class file holds that matters for shipping. */
final class ClassDescription {
  private static final int HASH_CHARACTERS = 16;

  private ClassDescription() {}

  static LogEvent describe(
      String name,
      ClassLoader loader,
      boolean isRedefined,
      @Nullable ProtectionDomain domain,
      byte[] classFile,
      ClassFacts facts) {
    LogEvent event = new LogEvent(Level.INFO, isRedefined ? "class-redefined" : "class")
        .with("name", name)
        .with("loader", LoaderNames.of(loader))
        .with("file", facts.sourcePath());
    if (facts.firstLine() > 0) {
      event.with("lines", facts.firstLine() + "-" + facts.lastLine());
    }
    event
        .with("release", facts.release())
        .with("bytes", classFile.length)
        .with("hash", hash(classFile))
        .with("lambdas", facts.lambdas().size())
        .with("statics", facts.statics())
        .with("uses", facts.foreignStatics());
    CodeSource source = domain == null ? null : domain.getCodeSource();
    return source == null || source.getLocation() == null
        ? event.with("from", "generated")
        : event.with("from", source.getLocation().toString());
  }

  /** The beginning of what {@code sha256sum} says about the class file. */
  private static String hash(byte[] classFile) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(classFile);
      return "sha256:" + HexFormat.of().formatHex(hash).substring(0, HASH_CHARACTERS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
