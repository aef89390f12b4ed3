package dev.satchel.pack.check;

import dev.satchel.pack.code.PublicTypes;
import dev.satchel.recording.Recording;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Refuses mocks and spies that Mockito makes without a class of their own: they are objects of the mocked class, and
 * only Mockito knows them. Asks it, if it is in use; that calls no code of the user.
 */
final class InlineMockRule implements ObjectRule {
  private static final String KNOWS = "org.mockito.internal.util.MockUtil";

  private static final MethodType QUESTION = MethodType.methodType(boolean.class, Object.class);

  private final ForbiddenType mocks;

  /** Loaders that see no Mockito; their class paths seldom grow. */
  private final Set<ClassLoader> without =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  InlineMockRule(List<ForbiddenType> table) {
    mocks = table.stream()
        .filter(entry -> entry.rule().equals("test-double"))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public @Nullable Refusal refuse(Class<?> type, boolean canTravel) {
    MethodHandle isMock = question(type);
    Class<?> original = PublicTypes.original(type);
    return isMock == null
        ? null
        : new Refusal(
            mocks.rule(),
            "a mock of " + (original == null ? type : original).getTypeName() + " cannot travel",
            mocks.why(),
            mocks.help(List.of()),
            "a mock",
            object -> ask(isMock, object));
  }

  /** The question to the Mockito that the class's loader sees; null if there is none in use. */
  private @Nullable MethodHandle question(Class<?> type) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader loader = PlatformTypes.contains(type) ? context : type.getClassLoader();
    if (loader == null || type.isArray() || without.contains(loader)) {
      return null;
    }
    try {
      Class<?> mockito = Class.forName(KNOWS, false, loader);
      return Recording.isInitialized(mockito)
          ? MethodHandles.publicLookup().findStatic(mockito, "isMock", QUESTION)
          : null;
    } catch (ClassNotFoundException e) {
      without.add(loader);
      return null;
    } catch (ReflectiveOperationException | LinkageError e) {
      return null; // one that makes no such mocks
    }
  }

  private static boolean ask(MethodHandle isMock, Object object) {
    try {
      return (boolean) isMock.invokeExact(object);
    } catch (Throwable e) {
      throw new IllegalStateException("Mockito does not say whether an object is a mock", e);
    }
  }
}
