package dev.satchel.recording;

import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;

/**
 * Which fields of shipped classes are final at home. They are not here, where they must be set without constructors; code
 * that asks reflection is told what it is told at home.
 */
public final class FinalFields {
  private FinalFields() {}

  /** A class loader that defines shipped classes. */
  public interface Source {
    /** Whether {@code owner}, a class of this loader, has made this field of it an ordinary one. */
    boolean wasFinal(Class<?> owner, String field);
  }

  /** What shipped code calls in the place of {@link Member#getModifiers}. */
  public static int modifiers(Member member) {
    int modifiers = member.getModifiers();
    boolean wasFinal = member instanceof Field
        && member.getDeclaringClass().getClassLoader() instanceof Source source
        && source.wasFinal(member.getDeclaringClass(), member.getName());
    return wasFinal ? modifiers | Modifier.FINAL : modifiers;
  }
}
