package dev.satchel;

import dev.satchel.model.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects named roots and settings, then packs: {@code variable*, settings*, (check | pack)}. May be used again. Not
 * thread-safe.
 *
 * <p>All variables of one packer share one identity space: an object that two of them reach is one object over there.
 */
public final class Packer {
  /** {@link #maxBytes} where none is given: nothing is refused for its size alone. */
  static final long UNLIMITED = Long.MAX_VALUE;

  private final Map<String, @Nullable Object> variables = new LinkedHashMap<>();
  private final List<String> provided = new ArrayList<>();
  private final List<String> keep = new ArrayList<>();
  private final List<String> allow = new ArrayList<>();
  private final List<Object> guards = new ArrayList<>();
  private CodeForm code = CodeForm.AUTO;
  private boolean strict;
  private long maxBytes = UNLIMITED;
  private Progress progress = Progress.NONE;

  Packer() {}

  /**
   * Adds a named root.
   *
   * @throws IllegalArgumentException if there is one of that name
   */
  public Packer variable(String name, @Nullable Object value) {
    Objects.requireNonNull(name, "name");
    if (variables.containsKey(name)) {
      throw new IllegalArgumentException("variable '" + name + "' is there already");
    }
    variables.put(name, value);
    return this;
  }

  /**
   * Which form of code the receiver uses; {@link CodeForm#AUTO} by default.
   *
   * @throws UnsupportedOperationException for {@link CodeForm#SOURCE}, which this version does not have
   */
  public Packer code(CodeForm form) {
    if (form == CodeForm.SOURCE) {
      throw new UnsupportedOperationException(
          "running from source is not available yet; use AUTO or BYTECODE");
    }
    this.code = Objects.requireNonNull(form, "form");
    return this;
  }

  /** Whether every shipped class must carry {@link Remote}; false by default. */
  public Packer strict(boolean onlyRemoteAnnotated) {
    this.strict = onlyRemoteAnnotated;
    return this;
  }

  /** Adds packages (with all below them) that the receiver has: their classes travel by reference. */
  public Packer provided(String... packagePrefixes) {
    Collections.addAll(provided, packagePrefixes);
    return this;
  }

  /** Adds members to ship although nothing is seen to reach them: {@code a.b.C} or {@code a.b.C#method}. */
  public Packer keep(String... members) {
    Collections.addAll(keep, members);
    return this;
  }

  /**
   * Accepts what a rule refuses; what can be carried at all then travels, with a warning. Each is one of
   *
   * <ul>
   *   <li>the id of a rule: {@code captured-mutable-state};
   *   <li>a type, and so its subtypes: {@code com.acme.Gateway};
   *   <li>a package with all below it: {@code com.acme.*};
   *   <li>a path, as reports have it or its names alone: {@code task/svc/dataSource}; {@code *} stands for any text.
   * </ul>
   */
  public Packer allow(String... ruleIdsOrTypes) {
    Collections.addAll(allow, ruleIdsOrTypes);
    return this;
  }

  /**
   * Refuses payloads above this size (rule {@code payload-too-large}). Above 10 MB there is a warning in any case.
   *
   * @param bytes of the binary form, at least 1; unlimited by default
   */
  public Packer maxBytes(long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("maxBytes must be at least 1, not " + bytes);
    }
    this.maxBytes = bytes;
    return this;
  }

  /**
   * Adds a lock that is held while the graph is captured, so that what other threads change under it travels as one state. Of
   * several, the first that was added is taken first. Held by this packing alone, it may travel itself.
   *
   * @param lock of a {@link java.util.concurrent.locks.Lock} its {@code lock()} is held, of any other object its monitor
   */
  public Packer guardedBy(Object lock) {
    guards.add(Objects.requireNonNull(lock, "lock"));
    return this;
  }

  /** Who is told how far {@link #pack} or {@link #check} is, if there are many objects; nobody by default. */
  public Packer progress(ProgressListener listener) {
    this.progress = Stages.progress(Objects.requireNonNull(listener, "listener"));
    return this;
  }

  /** What would travel, and what is wrong with it. Never throws for a problem. */
  public PackReport check() {
    return Stages.check(this);
  }

  /**
   * Packs all variables.
   *
   * @throws PackException holding every problem, if one of them is an error
   */
  public Payload pack() {
    return Stages.pack(this);
  }

  Map<String, @Nullable Object> variables() {
    return variables;
  }

  List<String> provided() {
    return provided;
  }

  List<String> keep() {
    return keep;
  }

  List<String> allow() {
    return allow;
  }

  List<Object> guards() {
    return guards;
  }

  CodeForm code() {
    return code;
  }

  boolean strict() {
    return strict;
  }

  Progress progress() {
    return progress;
  }

  long maxBytes() {
    return maxBytes;
  }
}
