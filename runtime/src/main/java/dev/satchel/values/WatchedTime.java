package dev.satchel.values;

import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;
import java.time.temporal.TemporalQueries;
import java.time.temporal.TemporalQuery;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A time that a formatter is given to print, and that sees what the formatter asks of it. */
final class WatchedTime implements TemporalAccessor {
  private final ZonedDateTime time;
  private final @Nullable TemporalField changed;
  private final long value;
  private final int stopAfter;
  private final List<TemporalField> asked = new ArrayList<>();
  private int questions;

  private WatchedTime(
      ZonedDateTime time, @Nullable TemporalField changed, long value, int stopAfter) {
    this.time = time;
    this.changed = changed;
    this.value = value;
    this.stopAfter = stopAfter;
  }

  static WatchedTime of(ZonedDateTime time) {
    return new WatchedTime(time, null, 0, Integer.MAX_VALUE);
  }

  /** {@code time} with another value of {@code field}, whether that fits the others or not. */
  static WatchedTime with(ZonedDateTime time, TemporalField field, long value) {
    return new WatchedTime(time, field, value, Integer.MAX_VALUE);
  }

  /** Answers {@code count} questions, and throws {@link StoppedException} at the next. */
  WatchedTime stoppingAfter(int count) {
    return new WatchedTime(time, changed, value, count);
  }

  /** The fields whose values were asked for, in order. */
  List<TemporalField> asked() {
    return asked;
  }

  /** How many questions were asked whose answers are printed. */
  int questions() {
    return questions;
  }

  /** No more questions are answered. */
  static final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoppedException() {
      super("stopped", null, false, false);
    }
  }

  /** A field is not one of the JDK's: nothing of it may be called. */
  static final class UnknownFieldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownFieldException() {
      super("a field of the user's own", null, false, false);
    }
  }

  @Override
  public boolean isSupported(TemporalField field) {
    return known(field) == changed || time.isSupported(field);
  }

  @Override
  public long getLong(TemporalField field) {
    count();
    asked.add(known(field));
    return field == changed ? value : time.getLong(field);
  }

  @Override
  public <R> R query(TemporalQuery<R> query) {
    if (query != TemporalQueries.chronology()) {
      count(); // texts ask for the chronology, too
    }
    return time.query(query);
  }

  private void count() {
    if (++questions > stopAfter) {
      throw new StoppedException();
    }
  }

  private static TemporalField known(TemporalField field) {
    if (!JdkTypes.isJdk(field.getClass())) {
      throw new UnknownFieldException();
    }
    return field;
  }

  /** As exceptions of formatters show it: without identity. */
  @Override
  public String toString() {
    return time + " with " + changed + " " + value;
  }
}
