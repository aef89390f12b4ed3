package dev.satchel.pack.reach;

import java.util.HashSet;
import java.util.Set;

/** The names of the fields that the {@code hashCode} of a user's class reads, itself or by way of other methods of users. */
final class HashedFields {
  private static final ClassValue<HashedFields> CACHE = new ClassValue<>() {
    @Override
    protected HashedFields computeValue(Class<?> type) {
      return new HashedFields(type);
    }
  };

  private final Set<String> names = new HashSet<>();
  private final boolean isKnown;

  private HashedFields(Class<?> type) {
    OwnCode code = new OwnCode(type);
    code.follow(type, "hashCode", "()I");
    isKnown = code.isWalkedToTheEnd(body -> body.fields().forEach(use -> names.add(use.name())));
  }

  /** Whether the {@code hashCode} of {@code type} may read a field of that name. */
  static boolean contain(Class<?> type, String name) {
    HashedFields fields = CACHE.get(type);
    return !fields.isKnown || fields.names.contains(name);
  }
}
