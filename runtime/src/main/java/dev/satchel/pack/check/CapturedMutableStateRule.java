package dev.satchel.pack.check;

import dev.satchel.model.Reached;
import dev.satchel.pack.code.Effect;
import dev.satchel.pack.code.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses closures that change what they captured from a local scope, so that the caller would expect to see the change.
 *
 * <p>A closure is a lambda, a method reference, or an object of a local or anonymous class with captured variables. What it
 * changes is told by {@link dev.satchel.pack.code.Effects}: itself, or by a method, lambda or object to which it hands the
 * captured value.
 *
 * <p>Not refused:
 *
 * <ul>
 *   <li>changes to {@code this} and to what it leads to: the object travels with its state;
 *   <li>an object's own methods that change what it owns ({@code counter.increment()}), also for a named class of the user
 *       that extends or implements a collection; and a class's own or package's code working inside its objects, unless
 *       that is the code of the closure's own top-level class;
 *   <li>shared state that travels on purpose: the changed object is also the value of a reached static field, a variable
 *       given to the packer, or met first inside another object that travels, which is not a closure;
 *   <li>statics, and whatever the closure makes itself.
 * </ul>
 */
final class CapturedMutableStateRule implements ClosureRule {
  static final String ID = "captured-mutable-state";

  private static final String WHY =
      "the remote JVM would change its own copy; this JVM would never see it";

  @Override
  public void check(Examination examination) {
    Reached reached = examination.reached();
    SharedState shared = new SharedState(reached);
    for (Reached.Closure closure : reached.closures()) {
      if (closure.captures().stream().anyMatch(CapturedMutableStateRule::isSuspect)) {
        checkClosure(examination, closure, shared);
      }
    }
    checkLocalClasses(examination, shared);
  }

  private static boolean isSuspect(Reached.Captured captured) {
    return captured.object() >= 0 && !captured.name().equals("this");
  }

  private static void checkClosure(
      Examination examination, Reached.Closure closure, SharedState shared) {
    Reached.Method runs = closure.implementation();
    boolean isOwnMethod =
        closure.isMethodReference() && !runs.isStatic() && !PlatformTypes.contains(runs.owner());
    for (Effect effect : directFirst(examination.effects().of(runs))) {
      boolean isOwn = isOwnMethod && effect.parameter() == 0;
      if (effect.parameter() < closure.captures().size() && !isOwn) {
        Reached.Captured captured = closure.captures().get(effect.parameter());
        if (isSuspect(captured)) {
          String subject = closure.isMethodReference() ? "this method reference" : "this lambda";
          CapturedChange change = new CapturedChange(
              subject,
              captured.name(),
              examination.reached().object(captured.object()),
              effect.path(),
              effect);
          judge(
              examination,
              shared,
              change,
              closure.object(),
              captured.object(),
              closure,
              closure.host());
        }
      }
    }
  }

  private static void checkLocalClasses(Examination examination, SharedState shared) {
    Reached reached = examination.reached();
    LocalClasses locals = new LocalClasses(reached, examination.effects());
    for (int i = 0; i < reached.size(); i++) {
      Object object = reached.object(i);
      for (Effect effect : directFirst(locals.effectsOnCaptures(object.getClass()))) {
        String field = ((Step.Field) effect.path().get(0)).name();
        int captured = locals.captured(object, field);
        if (captured >= 0) {
          CapturedChange change = new CapturedChange(
              object.getClass().isAnonymousClass() ? "this anonymous class" : "this local class",
              LocalClasses.variable(field),
              reached.object(captured),
              effect.path().subList(1, effect.path().size()),
              effect);
          judge(
              examination,
              shared,
              change,
              i,
              captured,
              locals.place(object.getClass()),
              object.getClass());
        }
      }
    }
  }

  /** What the closure's own code does is easier to see than what it does by another's. */
  private static List<Effect> directFirst(List<Effect> effects) {
    List<Effect> sorted = new ArrayList<>(effects);
    sorted.sort(Comparator.comparingInt(effect -> effect.via().size()));
    return sorted;
  }

  private static void judge(
      Examination examination,
      SharedState shared,
      CapturedChange change,
      int closure,
      int captured,
      Reached.@Nullable Closure place,
      Class<?> host) {
    if (change.isOwnDoing(host) || shared.isShared(captured)) {
      return;
    }
    Reached reached = examination.reached();
    String path = reached.parent(captured) == closure
        ? reached.path(captured)
        : reached.path(closure) + " → captured " + change.quotedName() + "(" + change.typeName()
            + ")";
    examination.report(
        captured,
        new Refusal(ID, change.message(), WHY, Remedy.of(change)),
        path,
        place,
        change.effect().line());
  }
}
