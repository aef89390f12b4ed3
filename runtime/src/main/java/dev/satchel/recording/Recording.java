package dev.satchel.recording;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the agent recorded and opened in this JVM; everything is absent where no agent runs.
 *
 * <p>Thread-safe. Holds no class strongly: each entry hangs at the class it describes.
 */
public final class Recording {
  private static volatile @Nullable Instrumentation instrumentation;
  private static volatile MethodHandles.@Nullable Lookup trusted;
  private static final ClassFiles RESOURCES = new ResourceClassFiles();
  private static volatile ClassFiles classFiles = RESOURCES;
  private static volatile List<Path> sources = List.of();
  private static volatile @Nullable Path rules;
  private static volatile @Nullable String problem;

  private static final ClassValue<Entry> ENTRIES = new ClassValue<>() {
    @Override
    protected Entry computeValue(Class<?> type) {
      return new Entry();
    }
  };

  private Recording() {}

  /** Whether an agent runs in this JVM. */
  public static boolean isAgentPresent() {
    return instrumentation != null;
  }

  /** Called once by the agent. */
  public static void open(Instrumentation instrumentation, MethodHandles.@Nullable Lookup trusted) {
    Recording.trusted = trusted;
    Recording.instrumentation = instrumentation;
  }

  /** Called by the agent: {@link #classFile} asks {@code better} from now on. */
  public static void bring(ClassFiles better) {
    classFiles = better;
  }

  /** Finds class files without an agent's help. */
  public static ClassFiles resources() {
    return RESOURCES;
  }

  /** Called by the agent: what its option {@code sources} names and can be read. */
  public static void bring(List<Path> sourceRootsAndJars) {
    sources = List.copyOf(sourceRootsAndJars);
  }

  public static @Nullable Instrumentation instrumentation() {
    return instrumentation;
  }

  /** A lookup with every privilege in every class ({@code trusted.in(type)}); null without the agent. */
  public static MethodHandles.@Nullable Lookup trusted() {
    return trusted;
  }

  /** Source roots (directories) and source jars that the agent was given, in order; empty if none. */
  public static List<Path> sources() {
    return sources;
  }

  /** Called by the agent, or a command line: the file that its option {@code rules} names. */
  public static void rules(@Nullable Path file) {
    rules = file;
  }

  /** The file of further rules about what may travel; null if there is none. */
  public static @Nullable Path rules() {
    return rules;
  }

  /** Called by the agent: a part of it does not work in this JVM. The first reason stays. */
  public static void problem(String reason) {
    if (problem == null) {
      problem = reason;
    }
  }

  /** What keeps the agent from doing all of its work in this JVM; null if nothing does, or there is no agent. */
  public static @Nullable String problem() {
    return problem;
  }

  /** Records how the hidden class {@code lambdaClass} was linked. */
  public static void lambda(Class<?> lambdaClass, LambdaRecord record) {
    ENTRIES.get(lambdaClass).lambda = record;
  }

  /** How the lambda class was linked; null if it was linked before the agent came, or {@link #whyNot} says why. */
  public static @Nullable LambdaRecord lambda(Class<?> lambdaClass) {
    return ENTRIES.get(lambdaClass).lambda;
  }

  /** Records why {@code type}, or a lambda that its code links, is not recorded. The last reason stays. */
  public static void whyNot(Class<?> type, String reason) {
    ENTRIES.get(type).whyNot = reason;
  }

  /** Why {@code type} (a lambda class, or a class whose code links lambdas) is not recorded; null if nothing is known. */
  public static @Nullable String whyNot(Class<?> type) {
    return ENTRIES.get(type).whyNot;
  }

  /**
   * The class file of {@code type} as it was before other agents changed it. May read files, and with the agent may have the
   * JVM write the class file out again (a retransformation that changes nothing); so ask once and keep the answer.
   */
  public static ClassFile classFile(Class<?> type) {
    if (type.isArray() || type.isPrimitive()) {
      return ClassFile.none(type.getTypeName() + " is no class that has a class file");
    }
    return classFiles.find(type);
  }

  /**
   * Whether the static initialiser of {@code type} has run to its end; never starts it. Without an agent, on a JDK that
   * has no other way to ask (22 and later), the answer is true.
   */
  public static boolean isInitialized(Class<?> type) {
    return Initialization.isDone(type);
  }

  /** Whether {@link #isInitialized} knows; else it takes every class to be initialised. */
  public static boolean knowsInitialized() {
    return Initialization.canBeAsked();
  }

  private static final class Entry {
    volatile @Nullable LambdaRecord lambda;
    volatile @Nullable String whyNot;
  }
}
