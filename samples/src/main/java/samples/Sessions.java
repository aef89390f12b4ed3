package samples;

import cache.Cache;
import dev.satchel.RemoteJvm;
import dev.satchel.Session;

/** Calls outside a session start afresh; calls of one session share one namespace. */
public final class Sessions {
  private Sessions() {}

  public static void main(String[] args) throws Exception {
    try (RemoteJvm jvm = RemoteJvm.fork()) {
      jvm.run(() -> Cache.put("x", 42));
      System.out.println("two calls: " + jvm.call(() -> Cache.get("x")));

      try (Session session = jvm.session()) {
        session.run(() -> Cache.put("x", 42));
        System.out.println("one session: " + session.call(() -> Cache.get("x")));
      }
    }
  }
}
