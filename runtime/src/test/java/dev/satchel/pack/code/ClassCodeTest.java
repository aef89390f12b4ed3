package dev.satchel.pack.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.pack.code.ClassCode.InitializerPart;
import dev.satchel.pack.code.MethodCode.Assignment;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClassCodeTest {
  private static final String PACKAGE = "dev.satchel.pack.code.CodeSamples$";

  @Test
  void namesLambdasByEnclosingMethodAndOrdinal() {
    Map<String, LambdaUse> lambdas = ClassCode.of(CodeSamples.Places.class).lambdas();

    assertThat(lambdas.keySet())
        .containsExactlyInAnyOrder(
            "<init>()/0", "daily(int)/0", "daily(int)/1", "daily(int)/1/0", "reference()/0");
    assertThat(lambdas.get("daily(int)/1").site().method()).isEqualTo("call");
    assertThat(lambdas.get("reference()/0").site().implementation().name()).isEqualTo("length");
  }

  @Test
  void findsWhatTheVerifierComparesThoughOnlyDescriptorsNameIt() {
    String prefix = "dev/satchel/pack/code/CodeSamples$";

    assertThat(ClassCode.of(CodeSamples.Verified.class).code("assign", "()V").assignments())
        .containsExactly(new Assignment(prefix + "Derived", prefix + "Base"));
  }

  @Test
  void keepsOfAnEnumsInitializerWhatMakesItsConstants() throws Exception {
    Loader loader = new Loader();
    loader.add(CodeSamples.Operation.class, InitializerPart.MADE_OVER_THERE, true);
    for (Object constant : CodeSamples.Operation.values()) {
      loader.add(constant.getClass(), InitializerPart.NONE, true);
    }

    Class<?> type = Class.forName(PACKAGE + "Operation", true, loader);

    assertThat(type.getEnumConstants())
        .extracting(Object::toString)
        .containsExactly("PLUS", "TIMES");
    assertThat(read(type, "BY_SIGN")).isNull();
    assertThat(read(type, "loads")).isEqualTo(0);
  }

  @Test
  void keepsAssertionsSwitch() throws Exception {
    Loader loader = new Loader();
    loader.add(CodeSamples.Checked.class, InitializerPart.MADE_OVER_THERE, true);
    loader.setDefaultAssertionStatus(true);

    Class<?> type = Class.forName(PACKAGE + "Checked", true, loader);

    assertThat(read(type, "$assertionsDisabled")).isEqualTo(false);
    assertThat(read(type, "NAMES")).isNull();
  }

  @Test
  void replacesUnreachedBodiesByAThrowThatNamesThem() throws Exception {
    Loader loader = new Loader();
    loader.add(CodeSamples.Checked.class, InitializerPart.NONE, false);
    Class<?> type = Class.forName(PACKAGE + "Checked", true, loader);
    Method unreached = type.getDeclaredMethod("unreached", int.class);
    unreached.setAccessible(true);

    assertThatThrownBy(() -> unreached.invoke(null, 1))
        .isInstanceOf(InvocationTargetException.class)
        .cause()
        .isInstanceOf(Error.class)
        .hasMessageContaining("Checked.unreached(int)")
        .hasMessageContaining("keep(");
  }

  @Test
  void saysWhyAClassFileCannotBeHad() {
    assertThatThrownBy(() -> ClassCode.of(((Runnable) () -> {}).getClass()))
        .isInstanceOf(ClassCode.UnavailableCodeException.class)
        .hasMessageContaining("ClassCodeTest$$Lambda");
  }

  private static Object read(Class<?> type, String field) throws Exception {
    var found = type.getDeclaredField(field);
    found.setAccessible(true);
    return found.get(null);
  }

  /** Defines pruned classes beside the originals. */
  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> files = new HashMap<>();

    Loader() {
      super(ClassCodeTest.class.getClassLoader());
      add(CodeSamples.class, InitializerPart.NONE, false);
    }

    void add(Class<?> type, InitializerPart part, boolean isWhole) {
      ClassCode code = ClassCode.of(type);
      Set<String> kept = isWhole
          ? Set.copyOf(
              code.methods().stream().map(m -> m.name() + m.descriptor()).toList())
          : Set.of();
      files.put(type.getName(), code.prune(kept, part, Set.of()));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      byte[] file = files.get(name);
      return file == null
          ? super.loadClass(name, resolve)
          : defineClass(name, file, 0, file.length);
    }
  }
}
