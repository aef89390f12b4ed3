package dev.satchel.pack.reach;

import dev.satchel.model.Slot;
import java.security.CodeSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells objects of libraries from those of the program: their classes come from another code source than those of what was
 * packed. Where everything is in one jar, nothing is a library's.
 */
final class LibraryObjects {
  private final WalkedObjects objects;
  private final Collection<Slot> variables;

  LibraryObjects(WalkedObjects objects, Collection<Slot> variables) {
    this.objects = objects;
    this.variables = variables;
  }

  /** Whether the object was met first by way of one of theirs, be it in a collection or an array. */
  boolean hold(int index) {
    int holder = aboveJdk(objects.parent(index));
    CodeSource source = holder < 0 ? null : sourceOf(holder);
    return source != null && !ofProgram(holder).contains(source);
  }

  private int aboveJdk(int index) {
    int at = index;
    while (at >= 0 && isJdk(at)) {
      at = objects.parent(at);
    }
    return at;
  }

  /** Where the classes of the variables come from, and the class of the first object on the way from one of them. */
  private Set<CodeSource> ofProgram(int index) {
    Set<CodeSource> sources = new HashSet<>();
    for (Slot variable : variables) {
      if (variable instanceof Slot.Ref ref && !isJdk(ref.node())) {
        add(sources, ref.node());
      }
    }
    int first = index;
    int root = index;
    for (int at = index; at >= 0; at = objects.parent(at)) {
      root = at;
      first = isJdk(at) ? first : at;
    }
    if (variables.contains(new Slot.Ref(root))) {
      add(sources, first);
    }
    return sources;
  }

  private void add(Set<CodeSource> sources, int index) {
    CodeSource source = sourceOf(index);
    if (source != null) {
      sources.add(source);
    }
  }

  private boolean isJdk(int index) {
    Class<?> type = objects.object(index).getClass();
    return type.isArray() || Ownership.isJdk(type);
  }

  private @Nullable CodeSource sourceOf(int index) {
    return objects.object(index).getClass().getProtectionDomain().getCodeSource();
  }
}
