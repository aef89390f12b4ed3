package dev.satchel.recording;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the first use of a {@code @Remote} class passes, if the agent was told {@code enforce=fail}. */
public final class RemoteClassGate {
  private static volatile @Nullable Consumer<Class<?>> keeper;

  private RemoteClassGate() {}

  /**
   * Called once by the agent.
   *
   * @param newKeeper throws {@link RemoteClassError} for a class that must not be used
   */
  public static void open(Consumer<Class<?>> newKeeper) {
    keeper = newKeeper;
  }

  /** Woven into the beginning of static initialisers. */
  public static void firstUse(Class<?> type) {
    Consumer<Class<?>> asked = keeper;
    if (asked != null) {
      asked.accept(type);
    }
  }
}
