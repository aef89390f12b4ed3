package dev.satchel.values;

import static dev.satchel.values.ValueKind.ElementOrder.BY_HASH;
import static dev.satchel.values.ValueKind.Phase.BUILT;
import static dev.satchel.values.ValueKind.Phase.FILLED;
import static dev.satchel.values.ValueKind.Phase.HASHED;

import java.util.BitSet;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArraySet;

/** Sets. */
@SuppressWarnings({"rawtypes", "unchecked"}) // element types are not known here
final class Sets {
  private Sets() {}

  static List<ValueKind> kinds() {
    return List.of(
        Kind.of(HashSet.class, HASHED)
            .ordered(BY_HASH)
            .take(set -> TableSize.take(set).andElements(Snapshot.elements(set)))
            .make(given -> new HashSet(given.capacity("capacity", 16), given.loadFactor()))
            .fill(Sets::addEach),
        Kind.of(LinkedHashSet.class, HASHED)
            .take(set -> Taken.elements(Snapshot.elements(set)))
            .make(given -> new LinkedHashSet())
            .fill(Sets::addEach),
        Kind.of(TreeSet.class, FILLED)
            .onlyIf(set -> isItsOwn(set, new TreeSet<>()))
            .take(set -> Taken.start()
                .unless(null, "comparator", set.comparator())
                .andElements(Snapshot.elements(set)))
            .make(given -> new TreeSet(Lists.comparator(given)))
            .fill((set, given) -> set.addAll(Sorted.set(given, set.comparator()))),
        Kind.of(ConcurrentSkipListSet.class, HASHED)
            .onlyIf(set -> isItsOwn(set, new ConcurrentSkipListSet<>()))
            .take(set -> Taken.start()
                .unless(null, "comparator", set.comparator())
                .andElements(Snapshot.elements(set)))
            .make(given -> new ConcurrentSkipListSet(Lists.comparator(given)))
            .fill(Sets::addEach),
        Kind.of(CopyOnWriteArraySet.class, HASHED)
            .take(set -> Taken.elements(Snapshot.elements(set)))
            .make(given -> new CopyOnWriteArraySet())
            .fill(Sets::addEach),
        Kind.named(EnumSet.class, FILLED, "java.util.RegularEnumSet", "java.util.JumboEnumSet")
            .take(set ->
                Taken.with("elementType", elementType(set)).andElements(Snapshot.elements(set)))
            .make(given -> EnumSet.noneOf(given.get("elementType", Class.class)))
            .fill(Sets::addEach),
        Kind.of(BitSet.class, BUILT)
            .take(set -> Taken.with("words", set.toLongArray())
                .unless(Math.max(64, (set.length() + 63) / 64 * 64), "size", set.size())
                .nothingElse())
            .make(Sets::bitSet)
            .built());
  }

  /**
   * Whether {@code set} is no view of another, as {@code headSet} and {@code descendingSet} give them: those are of the same
   * class, and what they are views of cannot be had from them; but they iterate in another way.
   */
  private static boolean isItsOwn(Collection<?> set, Collection<?> plain) {
    return set.iterator().getClass() == plain.iterator().getClass();
  }

  private static void addEach(Collection set, Given given) {
    for (Object element : given.elements()) {
      set.add(element);
    }
  }

  /** The type that an EnumSet is declared for, which no method tells. */
  private static Class<?> elementType(EnumSet<?> set) {
    EnumSet<?> constants = set.isEmpty() ? EnumSet.complementOf(set) : set;
    for (Enum<?> constant : constants) {
      return constant.getDeclaringClass();
    }
    return elementTypeInSerialForm(set);
  }

  /** For an enum that has no constants at all. */
  private static Class<?> elementTypeInSerialForm(EnumSet<?> set) {
    try {
      Object form =
          Objects.requireNonNull(JdkHooks.writeReplace(set.getClass())).invoke(set);
      return (Class<?>)
          Objects.requireNonNull(DefaultFields.get(form, form.getClass(), "elementType"));
    } catch (Throwable e) {
      throw Failures.unchecked(e);
    }
  }

  private static BitSet bitSet(Given given) {
    BitSet words = BitSet.valueOf(given.get("words", long[].class));
    BitSet set = new BitSet(Math.max(words.length(), given.capacity("size", 64)));
    set.or(words);
    return set;
  }
}
