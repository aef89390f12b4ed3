package dev.satchel.agent;

import dev.satchel.recording.ClassFile;
import dev.satchel.recording.ClassFiles;
import org.jspecify.annotations.Nullable;

/**
 * Finds class files as their loaders gave them, before other agents.
 *
 * <p>The file of the code source, or else the resource, is taken where its fingerprint is the one that was seen. Where it is
 * not, or nothing was seen, the resource is compared with what the JVM has: it wins if they differ only by another agent's
 * marks, else what runs travels.
 */
final class AgentClassFiles implements ClassFiles {
  private final ClassFiles resources;
  private final LoaderTable<Fingerprint> seen;
  private final ClassFileCapture capture;
  private final AgentLog log;
  private final CodeSourceFile codeSource = new CodeSourceFile();

  AgentClassFiles(
      ClassFiles resources, LoaderTable<Fingerprint> seen, ClassFileCapture capture, AgentLog log) {
    this.resources = resources;
    this.seen = seen;
    this.capture = capture;
    this.log = log;
  }

  @Override
  public ClassFile find(Class<?> type) {
    if (type.isHidden() || LoaderNames.isJdk(type.getClassLoader())) {
      return resources.find(type);
    }
    Fingerprint defined = seen.get(type);
    byte[] fromSource = defined == null ? null : codeSource.find(type, defined);
    if (fromSource != null) {
      return ClassFile.resource(fromSource, null);
    }
    ClassFile resource = resources.find(type);
    byte[] bytes = resource.bytes();
    if (bytes != null && defined != null && defined.isOf(bytes)) {
      return resource;
    }
    ClassFile found = compare(type, bytes, defined != null);
    log.write(describe(type, found));
    return found;
  }

  private ClassFile compare(Class<?> type, byte @Nullable [] resource, boolean isSeen) {
    ClassFileCapture.Result captured = capture.capture(type);
    byte[] inMemory = captured.bytes();
    if (inMemory == null) {
      return resource != null
          ? ClassFile.resource(resource, "not compared with what was loaded: " + captured.failure())
          : ClassFile.none("the class loader of " + type.getName()
              + " has no class file for it, and " + captured.failure());
    }
    if (resource == null) {
      return ClassFile.memory(inMemory, "generated: its class loader has no class file for it");
    }
    return switch (Weaving.between(resource, inMemory)) {
      case NONE ->
        ClassFile.resource(resource, isSeen ? "differs in form only from what was loaded" : null);
      case MARKED ->
        ClassFile.resource(
            resource, "woven by another agent; the class file of the class path travels");
      case OTHER ->
        ClassFile.memory(
            inMemory,
            "the class path's class file is not what was loaded (changed since, or its class loader changes class"
                + " files); what runs here travels");
    };
  }

  private static LogEvent describe(Class<?> type, ClassFile found) {
    String note = found.note();
    return new LogEvent(
            found.origin() == ClassFile.Origin.NONE ? Level.WARN : Level.INFO, "class-file")
        .with("name", type.getName())
        .with("loader", LoaderNames.of(type.getClassLoader()))
        .with("taken-from", AgentOptions.word(found.origin()))
        .with("reason", note == null ? "the same as what was loaded" : note);
  }
}
