package dev.satchel.pack.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.Type;

class JdkMethodsTest {
  /** Names that came after JDK 17. */
  private static final Set<String> NEWER =
      Set.of(("addFirst addLast getFirst getLast removeFirst removeLast reversed"
              + " firstEntry lastEntry pollFirstEntry pollLastEntry putFirst putLast sequencedEntrySet sequencedKeySet"
              + " sequencedValues newHashSet newLinkedHashSet newHashMap newLinkedHashMap newWeakHashMap exceptionNow"
              + " resultNow state getChars repeat charset newSequencedSetFromMap unmodifiableSequencedCollection"
              + " unmodifiableSequencedMap unmodifiableSequencedSet toIdentityString gather")
          .split(" "));

  static Stream<String> types() {
    return JdkMethods.table().typeNames().stream();
  }

  /** Run on each JDK: a method that a newer one adds must be classified. */
  @ParameterizedTest
  @MethodSource("types")
  void classifiesEveryPublicMethod(String name) {
    Class<?> type;
    try {
      type = Class.forName(name);
    } catch (ClassNotFoundException e) {
      assertThat(name).as("only in newer JDKs").startsWith("java.util.Sequenced");
      return;
    }
    List<String> unclassified = new ArrayList<>();
    for (Method method : type.getMethods()) {
      boolean isInherited =
          Modifier.isStatic(method.getModifiers()) && method.getDeclaringClass() != type;
      if (method.getDeclaringClass() != Object.class
          && !isObjects(method)
          && !isInherited
          && !method.isSynthetic()
          && JdkMethods.table().listed(type, method.getName(), Type.getMethodDescriptor(method))
              == null) {
        unclassified.add(method.getName() + "("
            + JdkMethods.simpleParameters(Type.getMethodDescriptor(method)) + ")");
      }
    }
    assertThat(unclassified).as(name).isEmpty();
  }

  private static boolean isObjects(Method method) {
    try {
      Object.class.getMethod(method.getName(), method.getParameterTypes());
      return true;
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  /** Catches a slip of the pen: a name that this JDK does not have must be one that a newer JDK brought. */
  @ParameterizedTest
  @MethodSource("types")
  void namesOnlyMethodsThatAreThere(String name) {
    Class<?> type;
    try {
      type = Class.forName(name);
    } catch (ClassNotFoundException e) {
      assertThat(name).as("only in newer JDKs").startsWith("java.util.Sequenced");
      return;
    }
    Set<String> unknown = new TreeSet<>(JdkMethods.table().methodNames(name));
    Stream.of(type.getMethods()).map(Method::getName).forEach(unknown::remove);
    if (Runtime.version().feature() < 25) {
      unknown.removeAll(NEWER);
    }
    assertThat(unknown).as(name).isEmpty();
  }

  @Test
  void knowsTheCollectionsOfTheJdk() {
    assertThat(verb(List.class, "add", "(Ljava/lang/Object;)Z")).isEqualTo("adds to");
    assertThat(verb(
            Map.class,
            "computeIfAbsent",
            "(Ljava/lang/Object;Ljava/util/function/Function;)Ljava/lang/Object;"))
        .isEqualTo("puts into");
    assertThat(verb(Collection.class, "size", "()I")).isNull();
  }

  private static String verb(Class<?> type, String name, String descriptor) {
    return JdkMethods.table().find(type, name, descriptor).changes().get(0);
  }
}
