package dev.satchel.remote;

/** What this JVM runs. */
final class Versions {
  private Versions() {}

  /** Feature release, such as {@code 17}. */
  static String java() {
    return Integer.toString(Runtime.version().feature());
  }

  /** From the manifest of {@code serializer.jar}; {@code dev} outside of it. */
  static String satchel() {
    String version = Versions.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }
}
