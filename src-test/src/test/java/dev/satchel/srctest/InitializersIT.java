package dev.satchel.srctest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes whose initialisers have run here before they travel: what must be made over there is made, and nothing else. */
class InitializersIT {
  @TempDir
  Path classes;

  @Test
  void switchesOverEnumsThatWereUsedHere() {
    new UserProgram(classes).source("""
            import dev.satchel.*;

            public class Main {
              enum Size { SMALL, MEDIUM, LARGE }

              static String name(Size size) {
                switch (size) {
                  case SMALL: return "s";
                  case MEDIUM: return "m";
                  case LARGE: return "l";
                  default: return "?";
                }
              }

              public static void main(String[] args) throws Exception {
                System.out.println(name(Size.SMALL) + name(Size.MEDIUM) + name(Size.LARGE));
                try (RemoteJvm jvm = RemoteJvm.fork()) {
                  System.out.println(jvm.call(() -> name(Size.SMALL) + name(Size.MEDIUM) + name(Size.LARGE)));
                }
              }
            }
            """).run("Main").isFine().printed("sml", "sml");
  }

  @Test
  void makesAgainWhatCannotTravelWithEverythingThatItsInitializerDoesToIt() {
    Ended ended = new UserProgram(classes).source("""
            import dev.satchel.*;
            import java.util.*;
            import java.util.logging.*;

            public class Main {
              static class Tried {
                static int calls;
                static final Logger LOGGER;
                static final List<String> KEPT = new ArrayList<>();
                static {
                  calls++;
                  KEPT.add("once");
                  try {
                    LOGGER = Logger.getLogger("tried");
                  } catch (RuntimeException e) {
                    throw new IllegalStateException(e);
                  }
                  KEPT.add("twice");
                }
              }

              static class Configured {
                static final ThreadLocal<List<String>> LOCAL = ThreadLocal.withInitial(ArrayList::new);
                static final Logger LOGGER = Logger.getLogger("configured");
                static final String NAME;
                static {
                  LOGGER.setLevel(Level.FINE);
                  for (int i = 0; i < 2; i++) {
                    LOCAL.get().add("made");
                  }
                  NAME = LOGGER.getName() + "!";
                }
              }

              public static void main(String[] args) throws Exception {
                Tried.KEPT.add("here");
                Configured.LOCAL.get().add("here");
                System.out.println(Tried.calls + " " + Tried.KEPT + " " + Configured.LOCAL.get() + Configured.NAME);
                try (RemoteJvm jvm = RemoteJvm.fork()) {
                  System.out.println(jvm.call(() -> Tried.calls + " " + Tried.KEPT + " " + Tried.LOGGER.getName()));
                  System.out.println(jvm.call(() ->
                      Configured.LOGGER.getLevel() + " " + Configured.NAME + " " + Configured.LOGGER.getName()));
                }
              }
            }
            """).run("Main");
    assertThat(ended.exitCode()).as("%s", ended).isZero();
    ended.printed(
        "1 [once, twice, here] [made, made, here]configured!",
        "1 [once, twice, here] tried",
        "FINE configured! configured");
    assertThat(ended.err()).contains("static-made-again");
  }

  @Test
  void asksTheOtherJvmWhereFieldsLieAndForgetsVariablesThatAreNotSetAnyMore() {
    new UserProgram(classes).source("""
            import dev.satchel.*;
            import java.lang.reflect.Field;
            import sun.misc.Unsafe;

            public class Main {
              static class Cell {
                static final Unsafe UNSAFE;
                static final long OFFSET;
                static final String NAME;
                static {
                  Unsafe unsafe = null;
                  try {
                    unsafe = (Unsafe) field("theUnsafe").get(null);
                  } catch (Exception e) {
                    unsafe = null;
                  }
                  Class<?> type = Cell.class;
                  try {
                    OFFSET = unsafe.objectFieldOffset(type.getDeclaredField("value"));
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                  String name = "cell";
                  for (int i = 0; i < 3; i++) {
                    name += i;
                  }
                  NAME = name;
                  UNSAFE = unsafe;
                  RuntimeException problem = null;
                  Runtime made = null;
                  try {
                    made = Runtime.getRuntime();
                  } catch (RuntimeException e) {
                    problem = e;
                  }
                  RUNTIME = made;
                  PROBLEM = problem;
                }

                static final Runtime RUNTIME;
                static final RuntimeException PROBLEM;

                volatile int value = 1;

                static Field field(String name) throws NoSuchFieldException {
                  Field field = Unsafe.class.getDeclaredField(name);
                  field.setAccessible(true);
                  return field;
                }

                boolean swap(int from, int to) {
                  return UNSAFE.compareAndSwapInt(this, OFFSET, from, to);
                }
              }

              public static void main(String[] args) throws Exception {
                System.out.println(new Cell().swap(1, 2));
                try (RemoteJvm jvm = RemoteJvm.builder().jvmArgs("-Xshare:off", "-XX:-UseCompressedClassPointers").fork()) {
                  System.out.println(jvm.call(() -> {
                    Cell cell = new Cell();
                    return cell.swap(1, 7) + " " + cell.value + " " + Cell.NAME + (Cell.RUNTIME != null) + Cell.PROBLEM;
                  }));
                }
              }
            }
            """).run("Main").printed("true", "true 7 cell012truenull");
  }
}
