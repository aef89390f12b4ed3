package dev.satchel.pack.check;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** Puts the user's own names into remedies. */
final class UserNames {
  private static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)}");

  private static final Pattern STATIC =
      Pattern.compile("^static (?:[^→ ]*\\.)?([^→. ]+)(?: \\([^→]*)?$");

  private static final Pattern LAST_STEP =
      Pattern.compile("→ (?:captured '([^']+)'|(?:field|component) ([^\\s(]+))(?: \\([^→]*)?$");

  private UserNames() {}

  /**
   * {@code text} with each <code>${name}</code> replaced by the variable or field that is the last step of {@code path}, or
   * by {@code name} if that has none that the user gave.
   */
  static String fill(String text, String path) {
    String own = of(path);
    return PLACE
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(own.isEmpty() ? found.group(1) : own));
  }

  private static String of(String path) {
    Matcher field = STATIC.matcher(path);
    Matcher step = LAST_STEP.matcher(path);
    String name;
    if (field.find()) {
      name = field.group(1);
    } else if (step.find()) {
      name = step.group(1) == null ? step.group(2) : step.group(1);
    } else {
      return "";
    }
    return SourceVersion.isName(name) && !name.startsWith("arg$") ? name : "";
  }
}
