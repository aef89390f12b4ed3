package dev.satchel.agent;

import org.jspecify.annotations.Nullable;

/** Tells class loaders apart without calling their own methods, which may be anybody's code. */
final class LoaderNames {
  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();
  private static final ClassLoader SYSTEM = ClassLoader.getSystemClassLoader();

  private LoaderNames() {}

  /** Whether {@code loader} is the boot or the platform class loader: every JVM has their classes. */
  static boolean isJdk(@Nullable ClassLoader loader) {
    return loader == null || loader == PLATFORM;
  }

  /** {@code boot}, {@code platform}, {@code app}, or the loader's class and identity, as in {@code a.b.PluginLoader@1f32e575}. */
  static String of(@Nullable ClassLoader loader) {
    if (loader == null) {
      return "boot";
    }
    if (loader == PLATFORM) {
      return "platform";
    }
    return loader == SYSTEM
        ? "app"
        : loader.getClass().getName() + "@" + Integer.toHexString(System.identityHashCode(loader));
  }
}
