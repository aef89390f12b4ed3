package dev.satchel.recording;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds class files where their class loader finds resources: all that can be known without an agent. Whether the class
 * was defined from exactly these bytes is not checked.
 */
final class ResourceClassFiles implements ClassFiles {
  @Override
  public ClassFile find(Class<?> type) {
    if (type.isHidden()) {
      return ClassFile.none(
          type.getName() + " is a hidden class: it has no class file that can be read");
    }
    try {
      byte[] bytes = read(type);
      return bytes != null
          ? ClassFile.resource(bytes, null)
          : ClassFile.none(
              "the class loader of "
                  + type.getName()
                  + " has no class file for it (generated in memory?); start with -javaagent:serializer.jar");
    } catch (IOException | RuntimeException e) {
      // A class loader may be anybody's code.
      return ClassFile.none("the class file of " + type.getName() + " cannot be read: " + e);
    }
  }

  static byte @Nullable [] read(Class<?> type) throws IOException {
    String path = type.getName().replace('.', '/') + ".class";
    ClassLoader loader = type.getClassLoader();
    try (InputStream in = loader != null
        ? loader.getResourceAsStream(path)
        : ClassLoader.getSystemResourceAsStream(path)) {
      if (in != null) {
        return in.readAllBytes();
      }
    }
    // A named module's class files are not open to everyone, but class files are never encapsulated
    // for getResourceAsStream
    // of the module itself.
    try (InputStream in =
        type.getModule().isNamed() ? type.getModule().getResourceAsStream(path) : null) {
      return in != null ? in.readAllBytes() : null;
    }
  }
}
