package dev.satchel.pack.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rules file says, for those who know types by their names only, as a compiler. Immutable. */
public final class SourceRules {
  /** Where there is no rules file. */
  public static final SourceRules NONE = new SourceRules(RuleSettings.NONE);

  private final RuleSettings settings;
  private final List<Allowance> allowed = new ArrayList<>();

  private SourceRules(RuleSettings settings) {
    this.settings = settings;
    settings.allow().forEach(text -> allowed.add(new Allowance(text)));
  }

  /**
   * Reads a rules file.
   *
   * @throws RuleFileException if it cannot be read or says what cannot be understood
   */
  public static SourceRules read(Path file) {
    return new SourceRules(RuleFile.readAny(file));
  }

  /**
   * Asks the user's own table of forbidden types.
   *
   * @param supertypes binary names: the type, its superclasses from the nearest, then all interfaces
   * @return null if none of them is forbidden
   */
  public @Nullable ForbiddenName find(Collection<String> supertypes) {
    return ForbiddenName.find(settings.forbidden(), supertypes, name -> true);
  }

  /**
   * What a finding is to be.
   *
   * @param types those of the object, its own first
   * @param path to the object
   * @return null if the file says nothing of it
   */
  public @Nullable RuleLevel level(String rule, Collection<String> types, String path) {
    for (Allowance each : allowed) {
      if (each.acceptsNamed(rule, types, () -> path)) {
        return RuleLevel.WARNING;
      }
    }
    return settings.levels().get(rule);
  }
}
