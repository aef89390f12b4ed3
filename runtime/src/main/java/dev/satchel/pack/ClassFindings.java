package dev.satchel.pack;

import dev.satchel.pack.code.ClassCode;
import dev.satchel.pack.code.ClassCode.MethodInfo;
import dev.satchel.pack.reach.Reach;
import dev.satchel.problem.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is wrong with classes, rather than with objects. */
final class ClassFindings {
  private ClassFindings() {}

  static List<Finding> of(Reach reach, boolean strict) {
    List<Finding> findings = new ArrayList<>();
    reach
        .unavailable()
        .forEach((type, reason) -> findings.add(new Finding(
            "class-file-unavailable",
            true,
            "the code of " + type.getName() + " cannot be had",
            "class " + type.getName() + because(reach, type),
            null,
            reason,
            "start this JVM with -javaagent:serializer.jar, which records class files;"
                + " or, if the receiver has the class, name it: packer.provided(\""
                + type.getPackageName()
                + "\")")));
    findings.addAll(OlderJavaFindings.of(reach));
    findings.addAll(StaticFindings.of(reach));
    reach.classes().forEach((type, kept) -> nativeMethods(reach, type, kept, findings));
    if (strict) {
      for (Class<?> type : reach.classes().keySet()) {
        notAnnotated(reach, type, findings);
      }
    }
    return findings;
  }

  private static void nativeMethods(
      Reach reach, Class<?> type, Set<String> kept, List<Finding> findings) {
    if (reach.unavailable().containsKey(type)) {
      return;
    }
    ClassCode code = ClassCode.of(type);
    for (MethodInfo method : code.methods()) {
      if (method.isNative() && kept.contains(method.name() + method.descriptor())) {
        findings.add(new Finding(
            "native-method",
            true,
            "the code calls the native method " + type.getName() + "." + method.name(),
            "class " + type.getName() + because(reach, type),
            null,
            "its library is on this machine and does not travel",
            "call it here and ship what it returns; or, if the receiver has the class and its"
                + " library, name it: packer.provided(\""
                + type.getPackageName()
                + "\")"));
      }
    }
  }

  private static void notAnnotated(Reach reach, Class<?> type, List<Finding> findings) {
    for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
      if (isRemote(at)) {
        return;
      }
    }
    findings.add(new Finding(
        "not-remote",
        true,
        "class " + type.getName() + " would travel, but is not marked @Remote",
        "class " + type.getName() + because(reach, type),
        null,
        "packing is strict: packer.strict(true)",
        "annotate it with @dev.satchel.Remote, or pack without strict(true)"));
  }

  private static boolean isRemote(Class<?> type) {
    for (var annotation : type.getDeclaredAnnotations()) {
      if (annotation.annotationType().getName().equals("dev.satchel.Remote")) {
        return true;
      }
    }
    return false;
  }

  private static String because(Reach reach, Class<?> type) {
    String reason = reach.reason(type);
    return reason == null ? "" : ", needed by " + reason;
  }
}
