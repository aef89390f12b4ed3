package dev.satchel.pack.code;

import dev.satchel.model.Reached;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What methods change of what they are given: elements of arrays, fields of objects, collections and other mutable objects
 * of the JDK, whether they do it themselves or by a method, lambda or object to which they hand it.
 *
 * <p>An object's own method that changes what the object owns is no effect on the caller's part: {@code counter.increment()}
 * changes nothing for its caller, {@code counter.count++} does. Statics and objects that a method makes itself are not
 * looked at, unless such an object is made around a parameter.
 *
 * <p>Lambdas and objects that are made around a parameter are taken to be run. Code that cannot be read (native, without
 * class file, JDK code that the table does not name) is taken to change nothing: an effect that is reported is there on
 * some path. In code from elsewhere than the method that is asked about, what is changed and may as well be an object that this
 * code made is taken to be that: a library that adds to a list of its own, or to the one that it was given where that suits,
 * does not add to the one that it was given.
 *
 * <p>Each method is gone through when first asked for, and again only when a method it calls turned out to do more. Not
 * thread-safe.
 */
public final class Effects {
  /** How many calls deep a method may lie below the one that is asked about; getters count twice. */
  private static final int DEEPEST = 8;

  /** How many times, for one question, a method is gone through; in a big library there may be no end in sight. */
  private static final int MOST_RUNS = 800;

  /** How deep the methods lie that are gone through once more when that number is reached. */
  private static final int DEEPEST_IN_LAST_ROUND = 3;

  /** The deepest first, of these the one that was asked for last. */
  private static final Comparator<Task> ORDER =
      Comparator.comparingInt((Task task) -> -task.depth).thenComparingInt(task -> -task.number);

  private final Bodies bodies;
  private final Supplier<Collection<Reached.Method>> reached;
  private @Nullable Dispatch dispatch;
  private final Map<Dispatch.Context, Task> tasks = new LinkedHashMap<>();
  private final NavigableSet<Task> waiting = new TreeSet<>(ORDER);
  private int numbers;
  private int runs;

  /**
   * @param reached the methods that a virtual call may mean beside the one it names
   */
  public Effects(ClassFileSource source, Collection<Reached.Method> reached) {
    this(source, () -> reached);
  }

  /**
   * As the other one.
   *
   * @param reached asked when a method is gone through
   */
  public Effects(ClassFileSource source, Supplier<Collection<Reached.Method>> reached) {
    this.bodies = new Bodies(source);
    this.reached = reached;
  }

  private Dispatch dispatch() {
    Dispatch known = dispatch;
    if (known == null) {
      known = new Dispatch(bodies, reached.get(), this::known);
      dispatch = known;
    }
    return known;
  }

  /**
   * What {@code method} does to its parameters, the receiver (parameter 0 of an instance method) included, in the order of
   * its code; of a method of the JDK, what the table says.
   */
  public List<Effect> of(Reached.Method method) {
    return Bodies.isPlatform(method.owner())
        ? ofJdkMethod(method)
        : summary(method).effects().stream()
            .filter(effect -> isMeant(effect, method.owner()))
            .toList();
  }

  private static boolean isMeant(Effect effect, Class<?> asked) {
    Class<?> unsure = effect.unsureIn();
    return unsure == null
        || Objects.equals(
            unsure.getProtectionDomain().getCodeSource(),
            asked.getProtectionDomain().getCodeSource());
  }

  private Summary summary(Reached.Method method) {
    Bodies.Code code = Bodies.isPlatform(method.owner())
        ? null
        : bodies.find(method.owner(), method.name(), method.descriptor());
    if (code == null || !code.hasBody()) {
      return Summary.NOTHING;
    }
    Dispatch.Context all = new Dispatch.Context(
        code.owner(), method.name() + method.descriptor(), !code.isStatic(), -1, -1);
    Task task = tasks.get(all);
    if (task == null) {
      task = add(all, code, 0);
    }
    work();
    return task.summary;
  }

  /**
   * What {@code method} may return of its parameters or what they lead to; nothing for a method of the JDK.
   *
   * @see Effect for how parameters are counted
   */
  public List<Returned> returned(Reached.Method method) {
    return summary(method).returns().stream()
        .map(origin -> new Returned(origin.root(), origin.steps()))
        .toList();
  }

  /** Which functions among its parameters {@code method} may call, and what of its parameters it passes to them. */
  public List<Handing> handings(Reached.Method method) {
    return summary(method).applications().stream()
        .map(each -> new Handing(
            each.function().root(),
            each.function().steps(),
            each.argument(),
            each.passed().root(),
            each.passed().steps()))
        .toList();
  }

  /**
   * A method may return what one of its parameters leads to.
   *
   * @param parameter which, from 0; the receiver of an instance method is 0
   * @param path from the parameter; empty for the parameter itself
   */
  public record Returned(int parameter, List<Step> path) {}

  /**
   * A method may call an object among its parameters by a method of an interface, and pass on what a parameter leads to.
   *
   * @param function the parameter that leads to the called object, from 0; the receiver of an instance method is 0
   * @param functionPath from there to the called object
   * @param argument of that call, from 0
   * @param passed the parameter that leads to it
   * @param passedPath from there
   */
  public record Handing(
      int function, List<Step> functionPath, int argument, int passed, List<Step> passedPath) {}

  /** The closures that methods of {@code type} make and that leave them; none if its class file is not to be had. */
  public List<MadeClosure> closuresMadeBy(Class<?> type) {
    return MadeClosures.of(bodies, type);
  }

  /** Source path of {@code type}, such as {@code com/acme/Counters.java}; null if its class file does not say. */
  public @Nullable String sourceFile(Class<?> type) {
    String file = bodies.sourceFile(type);
    String directory = type.getPackageName().replace('.', '/');
    return file == null ? null : directory.isEmpty() ? file : directory + "/" + file;
  }

  /**
   * The line of {@code method} that first uses a parameter, 0 if none does or lines are not known.
   *
   * @param parameter from 0; the receiver of an instance method is 0
   */
  public int lineOfFirstUse(Reached.Method method, int parameter) {
    if (Bodies.isPlatform(method.owner())) {
      return 0;
    }
    Bodies.Code code = bodies.find(method.owner(), method.name(), method.descriptor());
    return code == null ? 0 : ParameterUse.firstLine(code.method(), parameter);
  }

  /**
   * The fields of its receiver that an instance method reads, in the order of its code, each with the line that reads it
   * first.
   *
   * @return null if the method does anything else with its receiver (calls a method of it, hands it on, writes to it), or
   *     its code is not to be had
   */
  public @Nullable Map<String, Integer> fieldsReadOfReceiver(Reached.Method method) {
    if (method.isStatic() || Bodies.isPlatform(method.owner())) {
      return null;
    }
    Bodies.Code code = bodies.find(method.owner(), method.name(), method.descriptor());
    return code == null || !code.hasBody() ? null : ReceiverReads.of(code.method());
  }

  /**
   * The type of a local variable in the code of {@code host} as its source declares it, with simple names: {@code
   * Map<String, Integer>}.
   *
   * @param type binary name of its erased type
   * @return null if it is not generic, the class file does not say, or methods differ
   */
  public @Nullable String declaredType(Class<?> host, String variable, String type) {
    return GenericTypes.ofVariable(bodies.methods(host), variable, type);
  }

  private static List<Effect> ofJdkMethod(Reached.Method method) {
    JdkMethods.Behaviour known =
        JdkMethods.table().find(method.owner(), method.name(), method.descriptor());
    return known.changes().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(change -> new Effect(
            method.isStatic() ? change.getKey() - 1 : change.getKey(),
            List.of(),
            Change.call(change.getValue(), method.owner().getName(), method.name()),
            method.owner().getName(),
            method.isStatic(),
            0,
            List.of()))
        .toList();
  }

  private Summary known(Dispatch.Context wanted, Bodies.Code code, Dispatch.Context reader) {
    Task task = tasks.get(wanted);
    if (task == null) {
      int depth = depthOf(reader) + (wanted.wanted() == 0 ? 2 : 1);
      if (depth > DEEPEST || runs >= MOST_RUNS) {
        return Summary.NOTHING;
      }
      task = add(wanted, code, depth);
    }
    task.readers.add(reader);
    return task.summary;
  }

  private int depthOf(Dispatch.Context context) {
    Task task = tasks.get(context);
    return task == null ? 0 : task.depth;
  }

  private Task add(Dispatch.Context context, Bodies.Code code, int depth) {
    Task task = new Task(context, code, depth, numbers++);
    tasks.put(context, task);
    waiting.add(task);
    return task;
  }

  /**
   * To a fixed point: summaries only grow, and there are finitely many paths, changes and places. The deepest first, so that
   * most methods are gone through twice: to see what they call, and when that is known.
   */
  private void work() {
    runs = 0;
    while (!waiting.isEmpty() && runs < MOST_RUNS) {
      run(waiting.first());
    }
    if (!waiting.isEmpty()) {
      lastRound();
    }
  }

  /** So that what is known of deep methods comes up; what was never gone through may be asked again. */
  private void lastRound() {
    for (Task task : List.copyOf(waiting)) {
      if (!task.wasRun) {
        waiting.remove(task);
        tasks.remove(task.context);
      }
    }
    List<Task> shallow = new ArrayList<>();
    for (Task task : tasks.values()) {
      if (task.depth <= DEEPEST_IN_LAST_ROUND) {
        shallow.add(task);
      }
    }
    shallow.sort(ORDER);
    shallow.forEach(this::run);
    waiting.clear();
  }

  private void run(Task task) {
    runs++;
    waiting.remove(task);
    task.wasRun = true;
    Summary after =
        task.summary.with(new MethodFlow(task.code, task.context, bodies, dispatch()).summarize());
    if (!after.equals(task.summary)) {
      task.summary = after;
      for (Dispatch.Context reader : task.readers) {
        Task asked = tasks.get(reader);
        if (asked != null) {
          waiting.add(asked);
        }
      }
    }
  }

  /** A method, looked at in one way, and what is known of it so far. */
  private static final class Task {
    final Dispatch.Context context;
    final Bodies.Code code;
    final int depth;
    final int number;
    final Set<Dispatch.Context> readers = new LinkedHashSet<>();
    Summary summary = Summary.NOTHING;
    boolean wasRun;

    Task(Dispatch.Context context, Bodies.Code code, int depth, int number) {
      this.context = context;
      this.code = code;
      this.depth = depth;
      this.number = number;
    }
  }
}
