package dev.satchel.remote;

import dev.satchel.model.MissingPiece;
import dev.satchel.problem.PayloadFault;
import dev.satchel.problem.UnpackFault;
import dev.satchel.unpack.Supply;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A namespace in the worker, of a session or of one call: loads documents in the order in which they came, asks for more
 * when shipped code needs it, closes when asked and when no call is in it.
 */
final class Space {
  private final long id;
  private final Receiver receiver;
  private CountDownLatch lastLoad = new CountDownLatch(0);
  private int calls;
  private boolean isClosing;
  private volatile @Nullable String broken;
  private volatile @Nullable Thread loading;

  /** The innermost load; read and written by {@link #loading} alone. */
  private @Nullable Turn innermost;

  /**
   * Opens an empty one.
   *
   * @param id of its session or call
   * @param questions asked for what its documents lack
   */
  Space(long id, Receiver.Factory receivers, Questions questions) {
    this.id = id;
    this.receiver = receivers.open(new Asking(questions));
  }

  long id() {
    return id;
  }

  Receiver receiver() {
    return receiver;
  }

  /** Takes the next place in the order; to be closed when its call, or what a reply brought, has ended. */
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

  /** What shipped code of this namespace lacks. */
  private final class Asking implements Supply {
    private final Questions questions;

    Asking(Questions questions) {
      this.questions = questions;
    }

    @Override
    public @Nullable String bring(MissingPiece piece) {
      Questions.Arrived arrived = questions.ask(Space.this, piece);
      Turn turn = arrived.turn();
      byte[] document = arrived.reply().document();
      if (turn == null || document == null) {
        return arrived.reply().reason();
      }
      if (!turn.mayLoad()) {
        turn.loadLater(document);
        return "it was needed while a payload was being loaded, and came behind another";
      }
      try (turn) {
        turn.load(document);
        return null;
      } catch (PayloadFault | UnpackFault | BrokenException e) {
        return String.valueOf(e.getMessage());
      }
    }

    /** Also while a payload is being loaded: a resource takes no place in the order. */
    @Override
    public List<byte[]> resources(MissingPiece.Resource name) {
      return questions.ask(Space.this, name).reply().resources();
    }
  }

  /** A document's place in the order. */
  final class Turn implements AutoCloseable {
    private final CountDownLatch before;
    private final CountDownLatch loaded;

    private Turn(CountDownLatch before, CountDownLatch loaded) {
      this.before = before;
      this.loaded = loaded;
    }

    /**
     * Whether waiting for the loads before this one ends: not so if this thread is in one of them, unless that is the one
     * just before.
     */
    private boolean mayLoad() {
      return loading != Thread.currentThread() || isNext();
    }

    private boolean isNext() {
      return before.getCount() == 0 || (innermost != null && innermost.loaded == before);
    }

    /** Has another thread load when its turn has come. */
    private void loadLater(byte[] payload) {
      Runnable run = () -> {
        try (this) {
          load(payload);
        } catch (Throwable e) {
          broken = String.valueOf(e.getMessage());
        }
      };
      Thread thread = new Thread(null, run, "satchel-late-load-" + id, 0, false);
      thread.setDaemon(true);
      thread.start();
    }

    /**
     * Waits for the loads before this one, then loads. Not stopped by an interrupt: later documents build on this one. A load
     * that runs code which needs more is waited for by nobody: what comes for it is loaded within it.
     *
     * @throws BrokenException if an earlier document could not be loaded
     */
    Map<String, @Nullable Object> load(byte[] payload) {
      boolean isInner = loading == Thread.currentThread();
      if (!isInner) {
        awaitUninterruptibly(before);
      }
      if (broken != null) {
        throw new BrokenException("an earlier payload broke this session: " + broken);
      }
      Turn outer = isInner ? innermost : null;
      loading = Thread.currentThread();
      innermost = this;
      try {
        return receiver.load(payload);
      } catch (Throwable e) {
        broken = String.valueOf(e.getMessage());
        throw e;
      } finally {
        innermost = outer;
        loading = outer == null ? null : Thread.currentThread();
        loaded.countDown();
      }
    }

    @Override
    public void close() {
      loaded.countDown();
      leave();
    }
  }

  static void awaitUninterruptibly(CountDownLatch latch) {
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
