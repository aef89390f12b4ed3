package dev.satchel.processor;

import com.sun.source.tree.ClassTree;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** Checks each {@code @Remote} class, with the classes nested in it, when javac has analysed it. */
final class AnalysisListener implements TaskListener {
  private final ProcessingEnvironment environment;
  private final Trees trees;
  private final Reporter reporter;
  private final FieldsCheck fields;
  private final ClosuresCheck closures;
  private boolean hasFailed;

  AnalysisListener(ProcessingEnvironment environment, Trees trees, ProcessorOptions options) {
    this.environment = environment;
    this.trees = trees;
    this.reporter = new Reporter(trees, options);
    SourceTypes types = new SourceTypes(environment, trees);
    Verdicts verdicts = new Verdicts(types, options.rules());
    this.fields = new FieldsCheck(trees, types, verdicts, reporter);
    this.closures = new ClosuresCheck(trees, types, verdicts, reporter);
  }

  @Override
  public void finished(TaskEvent event) {
    TypeElement type = event.getTypeElement();
    if (event.getKind() != TaskEvent.Kind.ANALYZE || type == null) {
      return;
    }
    try {
      TreePath path = trees.getPath(type);
      if (path != null) {
        new RemoteClasses().scan(path, null);
      }
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      fail(type, e);
    }
  }

  /** Once: what fails in one class is likely to fail in the next. */
  private void fail(TypeElement type, Throwable reason) {
    if (!hasFailed) {
      hasFailed = true;
      StackTraceElement[] trace = reason.getStackTrace();
      String place = trace.length == 0 ? "" : " at " + trace[0];
      environment
          .getMessager()
          .printMessage(
              Diagnostic.Kind.WARNING,
              "Satchel could not check " + type.getQualifiedName()
                  + ", which is a defect of Satchel: " + reason + place);
    }
  }

  static boolean isRemote(Element type) {
    for (AnnotationMirror annotation : type.getAnnotationMirrors()) {
      if (annotation.getAnnotationType().asElement() instanceof TypeElement element
          && element.getQualifiedName().contentEquals(RemoteProcessor.REMOTE)) {
        return true;
      }
    }
    return false;
  }

  /** Finds them, wherever they are declared. */
  private final class RemoteClasses extends TreePathScanner<@Nullable Void, @Nullable Void> {
    @Override
    public @Nullable Void visitClass(ClassTree node, @Nullable Void unused) {
      Element type = trees.getElement(getCurrentPath());
      if (type != null && isRemote(type)) {
        fields.check(getCurrentPath());
        closures.check(getCurrentPath());
        return null;
      }
      return super.visitClass(node, null);
    }
  }
}
