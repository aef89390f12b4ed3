package dev.satchel.srctest.agent.programs;

import dev.satchel.recording.ClassFile;
import dev.satchel.recording.Recording;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;

/** Lambdas and class files of classes whose loaders cannot see Satchel. */
public final class OtherLoaders {
  private OtherLoaders() {}

  /** Loaded below the loaders; sees the JDK alone. */
  public static final class Isolated implements Supplier<Runnable> {
    @Override
    public Runnable get() {
      return () -> {};
    }
  }

  /** Defines {@link Isolated} itself; has its class file as a resource only if asked to. */
  private static final class Loader extends ClassLoader {
    private final boolean hasResource;

    Loader(ClassLoader parent, boolean hasResource) {
      super(parent);
      this.hasResource = hasResource;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      try {
        byte[] bytes = bytes(name);
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }

    @Override
    public InputStream getResourceAsStream(String name) {
      return hasResource ? OtherLoaders.class.getClassLoader().getResourceAsStream(name) : null;
    }

    /** A loader's own methods are nobody's business. */
    @Override
    public int hashCode() {
      throw new UnsupportedOperationException();
    }
  }

  static byte[] bytes(String name) throws IOException {
    try (InputStream in = OtherLoaders.class
        .getClassLoader()
        .getResourceAsStream(name.replace('.', '/') + ".class")) {
      return in.readAllBytes();
    }
  }

  public static void main(String[] args) throws Exception {
    Map<String, Loader> loaders = new java.util.TreeMap<>(Map.of(
        "no parent",
        new Loader(null, true),
        "platform parent",
        new Loader(ClassLoader.getPlatformClassLoader(), true),
        "no resource",
        new Loader(null, false)));
    for (Map.Entry<String, Loader> entry : loaders.entrySet()) {
      Class<?> type = entry.getValue().loadClass(Isolated.class.getName());
      Runnable lambda =
          (Runnable) ((Supplier<?>) type.getDeclaredConstructor().newInstance()).get();
      Shown.show(entry.getKey(), lambda);
      boolean isRightCaller = Recording.lambda(lambda.getClass()).caller() == type;
      ClassFile file = Recording.classFile(type);
      System.out.println("  caller: "
          + isRightCaller
          + ", class file: "
          + file.origin()
          + (Arrays.equals(file.bytes(), bytes(type.getName()))
              ? " as defined"
              : " as written by the JVM")
          + ", note: "
          + file.note());
    }
  }
}
