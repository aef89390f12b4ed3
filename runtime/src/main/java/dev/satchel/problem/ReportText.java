package dev.satchel.problem;

import dev.satchel.problem.Finding.Location;
import java.util.List;

/**
 * Writes findings as a person reads them: one block each, in the given order, then one line that counts them.
 *
 * <pre>
 * error[captured-mutable-state]: this lambda writes to the captured local 'count'
 *   --&gt; com/acme/Counters.java:42 in Counters.make()
 *    |
 * 42 |     return () -&gt; ++count[0];
 *    |
 *    = path: task → captured 'count' (int[])
 *    = why:  the remote JVM would change its own copy; this JVM would never see it
 *    = help: keep the state in an object and ship that object:
 *            class Counter { int count; int increment() { return ++count; } }
 *
 * 1 error; nothing was written
 * </pre>
 *
 * Without a source line its frame is left out, without a location the arrow is too. Lines end in {@code \n}; the last has no
 * end.
 */
public final class ReportText {
  private ReportText() {}

  /** All of {@code findings}; the empty string if there are none. */
  public static String render(List<Finding> findings) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      append(text, finding);
      text.append('\n');
    }
    return text.append(summary(findings)).toString();
  }

  /**
   * One finding for a compiler, which says itself whether it is an error, and shows the place: the rule's id and the
   * message, then path, reason and remedy.
   */
  public static String withoutPlace(Finding finding) {
    StringBuilder text = new StringBuilder("[" + finding.rule() + "] " + finding.message() + "\n");
    parts(text, " ", finding);
    return text.toString().stripTrailing();
  }

  /** As {@link #render}, where nothing was to be written. */
  public static String renderCheck(List<Finding> findings) {
    return render(findings).replace("; nothing was written", "");
  }

  private static void append(StringBuilder text, Finding finding) {
    Location location = finding.location();
    String number = location == null ? "" : Integer.toString(location.line());
    String margin = " ".repeat(Math.max(2, number.length()));
    text.append(finding.isError() ? "error[" : "warning[")
        .append(finding.rule())
        .append("]: ")
        .append(finding.message())
        .append('\n');
    if (location != null) {
      text.append(margin).append("--> ").append(location).append('\n');
      if (location.text() != null) {
        text.append(margin).append(" |\n");
        text.append(" ".repeat(margin.length() - number.length()))
            .append(number)
            .append(" | ")
            .append(location.text().stripTrailing())
            .append('\n');
        text.append(margin).append(" |\n");
      }
    }
    parts(text, margin, finding);
  }

  private static void parts(StringBuilder text, String margin, Finding finding) {
    part(text, margin, "= path: ", finding.path());
    part(text, margin, "= why:  ", finding.why());
    part(text, margin, "= help: ", finding.help());
  }

  private static void part(StringBuilder text, String margin, String title, String content) {
    if (content.isEmpty()) {
      return;
    }
    String start = margin + " " + title;
    for (String line : content.split("\n", -1)) {
      text.append((start + line).stripTrailing()).append('\n');
      start = " ".repeat(start.length());
    }
  }

  private static String summary(List<Finding> findings) {
    long errors = findings.stream().filter(Finding::isError).count();
    long warnings = findings.size() - errors;
    String counted = errors == 0 ? count(warnings, "warning") : count(errors, "error");
    if (errors > 0 && warnings > 0) {
      counted += ", " + count(warnings, "warning");
    }
    return findings.isEmpty() ? "" : counted + (errors > 0 ? "; nothing was written" : "");
  }

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
