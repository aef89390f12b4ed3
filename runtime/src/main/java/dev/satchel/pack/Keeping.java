package dev.satchel.pack;

import dev.satchel.pack.reach.Reach;
import dev.satchel.problem.Finding;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what the user wants kept although nothing is seen to reach it. */
final class Keeping {
  private final Reach reach;
  private final Set<@Nullable ClassLoader> loaders = new LinkedHashSet<>();

  Keeping(Reach reach, Collection<@Nullable Object> roots) {
    this.reach = reach;
    for (Object root : roots) {
      if (root != null) {
        loaders.add(root.getClass().getClassLoader());
      }
    }
    loaders.add(Thread.currentThread().getContextClassLoader());
    loaders.add(ClassLoader.getSystemClassLoader());
  }

  /**
   * Keeps members.
   *
   * @param members {@code a.b.C} or {@code a.b.C#m}
   * @return an error for each that is not there
   */
  List<Finding> keep(List<String> members) {
    List<Finding> findings = new ArrayList<>();
    for (String member : members) {
      int hash = member.indexOf('#');
      String className = hash < 0 ? member : member.substring(0, hash);
      Class<?> type = find(className);
      if (type == null) {
        findings.add(
            new Finding(
                "keep",
                true,
                "there is no class '" + className + "' to keep",
                "keep(\"" + member + "\")",
                null,
                "what was asked to be kept cannot be found from the roots' class loaders",
                "give the binary name, with '$' before a nested class: packer.keep(\"a.b.Outer$Inner#method\")"));
      } else if (hash < 0) {
        reach.keep(type);
      } else {
        reach.keep(type, member.substring(hash + 1));
      }
    }
    return findings;
  }

  private @Nullable Class<?> find(String name) {
    for (ClassLoader loader : loaders) {
      try {
        return Class.forName(name, false, loader);
      } catch (ClassNotFoundException | LinkageError e) {
        // Another root's loader may have it; if none has, that is a finding.
      }
    }
    return null;
  }
}
