package dev.satchel.payload;

/**
 * What a reader accepts at most. Every size and count of a payload is held against these, and against the bytes that
 * remain, before anything is allocated for it.
 *
 * @param maxBytes of the whole payload; 1 GiB by default; at most 2^31 - 9
 * @param maxNodes objects of the graph, both sections together; 20 million by default
 * @param maxClasses class units; 65,536 by default
 * @param maxStringLength of one string, in UTF-16 code units; 64 Mi by default
 * @param maxNesting of JSON objects and arrays; 16 by default, and the format needs 7
 * @param maxCaptures values that one lambda captures; 255 by default, the most that the JVM allows
 */
public record Limits(
    long maxBytes,
    int maxNodes,
    int maxClasses,
    int maxStringLength,
    int maxNesting,
    int maxCaptures) {
  /** Fit for a payload from a stranger on a JVM with a heap of a few gigabytes. */
  public static final Limits DEFAULT = new Limits(1L << 30, 20_000_000, 1 << 16, 1 << 26, 16, 255);

  /** The longest array that every JVM can allocate. */
  static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8L;

  public Limits {
    inRange("maxBytes", maxBytes, LONGEST_ARRAY);
    inRange("maxNodes", maxNodes, LONGEST_ARRAY);
    inRange("maxClasses", maxClasses, LONGEST_ARRAY);
    inRange("maxStringLength", maxStringLength, LONGEST_ARRAY);
    inRange("maxNesting", maxNesting, 1000);
    inRange("maxCaptures", maxCaptures, 255);
  }

  private static void inRange(String name, long value, long most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(name + " must be 1.." + most + ", not " + value);
    }
  }

  public Limits withMaxBytes(long bytes) {
    return new Limits(bytes, maxNodes, maxClasses, maxStringLength, maxNesting, maxCaptures);
  }

  public Limits withMaxNodes(int nodes) {
    return new Limits(maxBytes, nodes, maxClasses, maxStringLength, maxNesting, maxCaptures);
  }

  public Limits withMaxClasses(int classes) {
    return new Limits(maxBytes, maxNodes, classes, maxStringLength, maxNesting, maxCaptures);
  }

  public Limits withMaxStringLength(int length) {
    return new Limits(maxBytes, maxNodes, maxClasses, length, maxNesting, maxCaptures);
  }

  public Limits withMaxCaptures(int captures) {
    return new Limits(maxBytes, maxNodes, maxClasses, maxStringLength, maxNesting, captures);
  }
}
