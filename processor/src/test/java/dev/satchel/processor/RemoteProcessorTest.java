package dev.satchel.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteProcessorTest {
  /** What is expected stands in the targets, at the lines concerned. */
  @ParameterizedTest
  @ValueSource(strings = {"Fields", "Statics", "Closures", "Allowed"})
  void reportsWhatTheSourceSays(String target) {
    String source = Compilation.target(target);
    Compilation compilation = Compilation.of(source);
    assertThat(compilation.found()).containsExactlyElementsOf(Compilation.expected(source));
    assertThat(compilation.isSuccess()).isEqualTo(target.equals("Allowed"));
  }

  private static final String COUNTERS = """
      package com.acme;
      @dev.satchel.Remote
      class Counters {
        private Thread worker;
        java.util.concurrent.Callable<Integer> make() {
          int[] count = {0};
          return () -> ++count[0];
        }
      }
      """;

  @Test
  void speaksThePackersWordsAtTheRightColumn() {
    Compilation compilation = Compilation.of(COUNTERS);
    assertThat(compilation.messages()).containsExactly("""
            [thread] java.lang.Thread cannot travel: it is a thread of this JVM
                = path: Counters → field worker (Thread)
                = why:  a thread belongs to the JVM that runs it
                = help: keep the work, as a Runnable, apart from the thread, and start a thread in the closure:
                        () -> { Thread worker = new Thread(work); worker.start(); worker.join(); }""", """
            [captured-mutable-state] this lambda writes to the captured local 'count'
                = path: task → captured 'count' (int[])
                = why:  the remote JVM would change its own copy; this JVM would never see it
                = help: keep the state in an object and ship that object:
                        class Counter { int count; int increment() { return ++count; } }""");
    Diagnostic<?> change = compilation.diagnostics().get(1);
    assertThat(change.getKind()).isEqualTo(Diagnostic.Kind.ERROR);
    assertThat(change.getLineNumber()).isEqualTo(7);
    assertThat(change.getColumnNumber()).isEqualTo("    return () -> ++".indexOf("++") + 1);
    assertThat(compilation.diagnostics().get(0).getColumnNumber())
        .isEqualTo("  private Thread worker".indexOf("worker") + 1);
  }

  @Test
  void saysWhatIsNotSure() {
    Compilation compilation = Compilation.of("""
        package com.acme;
        @dev.satchel.Remote
        class Jobs {
          private java.util.Iterator<String> names;
          Runnable add(java.util.List<String> given) {
            return () -> given.add("a");
          }
        }
        """);
    assertThat(compilation.isSuccess()).isTrue();
    assertThat(compilation.messages()).containsExactly("""
            [in-flight] java.util.Iterator cannot travel: it is an iterator that is under way
                = path: Jobs → field names (Iterator)
                = why:  how far it has got is inner state of the JDK, and what it walks over would be torn from it; an implementation of your own may travel, and this declaration leaves it open
                = help: ship what it walks over, and start the walk in the closure:
                        () -> list.iterator().next()""", """
            [captured-mutable-state] this lambda adds to the captured list 'given'
                = path: task → captured 'given' (List)
                = why:  the remote JVM would change its own copy; this JVM would never see it; unless the object travels with somebody else who owns it
                = help: keep the state in an object and ship that object:
                        class Given { final List<String> given = new ArrayList<>(); void add(String item) { given.add(item); } }""");
  }

  @Test
  void takesSeverities() {
    assertThat(Compilation.of(COUNTERS, "-Asatchel.severity=warning").found())
        .containsExactly(
            "4: warning[thread] java.lang.Thread cannot travel: it is a thread of this JVM",
            "7: warning[captured-mutable-state] this lambda writes to the captured local 'count'");
    assertThat(Compilation.of(COUNTERS, "-Asatchel.severity=off").found()).isEmpty();
    assertThat(
            Compilation.of(COUNTERS, "-Asatchel.severity=thread:off,captured-mutable-state:warning")
                .found())
        .containsExactly(
            "7: warning[captured-mutable-state] this lambda writes to the captured local 'count'");
    Compilation misspelt = Compilation.of(COUNTERS, "-Asatchel.severity=nothing");
    assertThat(misspelt.isSuccess()).isFalse();
    assertThat(misspelt.messages())
        .contains(
            "-Asatchel.severity: 'nothing' is not understood; write error, warning or off, for one rule as in thread:off");
  }

  @Test
  void forbidsWhatTheRulesFileForbids(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("satchel.rules"), """
        forbid.gateway = com.acme.Gateway, java.util.BitSet
        forbid.gateway.what = a gateway of this JVM
        forbid.gateway.why = its connections end in this process
        forbid.gateway.help = call it here:\\nOrder order = ${gateway}.order(id);
        severity.static-made-again = off
        """);
    Compilation compilation = Compilation.of("""
        package com.acme;
        @dev.satchel.Remote
        class Jobs {
          private Orders orders;
          private java.util.BitSet bits;
          static final Thread THREAD = new Thread();
        }
        interface Gateway {}
        class Orders implements Gateway {}
        """, "-Asatchel.rules=" + file);
    assertThat(compilation.found())
        .containsExactly(
            "4: error[gateway] com.acme.Orders (implements com.acme.Gateway) cannot travel: it is a gateway of this JVM",
            "5: error[gateway] java.util.BitSet cannot travel: it is a gateway of this JVM");
    assertThat(compilation.messages().get(0)).endsWith("Order order = orders.order(id);");
  }

  @Test
  void leavesSourcesThatDoNotCompileToJavac() {
    Compilation compilation = Compilation.of("""
        package com.acme;
        @dev.satchel.Remote
        class Broken {
          private Missing missing;
          java.util.concurrent.Callable<Integer> make(Missing given) {
            int[] count = {0};
            return () -> count[0]++ + given.unknown() + nothing;
          }
        }
        """);
    assertThat(compilation.isSuccess()).isFalse();
    assertThat(compilation.messages()).noneMatch(message -> message.contains("Satchel"));
    assertThat(compilation.messages()).anyMatch(message -> message.contains("cannot find symbol"));
  }

  /** Sees nothing of javac, as under another compiler. */
  @Test
  void saysThatItNeedsJavac() {
    RemoteProcessor processor = new RemoteProcessor();
    Compilation compilation = Compilation.with(
        new Delegating() {
          @Override
          void start(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            processor.init(withElements(processingEnv, processingEnv.getElementUtils()));
            processor.process(annotations, round);
          }
        },
        COUNTERS);
    assertThat(compilation.isSuccess()).isTrue();
    assertThat(compilation.found())
        .singleElement()
        .asString()
        .startsWith(
            "-1: warningSatchel does not check @Remote classes in this compilation: it needs javac (");
  }

  @Test
  void whatFailsInItIsAWarningThatSaysWhy() {
    Compilation compilation = Compilation.with(
        new Delegating() {
          @Override
          void start(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            Elements broken =
                proxy(Elements.class, processingEnv.getElementUtils(), "getBinaryName");
            JavacTask.instance(processingEnv)
                .addTaskListener(new AnalysisListener(
                    withElements(processingEnv, broken),
                    Trees.instance(processingEnv),
                    ProcessorOptions.of(Map.of(), complaint -> {})));
          }
        },
        COUNTERS);
    assertThat(compilation.isSuccess()).isTrue();
    assertThat(compilation.found())
        .singleElement()
        .asString()
        .startsWith(
            "-1: warningSatchel could not check com.acme.Counters, which is a defect of Satchel:"
                + " java.lang.IllegalStateException: getBinaryName at ");
  }

  private abstract static class Delegating extends AbstractProcessor {
    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of(RemoteProcessor.REMOTE);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!annotations.isEmpty()) {
        start(annotations, round);
      }
      return false;
    }

    abstract void start(Set<? extends TypeElement> annotations, RoundEnvironment round);
  }

  private static ProcessingEnvironment withElements(ProcessingEnvironment real, Elements elements) {
    return (ProcessingEnvironment) Proxy.newProxyInstance(
        RemoteProcessorTest.class.getClassLoader(),
        new Class<?>[] {ProcessingEnvironment.class},
        (proxy, method, arguments) ->
            method.getName().equals("getElementUtils") ? elements : method.invoke(real, arguments));
  }

  private static <T> T proxy(Class<T> type, T real, String failing) {
    return type.cast(Proxy.newProxyInstance(
        RemoteProcessorTest.class.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> {
          if (method.getName().equals(failing)) {
            throw new IllegalStateException(failing);
          }
          try {
            return method.invoke(real, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        }));
  }
}
