package dev.satchel.agent;

import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.BiConsumer;

/**
 * Makes the JDK say how it links each lambda.
 *
 * <p>The JDK's lambda factory makes one hidden class per call site, in the method {@link #METHOD} of {@link #FACTORY}. That
 * method gets one more call before each return, to the class that {@link HookClass} generates. User code, its call sites and
 * the class path stay as they are, and a linked site runs as without an agent.
 */
final class LambdaHook {
  static final String FACTORY = "java/lang/invoke/InnerClassLambdaMetafactory";
  static final String FACTORY_PARENT = "java/lang/invoke/AbstractValidatingLambdaMetafactory";
  static final String METHOD = "spinInnerClass";

  private LambdaHook() {}

  /**
   * Installs the hook; from now on {@code sink} is called for each linkage, in the thread that links, with the hidden class
   * and the values of {@link HookClass#FIELDS}.
   *
   * @throws UnsupportedOperationException if this JDK's lambda factory is not as expected; it is left as it was
   */
  static void install(
      Instrumentation instrumentation,
      MethodHandles.Lookup trusted,
      BiConsumer<Class<?>, Object[]> sink)
      throws Throwable {
    Class<?> factory = Class.forName(FACTORY.replace('/', '.'), false, null);
    requireFields(factory.getSuperclass());
    Class<?> hook = trusted.in(MethodHandles.class).defineClass(HookClass.generate());
    MethodHandle install = trusted.findStatic(
        hook, HookClass.INSTALL, MethodType.methodType(void.class, BiConsumer.class));
    install.invokeExact(sink);
    LambdaHookTransformer transformer = new LambdaHookTransformer();
    instrumentation.addTransformer(transformer, true);
    retransform(instrumentation, factory);
    transformer.requireDone();
  }

  private static void requireFields(Class<?> parent) {
    for (String[] field : HookClass.FIELDS) {
      try {
        if (!parent.getDeclaredField(field[0]).getType().descriptorString().equals(field[1])) {
          throw new UnsupportedOperationException(
              "field " + field[0] + " of the JDK's lambda factory has another type");
        }
      } catch (NoSuchFieldException e) {
        throw new UnsupportedOperationException(
            "the JDK's lambda factory has no field " + field[0], e);
      }
    }
  }

  private static void retransform(Instrumentation instrumentation, Class<?> factory) {
    try {
      instrumentation.retransformClasses(factory);
    } catch (UnmodifiableClassException e) {
      throw new UnsupportedOperationException("the JDK's lambda factory cannot be instrumented", e);
    }
  }
}
