package dev.satchel.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.problem.Finding.Location;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTextTest {

  @Test
  void quotesTheLineUnderItsNumber() {
    Location location = new Location("a/B.java", 1234, "B.make()", "  return () -> x;  ");
    assertThat(ReportText.render(
            List.of(new Finding("r", true, "m", "p", location, "w", "h\n  code"))))
        .isEqualTo("""
            error[r]: m
                --> a/B.java:1234 in B.make()
                 |
            1234 |   return () -> x;
                 |
                 = path: p
                 = why:  w
                 = help: h
                           code

            1 error; nothing was written\
            """);
  }

  @Test
  void leavesOutWhatIsNotKnown() {
    Finding noSource =
        new Finding("r", true, "m", "p", new Location("B.java", 7, "B.make()", null), "w", "");
    Finding noPlace = new Finding("s", false, "n", "q", null, "", "h");
    assertThat(ReportText.render(List.of(noSource, noPlace))).isEqualTo("""
            error[r]: m
              --> B.java:7 in B.make()
               = path: p
               = why:  w

            warning[s]: n
               = path: q
               = help: h

            1 error, 1 warning; nothing was written\
            """);
  }

  @Test
  void countsAtTheEnd() {
    Finding warning = new Finding("r", false, "m", "p", null, "w", "h");
    assertThat(ReportText.render(List.of())).isEmpty();
    assertThat(ReportText.render(List.of(warning))).endsWith("\n\n1 warning");
    assertThat(ReportText.render(List.of(warning, warning))).endsWith("\n\n2 warnings");
  }
}
