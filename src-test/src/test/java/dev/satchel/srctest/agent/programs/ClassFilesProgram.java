package dev.satchel.srctest.agent.programs;

import dev.satchel.recording.ClassFile;
import dev.satchel.recording.Recording;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;

/** Asks for the class files of its own classes. */
public final class ClassFilesProgram {
  private static int runs;

  private ClassFilesProgram() {}

  /** Has what probes change: branches, loops, switches, lambdas, exceptions. */
  static final class Worked {
    static String work(int n) {
      String text = "";
      for (int i = 0; i < n; i++) {
        if (i % 2 == 0 || n > 100) {
          text += i;
        }
        switch (i) {
          case 1 -> text += "one";
          case 2 -> text += "two";
          default -> runs++;
        }
      }
      try {
        Integer.parseInt(text);
      } catch (NumberFormatException e) {
        Runnable again = () -> runs++;
        again.run();
      }
      return text;
    }
  }

  interface Defaults {
    int CONSTANT = Integer.parseInt("7");

    default int twice() {
      return CONSTANT > 5 ? 2 * CONSTANT : 0;
    }
  }

  static final class Never {
    static {
      System.out.println("never initialised");
    }
  }

  public static void main(String[] args) throws Exception {
    System.out.println(Worked.work(4));
    System.out.println(new Defaults() {}.twice());
    show(Worked.class);
    show(Defaults.class);
    show(ClassFilesProgram.class);
    System.out.println("initialised: " + Recording.isInitialized(Worked.class) + " "
        + Recording.isInitialized(Never.class));
    show(Never.class);
    byte[] bytes = OtherLoaders.bytes(Hidden.class.getName());
    Class<?> hidden = MethodHandles.lookup().defineHiddenClass(bytes, true).lookupClass();
    System.out.println(
        "hidden: " + Recording.classFile(hidden).note().replaceAll("/0x[0-9a-f]+|/[0-9]+", ""));
    System.out.println("array: " + Recording.classFile(int[].class).note());
    System.out.println("jdk: " + Recording.classFile(String.class).origin());
  }

  static final class Hidden {}

  private static void show(Class<?> type) throws Exception {
    ClassFile file = Recording.classFile(type);
    System.out.println(type.getSimpleName()
        + ": "
        + file.origin()
        + (Arrays.equals(file.bytes(), OtherLoaders.bytes(type.getName()))
            ? " as on the class path"
            : " other")
        + (file.note() == null ? "" : ", " + file.note()));
  }
}
