package dev.satchel.unpack.populate;

import dev.satchel.model.NodeList;
import dev.satchel.model.Progress;
import dev.satchel.unpack.populate.PlainMaker.Task;
import java.util.BitSet;
import java.util.function.IntFunction;

/** Gives a {@link PlainMaker} those nodes with which something is to be done; others only where they stand between such. */
final class PlainPasses {
  /** So many nodes are rather passed over than jumped over. */
  private static final int GAP = 32;

  /** Says of which node it is that something went wrong. */
  @FunctionalInterface
  interface Blame {
    RuntimeException at(int node, String problem, Throwable cause);
  }

  private final NodeList list;
  private final PlainMaker maker;
  private final Blame blame;
  private final Progress progress;
  private final int size;

  PlainPasses(NodeList list, PlainMaker maker, Blame blame, Progress progress) {
    this.list = list;
    this.maker = maker;
    this.blame = blame;
    this.progress = progress;
    size = list.size();
  }

  void run(PlainNodes plain) {
    if (plain.areLastFirst()) {
      fromLast(plain.inside(), node -> Task.BOTH);
    } else {
      fromFirst(plain.first(), plain::atFirst, "cannot be made", 0);
      fromLast(plain.inside(), plain::fromLast);
      fromFirst(plain.last(), node -> Task.FILL, "cannot be filled", size);
    }
  }

  /**
   * From the first to the last.
   *
   * @param done how many nodes count as done before
   */
  private void fromFirst(BitSet todo, IntFunction<Task> tasks, String problem, int done) {
    IntFunction<Task> all = only(todo, tasks);
    for (int start = todo.nextSetBit(0); start >= 0; ) {
      int end = endOfRun(todo, start);
      maker.startForward(all, start);
      for (int from = start; from < end; ) {
        int to = Math.min(end, (from & -Progress.STEP) + Progress.STEP);
        try {
          list.read(from, to, maker);
        } catch (Throwable e) {
          throw blame.at(maker.node(), problem, e);
        }
        if (to % Progress.STEP == 0) {
          progress.at(Progress.Stage.MAKING, (long) done + to, 2L * size);
        }
        from = to;
      }
      start = todo.nextSetBit(end);
    }
    progress.at(Progress.Stage.MAKING, (long) done + size, 2L * size);
  }

  private IntFunction<Task> only(BitSet todo, IntFunction<Task> tasks) {
    return todo.cardinality() == size
        ? tasks
        : node -> todo.get(node) ? tasks.apply(node) : Task.NOTHING;
  }

  private static int endOfRun(BitSet todo, int start) {
    int end = todo.nextClearBit(start);
    for (int next = todo.nextSetBit(end); next >= 0 && next - end <= GAP; ) {
      end = todo.nextClearBit(next);
      next = todo.nextSetBit(end);
    }
    return end;
  }

  /** From the last to the first. */
  private void fromLast(BitSet todo, IntFunction<Task> tasks) {
    IntFunction<Task> all = only(todo, tasks);
    for (int to = todo.length(); to > 0; ) {
      int from = (to - 1) & -Progress.STEP;
      maker.startBackward(all, to);
      try {
        list.readBackward(from, to, maker);
      } catch (Throwable e) {
        throw blame.at(maker.node(), "cannot be made", e);
      }
      progress.at(Progress.Stage.MAKING, 2L * (size - from), 2L * size);
      to = from == 0 ? 0 : todo.previousSetBit(from - 1) + 1;
    }
  }
}
