package dev.satchel.recording;

import org.jspecify.annotations.Nullable;

/** A class loader of shipped classes whose sender can still be asked for the bodies that did not travel. */
public interface BodySource {
  /**
   * Puts a body into a class that was defined before.
   *
   * @param type one of this loader's classes
   * @return null if the next call of the method runs that body; otherwise why it does not
   */
  @Nullable
  String bring(Class<?> type, String method, String descriptor);
}
