package dev.satchel.remote;

import dev.satchel.WorkerLostException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A worker that somebody else started: all that can be known is that the connection is over. */
final class ConnectionEnd implements WorkerEnd {
  private final String name;
  private volatile boolean isClosing;
  private final AtomicReference<@Nullable Throwable> broke = new AtomicReference<>();

  ConnectionEnd(String name) {
    this.name = name;
  }

  @Override
  public void printed(int stream, String line) {
    // such a worker prints at home
  }

  @Override
  public void broke(Throwable why) {
    // what comes later follows from it
    broke.compareAndSet(null, why);
  }

  @Override
  public boolean kill(String reason) {
    return false;
  }

  @Override
  public boolean closing() {
    isClosing = true;
    return false;
  }

  @Override
  public Answer.Lost lost() {
    Throwable why = broke.get();
    String message;
    if (isClosing) {
      message = "the connection to the " + name + " was closed while it had the call";
    } else {
      message = "the connection to the " + name + " was lost"
          + (why == null ? "" : ": " + why.getMessage());
    }
    return new Answer.Lost(message, null, WorkerLostException.UNKNOWN, List.of());
  }
}
