package dev.satchel;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What would travel, and what is wrong with it: the answer of {@link Packer#check()}. Immutable. */
public final class PackReport {
  private final Map<String, List<String>> members;
  private final int objects;
  private final long bytes;
  private final List<Problem> findings;
  private final String rendered;

  PackReport(
      Map<String, List<String>> members,
      int objects,
      long bytes,
      List<Problem> findings,
      String rendered) {
    this.members = Collections.unmodifiableMap(new TreeMap<>(members));
    this.objects = objects;
    this.bytes = bytes;
    this.findings = List.copyOf(findings);
    this.rendered = rendered;
  }

  /** Names of the classes that would travel, sorted; empty if there are problems. */
  public List<String> classes() {
    return List.copyOf(members.keySet());
  }

  /** For each class of {@link #classes()}, its members that would travel, as {@code trackCall()}, sorted. */
  public Map<String, List<String>> members() {
    return members;
  }

  /** How many objects would travel; 0 if there are problems. */
  public int objects() {
    return objects;
  }

  /** Size of the payload's binary form in bytes; 0 if there are problems. */
  public long bytes() {
    return bytes;
  }

  /** What makes packing refuse, in report order; empty if it would succeed. */
  public List<Problem> problems() {
    return withSeverity(Severity.ERROR);
  }

  /** What the user should know, in report order. */
  public List<Problem> warnings() {
    return withSeverity(Severity.WARNING);
  }

  private List<Problem> withSeverity(Severity severity) {
    return findings.stream().filter(p -> p.severity() == severity).toList();
  }

  /** For people: the findings, or what would travel. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(rendered);
    if (!members.isEmpty() || objects > 0) {
      text.append(rendered.isEmpty() ? "" : "\n\n");
      text.append(members.size()).append(" classes, ").append(objects).append(" objects, ");
      text.append(bytes).append(" bytes\n");
      members.forEach((name, of) -> {
        text.append("  ").append(name).append('\n');
        of.forEach(member -> text.append("    ").append(member).append('\n'));
      });
    }
    return text.toString();
  }
}
