package dev.satchel.pack.check;

import org.jspecify.annotations.Nullable;

/** A rule about single objects, decided by their class and, where {@link Refusal#applies} says so, their state. */
@FunctionalInterface
interface ObjectRule {
  /**
   * What is wrong with objects of {@code type}. Called once for each class, so the answer may not depend on the object.
   *
   * @param canTravel whether Satchel knows how to carry the objects in question
   * @return null if nothing is
   */
  @Nullable
  Refusal refuse(Class<?> type, boolean canTravel);
}
