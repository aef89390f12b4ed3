package dev.satchel;

import dev.satchel.pack.RemoteClassCheck;
import dev.satchel.problem.Finding;
import dev.satchel.problem.ReportText;
import dev.satchel.recording.ClassVerdict;
import java.util.ArrayList;
import java.util.List;

/** Checks classes that are meant to travel. */
final class RemoteClasses {
  private RemoteClasses() {}

  /** For the public face. */
  static PackReport check(Class<?> type) {
    List<Finding> findings = RemoteClassCheck.of(type, RuleProviders.rules());
    return PackReport.refused(Stages.problems(findings), ReportText.renderCheck(findings));
  }

  /** For the agent, which calls it by name: it has nothing of the runtime but the package {@code recording}. */
  static ClassVerdict verdict(Class<?> type) {
    List<Finding> findings = RemoteClassCheck.of(type, RuleProviders.rules());
    List<String> lines = new ArrayList<>();
    int errors = 0;
    for (Finding finding : findings) {
      errors += finding.isError() ? 1 : 0;
      lines.add((finding.isError() ? "error[" : "warning[") + finding.rule() + "] " + finding.path()
          + ": " + finding.message());
    }
    return new ClassVerdict(
        errors, findings.size() - errors, lines, ReportText.renderCheck(findings));
  }
}
