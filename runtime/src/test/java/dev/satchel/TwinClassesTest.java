package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.pack.Compiled;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two class loaders with classes of the same names. */
class TwinClassesTest {
  private static final String SOURCE = """
      package twins;

      public class Pal implements java.util.concurrent.Callable<String> {
        public Twin twin;
        public java.util.concurrent.Callable<String> other;

        public String call() throws Exception {
          Class<?> type = Pal.class.getField("twin").getType();
          return (type.getClassLoader() == Pal.class.getClassLoader()) + (other == null ? "" : " " + other.call());
        }
      }

      class Twin {
        public int number;
      }
      """;

  @TempDir
  private Path folder;

  private ClassLoader left;
  private ClassLoader right;

  @BeforeEach
  void compile() throws IOException {
    Compiled compiled = Compiled.of(SOURCE);
    Files.createDirectories(folder.resolve("twins"));
    for (String name : List.of("Pal", "Twin")) {
      Files.write(
          folder.resolve("twins/" + name + ".class"),
          Objects.requireNonNull(compiled.classFiles().of(compiled.type("twins." + name))));
    }
    URL[] urls = {folder.toUri().toURL()};
    left = new URLClassLoader(urls, getClass().getClassLoader());
    right = new URLClassLoader(urls, getClass().getClassLoader());
  }

  @Test
  void seeTheirOwn() throws Exception {
    Object[] root = {make(left, "twins.Pal"), make(left, "twins.Twin"), make(right, "twins.Pal")};

    try (Unpacked unpacked = Satchel.unpack(Satchel.pack(root))) {
      Object[] pals = (Object[]) unpacked.get("root");

      assertThat(pals[0].getClass().getField("twin").getType()).isSameAs(pals[1].getClass());
      assertThat(pals[2].getClass().getField("twin").getType().getClassLoader())
          .isSameAs(pals[2].getClass().getClassLoader());
    }
  }

  @Test
  void bringTheirOwnWhenTheyAreAsked() throws Exception {
    Callable<?> one = pal(left, pal(right, null));
    Callable<?> other = pal(right, one);

    try (RemoteJvm jvm = RemoteJvm.simulate();
        Session session = jvm.session()) {
      assertThat(session.call(one)).isEqualTo("true true");
      assertThat(session.call(other)).isEqualTo("true true true");
    }
  }

  private static Callable<?> pal(ClassLoader loader, @Nullable Object other)
      throws ReflectiveOperationException {
    Object pal = make(loader, "twins.Pal");
    pal.getClass().getField("other").set(pal, other);
    return (Callable<?>) pal;
  }

  private static Object make(ClassLoader loader, String name) throws ReflectiveOperationException {
    Constructor<?> constructor = loader.loadClass(name).getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }
}
