package com.acme.orders;

/** Whether code runs here, or in a simulated remote JVM. */
final class Place {
  private Place() {}

  static String now() {
    return Place.class.getClassLoader() == ClassLoader.getSystemClassLoader() ? "here" : "there";
  }
}
