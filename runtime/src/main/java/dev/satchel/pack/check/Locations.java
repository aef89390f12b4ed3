package dev.satchel.pack.check;

import dev.satchel.model.Reached;
import dev.satchel.problem.Finding.Location;
import org.jspecify.annotations.Nullable;

/** Places in the user's source, with their lines. */
public final class Locations {
  private Locations() {}

  /** Where code uses something; null if no line of it is known. */
  public static @Nullable Location of(Reached.Use use, SourceLines sources) {
    String file = use.file();
    return file == null || use.line() <= 0
        ? null
        : new Location(file, use.line(), use.member(), sources.line(file, use.line()));
  }
}
