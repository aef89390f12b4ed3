package dev.satchel;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What would travel, why, how big, and what is wrong with it: the answer of {@link Packer#check()}. If there are problems,
 * everything but what is refused. Immutable.
 */
public final class PackReport {
  /** How many paths {@link #heaviest} names. */
  static final int HEAVIEST = 10;

  private final Map<String, List<String>> members;
  private final Map<String, String> reasons;
  private final Map<String, Long> classBytes;
  private final int objects;
  private final long bytes;
  private final List<Weight> heaviest;
  private final List<Problem> findings;
  private final String rendered;

  PackReport(
      Map<String, List<String>> members,
      Map<String, String> reasons,
      Map<String, Long> classBytes,
      int objects,
      long bytes,
      List<Weight> heaviest,
      List<Problem> findings,
      String rendered) {
    this.members = Collections.unmodifiableMap(new TreeMap<>(members));
    this.reasons = Collections.unmodifiableMap(new TreeMap<>(reasons));
    this.classBytes = Collections.unmodifiableMap(new TreeMap<>(classBytes));
    this.objects = objects;
    this.bytes = bytes;
    this.heaviest = List.copyOf(heaviest);
    this.findings = List.copyOf(findings);
    this.rendered = rendered;
  }

  static PackReport refused(List<Problem> findings, String rendered) {
    return new PackReport(Map.of(), Map.of(), Map.of(), 0, 0, List.of(), findings, rendered);
  }

  /**
   * Something that travels, and how much of the payload it is.
   *
   * @param path to an object, {@code task → captured 'orders' (ArrayList)}; or the code of a class, {@code class a.b.C}
   * @param bytes roughly, with everything that is met by way of it
   */
  public record Weight(String path, long bytes) {}

  /** Names of the classes that would travel, sorted. */
  public List<String> classes() {
    return List.copyOf(members.keySet());
  }

  /** For each class of {@link #classes()}, its members that would travel, as {@code trackCall()}, sorted. */
  public Map<String, List<String>> members() {
    return members;
  }

  /**
   * For each class of {@link #classes()} why it travels, by the shortest way from a variable or static field: {@code task
   * (lambda) → Jobs.daily() → Rates}. Empty text for a class that {@link Packer#keep} named.
   */
  public Map<String, String> reasons() {
    return reasons;
  }

  /** For each class of {@link #classes()} the bytes of its class file that would travel. */
  public Map<String, Long> classBytes() {
    return classBytes;
  }

  /** How many objects would travel. */
  public int objects() {
    return objects;
  }

  /** Size of the payload's binary form in bytes; roughly, and without what is refused, if there are problems. */
  public long bytes() {
    return bytes;
  }

  /**
   * What makes the payload heavy, at most ten, the heaviest first: objects with what they hold, and classes. Where nearly all
   * of an object is one of its parts, that part is named instead.
   */
  public List<Weight> heaviest() {
    return heaviest;
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

  /** For people: the findings, then what would travel. */
  @Override
  public String toString() {
    if (members.isEmpty() && objects == 0) {
      return rendered;
    }
    StringBuilder text = new StringBuilder(rendered);
    text.append(rendered.isEmpty() ? "" : "\n\n");
    text.append(problems().isEmpty() ? "" : "besides what is refused: ");
    text.append(String.format(
        Locale.ROOT, "%,d classes, %,d objects, %,d bytes%n", members.size(), objects, bytes));
    if (!heaviest.isEmpty()) {
      text.append("heaviest:\n");
      heaviest.forEach(each ->
          text.append(String.format(Locale.ROOT, "  %,12d  %s%n", each.bytes(), each.path())));
    }
    members.forEach((name, of) -> {
      text.append("class ").append(name);
      text.append(String.format(Locale.ROOT, ", %,d bytes%n", classBytes.getOrDefault(name, 0L)));
      String reason = reasons.getOrDefault(name, "");
      if (!reason.isEmpty()) {
        text.append("  because: ").append(reason).append('\n');
      }
      of.forEach(member -> text.append("  ").append(member).append('\n'));
    });
    return text.toString().replace(System.lineSeparator(), "\n");
  }
}
