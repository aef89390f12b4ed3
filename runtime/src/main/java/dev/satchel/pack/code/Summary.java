package dev.satchel.pack.code;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a caller must know of a method.
 *
 * @param effects what it changes; two that differ in line or way only are one
 * @param returns which of its parameters, or what they lead to, it may return
 * @param stores what it puts into its parameters
 */
record Summary(Set<Effect> effects, Set<Origin> returns, Set<Heap.Store> stores) {
  static final Summary NOTHING = new Summary(Set.of(), Set.of(), Set.of());

  /** What tells effects apart. */
  record Key(int parameter, List<Step> path, Change change, String code) {
    static Key of(Effect effect) {
      return new Key(effect.parameter(), effect.path(), effect.change(), effect.code());
    }
  }

  /** Of two effects that are one, the one that goes by fewer methods. */
  static Effect nearer(Effect a, Effect b) {
    return b.via().size() < a.via().size() ? b : a;
  }

  /** This and {@code more}; equal to this if {@code more} has nothing new. */
  Summary with(Summary more) {
    Map<Key, Effect> allEffects = new LinkedHashMap<>();
    effects.forEach(effect -> allEffects.put(Key.of(effect), effect));
    more.effects.forEach(effect -> allEffects.merge(Key.of(effect), effect, Summary::nearer));
    return new Summary(
        new LinkedHashSet<>(allEffects.values()),
        union(returns, more.returns),
        union(stores, more.stores));
  }

  private static <T> Set<T> union(Set<T> a, Set<T> b) {
    Set<T> all = new LinkedHashSet<>(a);
    all.addAll(b);
    return all;
  }
}
