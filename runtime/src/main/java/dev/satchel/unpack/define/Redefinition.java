package dev.satchel.unpack.define;

import dev.satchel.problem.UnpackFault;
import dev.satchel.recording.Recording;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives classes that are defined the bodies that came for them later. */
final class Redefinition {
  private Redefinition() {}

  /** Whether this JVM can change a class that it has defined. */
  static boolean isPossible() {
    return instrumentation() != null;
  }

  private static @Nullable Instrumentation instrumentation() {
    Instrumentation instrumentation = Recording.instrumentation();
    return instrumentation == null || !instrumentation.isRedefineClassesSupported()
        ? null
        : instrumentation;
  }

  /**
   * Redefines all classes, or none.
   *
   * @param extended what came now for each class, in order
   * @throws UnpackFault naming them, if the JVM cannot or will not
   */
  static void extend(Map<Class<?>, ShippedClass> extended) {
    if (extended.isEmpty()) {
      return;
    }
    List<String> keys = extended.values().stream().map(ShippedClass::key).toList();
    Instrumentation instrumentation = instrumentation();
    if (instrumentation == null) {
      throw new UnpackFault(
          "class " + keys.get(0)
              + ": comes again with more members, and this JVM cannot extend a class that it has defined. Start it with"
              + " -javaagent:serializer.jar (a worker has this by itself), or use a new namespace for each call");
    }
    List<ClassDefinition> changes = new ArrayList<>();
    extended.forEach((type, shipped) ->
        changes.add(new ClassDefinition(type, shipped.adapted().classFile())));
    try {
      instrumentation.redefineClasses(changes.toArray(ClassDefinition[]::new));
    } catch (ClassNotFoundException
        | UnmodifiableClassException
        | UnsupportedOperationException
        | LinkageError e) {
      throw new UnpackFault(
          "classes " + keys + " come again with more members, but the JVM refuses to extend them: "
              + e.getMessage(),
          e);
    }
  }
}
