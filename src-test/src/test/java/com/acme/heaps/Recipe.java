package com.acme.heaps;

import java.util.List;
import java.util.TreeSet;

/**
 * A heap as data, from which {@link Heap} makes it as often as needed.
 *
 * @param steps its objects
 * @param roots which of them are packed
 * @param statics which of them the static fields of the generated classes hold, and the fields of their enum constants
 */
record Recipe(List<Step> steps, List<Integer> roots, List<Integer> statics) {
  Recipe {
    steps = List.copyOf(steps);
    roots = List.copyOf(roots);
    statics = List.copyOf(statics);
  }

  /** For people: a line for each object; those that are not mentioned are null. */
  String text(ClassSet classes) {
    StringBuilder text = new StringBuilder();
    TreeSet<String> used = new TreeSet<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (step.kind().equals("null")) {
        continue;
      }
      text.append("  s").append(i).append(" = ").append(step).append('\n');
      Class<?> type = classes.typeOf(step);
      while (type != null && type.getName().startsWith("gen.")) {
        used.add(classes.text(type));
        type = type.getSuperclass();
      }
    }
    text.append("  roots ").append(roots).append("\n  statics ").append(statics).append('\n');
    used.forEach(type -> text.append("  ").append(type).append('\n'));
    return text.toString();
  }
}
