package dev.satchel.unpack.define;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * What stands for classes of a sender's newer JDK that this JVM's has not, where they are mere values: as keys of a library's caches,
 * as what somebody once looked at. Nothing here can be an instance of them.
 *
 * <p>The stand-in of {@code java.util.SequencedMap} is an interface without members, {@code absent.java.util.SequencedMap}. Whoever
 * uses this process is told of each on its standard error.
 */
public final class AbsentClasses {
  private static final String PREFIX = "absent.";

  /** A payload that names more of them is none that anybody's code made. */
  private static final int MOST = 200;

  private final Map<String, Class<?>> standIns = new HashMap<>();
  private final Definer definer = new Definer();

  /** Has the stand-ins, and sees nothing else. */
  private static final class Definer extends ClassLoader {
    Definer() {
      super(null);
    }

    Class<?> define(String name, byte[] classFile) {
      return defineClass(name, classFile, 0, classFile.length);
    }
  }

  /**
   * What stands for a class.
   *
   * @param name that no class here has
   * @param java feature release of the sender's Java, as it says it
   * @return null if it may be no class of a newer JDK
   */
  public synchronized @Nullable Class<?> standIn(String name, String java) {
    if (!name.startsWith("java.")
        || !ClassNames.isBinaryName(name)
        || isHere(name)
        || !isNewer(java)) {
      return null;
    }
    if (standIns.size() >= MOST && !standIns.containsKey(name)) {
      return null;
    }
    return standIns.computeIfAbsent(name, absent -> {
      Class<?> standIn = definer.define(PREFIX + absent, classFile(PREFIX + absent));
      System.err.println("satchel: there is no class " + absent + " in this Java "
          + Runtime.version().feature() + "; where it is a value, " + standIn.getName()
          + " stands for that of the sender's Java " + java);
      return standIn;
    });
  }

  private static boolean isHere(String name) {
    try {
      Class.forName(name, false, ClassLoader.getPlatformClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    } catch (LinkageError e) {
      return true; // something of that name is
    }
  }

  private static boolean isNewer(String java) {
    try {
      return Integer.parseInt(java) > Runtime.version().feature();
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static byte[] classFile(String name) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(
        Opcodes.V17,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT,
        name.replace('.', '/'),
        null,
        "java/lang/Object",
        null);
    writer.visitEnd();
    return writer.toByteArray();
  }
}
