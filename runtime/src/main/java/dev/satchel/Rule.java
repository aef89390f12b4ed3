package dev.satchel;

import org.jspecify.annotations.Nullable;

/**
 * A rule of your own about what may travel. Name the class in {@code META-INF/services/dev.satchel.Rule}; it is found by the
 * context class loader, and asked before Satchel's own rules.
 *
 * <pre>{@code
 * public final class NoGateways implements Rule {
 *   public String id() {
 *     return "no-gateways";
 *   }
 *
 *   public Refused refuse(Class<?> type) {
 *     return !Gateway.class.isAssignableFrom(type) ? null : new Refused(
 *         type.getName() + " cannot travel: it is a gateway of this JVM",
 *         "its connections end here",
 *         "call it here, and ship what it returns:\nOrder order = ${gateway}.order(id);   // before the closure");
 *   }
 * }
 * }</pre>
 *
 * Its id works as any other's: {@link Packer#allow}, and {@code severity.no-gateways} in a rules file.
 */
public interface Rule {
  /** Small letters, digits and hyphens; none of Satchel's own, which {@code docs/forbidden.md} lists. */
  String id();

  /**
   * What is wrong with objects of {@code type}; called once for each class and packing, by any thread. Must not need the
   * objects: a check runs no code of theirs.
   *
   * @return null if nothing is
   */
  @Nullable
  Refused refuse(Class<?> type);

  /**
   * What is said of a class.
   *
   * @param message what is wrong, one line; types, never values
   * @param why what would go wrong over there
   * @param help what to do, possibly several lines with code; <code>${name}</code> stands for the user's own name of the
   *     object, or {@code name} if it has none
   */
  record Refused(String message, String why, String help) {}
}
