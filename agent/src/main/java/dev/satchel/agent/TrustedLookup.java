package dev.satchel.agent;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Fetches the JDK's own lookup, which has every privilege, without opening the JDK to anyone who stays.
 *
 * <p>{@code java.lang.invoke} is opened to the unnamed module of a class loader that holds one class, {@link DoorClass}, and is
 * dropped at once. The lookup itself goes to {@code recording} and nowhere else.
 */
final class TrustedLookup {
  private TrustedLookup() {}

  /**
   * The lookup.
   *
   * @throws ReflectiveOperationException if this JVM keeps it elsewhere
   */
  static MethodHandles.Lookup fetch(Instrumentation instrumentation)
      throws ReflectiveOperationException {
    DoorLoader loader = new DoorLoader();
    Module base = Object.class.getModule();
    instrumentation.redefineModule(
        base,
        Set.of(),
        Map.of(),
        Map.of("java.lang.invoke", Set.of(loader.getUnnamedModule())),
        Set.of(),
        Map.of());
    Class<?> door = loader.define(DoorClass.generate());
    return (MethodHandles.Lookup) ((Supplier<?>) door.getDeclaredConstructor().newInstance()).get();
  }

  private static final class DoorLoader extends ClassLoader {
    DoorLoader() {
      super(null);
    }

    Class<?> define(byte[] classFile) {
      return defineClass(null, classFile, 0, classFile.length);
    }
  }
}
