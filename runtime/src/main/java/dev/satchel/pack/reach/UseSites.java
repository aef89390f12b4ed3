package dev.satchel.pack.reach;

import dev.satchel.model.Reached;
import dev.satchel.pack.code.ClassCode;
import dev.satchel.pack.code.LambdaUse;
import dev.satchel.pack.code.MemberNames;
import java.util.ArrayList;
import java.util.List;

/** Names places in code as people do: by the method that a lambda stands in, not by the compiler's name of its body. */
final class UseSites {
  private UseSites() {}

  /**
   * A place in the body of {@code method}.
   *
   * @param line 0 if unknown
   */
  static Reached.Use of(MethodKey method, int line) {
    ClassCode code = ClassCode.of(method.owner());
    String member = method.shortDisplay();
    if (method.name().startsWith("lambda$")) {
      for (LambdaUse use : code.lambdas().values()) {
        var body = use.site().implementation();
        if (body.owner().equals(code.internalName())
            && body.name().equals(method.name())
            && body.descriptor().equals(method.descriptor())) {
          member = enclosing(method.owner(), use);
        }
      }
    }
    return new Reached.Use(code.sourcePath(), line, member);
  }

  /** The method that has a lambda's call site: {@code Counters.make(int)}. */
  static String enclosing(Class<?> host, LambdaUse use) {
    String method = use.place().substring(0, use.place().indexOf(')') + 1);
    int open = method.indexOf('(');
    String name = method.substring(0, open);
    List<String> parameters = new ArrayList<>();
    for (String type : method.substring(open + 1, method.length() - 1).split(",", -1)) {
      parameters.add(MemberNames.simpleName(type));
    }
    String className = MemberNames.simpleName(host.getName());
    if (name.equals("<clinit>")) {
      return className + ".static {}";
    }
    return className
        + "."
        + (name.equals("<init>") ? className : name)
        + "("
        + String.join(", ", parameters)
        + ")";
  }
}
