package dev.satchel.srctest;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Annotations are read over there as here. */
class AnnotationsIT {
  @TempDir
  Path classes;

  @Test
  void comeWithTheTypesOfTheirMembers() {
    new UserProgram(classes)
        .source("""
            import dev.satchel.*;
            import java.lang.annotation.*;
            import java.util.*;

            public class Main {
              enum Level { LOW, HIGH { @Override public String toString() { return "high!"; } } }

              @Retention(RetentionPolicy.RUNTIME)
              @interface Part { Level[] levels() default {Level.LOW, Level.HIGH}; }

              @Retention(RetentionPolicy.RUNTIME)
              @interface Tag {
                String value() default "none";
                int[] numbers() default {1, 2};
                Level level() default Level.HIGH;
                Class<?> type() default String.class;
                Part part() default @Part;
              }

              @Retention(RetentionPolicy.RUNTIME)
              @interface Unneeded { Level level(); }

              @Tag("hello")
              @Unneeded(level = Level.LOW)
              static class Tagged {
                @Tag(level = Level.LOW) public int method() { return 1; }
              }

              public static void main(String[] args) throws Exception {
                try (RemoteJvm jvm = RemoteJvm.fork()) {
                  System.out.println(jvm.call(() -> {
                    Tag tag = Tagged.class.getAnnotation(Tag.class);
                    return tag.value() + Arrays.toString(tag.numbers()) + tag.level() + tag.type().getSimpleName()
                        + Arrays.toString(tag.part().levels());
                  }));
                  System.out.println(jvm.call(() -> {
                    var method = Tagged.class.getMethod("method");
                    return method.getAnnotation(Tag.class).level() + " " + method.invoke(new Tagged());
                  }));
                }
              }
            }
            """)
        .run("Main")
        .isFine()
        .printed("hello[1, 2]high!String[LOW, high!]", "LOW 1");
  }
}
