package dev.satchel.srctest.agent.programs;

import dev.satchel.recording.Recording;
import java.lang.invoke.MethodHandles;
import java.lang.ref.WeakReference;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Lambdas whose linkage is out of the ordinary. */
public final class OddCallers {
  private OddCallers() {}

  /** Defined as a hidden class, whose frames a stack walk leaves out by default. */
  public static final class Hidden implements Supplier<Runnable> {
    @Override
    public Runnable get() {
      return () -> {};
    }
  }

  /** Defined by a loader that is dropped. */
  public static final class Unloaded implements Supplier<Runnable> {
    @Override
    public Runnable get() {
      return () -> {};
    }
  }

  private static final class Dropped extends ClassLoader {
    Dropped() {
      super(null);
    }

    Class<?> define(byte[] bytes) {
      return defineClass(null, bytes, 0, bytes.length);
    }
  }

  public static void main(String[] args) throws Exception {
    byte[] bytes = OtherLoaders.bytes(Hidden.class.getName());
    Supplier<?> hidden = (Supplier<?>) MethodHandles.lookup()
        .defineHiddenClass(bytes, true)
        .lookupClass()
        .getDeclaredConstructor()
        .newInstance();
    System.out.println("hidden caller: "
        + Shown.describe(hidden.get()).replaceAll("Hidden/[0-9a-fx]+", "Hidden/…"));

    WeakReference<ClassLoader> loader = linkAndDrop();
    for (int i = 0; i < 100 && loader.get() != null; i++) {
      System.gc();
      Thread.sleep(20);
    }
    System.out.println("dropped loader is collected: " + (loader.get() == null));

    // As another agent may do that retransforms everything.
    Class<?> factory = Class.forName("java.lang.invoke.InnerClassLambdaMetafactory");
    Recording.instrumentation().retransformClasses(factory);
    Callable<Integer> afterwards = () -> 1;
    Shown.show("after another retransformation", afterwards);

    Thread[] threads = new Thread[8];
    Object[] lambdas = new Object[threads.length];
    for (int i = 0; i < threads.length; i++) {
      int index = i;
      threads[i] = new Thread(() -> lambdas[index] = pick(index));
      threads[i].start();
    }
    int recorded = 0;
    for (int i = 0; i < threads.length; i++) {
      threads[i].join();
      recorded += Recording.lambda(lambdas[i].getClass()) == null ? 0 : 1;
    }
    System.out.println("linked by threads at once: " + recorded);
  }

  private static Object pick(int index) {
    Supplier<Integer> even = () -> index;
    Supplier<Integer> odd = () -> -index;
    return index % 2 == 0 ? even : odd;
  }

  private static WeakReference<ClassLoader> linkAndDrop() throws Exception {
    Dropped loader = new Dropped();
    Class<?> type = loader.define(OtherLoaders.bytes(Unloaded.class.getName()));
    Object lambda = ((Supplier<?>) type.getDeclaredConstructor().newInstance()).get();
    System.out.println("of a dropped loader: " + Shown.describe(lambda));
    return new WeakReference<>(loader);
  }
}
