package dev.satchel.processor;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * The annotation processor for {@code dev.satchel.Remote}: has the annotated classes checked once javac has analysed them.
 *
 * <p>Makes no files, claims no annotation. Where no class is annotated, nothing of it runs. Whatever fails in it becomes a
 * warning that says why; the compilation goes on. Options: {@link ProcessorOptions}.
 */
public final class RemoteProcessor extends AbstractProcessor {
  static final String REMOTE = "dev.satchel.Remote";

  private boolean isWatching;

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(REMOTE);
  }

  @Override
  public Set<String> getSupportedOptions() {
    return ProcessorOptions.KEYS;
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (!isWatching && !annotations.isEmpty()) {
      isWatching = true;
      try {
        watch();
      } catch (RuntimeException | LinkageError e) {
        warn("Satchel does not check @Remote classes in this compilation: it needs javac (" + e
            + ")");
      }
    }
    return false;
  }

  /** Types of expressions are known only when javac has analysed a class, which is after annotation processing. */
  private void watch() {
    JavacTask task = JavacTask.instance(processingEnv);
    Trees trees = Trees.instance(processingEnv);
    ProcessorOptions options = ProcessorOptions.of(processingEnv.getOptions(), this::warn);
    task.addTaskListener(new AnalysisListener(processingEnv, trees, options));
  }

  private void warn(String message) {
    processingEnv.getMessager().printMessage(Diagnostic.Kind.WARNING, message);
  }
}
