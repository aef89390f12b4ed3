package dev.satchel.junit;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.function.Executable;

/** What travels for a dynamic test. */
final class DynamicBody implements Callable<@Nullable Object> {
  private final Executable executable;

  DynamicBody(Executable executable) {
    this.executable = executable;
  }

  @Override
  public @Nullable Object call() throws Exception {
    try {
      executable.execute();
    } catch (Throwable e) {
      throw MethodBody.asThrown(e);
    }
    return null;
  }
}
