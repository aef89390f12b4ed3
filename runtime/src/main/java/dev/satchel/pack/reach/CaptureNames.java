package dev.satchel.pack.reach;

import dev.satchel.pack.code.ClassCode;
import dev.satchel.pack.code.ClassCode.MethodInfo;
import dev.satchel.pack.code.ClassCode.UnavailableCodeException;
import dev.satchel.pack.code.CompilerNames;
import dev.satchel.pack.code.Descriptors;
import dev.satchel.pack.code.LambdaUse;
import java.lang.invoke.MethodHandleInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names of what a lambda captured: the variables' own names where the class file has them. */
final class CaptureNames {
  private CaptureNames() {}

  /** One distinct name for each captured value, in order: a variable's name, {@code this}, or {@code arg$N}. */
  static List<String> of(Lambdas.Found found) {
    LambdaUse use = found.use();
    int captured = Descriptors.arguments(use.site().factory()).size();
    ClassCode code;
    try {
      code = ClassCode.of(found.host());
    } catch (UnavailableCodeException e) {
      return distinct(Collections.nCopies(captured, null));
    }
    List<@Nullable String> known = new ArrayList<>(code.capturedNames(use));
    var implementation = use.site().implementation();
    MethodInfo body = implementation.owner().equals(code.internalName())
        ? code.method(implementation.name(), implementation.descriptor())
        : null;
    if (body != null && body.isLambdaBody()) {
      boolean hasReceiver = implementation.kind() != MethodHandleInfo.REF_invokeStatic
          && implementation.kind() != MethodHandleInfo.REF_newInvokeSpecial;
      int shift = hasReceiver ? 1 : 0;
      List<@Nullable String> parameters =
          code.parameterNames(implementation.name(), implementation.descriptor(), captured - shift);
      for (int i = 0; i < parameters.size(); i++) {
        if (parameters.get(i) != null) {
          known.set(i + shift, parameters.get(i));
        }
      }
      if (hasReceiver && captured > 0) {
        known.set(0, "this");
      }
    }
    return distinct(known);
  }

  private static List<String> distinct(List<@Nullable String> known) {
    List<String> names = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < known.size(); i++) {
      String given = known.get(i);
      String name = given == null ? null : CompilerNames.captured(given);
      if (name == null || !taken.add(name)) {
        name = given != null && taken.add(given) ? given : "arg$" + (i + 1);
        taken.add(name);
      }
      names.add(name);
    }
    return names;
  }
}
