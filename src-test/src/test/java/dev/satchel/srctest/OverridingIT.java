package dev.satchel.srctest;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is packed at once, with nobody to ask later: methods by JVMS §5.4.5, defaults of annotations. */
class OverridingIT {
  @TempDir
  Path classes;

  @Test
  void aMethodThatIsPrivateToAnotherPackageIsNotOverridden() {
    new UserProgram(classes)
        .source("""
            package one;

            public class Base {
              String name() {
                return "base";
              }

              public String shown() {
                return name();
              }
            }
            """)
        .source("""
            package other;

            public class Derived extends one.Base {
              String name() {
                return "derived";
              }

              public String own() {
                return name();
              }
            }
            """)
        .source("""
            package other;

            import dev.satchel.*;
            import java.lang.annotation.*;
            import java.util.*;

            public class Main {
              @Retention(RetentionPolicy.RUNTIME)
              @interface Kept {
                Class<?> by() default Keeper.class;
                Class<?>[] also() default {List.class, Other.class};
              }

              static class Keeper {}

              static class Other {}

              @Kept
              static class Thing {}

              public static void main(String[] args) throws Exception {
                Derived derived = new Derived();
                try (RemoteJvm jvm = RemoteJvm.builder().answerMissing(false).fork()) {
                  System.out.println(jvm.call(() -> derived.shown() + " " + derived.own()));
                  System.out.println(jvm.call(() -> {
                    Kept kept = Thing.class.getAnnotation(Kept.class);
                    return kept.by().getSimpleName() + kept.also()[1].getSimpleName();
                  }));
                }
              }
            }
            """)
        .run("other.Main")
        .isFine()
        .printed("base derived", "KeeperOther");
  }
}
