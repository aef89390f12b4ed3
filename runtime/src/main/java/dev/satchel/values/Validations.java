package dev.satchel.values;

import java.io.InvalidObjectException;
import java.io.ObjectInputValidation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The checks that objects asked for by {@code ObjectInputStream.registerValidation} while they were read: to be run when
 * the whole graph is there. Not thread-safe; one for each graph.
 */
public final class Validations {
  private record Entry(ObjectInputValidation check, int priority) {}

  private final List<Entry> entries = new ArrayList<>();

  void add(ObjectInputValidation check, int priority) {
    entries.add(new Entry(check, priority));
  }

  /**
   * Runs them, those of higher priority first, and forgets them.
   *
   * @throws HookFailure if one finds its object invalid
   */
  public void run() {
    List<Entry> pending = new ArrayList<>(entries);
    entries.clear();
    pending.sort(Comparator.comparingInt(Entry::priority).reversed());
    for (Entry entry : pending) {
      try {
        entry.check().validateObject();
      } catch (InvalidObjectException | RuntimeException e) {
        throw new HookFailure(
            "validateObject of " + entry.check().getClass().getName() + " failed: " + e, e);
      }
    }
  }
}
