package dev.satchel.unpack;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a namespace may use of this JVM.
 *
 * @param parent has the provided classes (the JDK and Satchel's own are always there)
 * @param provided package prefixes of classes that payloads refer to and do not bring: {@code com.acme} stands for that
 *     package and those below it; default none
 * @param resources objects that this JVM owns, by name; gives null for an unknown name; default none
 */
public record Settings(
    ClassLoader parent, List<String> provided, Function<String, @Nullable Object> resources) {
  public Settings {
    provided = List.copyOf(provided);
  }

  /** Nothing provided, no resources. */
  public static Settings bare() {
    return new Settings(ClassLoader.getPlatformClassLoader(), List.of(), name -> null);
  }

  public Settings withProvided(ClassLoader parent, List<String> provided) {
    return new Settings(parent, provided, resources);
  }

  public Settings withResources(Function<String, @Nullable Object> resources) {
    return new Settings(parent, provided, resources);
  }
}
