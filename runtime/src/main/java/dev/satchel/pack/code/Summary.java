package dev.satchel.pack.code;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a caller must know of a method.
 *
 * @param effects what it changes; two that differ in line or way only are one
 * @param returns which of its parameters, or what they lead to, it may return
 * @param stores what it puts into its parameters
 * @param applications what it passes to objects among its parameters that may be lambdas; at most {@value
 *     #MOST_APPLICATIONS}
 */
record Summary(
    Set<Effect> effects,
    Set<Origin> returns,
    Set<Heap.Store> stores,
    Set<Application> applications) {
  /**
   * How many {@link Application}s are kept of one method: where trees are walked by methods that call one another (an
   * interpreter, a visitor), each thing found below a parameter may be passed to each other one, and callers multiply that.
   */
  static final int MOST_APPLICATIONS = 300;

  static final Summary NOTHING = new Summary(Set.of(), Set.of(), Set.of(), Set.of());

  /**
   * A method of an interface is called on an object that a parameter leads to. The caller may have made a lambda for it.
   *
   * @param function the object
   * @param argument number of an argument of that call, from 0
   * @param passed where that argument may come from: a parameter leads to it
   */
  record Application(Origin function, int argument, Origin passed) {}

  /** What tells effects apart. */
  record Key(int parameter, List<Step> path, Change change, String code) {
    static Key of(Effect effect) {
      return new Key(effect.parameter(), effect.path(), effect.change(), effect.code());
    }
  }

  /** Of two effects that are one, the one that is sure, or else goes by fewer methods. */
  static Effect nearer(Effect a, Effect b) {
    if ((a.unsureIn() == null) != (b.unsureIn() == null)) {
      return a.unsureIn() == null ? a : b;
    }
    return b.via().size() < a.via().size() ? b : a;
  }

  /** This and {@code more}; equal to this if {@code more} has nothing new. */
  Summary with(Summary more) {
    Map<Key, Effect> allEffects = new LinkedHashMap<>();
    effects.forEach(effect -> allEffects.put(Key.of(effect), effect));
    more.effects.forEach(effect -> allEffects.merge(Key.of(effect), effect, Summary::nearer));
    return new Summary(
        new LinkedHashSet<>(allEffects.values()),
        Origin.union(returns, more.returns),
        union(stores, more.stores),
        atMost(MOST_APPLICATIONS, union(applications, more.applications)));
  }

  private static <T> Set<T> union(Set<T> a, Set<T> b) {
    Set<T> all = new LinkedHashSet<>(a);
    all.addAll(b);
    return all;
  }

  /** The first ones, which do not change when more come. */
  private static <T> Set<T> atMost(int limit, Set<T> all) {
    return all.size() <= limit
        ? all
        : all.stream().limit(limit).collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
