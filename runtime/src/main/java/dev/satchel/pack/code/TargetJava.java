package dev.satchel.pack.code;

import java.util.function.Supplier;

/**
 * The Java release for which this thread packs. Whatever is asked of a class meanwhile is of the class file that such a Java loads:
 * {@link ClassCode#of}.
 */
public final class TargetJava {
  private static final ThreadLocal<Integer> RELEASE = new ThreadLocal<>();

  private TargetJava() {}

  /**
   * Does {@code work} for a receiver.
   *
   * @param release feature release of its Java; 0 if that is not known
   */
  public static <T> T during(int release, Supplier<T> work) {
    Integer before = RELEASE.get();
    RELEASE.set(release);
    try {
      return work.get();
    } finally {
      if (before == null) {
        RELEASE.remove();
      } else {
        RELEASE.set(before);
      }
    }
  }

  /** The receiver's feature release; 0 if it is not known. */
  public static int release() {
    Integer release = RELEASE.get();
    return release == null ? 0 : release;
  }
}
