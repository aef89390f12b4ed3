package dev.satchel.pack.reach;

import dev.satchel.model.Holding;
import dev.satchel.model.MissingPiece;
import dev.satchel.model.Node;
import dev.satchel.model.Progress;
import dev.satchel.model.Reached;
import dev.satchel.model.Refusals;
import dev.satchel.model.Slot;
import dev.satchel.pack.code.ClassCode.InitializerPart;
import dev.satchel.pack.code.MemberNames;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One fixpoint over heap and code: what the roots need.
 *
 * <p>Objects reach code by way of {@link PayloadLanding}; code reaches objects by the static fields that it uses, {@link
 * StaticRoots}.
 *
 * <p>Order of calls: {@link #start} or {@link #goOn}, {@link #variable} for each root, {@link #keep}, {@link #run}; then
 * read. Not thread-safe.
 */
public final class Reach {
  private final Ownership ownership;
  private final TypeNames names;
  private final CodeWalk code;
  private final PayloadLanding landing;
  private final HeapWalk heap;
  private final StaticRoots statics;
  private final EnclosingFields enclosing;
  private final Map<String, Slot> variables = new LinkedHashMap<>();
  private final BitSet live = new BitSet();
  private final Set<FieldReads.Key> leftOutEarlier;

  /** Of the object that is taken apart. */
  private final Holding visited = new Holding() {
    @Override
    public String path() {
      return Reach.this.path(heap.visiting());
    }

    @Override
    public boolean isInLibrary() {
      return Reach.this.isInLibrary(heap.visiting());
    }
  };

  private Reach(
      Ownership ownership,
      TypeNames names,
      CodeWalk code,
      Function<Object, Node.@Nullable Known> known,
      boolean isOnlyOne,
      Set<FieldReads.Key> leftOutEarlier) {
    this.leftOutEarlier = leftOutEarlier;
    this.ownership = ownership;
    this.names = names;
    this.code = code;
    enclosing = new EnclosingFields(code.fieldReads(), names, code.isSession());
    landing = new PayloadLanding(ownership, names, code, enclosing, known, isOnlyOne);
    heap = new HeapWalk(landing);
    statics = new StaticRoots(code, heap);
  }

  /**
   * A walk for a new namespace.
   *
   * @param isSession whether further documents may come for it
   */
  public static Reach start(Ownership ownership, boolean isSession) {
    return new Reach(
        ownership,
        new TypeNames(ownership),
        new CodeWalk(ownership, isSession),
        object -> null,
        !isSession,
        Set.of());
  }

  /**
   * A walk for the next document of a namespace; {@code earlier} stays as it is.
   *
   * @param known objects that the receiver has
   */
  public static Reach goOn(ReachState earlier, Function<Object, Node.@Nullable Known> known) {
    return new Reach(
        earlier.ownership,
        new TypeNames(earlier.names),
        new CodeWalk(earlier.code),
        known,
        false,
        earlier.leftOut);
  }

  /** Adds a root. */
  public void variable(String name, @Nullable Object value) {
    variables.put(name, heap.root(name, value));
  }

  /**
   * Reaches whatever a stranger may call on a root: public methods of user objects (also within JDK containers), and of
   * classes that are roots themselves; and the types of the fields of all objects, at which a stranger may look by reflection.
   * A closure is only called; who gets anything else may look at all fields.
   */
  public void open(@Nullable Object root) {
    landing.forStrangers();
    if (root != null && !isClosure(root.getClass())) {
      enclosing.keepUnread();
    }
    new RootObjects(ownership).classes(root).forEach(code.openings()::publicMethods);
  }

  private static boolean isClosure(Class<?> type) {
    return Lambdas.isLambda(type) || type.isAnonymousClass();
  }

  /**
   * Such an object is treated as if its kind could not travel: it is not taken apart, and static fields that hold it are left
   * to their initialisers.
   *
   * @param refusals to be called before anything is walked
   */
  public void refuse(Refusals refusals) {
    landing.refuse(refusals, visited);
    code.initializers().refuse(refusals);
  }

  /** Arrays of primitives are copied when they are met: once they are encoded, somebody may change them. */
  public void copyArrays() {
    heap.copyArrays();
  }

  /** Who is told how many objects were visited. */
  public void tell(Progress progress) {
    heap.tell(progress);
  }

  /** No static field is read, which would initialise its class; as if code used none. To be called first. */
  public void ignoreStatics() {
    statics.ignore();
  }

  /** Reaches a class with all its members. */
  public void keep(Class<?> type) {
    code.openings().members(type);
  }

  /** Reaches every method of that name. */
  public void keep(Class<?> type, String method) {
    code.openings().methods(type, method);
  }

  /**
   * Reaches what the receiver asks for.
   *
   * @return null if it will travel; otherwise why not
   */
  public @Nullable String bring(MissingPiece piece) {
    return new MissingPieces(ownership, names, code).bring(piece);
  }

  /**
   * Runs to the fixpoint. A static field whose value cannot travel is then left to its class's initialiser, if that
   * makes it; which may reach more.
   */
  public void run() {
    statics.read();
    do {
      do {
        heap.run();
        code.run();
        statics.read();
      } while (!heap.isDone());
    } while (leaveWhatCannotTravel() || heap.findState(statics.refs()));
    heap.settle();
    if (heap.objects().isWithoutGaps() && statics.madeAgain().isEmpty()) {
      live.set(0, heap.objects().size());
      return;
    }
    Liveness liveness = new Liveness(heap.objects());
    variables.values().forEach(slot -> mark(liveness, slot));
    statics.bound().forEach(field -> mark(liveness, field.value()));
  }

  private boolean leaveWhatCannotTravel() {
    Liveness liveness = new Liveness(heap.objects());
    boolean isLess = statics.leaveToInitializers(liveness);
    return enclosing.leaveOut(heap.objects(), liveness) || isLess;
  }

  private void mark(Liveness liveness, Slot slot) {
    if (slot instanceof Slot.Ref ref) {
      liveness.mark(ref.node(), live);
    }
  }

  // What was found: objects.

  public TypeNames names() {
    return names;
  }

  public Map<String, Slot> variables() {
    return variables;
  }

  /** The classes of the objects met. */
  Set<Class<?>> objectTypes() {
    return heap.types();
  }

  /** The objects met; see also {@link #isLive}. */
  public WalkedObjects objects() {
    return heap.objects();
  }

  /** Where a field is first read, by the type name of its owner: {@code at Jobs.java:12}; null if that is not known. */
  @Nullable
  String whereRead(String owner, String field) {
    Class<?> type = names.type(owner);
    return type == null ? null : code.fieldReads().where(type, field);
  }

  /** For the next document of the namespace. */
  public ReachState state() {
    return new ReachState(ownership, names, code, leftOut());
  }

  private Set<FieldReads.Key> leftOut() {
    Set<FieldReads.Key> all = new LinkedHashSet<>(leftOutEarlier);
    all.addAll(heap.leftOut());
    return all;
  }

  /**
   * Fields that did not travel with an object of an earlier document, as no code of that read them, but which this
   * document's code reads: {@code Jobs.rate}.
   */
  public List<String> readTooLate() {
    return leftOutEarlier.stream()
        .filter(field -> code.fieldReads().contains(field.owner(), field.name()))
        .map(field -> MemberNames.simpleName(field.owner().getName()) + "." + field.name())
        .toList();
  }

  /** Whether a variable or a travelling static field holds the object; otherwise it is of no concern. */
  public boolean isLive(int index) {
    return live.get(index);
  }

  /**
   * A field that is state here, and arrives null, zero or false where code reads it.
   *
   * @param type its declared type
   * @param isTransient otherwise its class's hooks do not write it
   * @param object one that has it
   * @param use where it is read
   */
  public record LostField(
      Class<?> owner,
      String name,
      Class<?> type,
      boolean isTransient,
      int object,
      Reached.Use use) {}

  /** Fields that are lost, each once. */
  public List<LostField> lostFields() {
    return new LostFields(heap.objects(), code, names).of(this::isLive);
  }

  // Static fields.

  /** Static fields whose values travel, in the order in which they were reached. */
  public List<ReachedStatic> statics() {
    return statics.bound();
  }

  /**
   * A static field whose value cannot travel, and which its class makes again over there.
   *
   * @param type the value's class here
   * @param obstacle class of the object that cannot travel: the value itself, or one that it holds
   * @param path from the field to that object, for people
   * @param use the field's first use
   * @param isLazy whether it is null over there until the code that uses it makes it; else the class's initialiser does
   */
  public record MadeAgain(
      Class<?> owner,
      String name,
      Class<?> type,
      Class<?> obstacle,
      String path,
      Reached.Use use,
      boolean isLazy) {}

  /** Static fields left to initialisers, in the order in which they were reached. */
  public List<MadeAgain> madeAgain() {
    return statics.madeAgain();
  }

  /** Static fields of {@code type} left to its initialiser. */
  public Set<String> madeAgain(Class<?> type) {
    return code.initializers().madeAgain(type);
  }

  /** Static fields that could not be read, each with the reason. */
  public List<String> unreadable() {
    return statics.unreadable();
  }

  /** Reached members that use a static field. */
  public Set<String> usersOf(Class<?> owner, String field) {
    return code.staticUses().usersOf(owner, field);
  }

  // Classes.

  /** Classes that travel, with name and descriptor of each method whose body does. */
  public Map<Class<?>, Set<String>> classes() {
    return code.classes().bodies();
  }

  public InitializerPart initializer(Class<?> type) {
    return code.initializers().part(type);
  }

  /** Places of lambda call sites that the receiver may have to link or name. */
  public Set<String> lambdaPlaces(Class<?> type) {
    return code.bodies().lambdaPlaces(type);
  }

  /** The member whose code first needed a class, as people write it; null if an object or the user did. */
  public @Nullable String reason(Class<?> type) {
    MethodKey reason = code.classes().reason(type);
    return reason == null ? null : reason.display();
  }

  /**
   * Code that needs a class.
   *
   * @param member as people write it: {@code Core.trackCall()}
   */
  public record Need(Class<?> owner, String member) {}

  /** The code that first needed a class; null if an object or the user did. */
  public @Nullable Need need(Class<?> type) {
    MethodKey reason = code.classes().reason(type);
    return reason == null
        ? null
        : new Need(reason.owner(), UseSites.of(reason, 0).member());
  }

  /** The class whose code made a lambda; null if the object is none. */
  public @Nullable Class<?> lambdaHost(int index) {
    Lambdas.Found found = heap.objects().lambdas().get(index);
    return found == null ? null : found.host();
  }

  /** The object through which this one was met first; -1 for a root. */
  public int parent(int index) {
    return heap.objects().parent(index);
  }

  /** How an object is reached, for people. */
  public String path(int index) {
    return new Paths(heap.objects()).of(index);
  }

  /**
   * Whether an object of a library holds it, one of none of the variables' code sources; or a static field that its initialiser
   * would have made over there, had it not run before the field was reached.
   */
  boolean isInLibrary(int index) {
    return heap.isCarried(index)
        || new LibraryObjects(heap.objects(), variables.values()).hold(index);
  }

  /** Classes whose class file cannot be had, with the reason. */
  public Map<Class<?>, String> unavailable() {
    return code.linkage().unavailable();
  }

  /** The view of this walk that the stage {@code check} reads. */
  public Reached view() {
    return new ReachView(this, code.linkage());
  }
}
