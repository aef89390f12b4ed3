package dev.satchel.agent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Fetches the JDK's own lookup, which has every privilege, without opening the JDK to anyone who stays.
 *
 * <p>{@code java.lang.invoke} is opened to the unnamed module of a class loader that holds one class, {@link Door}, and is
 * dropped at once. The lookup itself goes to {@code recording} and nowhere else.
 */
final class TrustedLookup {
  private TrustedLookup() {}

  /**
   * The lookup.
   *
   * @throws ReflectiveOperationException if this JVM has it elsewhere
   * @throws IOException if the agent's jar cannot be read
   */
  static MethodHandles.Lookup fetch(Instrumentation instrumentation)
      throws ReflectiveOperationException, IOException {
    DoorLoader loader = new DoorLoader();
    Module base = Object.class.getModule();
    instrumentation.redefineModule(
        base,
        Set.of(),
        Map.of(),
        Map.of("java.lang.invoke", Set.of(loader.getUnnamedModule())),
        Set.of(),
        Map.of());
    Class<?> door = loader.define(classFileOfDoor());
    return (MethodHandles.Lookup) ((Supplier<?>) door.getDeclaredConstructor().newInstance()).get();
  }

  private static byte[] classFileOfDoor() throws IOException {
    try (InputStream in = Door.class.getResourceAsStream("Door.class")) {
      if (in == null) {
        throw new IOException("no Door.class beside the agent");
      }
      return in.readAllBytes();
    }
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
