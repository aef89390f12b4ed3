package com.acme.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Users get each class of Satchel once: this module's from its jar, all others from serializer.jar. */
class JarsIT {
  @Test
  void noClassIsInTwoJars() throws IOException {
    Set<String> junit = classes(System.getProperty("satchel.junit.jar"));
    Set<String> serializer = classes(System.getProperty("satchel.agent.jar"));
    assertThat(junit).isNotEmpty().allMatch(name -> name.startsWith("dev/satchel/junit/"));
    assertThat(serializer).hasSizeGreaterThan(100).doesNotContainAnyElementsOf(junit);
  }

  @Test
  void theTestClassPathHasSatchelOnce() throws IOException {
    for (String name : List.of(
        "dev/satchel/RemoteJvm.class",
        "dev/satchel/recording/Recording.class",
        "dev/satchel/junit/SatchelAssertions.class")) {
      Set<URL> places =
          Set.copyOf(Collections.list(ClassLoader.getSystemClassLoader().getResources(name)));
      assertThat(places).as(name).hasSize(1);
    }
    assertThat(ClassLoader.getSystemResource("org/objectweb/asm/ClassReader.class"))
        .isNull();
  }

  private static Set<String> classes(String jar) throws IOException {
    try (JarFile file = new JarFile(jar)) {
      return file.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(".class"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
