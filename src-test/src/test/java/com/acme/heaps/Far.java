package com.acme.heaps;

import dev.satchel.Session;

/** What runs in sessions. */
final class Far {
  private static Object kept = "";

  private Far() {}

  /** Makes a heap over there. */
  static Object[] makeIn(Session session, Recipe recipe, ClassSet classes) throws Exception {
    return session.call(() -> Heap.make(recipe, classes));
  }

  /** Sends a heap and leaves it there. */
  static String keepIn(Session session, Object[] root) {
    return session.apply(Far::keep, root);
  }

  /** Sends another heap, which may refer to the first. */
  static String withKeptIn(Session session, Object[] root) {
    return session.apply(Far::withKept, root);
  }

  private static String keep(Object[] root) {
    kept = root;
    return Shape.of(root, true).toString();
  }

  private static String withKept(Object[] root) {
    return Changes.textOf(new Object[] {kept, root}, true);
  }
}
