package dev.satchel.pack.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the user accepts, by rule, type, package or path.
 *
 * <p>A text with {@code /} or {@code →} is a path; one that ends in {@code .*} a package with all below it; any other is the id
 * of a rule or the name of a type, which means its subtypes too. A path is as in reports, or short: the names alone, {@code
 * task/svc/dataSource}, {@code Pools.WORKERS/[0]}. In both, {@code *} stands for any text.
 */
final class Allowance {
  private final String text;
  private final @Nullable Pattern path;

  Allowance(String text) {
    this.text = text;
    boolean isPath = text.indexOf('/') >= 0 || text.indexOf('→') >= 0;
    path = isPath ? Pattern.compile(regex(text), Pattern.DOTALL) : null;
  }

  private static String regex(String text) {
    StringBuilder regex = new StringBuilder();
    for (String part : text.split("\\*", -1)) {
      regex.append(regex.length() == 0 ? "" : ".*").append(Pattern.quote(part));
    }
    return regex.toString();
  }

  /**
   * Whether it accepts a finding.
   *
   * @param type of the object; null if the finding is about none
   */
  boolean accepts(String rule, @Nullable Class<?> type, Supplier<String> where) {
    return acceptsNamed(rule, type == null ? List.of() : names(type), where);
  }

  /**
   * The same, for those who know types by their names only.
   *
   * @param types that of the object, then all its supertypes; empty if the finding is about none
   */
  boolean acceptsNamed(String rule, Collection<String> types, Supplier<String> where) {
    Pattern pattern = path;
    if (pattern != null) {
      String found = where.get();
      return pattern.matcher(found).matches()
          || pattern.matcher(shortened(found)).matches();
    }
    return text.equals(rule)
        || types.contains(text)
        || (text.endsWith(".*")
            && types.stream()
                .limit(1)
                .anyMatch(type -> type.startsWith(text.substring(0, text.length() - 1))));
  }

  private static List<String> names(Class<?> type) {
    List<String> names = new ArrayList<>();
    names.add(type.getTypeName());
    names.addAll(ForbiddenTypeRule.supertypes(type).keySet());
    return names;
  }

  /** {@code task/svc/dataSource} for {@code task → captured 'svc' (OrderService) → field dataSource (HikariDataSource)}. */
  static String shortened(String path) {
    StringBuilder names = new StringBuilder();
    for (String step : path.split(" → ", -1)) {
      int type = step.lastIndexOf(" (");
      String name = (type < 0 ? step : step.substring(0, type))
          .replaceFirst("^(?:static|field|component|captured|element|value of entry) ", "");
      names.append(names.length() == 0 ? "" : "/").append(name.replace("'", ""));
    }
    return names.toString();
  }
}
