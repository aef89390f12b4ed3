package dev.satchel.pack.reach;

import dev.satchel.pack.code.ClassCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which instance fields reached code reads, as far as code names them. */
final class FieldReads {
  /** Who calls these reads fields that no instruction names, or may. */
  private static final Set<String> READERS = Set.of(
      "java/lang/reflect/Field",
      "java/lang/invoke/VarHandle",
      "java/lang/invoke/MethodHandles$Lookup",
      "java/util/concurrent/atomic/AtomicIntegerFieldUpdater",
      "java/util/concurrent/atomic/AtomicLongFieldUpdater",
      "java/util/concurrent/atomic/AtomicReferenceFieldUpdater",
      "java/io/ObjectOutputStream",
      "sun/misc/Unsafe");

  private final Map<Key, Place> read;
  private boolean isAny;

  /** An instance field. */
  record Key(Class<?> owner, String name) {}

  private record Place(MethodKey by, int line) {}

  FieldReads() {
    read = new HashMap<>();
  }

  /** A copy for the next document of a namespace. */
  FieldReads(FieldReads original) {
    read = new HashMap<>(original.read);
    isAny = original.isAny;
  }

  void add(Linkage.Field field, MethodKey by, int line) {
    read.putIfAbsent(new Key(field.owner(), field.info().name()), new Place(by, line));
  }

  /** Where code that was reached first reads a field: {@code at Jobs.java:12}; null if no instruction names it. */
  @Nullable
  String where(Class<?> owner, String name) {
    Place place = read.get(new Key(owner, name));
    if (place == null) {
      return null;
    }
    String file = ClassCode.of(place.by().owner()).sourcePath();
    return file == null || place.line() == 0
        ? "in " + place.by().shortDisplay()
        : "at " + file.substring(file.lastIndexOf('/') + 1) + ":" + place.line();
  }

  /** Code calls a method of that class, by internal name. */
  void call(String owner) {
    isAny |= READERS.contains(owner);
  }

  /** Whether code may read the field that {@code owner} declares. */
  boolean contains(Class<?> owner, String name) {
    return isAny || read.containsKey(new Key(owner, name));
  }

  /** Changes whenever {@link #contains} may give another answer than before. */
  int version() {
    return isAny ? -1 : read.size();
  }
}
