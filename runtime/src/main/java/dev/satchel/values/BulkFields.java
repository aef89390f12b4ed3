package dev.satchel.values;

import dev.satchel.access.BulkAccess;
import dev.satchel.access.FieldReader;
import dev.satchel.access.FieldWriter;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the fields of objects of one class at once, after there were so many of them that a class made for this
 * has paid. Kept at the class, so it goes when the class goes. Thread-safe.
 */
public final class BulkFields {
  /**
   * So many objects are read or written field by field before. To make a class, and to run it until the JVM has compiled
   * it, costs what some ten thousand of them cost.
   */
  public static final int MANY = 20_000;

  /** Those who have objects tell so after so many. */
  public static final int STEP = 256;

  private static final ClassValue<BulkFields> CACHE = new ClassValue<>() {
    @Override
    protected BulkFields computeValue(Class<?> type) {
      return new BulkFields();
    }
  };

  private int read;
  private List<@Nullable FieldAccess> fieldsRead = List.of();
  private @Nullable FieldReader reader;

  private int written;
  private List<@Nullable FieldAccess> fieldsWritten = List.of();
  private @Nullable FieldWriter writer;

  private BulkFields() {}

  /** Of objects of {@code type}. */
  public static BulkFields of(Class<?> type) {
    return CACHE.get(type);
  }

  /**
   * What reads these fields, all of them found before; null if that does not pay yet, or others were read.
   *
   * @param more objects that were read field by field
   * @throws IllegalStateException if this JVM does not let one be read
   */
  public synchronized @Nullable FieldReader reader(List<FieldAccess> fields, int more) {
    read += more;
    if (reader == null && isWorthwhile(read, fields.size())) {
      read = 0;
      reader = readerOf(fields);
      fieldsRead = new ArrayList<>(fields);
    }
    return areSame(fields, fieldsRead) ? reader : null;
  }

  /**
   * What writes these fields, each with what was {@linkplain FieldAccess#check checked}; null if that does not pay yet, or
   * others were written.
   *
   * @param fields null where nothing is to be written
   * @param more objects that were written field by field
   * @throws IllegalStateException if this JVM does not let one be written
   */
  public synchronized @Nullable FieldWriter writer(List<@Nullable FieldAccess> fields, int more) {
    written += more;
    if (writer == null && isWorthwhile(written, fields.size())) {
      written = 0;
      List<@Nullable MethodHandle> setters = new ArrayList<>();
      for (FieldAccess field : fields) {
        setters.add(field == null ? null : field.writing());
      }
      writer = BulkAccess.writer(setters);
      fieldsWritten = new ArrayList<>(fields);
    }
    return areSame(fields, fieldsWritten) ? writer : null;
  }

  /**
   * What reads these fields, at once; made anew each time.
   *
   * @param fields at most {@link BulkAccess#MOST}
   * @throws IllegalStateException if this JVM does not let one be read
   */
  public static FieldReader readerOf(List<FieldAccess> fields) {
    List<@Nullable MethodHandle> getters = new ArrayList<>();
    for (FieldAccess field : fields) {
      getters.add(field.reading());
    }
    return BulkAccess.reader(getters);
  }

  private static boolean isWorthwhile(int objects, int fields) {
    return objects >= MANY && fields > 0 && fields <= BulkAccess.MOST;
  }

  private static boolean areSame(
      List<? extends @Nullable FieldAccess> fields, List<@Nullable FieldAccess> known) {
    if (fields.size() != known.size()) {
      return false;
    }
    for (int i = 0; i < fields.size(); i++) {
      FieldAccess field = fields.get(i);
      FieldAccess other = known.get(i);
      boolean isSame = field == null ? other == null : other != null && field.isSameAs(other);
      if (!isSame) {
        return false;
      }
    }
    return true;
  }
}
