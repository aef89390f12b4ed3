package dev.satchel.pack.reach;

import dev.satchel.pack.code.MemberNames;

/** A method, constructor or initialiser of a class of this JVM. */
record MethodKey(Class<?> owner, String name, String descriptor) {
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
