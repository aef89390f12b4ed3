package dev.satchel;

import dev.satchel.pack.check.CustomRule;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** The user's own rules, by context class loader. */
final class RuleProviders {
  /** Guarded by itself. */
  private static final Map<ClassLoader, SoftReference<List<CustomRule>>> FOUND =
      new WeakHashMap<>();

  private RuleProviders() {}

  /**
   * Rules that the current thread's context class loader finds.
   *
   * @throws IllegalStateException if one that is named as a provider is none
   */
  static List<CustomRule> rules() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    if (loader == null) {
      loader = RuleProviders.class.getClassLoader();
    }
    synchronized (FOUND) {
      SoftReference<List<CustomRule>> reference = FOUND.get(loader);
      List<CustomRule> rules = reference == null ? null : reference.get();
      if (rules == null) {
        rules = load(loader);
        FOUND.put(loader, new SoftReference<>(rules));
      }
      return rules;
    }
  }

  private static List<CustomRule> load(ClassLoader loader) {
    List<CustomRule> rules = new ArrayList<>();
    try {
      for (Rule rule : ServiceLoader.load(Rule.class, loader)) {
        rules.add(new CustomRule(rule.id(), type -> said(rule.refuse(type))));
      }
    } catch (ServiceConfigurationError e) {
      throw new IllegalStateException(
          "a provider of dev.satchel.Rule cannot be used: " + e.getMessage(), e);
    }
    return List.copyOf(rules);
  }

  private static CustomRule.@Nullable Said said(Rule.@Nullable Refused refused) {
    return refused == null
        ? null
        : new CustomRule.Said(refused.message(), refused.why(), refused.help());
  }
}
