package com.acme.orders;

import org.jspecify.annotations.Nullable;

/** Has fields of types that nothing else here needs. */
@SuppressWarnings("unused") // read by reflection
public class Parcel extends Wrapped {
  private @Nullable Label label;
  private Label @Nullable [] others;

  /** Nothing makes one. */
  static class Label {}
}
