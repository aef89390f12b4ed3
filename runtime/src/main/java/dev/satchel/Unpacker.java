package dev.satchel;

import dev.satchel.model.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Settings for rebuilding a payload in this JVM. Each setter returns this. Not thread-safe. */
public final class Unpacker {
  private final List<String> provided = new ArrayList<>();
  private final Map<String, Object> resources = new HashMap<>();
  private Progress progress = Progress.NONE;
  private ClassLoader parent = Satchel.class.getClassLoader();

  Unpacker() {}

  /** Adds packages (with all below them) whose classes this program has and the payload may use; none by default. */
  public Unpacker provided(String... packagePrefixes) {
    Collections.addAll(provided, packagePrefixes);
    return this;
  }

  /** Where provided classes are looked for; by default the loader of Satchel itself. */
  public Unpacker parent(ClassLoader loader) {
    this.parent = Objects.requireNonNull(loader, "loader");
    return this;
  }

  /** Binds {@code value} to what the sender called {@link Satchel#resource resource(name, …)}. */
  public Unpacker resource(String name, Object value) {
    resources.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
    return this;
  }

  /** Who is told how far {@link #unpack} is, if there are many objects; nobody by default. */
  public Unpacker progress(ProgressListener listener) {
    this.progress = Stages.progress(Objects.requireNonNull(listener, "listener"));
    return this;
  }

  /**
   * Rebuilds the payload in a fresh namespace.
   *
   * @throws UnpackException if it cannot be rebuilt here
   */
  public Unpacked unpack(Payload payload) {
    return Stages.unpack(this, payload.document());
  }

  List<String> provided() {
    return provided;
  }

  Map<String, Object> resources() {
    return resources;
  }

  Progress progress() {
    return progress;
  }

  ClassLoader parent() {
    return parent;
  }
}
