package dev.satchel.srctest.agent.programs;

/** Links a lambda, waits until an agent is attached, and links another. */
public final class Attached {
  private Attached() {}

  public static void main(String[] args) throws Exception {
    Runnable before = () -> {};
    before.run();
    System.out.println("ready");
    System.in.read();
    Runnable after = () -> {};
    after.run();
    Afterwards.show(before, after);
  }

  /** Loaded after the agent has come: only then is {@code dev.satchel.recording} on the class path. */
  static final class Afterwards {
    static void show(Runnable before, Runnable after) throws Exception {
      Shown.show("before", before);
      Shown.show("after", after);
      System.out.println("class loaded before: "
          + dev.satchel.recording.Recording.classFile(Attached.class).origin());
      System.out.println(
          "never: " + dev.satchel.recording.Recording.isInitialized(ClassFilesProgram.Never.class));
    }
  }
}
