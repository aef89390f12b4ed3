package dev.satchel.unpack.define;

import dev.satchel.model.ClassUnit;
import dev.satchel.model.LambdaSite;
import dev.satchel.problem.UnpackFault;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One class of the namespace.
 *
 * @param key its key in the sources
 * @param unit as it came over, with a class file
 */
record ShippedClass(String key, ClassUnit unit, AdaptedClass adapted, NamespaceLoader loader) {
  ShippedClass {
    if (!adapted.name().equals(unit.name())) {
      throw new UnpackFault("class " + key + ": its class file is that of " + adapted.name());
    }
  }

  /** As it came over. */
  byte[] classFile() {
    return Objects.requireNonNull(unit.bytecode());
  }

  /** The same class; documents name {@code more} of its call sites. */
  ShippedClass withCallSites(Map<String, LambdaSite> more) {
    Map<String, LambdaSite> all = new LinkedHashMap<>(unit.lambdas());
    all.putAll(more);
    ClassUnit extended = new ClassUnit(
        unit.name(),
        unit.loader(),
        unit.kind(),
        unit.file(),
        unit.line(),
        unit.end(),
        unit.release(),
        unit.hash(),
        unit.members(),
        all,
        unit.source(),
        unit.bytecode());
    return new ShippedClass(key, extended, adapted, loader);
  }
}
