package dev.satchel.pack.reach;

import dev.satchel.pack.code.MemberNames;

/** A method, constructor or initialiser of a class of this JVM. */
record MethodKey(Class<?> owner, String name, String descriptor) {
  private static final String INITIALIZER = "<clinit>";

  /** The class initialiser of {@code owner}. */
  static MethodKey initializer(Class<?> owner) {
    return new MethodKey(owner, INITIALIZER, "()V");
  }

  static boolean isInitializer(String name) {
    return name.equals(INITIALIZER);
  }

  /** {@code a.b.Core#trackCall()}. */
  String display() {
    return owner.getName() + "#" + MemberNames.simple(owner.getName(), name, descriptor);
  }

  /** {@code Core.trackCall()}. */
  String shortDisplay() {
    return MemberNames.simpleName(owner.getName())
        + "."
        + MemberNames.simple(owner.getName(), name, descriptor);
  }
}
