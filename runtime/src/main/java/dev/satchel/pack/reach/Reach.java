package dev.satchel.pack.reach;

import dev.satchel.model.MissingPiece;
import dev.satchel.model.Node;
import dev.satchel.model.Reached;
import dev.satchel.model.Slot;
import dev.satchel.pack.code.ClassCode;
import dev.satchel.pack.code.ClassCode.FieldInfo;
import dev.satchel.pack.code.ClassCode.InitializerPart;
import dev.satchel.pack.code.LambdaUse;
import dev.satchel.pack.code.MemberNames;
import dev.satchel.values.SerialHooks;
import java.io.Externalizable;
import java.io.Serializable;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One fixpoint over heap and code: what the roots need.
 *
 * <p>Order of calls: {@link #start} or {@link #goOn}, {@link #variable} for each root, {@link #keep}, {@link #run}; then
 * read. Not thread-safe.
 */
public final class Reach {
  /** Methods that serialization calls by name, here or over there. */
  private static final List<String> SERIAL_HOOKS = List.of(
      "writeReplace",
      "readResolve",
      "writeObject",
      "readObject",
      "readObjectNoData",
      "writeExternal",
      "readExternal");

  private final Ownership ownership;
  private final TypeNames names;
  private final CodeWalk code;
  private final HeapWalk heap;
  private final Function<Object, Node.@Nullable Known> known;
  private final Map<String, Slot> variables = new LinkedHashMap<>();
  private final List<ReachedStatic> statics = new ArrayList<>();
  private final List<MadeAgain> madeAgain = new ArrayList<>();
  private final BitSet live = new BitSet();
  private Predicate<Object> refused = object -> false;
  private final List<String> unreadable = new ArrayList<>();
  private final Map<Integer, String> rootNames = new HashMap<>();

  private final boolean isSession;

  private Reach(
      Ownership ownership,
      TypeNames names,
      CodeWalk code,
      Function<Object, Node.@Nullable Known> known,
      boolean isSession) {
    this.isSession = isSession;
    this.ownership = ownership;
    this.names = names;
    this.code = code;
    this.known = known;
    heap = new HeapWalk(new Bringing());
    code.tell(new Statics());
  }

  /**
   * A walk for a new namespace.
   *
   * @param isSession whether further documents may come for it
   */
  public static Reach start(Ownership ownership, boolean isSession) {
    return new Reach(
        ownership, new TypeNames(ownership), new CodeWalk(ownership), object -> null, isSession);
  }

  /**
   * A walk for the next document of a session; {@code earlier} stays as it is.
   *
   * @param known objects that the receiver has
   */
  public static Reach goOn(Reach earlier, Function<Object, Node.@Nullable Known> known) {
    return new Reach(
        earlier.ownership, new TypeNames(earlier.names), new CodeWalk(earlier.code), known, true);
  }

  /** Adds a root. */
  public void variable(String name, @Nullable Object value) {
    Slot slot = heap.root(value);
    variables.put(name, slot);
    if (slot instanceof Slot.Ref ref) {
      rootNames.putIfAbsent(ref.node(), name);
    }
  }

  /**
   * Reaches whatever a stranger may call on a root: public methods of user objects (also within JDK containers), and of
   * classes that are roots themselves.
   */
  public void open(@Nullable Object root) {
    new RootObjects(ownership).classes(root).forEach(code::openPublic);
  }

  /**
   * Static fields that hold such an object are left to their initialisers, as if it could not travel.
   *
   * @param objects those that must not travel although their kind can; called with any object, runs no code of the user
   */
  public void refuse(Predicate<Object> objects) {
    refused = objects;
  }

  /** Reaches a class with all its members. */
  public void keep(Class<?> type) {
    code.openAll(type);
  }

  /** Reaches every method of that name. */
  public void keep(Class<?> type, String method) {
    code.open(type, method);
  }

  /**
   * Reaches what the receiver asks for.
   *
   * @return null if it will travel; otherwise why not
   */
  public @Nullable String bring(MissingPiece piece) {
    if (piece instanceof MissingPiece.Type type) {
      return bringType(type);
    } else if (piece instanceof MissingPiece.Body body) {
      return bringBody(body);
    }
    throw new IllegalArgumentException("not a piece of code: " + piece);
  }

  private @Nullable String bringType(MissingPiece.Type piece) {
    ClassLoader loader = names.loader(piece.loader());
    if (loader == null) {
      return "no class loader " + piece.loader() + " is known";
    }
    Class<?> type;
    try {
      type = Class.forName(piece.name(), false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      return "the sender has no such class either";
    }
    if (!ownership.isShipped(type)) {
      return "it belongs to the JDK, to Satchel or to what the receiver was said to provide";
    }
    code.need(type);
    // Who asks for a class by name goes on with reflection.
    code.initialize(type);
    code.needSignatures(type);
    return null;
  }

  private @Nullable String bringBody(MissingPiece.Body piece) {
    Class<?> type = names.type(piece.type());
    if (type == null) {
      return "no class " + piece.type() + " was sent";
    }
    Class<?> stateless = code.ranOverThere(type);
    if (stateless != null) {
      return stateless.getName()
          + " was initialised over there without its initialiser, and is not initialised here";
    }
    if (piece.name().equals("<init>")) {
      code.instantiate(type);
    }
    code.initialize(type);
    code.reach(type, piece.name(), piece.descriptor());
    return null;
  }

  /**
   * Runs to the fixpoint. A static field whose value cannot travel is then left to its class's initialiser, if that
   * makes it; which may reach more.
   */
  public void run() {
    do {
      do {
        heap.run();
        code.run();
      } while (!heap.isDone());
    } while (leaveToInitializers());
    Liveness liveness = new Liveness(heap, refused);
    variables.values().forEach(slot -> mark(liveness, slot));
    statics.forEach(field -> mark(liveness, field.value()));
  }

  private boolean leaveToInitializers() {
    Liveness liveness = new Liveness(heap, refused);
    boolean isChanged = false;
    for (ReachedStatic field : List.copyOf(statics)) {
      int root = HeapWalk.indexOf(field.value());
      int obstacle = root < 0 ? -1 : liveness.firstObstacle(root);
      if (obstacle >= 0 && code.makeAgain(field.owner(), field.name())) {
        statics.remove(field);
        madeAgain.add(new MadeAgain(
            field.owner(),
            field.name(),
            heap.object(root).getClass(),
            heap.object(obstacle).getClass()));
        isChanged = true;
      }
    }
    return isChanged;
  }

  private void mark(Liveness liveness, Slot slot) {
    if (slot instanceof Slot.Ref ref) {
      liveness.mark(ref.node(), live);
    }
  }

  /**
   * A static field whose value cannot travel, and which its class's initialiser makes again over there.
   *
   * @param type the value's class here
   * @param obstacle class of the object that cannot travel: the value itself, or one that it holds
   */
  public record MadeAgain(Class<?> owner, String name, Class<?> type, Class<?> obstacle) {}

  /** Static fields left to initialisers, in the order in which they were reached. */
  public List<MadeAgain> madeAgain() {
    return madeAgain;
  }

  /** Static fields of {@code type} left to its initialiser. */
  public Set<String> madeAgain(Class<?> type) {
    return code.madeAgain(type);
  }

  /** Whether a variable or a travelling static field holds the object; otherwise it is of no concern. */
  public boolean isLive(int index) {
    return live.get(index);
  }

  // What was found.

  public TypeNames names() {
    return names;
  }

  public Map<String, Slot> variables() {
    return variables;
  }

  /** Number of objects met. */
  public int size() {
    return heap.size();
  }

  public Object object(int index) {
    return heap.object(index);
  }

  /** Null if the object cannot travel, or stands for another one: see {@link #alias}. */
  public @Nullable Node node(int index) {
    return heap.node(index);
  }

  /** The object that travels in this one's place ({@code writeReplace}); {@code index} itself if none does. */
  public int alias(int index) {
    return heap.alias(index);
  }

  public List<ReachedStatic> statics() {
    return statics;
  }

  /** Classes that travel, with name and descriptor of each method whose body does. */
  public Map<Class<?>, Set<String>> classes() {
    return code.shipped();
  }

  public InitializerPart initializer(Class<?> type) {
    return code.initializer(type);
  }

  /** Places of lambda call sites that the receiver may have to link or name. */
  public Set<String> lambdaPlaces(Class<?> type) {
    return code.lambdaPlaces(type);
  }

  /** Reached members that use a static field. */
  public Set<String> usersOf(Class<?> owner, String field) {
    return code.usersOf(owner, field);
  }

  /** The member whose code first needed a class, as people write it; null if an object or the user did. */
  public @Nullable String reason(Class<?> type) {
    MethodKey reason = code.reason(type);
    return reason == null ? null : reason.display();
  }

  /** Classes whose class file cannot be had, with the reason. */
  public Map<Class<?>, String> unavailable() {
    return code.unavailable();
  }

  /** Static fields that could not be read, each with the reason. */
  public List<String> unreadable() {
    return unreadable;
  }

  /** Why an object cannot travel, where its kind alone does not say it. */
  public @Nullable String obstacle(int index) {
    return heap.obstacle(index);
  }

  /** The view of this walk that the stage {@code check} reads. */
  public Reached view() {
    return new ReachView(this, heap, rootNames, code);
  }

  /** What the heap half asks: everything that it meets is brought. */
  private final class Bringing implements Landing {

    @Override
    public String nameOf(Class<?> type) {
      return names.of(type);
    }

    @Override
    public boolean isUsers(Class<?> type) {
      return ownership.isShipped(type) || !(Ownership.isJdk(type) || Ownership.isRemote(type));
    }

    @Override
    public boolean brings(Class<?> type) {
      return ownership.isShipped(type);
    }

    @Override
    public Node.@Nullable Known known(Object object) {
      return known.apply(object);
    }

    @Override
    public Lambdas.@Nullable Found lambda(Class<?> lambdaClass) {
      return Lambdas.find(lambdaClass);
    }

    @Override
    public void mention(Class<?> type) {
      code.need(type);
    }

    @Override
    public void proxied(Class<?> type) {
      for (Class<?> face : Supertypes.of(type)) {
        if (ownership.isShipped(face)) {
          code.need(face);
          code.needSignatures(face);
        }
      }
    }

    @Override
    public void instance(Class<?> type) {
      code.instantiate(type);
      if (Serializable.class.isAssignableFrom(type)) {
        SERIAL_HOOKS.forEach(hook -> openAbove(type, hook));
        SerialHooks hooks = SerialHooks.of(type);
        if (hooks.handlesState() || hooks.replaces() || hooks.resolves()) {
          signaturesAbove(type);
        }
      }
      if (Externalizable.class.isAssignableFrom(type)) {
        code.reach(type, "<init>", "()V");
      }
    }

    /** Serialization finds hooks by reflection, which resolves the types of all fields and methods. */
    private void signaturesAbove(Class<?> type) {
      for (Class<?> at = type; at != null && ownership.isShipped(at); at = at.getSuperclass()) {
        code.needSignatures(at);
      }
    }

    private void openAbove(Class<?> type, String method) {
      for (Class<?> at = type; at != null && ownership.isShipped(at); at = at.getSuperclass()) {
        code.open(at, method);
      }
    }

    @Override
    public void recordInstance(Class<?> type) {
      instance(type);
      StringBuilder descriptor = new StringBuilder("(");
      for (RecordComponent component : type.getRecordComponents()) {
        code.need(component.getType());
        descriptor.append(component.getType().descriptorString());
      }
      code.reach(type, "<init>", descriptor.append(")V").toString());
    }

    @Override
    public void constant(Class<?> enumType) {
      code.need(enumType);
      code.initialize(enumType);
    }

    @Override
    public void lambda(Class<?> host, LambdaUse use) {
      code.lambda(host, use);
    }
  }

  /** What the code half tells. */
  private final class Statics implements CodeWalk.StaticUses {
    @Override
    public void used(Class<?> owner, FieldInfo field, MethodKey by, int line) {
      if (code.madeAgain(owner).contains(field.name())) {
        leave(owner, field);
        return;
      }
      Class<?> type = StaticReader.typeOf(owner, field.descriptor());
      if (type == null) {
        return;
      }
      Object value;
      try {
        value = StaticReader.read(owner, field.name(), type);
      } catch (IllegalStateException e) {
        unreadable.add(String.valueOf(e.getMessage()));
        return;
      }
      Slot slot = heap.root(value);
      if (slot instanceof Slot.Ref ref) {
        rootNames.putIfAbsent(
            ref.node(), "static " + MemberNames.simpleName(owner.getName()) + "." + field.name());
      }
      statics.add(new ReachedStatic(
          owner, field.name(), field.descriptor(), slot, by.shortDisplay(), line));
    }

    /**
     * In a session the initialiser runs once, with the first document; so it also makes what a later one may use and
     * what cannot travel.
     */
    @Override
    public void initialized(Class<?> type, ClassCode typeCode) {
      if (!isSession) {
        return;
      }
      for (FieldInfo field : typeCode.fields()) {
        if (field.isStatic()
            && !field.isConstant()
            && !field.isMadeOverThere()
            && typeCode.isMadeByInitializer(field.name())
            && !heap.carries(read(type, field))) {
          code.makeAgain(type, field.name());
        }
      }
    }

    private @Nullable Object read(Class<?> owner, FieldInfo field) {
      Class<?> type = StaticReader.typeOf(owner, field.descriptor());
      return type == null ? null : StaticReader.read(owner, field.name(), type);
    }

    private void leave(Class<?> owner, FieldInfo field) {
      Object value = read(owner, field);
      if (value != null) {
        madeAgain.add(new MadeAgain(owner, field.name(), value.getClass(), value.getClass()));
      }
    }
  }
}
