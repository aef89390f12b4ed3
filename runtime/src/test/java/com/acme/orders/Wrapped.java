package com.acme.orders;

import org.jspecify.annotations.Nullable;

/** Has a field of a type that nothing else here needs. */
@SuppressWarnings("unused") // read by reflection
class Wrapped {
  private @Nullable Paper paper;

  /** Nothing implements it. */
  interface Paper {}
}
