package dev.satchel.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.testing.InMemoryCompiler;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.ObjectStreamClass;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Classes whose members name classes that are not there: what a pruned payload brings, and optional dependencies. */
class MissingTypesTest {
  private static final Map<String, byte[]> CLASSES = InMemoryCompiler.compile("""
      package partly;
      public class Parent implements java.io.Serializable {
        static final long NUMBER = 5_000_000_000L;
        static final double RATIO = 0.5;
        Absent first;
        protected int second;
        protected Object writeReplace() { return this; }
        private Object readResolve() { return this; }
        Absent make(Absent from) { return from; }
      }
      """, """
      package partly;
      public class Child extends Parent {
        Absent[] third;
        String fourth;
        static Absent fifth;
        private void writeObject(java.io.ObjectOutputStream out) {}
        public void readObject(java.io.ObjectInputStream in) {}
        Absent make(Absent from) { return from; }
      }
      """, """
      package partly;
      public class Absent {}
      """);

  private final Partly loader = new Partly();

  @Test
  void leavesOutFieldsWhoseTypeIsMissing() throws Exception {
    assertThat(fields(loader.loadClass("partly.Child")))
        .containsExactly("partly.Parent.second", "partly.Child.fourth");
  }

  @Test
  void seesThemWhenTheTypeHasArrived() throws Exception {
    Class<?> child = loader.loadClass("partly.Child");
    fields(child);
    loader.absent.clear();
    assertThat(fields(child)).hasSize(2);
    FieldLayout.classesArrived();
    assertThat(fields(child))
        .containsExactly(
            "partly.Parent.first",
            "partly.Parent.second",
            "partly.Child.third",
            "partly.Child.fourth");
  }

  @Test
  void findsHooksBesideMethodsThatNameMissingTypes() throws Exception {
    Class<?> parent = loader.loadClass("partly.Parent");
    Class<?> child = loader.loadClass("partly.Child");
    assertThat(JdkHooks.writeReplace(parent)).isNotNull();
    assertThat(JdkHooks.writeReplace(child)).as("inherited").isNotNull();
    assertThat(JdkHooks.readResolve(parent)).isNotNull();
    assertThat(JdkHooks.readResolve(child)).as("private of its superclass").isNull();
    assertThat(JdkHooks.writeObject(child)).isNotNull();
    assertThat(JdkHooks.writeObject(parent)).isNull();
    assertThat(JdkHooks.readObject(child)).as("public, so no hook").isNull();
  }

  /** What the others replace: serialization itself cannot look at such a class. */
  @Test
  void isAClassThatReflectionFailsOn() throws Exception {
    Class<?> child = loader.loadClass("partly.Child");
    org.junit.jupiter.api.Assertions.assertThrows(
        NoClassDefFoundError.class, child::getDeclaredFields);
    org.junit.jupiter.api.Assertions.assertThrows(
        NoClassDefFoundError.class, () -> ObjectStreamClass.lookup(child).getFields());
  }

  private static List<String> fields(Class<?> type) {
    return FieldLayout.of(type).fields().stream().map(FieldAccess::toString).toList();
  }

  private static final class Partly extends ClassLoader {
    final Set<String> absent = new HashSet<>(Set.of("partly.Absent"));

    Partly() {
      super(MissingTypesTest.class.getClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] classFile = CLASSES.get(name);
      if (classFile == null || absent.contains(name)) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, classFile, 0, classFile.length);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
      byte[] classFile = CLASSES.get(name.replace('/', '.').replaceAll("\\.class$", ""));
      return classFile == null ? null : new ByteArrayInputStream(classFile);
    }
  }
}
