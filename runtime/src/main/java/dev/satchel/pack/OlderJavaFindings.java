package dev.satchel.pack;

import dev.satchel.pack.code.ClassCode;
import dev.satchel.pack.code.ClassCode.FieldInfo;
import dev.satchel.pack.code.TargetJava;
import dev.satchel.pack.reach.Reach;
import dev.satchel.problem.Finding;
import dev.satchel.values.FieldAccess;
import dev.satchel.values.FieldLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver whose Java is older than this JVM's cannot load, and what the class file that it gets instead does not
 * know: objects with other fields, and static state that its initialiser does not make.
 */
final class OlderJavaFindings {
  private final Reach reach;
  private final int release;
  private final List<Finding> findings = new ArrayList<>();

  private OlderJavaFindings(Reach reach, int release) {
    this.reach = reach;
    this.release = release;
  }

  static List<Finding> of(Reach reach) {
    int release = TargetJava.release();
    if (release == 0 || release >= Runtime.version().feature()) {
      return List.of();
    }
    OlderJavaFindings all = new OlderJavaFindings(reach, release);
    for (Class<?> type : reach.classes().keySet()) {
      if (!reach.unavailable().containsKey(type)) {
        all.look(type, ClassCode.of(type));
      }
    }
    return all.findings;
  }

  private void look(Class<?> type, ClassCode code) {
    if (code.release() > release) {
      tooNew(
          type,
          "class " + type.getName() + " is compiled for Java " + code.release()
              + ", and the receiver is Java " + release,
          "it cannot load the class",
          "or compile the class with --release " + release);
    } else if (code.isOfOlderJava()) {
      String object = hasOtherFields(type, code) ? firstObject(type) : null;
      if (object != null) {
        tooNew(
            type,
            "an object of " + type.getName() + " has other fields on Java "
                + Runtime.version().feature() + " than on the receiver's Java " + release,
            "its multi-release jar has a class of other fields for that: " + object,
            "or make the object over there");
      }
      for (FieldInfo field : code.fields()) {
        if (field.isStatic()
            && !field.isFinal()
            && code.makersOf(field.name()).isEmpty()
            && reach.usersOf(type, field.name()).stream()
                .anyMatch(user -> !user.equals(type.getName() + "#static {}"))) {
          tooNew(
              type,
              "static field " + type.getName() + "." + field.name()
                  + " is of a class of which the receiver's Java " + release
                  + " has another class file",
              "its multi-release jar has a class file for each, and what the one keeps the other may not understand",
              "or do without that class in the closure");
        }
      }
    }
  }

  private static boolean hasOtherFields(Class<?> type, ClassCode code) {
    Set<String> there = new TreeSet<>();
    for (FieldInfo field : code.fields()) {
      if (!field.isStatic()) {
        there.add(field.name() + ":" + field.descriptor());
      }
    }
    Set<String> here = new TreeSet<>();
    if (!type.isInterface()) {
      for (FieldAccess field : FieldLayout.of(type).fields()) {
        if (field.owner() == type) {
          here.add(field.name() + ":" + field.type().descriptorString());
        }
      }
    }
    return !here.equals(there);
  }

  private @Nullable String firstObject(Class<?> type) {
    for (int i = 0; i < reach.objects().size(); i++) {
      if (reach.isLive(i) && type.isInstance(reach.objects().object(i))) {
        return reach.path(i);
      }
    }
    return null;
  }

  private void tooNew(Class<?> type, String message, String why, String otherwise) {
    String reason = reach.reason(type);
    findings.add(new Finding(
        "class-too-new",
        true,
        message,
        "class " + type.getName() + (reason == null ? "" : ", needed by " + reason),
        null,
        why,
        "run the receiver on Java " + Runtime.version().feature() + ", or this JVM on Java "
            + release + "; " + otherwise));
  }
}
