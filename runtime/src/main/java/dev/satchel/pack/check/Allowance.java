package dev.satchel.pack.check;

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
    Pattern pattern = path;
    if (pattern != null) {
      String found = where.get();
      return pattern.matcher(found).matches()
          || pattern.matcher(shortened(found)).matches();
    }
    return text.equals(rule) || (type != null && means(type));
  }

  private boolean means(Class<?> type) {
    if (text.endsWith(".*")) {
      return type.getName().startsWith(text.substring(0, text.length() - 1));
    }
    return text.equals(type.getTypeName()) || ForbiddenTypeRule.supertypes(type).containsKey(text);
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
