package dev.satchel.processor;

import dev.satchel.pack.code.Step;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.VariableElement;

/**
 * Where the value of an expression comes from.
 *
 * @param variable a local variable or parameter
 * @param path from its value to that of the expression
 */
record SourceOrigin(VariableElement variable, List<Step> path) {
  SourceOrigin {
    path = List.copyOf(path);
  }

  static SourceOrigin of(VariableElement variable) {
    return new SourceOrigin(variable, List.of());
  }

  SourceOrigin then(Step step) {
    return then(List.of(step));
  }

  SourceOrigin then(List<Step> steps) {
    List<Step> longer = new ArrayList<>(path);
    longer.addAll(steps);
    return new SourceOrigin(variable, longer);
  }
}
