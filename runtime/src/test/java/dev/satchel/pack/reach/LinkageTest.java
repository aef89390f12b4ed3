package dev.satchel.pack.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Resolution and selection, as the JVM does them. */
class LinkageTest {
  private static final String NAME = "dev/satchel/pack/reach/LinkageTest";

  interface Greeting {
    default String greet() {
      return "hello";
    }
  }

  interface Farewell {
    default String greet() {
      return "bye";
    }
  }

  abstract static class Base {
    static int count;

    abstract String name();

    String title() {
      return name();
    }
  }

  static class Middle extends Base implements Greeting {
    @Override
    String name() {
      return "middle";
    }
  }

  static final class Leaf extends Middle {
    @Override
    String title() {
      return "leaf";
    }
  }

  abstract static class Silent implements Greeting {
    @Override
    public abstract String greet();
  }

  abstract static class Both implements Runnable, Greeting {}

  private final Linkage linkage = new Linkage(new Ownership(List.of("dev.satchel.provided.")));

  @Test
  void resolvesNamesInTheLoaderOfTheCode() {
    assertThat(linkage.type(Leaf.class, NAME + "$Base")).isEqualTo(Base.class);
    assertThat(linkage.type(Leaf.class, "java/util/List")).isEqualTo(List.class);
    assertThat(linkage.type(Leaf.class, "no/such/Type")).isNull();
    assertThat(linkage.types(Leaf.class, "(ILno/such/Type;[L" + NAME + "$Base;)Ljava/util/List;"))
        .containsExactly(Base.class, List.class);
  }

  @Test
  void findsFieldsInSuperclasses() {
    Linkage.Field field = linkage.field(Leaf.class, "count", "I");

    assertThat(field).isNotNull();
    assertThat(field.owner()).isEqualTo(Base.class);
    assertThat(field.info().isStatic()).isTrue();
    assertThat(linkage.field(Leaf.class, "count", "J")).isNull();
  }

  @Test
  void findsMethodsInSuperclassesAndInterfaces() {
    String text = "()Ljava/lang/String;";

    assertThat(linkage.method(Middle.class, "title", text))
        .extracting(Linkage.Method::key)
        .isEqualTo(new MethodKey(Base.class, "title", text));
    assertThat(linkage.method(Leaf.class, "greet", text))
        .extracting(Linkage.Method::key)
        .isEqualTo(new MethodKey(Greeting.class, "greet", text));
    assertThat(linkage.method(Leaf.class, "toString", text)).isNull();
  }

  @Test
  void selectsTheNearestOverrider() {
    String text = "()Ljava/lang/String;";

    assertThat(linkage.selected(Leaf.class, "title", text))
        .containsExactly(new MethodKey(Leaf.class, "title", text));
    assertThat(linkage.selected(Leaf.class, "name", text))
        .containsExactly(new MethodKey(Middle.class, "name", text));
    assertThat(linkage.selected(Base.class, "name", text)).isEmpty();
  }

  @Test
  void selectsDefaultMethodsUnlessAClassHasTheMethod() {
    String text = "()Ljava/lang/String;";

    assertThat(linkage.selected(Leaf.class, "greet", text))
        .containsExactly(new MethodKey(Greeting.class, "greet", text));
    assertThat(linkage.selected(Both.class, "greet", text))
        .containsExactly(new MethodKey(Greeting.class, "greet", text));
    assertThat(linkage.selected(Silent.class, "greet", text)).isEmpty();
  }

  @Test
  void knowsNothingOfTheCodeOfOthers() {
    assertThat(linkage.code(String.class)).isNull();
    assertThat(linkage.unavailable()).isEmpty();
  }

  @Test
  void remembersClassesWhoseClassFileCannotBeHad() throws Exception {
    Class<?> generated = java.lang.reflect.Proxy.newProxyInstance(
            LinkageTest.class.getClassLoader(), new Class<?>[] {Farewell.class}, (p, m, a) -> null)
        .getClass();

    assertThat(linkage.code(generated)).isNull();
    assertThat(linkage.unavailable()).containsOnlyKeys(generated);
  }
}
