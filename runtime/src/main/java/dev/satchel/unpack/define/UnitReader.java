package dev.satchel.unpack.define;

import dev.satchel.model.ClassUnit;
import dev.satchel.problem.UnpackFault;
import org.jspecify.annotations.Nullable;

/** Reads units: refuses classes that a payload may not bring, and adapts the class files of the others. */
final class UnitReader {
  private final ParentGate parent;
  private final boolean canAsk;

  /**
   * @param canAsk whether the sender can be asked for bodies that did not travel
   */
  UnitReader(ParentGate parent, boolean canAsk) {
    this.parent = parent;
    this.canAsk = canAsk;
  }

  /**
   * The class file of {@code unit}, adapted.
   *
   * @param key its key in the sources
   * @param known what this receiver has of the class already; null if it has nothing
   * @throws UnpackFault naming the class, if it may not come, or its class file is none that this JVM can load
   */
  AdaptedClass read(String key, ClassUnit unit, @Nullable ShippedClass known) {
    checkName(key, unit.name());
    byte[] classFile = unit.bytecode();
    if (classFile == null) {
      throw new UnpackFault("class " + key
          + ": comes without a class file, as if this receiver had " + unit.hash() + "; it has "
          + (known == null ? "none" : known.unit().hash()) + ". Pack for a new namespace");
    }
    ClassVersions.check(unit.name(), classFile);
    try {
      return ClassAdapter.adapt(classFile, canAsk);
    } catch (RuntimeException e) {
      throw new UnpackFault("class " + key + ": its class file is damaged (" + e + ")", e);
    }
  }

  private void checkName(String key, String name) {
    if (!ClassNames.isBinaryName(name) || !(key.equals(name) || key.startsWith(name + "@"))) {
      throw new UnpackFault(
          "class " + key + ": its name " + name + " is not a class name, or not that of its key");
    }
    if (ClassNames.isReserved(name) || parent.isProvided(name)) {
      throw new UnpackFault("class " + key + ": a payload may not bring a class of this name; "
          + (ClassNames.isReserved(name)
              ? "it belongs to the JDK or to Satchel"
              : "this receiver provides it"));
    }
  }
}
