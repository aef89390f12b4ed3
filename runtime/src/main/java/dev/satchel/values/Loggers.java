package dev.satchel.values;

import static dev.satchel.values.ValueKind.Phase.BUILT;

import java.util.List;
import java.util.logging.Logger;

/**
 * The JDK's loggers, found again by name: over there it is the one that its log manager has, with the levels and handlers of
 * that JVM. Whether one may travel at all is for the rules to say. Not every JVM has the module of these classes.
 */
final class Loggers {
  private Loggers() {}

  static List<ValueKind> kinds() {
    return JdkTypes.find("java.util.logging.Logger") == null ? List.of() : OfModule.kinds();
  }

  /** Linked only where the module is. */
  private static final class OfModule {
    static List<ValueKind> kinds() {
      return List.of(Kind.of(Logger.class, BUILT)
          .byName()
          .onlyIf(logger -> logger.getName() != null && logger.getResourceBundleName() == null)
          .take(logger -> Taken.with("name", logger.getName()).nothingElse())
          .make(given -> Logger.getLogger(given.get("name", String.class)))
          .built());
    }
  }
}
