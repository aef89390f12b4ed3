package dev.satchel.pack.check;

import dev.satchel.model.Reached;
import dev.satchel.pack.code.Effect;
import dev.satchel.pack.code.Effects;
import dev.satchel.pack.code.MadeClosure;
import dev.satchel.pack.code.MadeClosure.Kind;
import dev.satchel.pack.code.MadeClosure.Source;
import dev.satchel.problem.Finding;
import dev.satchel.problem.Finding.Location;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with closures that a class makes and hands out, as far as its code tells: they change what they captured, or
 * captured what cannot travel. What is sure is an error; what depends on where a captured object comes from is a warning.
 */
public final class ClosuresOfClass {
  private final Class<?> host;
  private final Effects effects;
  private final SourceLines sources;
  private final Collection<String> carried;
  private final List<Finding> findings = new ArrayList<>();

  private ClosuresOfClass(
      Class<?> host, Effects effects, SourceLines sources, Collection<String> carried) {
    this.host = host;
    this.effects = effects;
    this.sources = sources;
    this.carried = carried;
  }

  /**
   * All findings, in the order of the code.
   *
   * @param carried names of the JDK's types that Satchel carries
   */
  public static List<Finding> check(
      Class<?> host, Effects effects, SourceLines sources, Collection<String> carried) {
    ClosuresOfClass check = new ClosuresOfClass(host, effects, sources, carried);
    effects.closuresMadeBy(host).forEach(check::check);
    return check.findings;
  }

  private void check(MadeClosure closure) {
    Set<MadeClosure.Captured> reported = new HashSet<>();
    List<Effect> all = new ArrayList<>();
    closure.methods().forEach(method -> all.addAll(effects.of(method)));
    all.sort(Comparator.comparingInt(effect -> effect.via().size()));
    for (Effect effect : all) {
      MadeClosure.Captured captured = closure.changed(effect);
      if (captured != null
          && !reported.contains(captured)
          && !CapturedFunctions.isByFunction(effect.path())
          && reportChange(closure, captured, effect)) {
        reported.add(captured);
      }
    }
    for (MadeClosure.Captured captured : closure.captures().values()) {
      DeclaredTypes.Verdict verdict = DeclaredTypes.of(captured.type(), carried);
      if (verdict != null && reported.add(captured)) {
        findings.add(verdict.finding(path(captured), location(closure, 0), true));
      }
    }
  }

  private boolean reportChange(MadeClosure closure, MadeClosure.Captured captured, Effect effect) {
    CapturedChange change = new CapturedChange(
        subject(closure.kind()),
        captured.name(),
        CapturedType.of(captured.type(), captured.isCell()),
        closure.path(effect),
        effect);
    boolean isWorse = DeclaredTypes.of(captured.type(), carried) != null && !change.isSignal();
    if (isWorse || change.isOwnDoing(host.getName()) || captured.source() == Source.HELD) {
      return false;
    }
    boolean isSure = captured.source() == Source.MADE;
    findings.add(new Finding(
        CapturedChange.RULE,
        isSure,
        change.message(),
        path(captured),
        location(closure, effect.line()),
        isSure
            ? CapturedChange.WHY
            : CapturedChange.WHY + "; unless the object travels with somebody else who owns it",
        change.help(effects.declaredType(host, captured.name(), captured.type().getTypeName()))));
    return true;
  }

  private static String subject(Kind kind) {
    return switch (kind) {
      case LAMBDA -> "this lambda";
      case METHOD_REFERENCE -> "this method reference";
      case ANONYMOUS_CLASS -> "this anonymous class";
      case LOCAL_CLASS -> "this local class";
    };
  }

  private static String path(MadeClosure.Captured captured) {
    return "task → captured '" + captured.name() + "' (" + Names.simple(captured.type()) + ")";
  }

  private @Nullable Location location(MadeClosure closure, int line) {
    int at = line > 0 ? line : closure.line();
    return Locations.of(
        new Reached.Use(effects.sourceFile(host), at, closure.enclosing()), sources);
  }
}
