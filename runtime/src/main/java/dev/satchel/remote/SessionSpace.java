package dev.satchel.remote;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A session's namespace in the worker: loads documents in the order in which their calls came, closes when asked and
 * when no call is in it.
 */
final class SessionSpace {
  private final Receiver receiver;
  private CountDownLatch lastLoad = new CountDownLatch(0);
  private int calls;
  private boolean isClosing;
  private volatile @Nullable String broken;

  SessionSpace(Receiver receiver) {
    this.receiver = receiver;
  }

  /** Takes the next place in the order; to be closed when its call has ended. */
  synchronized Turn enter() {
    calls++;
    CountDownLatch before = lastLoad;
    lastLoad = new CountDownLatch(1);
    return new Turn(before, lastLoad);
  }

  synchronized void close() {
    isClosing = true;
    closeIfIdle();
  }

  private synchronized void leave() {
    calls--;
    closeIfIdle();
  }

  private void closeIfIdle() {
    if (isClosing && calls == 0) {
      receiver.close();
    }
  }

  /** One call's place in the order. */
  final class Turn implements AutoCloseable {
    private final CountDownLatch before;
    private final CountDownLatch loaded;

    private Turn(CountDownLatch before, CountDownLatch loaded) {
      this.before = before;
      this.loaded = loaded;
    }

    Receiver receiver() {
      return receiver;
    }

    /**
     * Waits for the loads before this one, then loads. Not stopped by an interrupt: later documents build on this one.
     *
     * @throws BrokenException if an earlier document could not be loaded
     */
    Map<String, @Nullable Object> load(byte[] payload) {
      awaitUninterruptibly(before);
      if (broken != null) {
        throw new BrokenException("an earlier payload broke this session: " + broken);
      }
      try {
        Map<String, @Nullable Object> variables = receiver.load(payload);
        loaded.countDown();
        return variables;
      } catch (Throwable e) {
        broken = String.valueOf(e.getMessage());
        throw e;
      }
    }

    @Override
    public void close() {
      loaded.countDown();
      leave();
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean wasInterrupted = false;
    while (true) {
      try {
        latch.await();
        break;
      } catch (InterruptedException e) {
        wasInterrupted = true;
      }
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The session can load nothing any more. */
  static final class BrokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenException(String message) {
      super(message);
    }
  }
}
