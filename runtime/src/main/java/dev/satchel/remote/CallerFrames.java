package dev.satchel.remote;

import dev.satchel.RemoteJvm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where in the caller's program a call was made: taken when constructed, without Satchel's own frames. */
final class CallerFrames {
  private final List<StackTraceElement> frames;

  CallerFrames() {
    StackTraceElement[] all = new Throwable().getStackTrace();
    int first = 0;
    while (first < all.length && isOurs(all[first])) {
      first++;
    }
    this.frames = List.of(Arrays.copyOfRange(all, first, all.length));
  }

  /**
   * One trace that reads as if the call had been local: the frames over there, a line that names the remote JVM, the
   * caller's frames.
   */
  StackTraceElement[] below(List<StackTraceElement> remote, String linkName) {
    List<StackTraceElement> joined = new ArrayList<>(remote);
    joined.add(new StackTraceElement(RemoteJvm.class.getName(), "call", linkName, -1));
    joined.addAll(frames);
    return joined.toArray(StackTraceElement[]::new);
  }

  private static boolean isOurs(StackTraceElement frame) {
    String name = frame.getClassName();
    return name.equals(CallerFrames.class.getName())
        || name.equals(PendingCall.class.getName())
        || name.equals(Verbs.class.getName());
  }
}
