package dev.satchel.remote;

/** What this JVM runs. */
final class Versions {
  private Versions() {}

  /** Feature release, such as {@code 17}. */
  static String java() {
    return Integer.toString(Runtime.version().feature());
  }

  /** What {@link #java} of another JVM says; 0 if it is no feature release. */
  static int release(String java) {
    try {
      return Math.max(0, Integer.parseInt(java));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** From the manifest of {@code serializer.jar}; {@code dev} outside of it. */
  static String satchel() {
    String version = Versions.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }
}
