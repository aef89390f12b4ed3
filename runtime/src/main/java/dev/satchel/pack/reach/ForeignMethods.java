package dev.satchel.pack.reach;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;

/** Virtual methods that a class of the JDK or of a provided library declares: it may call whatever overrides them. */
final class ForeignMethods {
  private static final ClassValue<Set<String>> DECLARED = new ClassValue<>() {
    @Override
    protected Set<String> computeValue(Class<?> type) {
      Set<String> found = new HashSet<>();
      for (Method method : type.getDeclaredMethods()) {
        if ((method.getModifiers() & (Modifier.STATIC | Modifier.PRIVATE | Modifier.FINAL)) == 0) {
          found.add(method.getName()
              + MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                  .toMethodDescriptorString());
        }
      }
      return Set.copyOf(found);
    }
  };

  private ForeignMethods() {}

  /** Names and descriptors, run together. */
  static Set<String> declaredBy(Class<?> type) {
    return DECLARED.get(type);
  }
}
