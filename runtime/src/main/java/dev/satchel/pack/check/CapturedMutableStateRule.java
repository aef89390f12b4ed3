package dev.satchel.pack.check;

import dev.satchel.model.Reached;
import dev.satchel.pack.code.Effect;
import dev.satchel.pack.code.Effects;
import dev.satchel.pack.code.MemberNames;
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
 *   <li>shared state that travels on purpose: the changed object is also a variable given to the packer, or part of static
 *       state or of another object's: {@link Reached#isOwned};
 *   <li>what cannot travel anyway: another rule says so, unless it is something with which threads tell one another
 *       something, such as a latch: {@link CapturedChange#isSignal};
 *   <li>a local variable in the code of a library ({@code LazyList.filter} of Scala): nobody else has it;
 *   <li>what lets nobody change it, such as a {@code List.of()}: to try that changes nothing;
 *   <li>statics, and whatever the closure makes itself.
 * </ul>
 */
final class CapturedMutableStateRule implements ClosureRule {
  /** How the names of the JDK's containers begin that throw when anybody adds, puts or removes. */
  private static final List<String> UNMODIFIABLE = List.of(
      "java.util.ImmutableCollections$",
      "java.util.Collections$Unmodifiable",
      "java.util.Collections$Empty",
      "java.util.Collections$Singleton",
      "java.util.Collections$CopiesList");

  @Override
  public void check(Examination examination) {
    CapturedFunctions functions =
        new CapturedFunctions(examination.reached(), examination.effects());
    for (Reached.Closure closure : examination.reached().closures()) {
      if (closure.captures().stream().anyMatch(CapturedMutableStateRule::isSuspect)) {
        checkClosure(examination, functions, closure);
      }
    }
    checkLocalClasses(examination);
  }

  private static boolean isSuspect(Reached.Captured captured) {
    return captured.object() >= 0 && !captured.name().equals("this");
  }

  private static void checkClosure(
      Examination examination, CapturedFunctions functions, Reached.Closure closure) {
    Reached.Method runs = closure.implementation();
    boolean isOwnMethod =
        closure.isMethodReference() && !runs.isStatic() && !PlatformTypes.contains(runs.owner());
    for (Effect effect : directFirst(examination.effects().of(runs))) {
      int parameter = effect.parameter();
      if (parameter < closure.captures().size() && !(isOwnMethod && parameter == 0)) {
        Reached.Captured captured = closure.captures().get(parameter);
        if (isSuspect(captured)) {
          checkEffect(examination, functions, closure, captured, effect);
        }
      }
    }
    for (Effects.Handing handing : examination.effects().handings(runs)) {
      if (handing.function() < closure.captures().size()
          && handing.passed() < closure.captures().size()) {
        checkHanding(examination, functions, closure, handing);
      }
    }
  }

  private static void checkEffect(
      Examination examination,
      CapturedFunctions functions,
      Reached.Closure closure,
      Reached.Captured captured,
      Effect effect) {
    if (!CapturedFunctions.isByFunction(effect.path())) {
      judge(examination, closure, captured, effect.path(), effect);
      return;
    }
    for (CapturedFunctions.Given given : functions.given(captured.object(), effect.path())) {
      if (isSuspect(given.captured())) {
        judge(examination, closure, given.captured(), given.path(), effect);
      }
    }
  }

  private static void checkHanding(
      Examination examination,
      CapturedFunctions functions,
      Reached.Closure closure,
      Effects.Handing handing) {
    Reached.Captured function = closure.captures().get(handing.function());
    Reached.Captured passed = closure.captures().get(handing.passed());
    if (function.object() < 0 || !isSuspect(passed)) {
      return;
    }
    String type = MemberNames.simpleName(function.type());
    for (Effect effect : functions.effectsOnArgument(function.object(), handing)) {
      List<Step> path = new ArrayList<>(handing.passedPath());
      path.addAll(effect.path());
      List<String> via =
          new ArrayList<>(List.of("the captured " + type + " '" + function.name() + "'"));
      via.addAll(effect.via());
      judge(
          examination,
          closure,
          passed,
          path,
          new Effect(
              handing.passed(), path, effect.change(), effect.code(), effect.byStatic(), 0, via));
    }
  }

  private static void judge(
      Examination examination,
      Reached.Closure closure,
      Reached.Captured captured,
      List<Step> path,
      Effect effect) {
    if (path.isEmpty()
        && isUnmodifiable(examination.reached().object(captured.object()).getClass())) {
      return;
    }
    CapturedChange change = new CapturedChange(
        closure.isMethodReference() ? "this method reference" : "this lambda",
        captured.name(),
        CapturedType.of(examination.reached().object(captured.object())),
        path,
        effect);
    String declared =
        examination.effects().declaredType(closure.host(), captured.name(), captured.type());
    Closing closing = new Closing(closure.object(), closure.host(), closure);
    judge(examination, closing, captured.object(), change, declared);
  }

  private static boolean isUnmodifiable(Class<?> type) {
    return UNMODIFIABLE.stream().anyMatch(type.getName()::startsWith);
  }

  private static void checkLocalClasses(Examination examination) {
    Reached reached = examination.reached();
    LocalClasses locals = new LocalClasses(reached, examination.effects());
    int size = locals.mayExist() ? reached.size() : 0;
    for (int i = 0; i < size; i++) {
      if (!locals.hasSuspectCapture(i)) {
        continue;
      }
      Class<?> type = reached.object(i).getClass();
      for (LocalClasses.OnCapture found : locals.effectsOnCaptures(type)) {
        int captured = reached.field(i, found.field());
        if (captured >= 0 && !CapturedFunctions.isByFunction(found.effect().path())) {
          Effect effect = found.effect();
          CapturedChange change = new CapturedChange(
              LocalClasses.subject(type),
              found.variable(),
              CapturedType.of(reached.object(captured)),
              effect.path().subList(1, effect.path().size()),
              effect);
          judge(
              examination,
              new Closing(i, type, locals.place(found.method())),
              captured,
              change,
              null);
        }
      }
    }
  }

  /**
   * Who captured.
   *
   * @param object its index
   * @param host the class whose code it is
   * @param place where that code is, null if unknown
   */
  private record Closing(int object, Class<?> host, Reached.@Nullable Closure place) {}

  /** What the closure's own code does is easier to see than what it does by another's. */
  private static List<Effect> directFirst(List<Effect> effects) {
    List<Effect> sorted = new ArrayList<>(effects);
    sorted.sort(Comparator.comparingInt(effect -> effect.via().size()));
    return sorted;
  }

  private static void judge(
      Examination examination,
      Closing closing,
      int captured,
      CapturedChange change,
      @Nullable String declaredType) {
    Reached reached = examination.reached();
    boolean isWorse = !reached.canTravel(captured) && !change.isSignal();
    boolean isVariable = reached.parent(captured) < 0;
    boolean isOfLibrary = change.isOfVariable() && reached.isInLibrary(captured);
    if (isWorse
        || isVariable
        || isOfLibrary
        || change.isOwnDoing(closing.host().getName())
        || reached.isOwned(captured)) {
      return;
    }
    String path = reached.parent(captured) == closing.object()
        ? reached.path(captured)
        : reached.path(closing.object()) + " → captured " + change.quotedName() + "("
            + change.typeName() + ")";
    examination.report(
        captured,
        new Refusal(
            CapturedChange.RULE, change.message(), CapturedChange.WHY, change.help(declaredType)),
        path,
        closing.place(),
        change.effect().line());
  }
}
