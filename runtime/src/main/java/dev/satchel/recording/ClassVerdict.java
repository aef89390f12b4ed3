package dev.satchel.recording;

import java.util.List;

/**
 * What a check says of a class that is meant to travel.
 *
 * @param lines one for each finding: severity, rule, path and message
 * @param report all findings as a person reads them; empty if there are none
 */
public record ClassVerdict(int errors, int warnings, List<String> lines, String report) {
  public ClassVerdict {
    lines = List.copyOf(lines);
  }
}
