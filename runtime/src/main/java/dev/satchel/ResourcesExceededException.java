package dev.satchel;

import java.util.List;

/** The worker ended because a resource ran out. Give it more with {@link RemoteJvm.Builder#jvmArgs}, or use less. */
public class ResourcesExceededException extends WorkerLostException {
  private static final long serialVersionUID = 1L;

  private final String resource;

  /** Made by Satchel. */
  public ResourcesExceededException(
      String resource, String message, int exitCode, List<String> lastLines) {
    super(message, exitCode, lastLines);
    this.resource = resource;
  }

  /** Which one: {@code memory}. */
  public String resource() {
    return resource;
  }
}
