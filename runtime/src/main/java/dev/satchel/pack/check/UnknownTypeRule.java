package dev.satchel.pack.check;

import org.jspecify.annotations.Nullable;

/** Refuses, by name, every other object that Satchel does not know how to carry. */
final class UnknownTypeRule implements ObjectRule {
  @Override
  public @Nullable Refusal refuse(Class<?> type, boolean canTravel) {
    if (canTravel) {
      return null;
    }
    boolean isJdk = PlatformTypes.contains(type);
    return new Refusal(
        isJdk ? "jdk-type" : "unknown-type",
        type.getTypeName() + ": Satchel does not know how to carry it",
        isJdk
            ? "it has inner state of the JDK, which may mean nothing in another JVM or another JDK"
            : "its class cannot be described to the other JVM",
        "ship what it was made from, and make it again in the closure; or keep it out of what the closure uses");
  }
}
