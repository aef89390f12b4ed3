package dev.satchel.pack.check;

import dev.satchel.model.Reached;
import dev.satchel.pack.code.Effect;
import dev.satchel.pack.code.Effects;
import dev.satchel.pack.code.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lambdas and method references that closures captured: what they give to a closure that calls them, and what they do to what
 * it passes them. The code alone does not tell which one is called; the captured heap does.
 */
final class CapturedFunctions {
  private final Reached reached;
  private final Effects effects;
  private final Map<Integer, Reached.Closure> closures = new HashMap<>();

  CapturedFunctions(Reached reached, Effects effects) {
    this.reached = reached;
    this.effects = effects;
    for (Reached.Closure closure : reached.closures()) {
      closures.put(closure.object(), closure);
    }
  }

  /**
   * What a captured function holds and gives away.
   *
   * @param function the captured function
   * @param captured what it captured
   * @param path from there to what it gives, and on to what is changed
   */
  record Given(Reached.Closure function, Reached.Captured captured, List<Step> path) {}

  /** Whether {@code path} goes through what a function returns. */
  static boolean isByFunction(List<Step> path) {
    return path.contains(Step.RESULT);
  }

  /**
   * What {@code path} may mean that goes from {@code object} through what a function returns.
   *
   * @param object index of where the path begins
   */
  List<Given> given(int object, List<Step> path) {
    int call = path.indexOf(Step.RESULT);
    Reached.Closure function = function(object, path.subList(0, call));
    if (function == null) {
      return List.of();
    }
    List<Given> found = new ArrayList<>();
    for (Effects.Returned returned : effects.returned(function.implementation())) {
      if (returned.parameter() < function.captures().size()) {
        List<Step> whole = new ArrayList<>(returned.path());
        whole.addAll(path.subList(call + 1, path.size()));
        Reached.Captured captured = function.captures().get(returned.parameter());
        if (!isByFunction(whole)) {
          found.add(new Given(function, captured, List.copyOf(whole)));
        } else if (captured.object() >= 0 && whole.size() <= path.size()) {
          found.addAll(given(captured.object(), whole)); // a function that calls a function
        }
      }
    }
    return found;
  }

  /**
   * What a captured function does to what it is passed.
   *
   * @param object index of the captured value that leads to the function
   */
  List<Effect> effectsOnArgument(int object, Effects.Handing handing) {
    Reached.Closure function = function(object, handing.functionPath());
    if (function == null) {
      return List.of();
    }
    int parameter = function.captures().size() + handing.argument();
    boolean isOwnMethod = function.isMethodReference()
        && !function.implementation().isStatic()
        && !PlatformTypes.contains(function.implementation().owner());
    return isOwnMethod && parameter == 0
        ? List.of()
        : effects.of(function.implementation()).stream()
            .filter(effect -> effect.parameter() == parameter && !isByFunction(effect.path()))
            .toList();
  }

  private Reached.@Nullable Closure function(int object, List<Step> path) {
    int at = object;
    for (Step step : path) {
      at = at >= 0 && step instanceof Step.Field field ? reached.field(at, field.name()) : -1;
    }
    return closures.get(at);
  }
}
