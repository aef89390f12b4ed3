package dev.satchel.agent;

import org.objectweb.asm.ClassReader;

/** How two class files of one class differ. Debug information, annotations and the order of constants do not count. */
enum Weaving {
  /** They say the same. */
  NONE,
  /** The second has what a known agent adds ({@link ClassSummary#MARKS}), and is the same otherwise. */
  MARKED,
  /** They are different classes, or something unknown was added. */
  OTHER;

  static Weaving between(byte[] original, byte[] woven) {
    ClassSummary first = summary(original);
    ClassSummary second = summary(woven);
    boolean isMarked = second.isMarked() && !first.isMarked();
    if (isMarked && !first.members().containsKey("<clinit>()V")) {
      // JaCoCo gives interfaces of release 8 to 10 an initialiser.
      second.members().remove("<clinit>()V");
    }
    if (!first.members().equals(second.members())) {
      return OTHER;
    }
    if (isMarked) {
      return MARKED;
    }
    return first.jumps().equals(second.jumps()) ? NONE : OTHER;
  }

  private static ClassSummary summary(byte[] classFile) {
    ClassSummary summary = new ClassSummary();
    new ClassReader(classFile).accept(summary, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return summary;
  }
}
