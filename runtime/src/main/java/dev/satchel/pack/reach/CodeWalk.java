package dev.satchel.pack.reach;

import dev.satchel.pack.code.ClassCode;
import dev.satchel.pack.code.ClassCode.FieldInfo;
import dev.satchel.pack.code.ClassCode.InitializerPart;
import dev.satchel.pack.code.ClassCode.MethodInfo;
import dev.satchel.pack.code.ClassCode.UnavailableCodeException;
import dev.satchel.pack.code.Descriptors;
import dev.satchel.pack.code.LambdaUse;
import dev.satchel.pack.code.MethodCode;
import dev.satchel.pack.code.MethodCode.Assignment;
import dev.satchel.pack.code.MethodCode.Call;
import dev.satchel.pack.code.MethodCode.CallKind;
import dev.satchel.pack.code.MethodCode.FieldUse;
import dev.satchel.pack.code.MethodCode.Target;
import dev.satchel.recording.Recording;
import java.lang.invoke.MethodHandleInfo;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The code half of the fixpoint: which classes, and which of their methods, the reached objects and methods may need.
 *
 * <p>Rapid type analysis at method granularity: a virtual call reaches overriders in classes that exist in the heap or
 * that reached code instantiates, and such classes also get whatever they override of the JDK or of a provided library,
 * since that may call back.
 */
final class CodeWalk {
  /** What the walk tells the heap half. */
  interface StaticUses {
    void used(Class<?> owner, FieldInfo field, MethodKey by, int line);

    /** A class that is initialised here will be over there too. */
    default void initialized(Class<?> type, ClassCode code) {}
  }

  private static final String INITIALIZER = "<clinit>";

  private final Ownership ownership;
  private final Map<Class<?>, Set<String>> shipped;
  private final Map<Class<?>, @Nullable MethodKey> reasons;
  private final Map<Class<?>, InitializerPart> initializers;
  private final Set<Class<?>> instantiated;
  private final Map<String, Set<Class<?>>> virtualCalls;
  private final Map<Class<?>, Set<String>> lambdaPlaces;
  private final Map<FieldKey, Set<MethodKey>> staticUsers;
  private final Set<FieldKey> statics;
  private final Map<Class<?>, Set<String>> madeAgain;

  /** Classes that an earlier document of the session brought, and which are initialised over there. */
  private final Set<Class<?>> initializedEarlier;

  private final Map<Class<?>, String> unavailable = new LinkedHashMap<>();
  private final Map<ClassLoader, Map<String, Class<?>>> resolved = new HashMap<>();
  private final Deque<MethodKey> pending = new ArrayDeque<>();
  private StaticUses uses = (owner, field, by, line) -> {};
  private @Nullable MethodKey current;

  private record FieldKey(Class<?> owner, String name) {}

  CodeWalk(Ownership ownership) {
    this.ownership = ownership;
    shipped = new LinkedHashMap<>();
    reasons = new HashMap<>();
    initializers = new HashMap<>();
    instantiated = new LinkedHashSet<>();
    virtualCalls = new HashMap<>();
    lambdaPlaces = new HashMap<>();
    staticUsers = new HashMap<>();
    statics = new HashSet<>();
    madeAgain = new HashMap<>();
    initializedEarlier = new HashSet<>();
  }

  /** A copy that goes on from where {@code original} is, for the next document of a session. */
  CodeWalk(CodeWalk original) {
    ownership = original.ownership;
    shipped = deepCopy(original.shipped, new LinkedHashMap<>());
    reasons = new HashMap<>(original.reasons);
    initializers = new HashMap<>(original.initializers);
    instantiated = new LinkedHashSet<>(original.instantiated);
    virtualCalls = deepCopy(original.virtualCalls, new HashMap<>());
    lambdaPlaces = deepCopy(original.lambdaPlaces, new HashMap<>());
    staticUsers = deepCopy(original.staticUsers, new HashMap<>());
    statics = new HashSet<>(original.statics);
    madeAgain = deepCopy(original.madeAgain, new HashMap<>());
    initializedEarlier = new HashSet<>(original.initializers.keySet());
  }

  private static <K, V> Map<K, Set<V>> deepCopy(Map<K, Set<V>> from, Map<K, Set<V>> to) {
    from.forEach((key, values) -> to.put(key, new LinkedHashSet<>(values)));
    return to;
  }

  void tell(StaticUses uses) {
    this.uses = uses;
  }

  /** Scans methods that are reached and not yet scanned, until none is left. */
  void run() {
    while (!pending.isEmpty()) {
      MethodKey next = pending.poll();
      current = next;
      ClassCode code = code(next.owner());
      if (code != null) {
        boolean isPartOfInitializer = next.name().equals(INITIALIZER)
            && initializer(next.owner()) == InitializerPart.MADE_OVER_THERE;
        scan(
            next,
            isPartOfInitializer
                ? code.initializerMadeOverThere(madeAgain(next.owner()))
                : code.code(next.name(), next.descriptor()));
      }
    }
    current = null;
  }

  /** Classes that travel, with their reached methods (name and descriptor run together), in first-visit order. */
  Map<Class<?>, Set<String>> shipped() {
    return shipped;
  }

  InitializerPart initializer(Class<?> type) {
    return initializers.getOrDefault(type, InitializerPart.NONE);
  }

  /** Static fields that the class's own initialiser makes over there, as their values cannot travel. */
  Set<String> madeAgain(Class<?> type) {
    return madeAgain.getOrDefault(type, Set.of());
  }

  /**
   * Leaves a static field's value to the class's own initialiser.
   *
   * @return false if the initialiser does not make it, or ran earlier in the session
   */
  boolean makeAgain(Class<?> owner, String field) {
    ClassCode code = code(owner);
    if (code == null
        || initializer(owner) != InitializerPart.MADE_OVER_THERE
        || initializedEarlier.contains(owner)
        || !code.isMadeByInitializer(field)) {
      return false;
    }
    madeAgain.computeIfAbsent(owner, type -> new LinkedHashSet<>()).add(field);
    pending.add(new MethodKey(owner, INITIALIZER, "()V"));
    return true;
  }

  /**
   * The class, and so its superclasses, are initialised over there: what an initialiser sent now would do is too late.
   *
   * @return a class whose state nobody has: it came without its initialiser, which has not run here either; or null
   */
  @Nullable
  Class<?> ranOverThere(Class<?> type) {
    for (Class<?> at = type; at != null && ownership.isShipped(at); at = at.getSuperclass()) {
      ClassCode code = code(at);
      if (initializedEarlier.add(at)
          && code != null
          && code.hasInitializer()
          && !Recording.isInitialized(at)) {
        return at;
      }
    }
    return null;
  }

  /** Places of lambda call sites in reached bodies of {@code type}, and of its lambdas among the objects. */
  Set<String> lambdaPlaces(Class<?> type) {
    return lambdaPlaces.getOrDefault(type, Set.of());
  }

  /** Reached members that use a static field, as people write them, sorted. */
  Set<String> usersOf(Class<?> owner, String field) {
    Set<String> names = new TreeSet<>();
    for (MethodKey user : staticUsers.getOrDefault(new FieldKey(owner, field), Set.of())) {
      names.add(user.display());
    }
    return names;
  }

  /** Classes whose class file could not be had, with the reason. */
  Map<Class<?>, String> unavailable() {
    return unavailable;
  }

  /** The method whose body first needed {@code type}; null if an object or the user did. */
  @Nullable
  MethodKey reason(Class<?> type) {
    return reasons.get(type);
  }

  // What the heap half and the user's settings reach.

  /** The class must be there, with its supertypes and enclosing classes. */
  void need(Class<?> type) {
    Deque<Class<?>> waiting = new ArrayDeque<>();
    waiting.add(type);
    while (!waiting.isEmpty()) {
      Class<?> next = waiting.poll();
      while (next.isArray()) {
        next = next.getComponentType();
      }
      if (!ownership.isShipped(next) || shipped.containsKey(next)) {
        continue;
      }
      shipped.put(next, new LinkedHashSet<>());
      reasons.put(next, current);
      if (next.getSuperclass() != null) {
        waiting.add(next.getSuperclass());
      }
      waiting.addAll(List.of(next.getInterfaces()));
      ClassCode code = code(next);
      if (code != null) {
        for (String enclosing : code.enclosing()) {
          Class<?> outer = resolve(next, enclosing);
          if (outer != null) {
            waiting.add(outer);
          }
        }
        if (next.isAnnotation()) {
          needMembers(next, code);
        }
      }
    }
  }

  /** Who reads an annotation gets the values of all its members, enum constants among them. */
  private void needMembers(Class<?> annotation, ClassCode code) {
    for (MethodInfo method : code.methods()) {
      for (String name : Descriptors.classesIn(method.descriptor())) {
        Class<?> type = resolve(annotation, name);
        if (type != null) {
          need(type);
          if (type.isEnum()) {
            initialize(type);
          }
        }
      }
    }
  }

  /** Whatever fields and methods of the class name in their descriptors must be there. */
  void needSignatures(Class<?> type) {
    ClassCode code = code(type);
    if (code != null) {
      code.fields().forEach(field -> needDescriptor(type, "()" + field.descriptor()));
      code.methods().forEach(method -> needDescriptor(type, method.descriptor()));
    }
  }

  /** An object of this class exists over there: a real one, or one that reached code makes. */
  void instantiate(Class<?> type) {
    if (!ownership.isShipped(type) || !instantiated.add(type)) {
      return;
    }
    need(type);
    initialize(type);
    Set<Class<?>> line = Supertypes.of(type);
    Set<String> foreign = new HashSet<>();
    for (Class<?> supertype : line) {
      if (!ownership.isShipped(supertype)) {
        foreign.addAll(ForeignMethods.declaredBy(supertype));
      }
    }
    for (Class<?> supertype : line) {
      ClassCode code = ownership.isShipped(supertype) ? code(supertype) : null;
      if (code == null) {
        continue;
      }
      for (MethodInfo method : code.methods()) {
        String key = method.name() + method.descriptor();
        if (method.isVirtual() && !method.isAbstract()) {
          if (foreign.contains(key) || isCalledOn(key, type)) {
            select(type, method.name(), method.descriptor());
          }
        }
      }
    }
  }

  private boolean isCalledOn(String method, Class<?> type) {
    for (Class<?> owner : virtualCalls.getOrDefault(method, Set.of())) {
      if (owner.isAssignableFrom(type)) {
        return true;
      }
    }
    return false;
  }

  /** A method is called, exactly this one. */
  void reach(Class<?> owner, String name, String descriptor) {
    if (!ownership.isShipped(owner)) {
      return;
    }
    need(owner);
    Set<String> kept = shipped.get(owner);
    if (kept != null && kept.add(name + descriptor)) {
      pending.add(new MethodKey(owner, name, descriptor));
    }
  }

  /** Whatever a stranger may call on an object of this class: its public methods. */
  void openPublic(Class<?> type) {
    for (Class<?> supertype : Supertypes.of(type)) {
      ClassCode code = ownership.isShipped(supertype) ? code(supertype) : null;
      if (code == null) {
        continue;
      }
      for (MethodInfo method : code.methods()) {
        if (method.isPublic() && !method.name().equals(INITIALIZER)) {
          if (method.isStatic()) {
            initialize(supertype);
          }
          reach(supertype, method.name(), method.descriptor());
        }
      }
    }
  }

  /** Every member of the class. */
  void openAll(Class<?> type) {
    ClassCode code = ownership.isShipped(type) ? code(type) : null;
    if (code == null) {
      return;
    }
    need(type);
    initialize(type);
    if (!code.isInterface()) {
      instantiate(type);
    }
    for (MethodInfo method : code.methods()) {
      if (!method.name().equals(INITIALIZER)) {
        reach(type, method.name(), method.descriptor());
      }
    }
    for (FieldInfo field : code.fields()) {
      if (field.isStatic()) {
        useStatic(type, field, new MethodKey(type, INITIALIZER, "()V"), 0);
      }
    }
  }

  /** Every method of that name. */
  void open(Class<?> type, String name) {
    ClassCode code = ownership.isShipped(type) ? code(type) : null;
    if (code == null) {
      return;
    }
    for (MethodInfo method : code.methods()) {
      if (method.name().equals(name)) {
        initialize(type);
        reach(type, method.name(), method.descriptor());
      }
    }
  }

  /** A lambda among the objects: its site travels and its implementation may be called. */
  void lambda(Class<?> host, LambdaUse use) {
    need(host);
    noteLambda(host, use);
  }

  private void noteLambda(Class<?> host, LambdaUse use) {
    lambdaPlaces.computeIfAbsent(host, type -> new LinkedHashSet<>()).add(use.place());
    Class<?> face = resolve(host, Descriptors.returned(use.site().factory()));
    if (face != null) {
      instantiate(face);
    }
    for (String marker : use.site().markers()) {
      Class<?> type = resolve(host, marker);
      if (type != null) {
        instantiate(type);
      }
    }
    for (String descriptor :
        List.of(use.site().factory(), use.site().instantiated(), use.site().erased())) {
      needDescriptor(host, descriptor);
    }
    var implementation = use.site().implementation();
    needDescriptor(host, implementation.descriptor());
    needName(host, implementation.owner());
    target(
        host,
        implementation.kind(),
        implementation.owner(),
        implementation.name(),
        implementation.descriptor());
  }

  private void needDescriptor(Class<?> context, String descriptor) {
    for (String name : Descriptors.classesIn(descriptor)) {
      needName(context, name);
    }
  }

  private void needName(Class<?> context, String internalName) {
    Class<?> type = resolve(context, internalName);
    if (type != null) {
      need(type);
    }
  }

  /** A static initialiser runs, unless it ran here: then only what must be made again does. */
  void initialize(Class<?> type) {
    for (Class<?> at = type; at != null && ownership.isShipped(at); at = at.getSuperclass()) {
      if (initializers.containsKey(at)) {
        return;
      }
      need(at);
      ClassCode code = code(at);
      if (code == null) {
        return;
      }
      if (code.isEnum() && "java/lang/Enum".equals(code.superName())) {
        String descriptor = at.descriptorString();
        reach(at, "values", "()[" + descriptor);
        // The JDK finds values() by reflection, which resolves the types of all methods.
        needSignatures(at);
        reach(at, "valueOf", "(Ljava/lang/String;)" + descriptor);
      }
      boolean ranHere = Recording.isInitialized(at);
      initializers.put(
          at,
          !code.hasInitializer()
              ? InitializerPart.NONE
              : ranHere ? InitializerPart.MADE_OVER_THERE : InitializerPart.WHOLE);
      if (code.hasInitializer()) {
        pending.add(new MethodKey(at, INITIALIZER, "()V"));
        if (ranHere) {
          uses.initialized(at, code);
        }
      }
    }
  }

  // Bodies.

  private void scan(MethodKey method, MethodCode code) {
    Class<?> context = method.owner();
    for (String name : code.types()) {
      needName(context, name);
    }
    for (Assignment assignment : code.assignments()) {
      Class<?> to = resolve(context, assignment.to());
      if (to == null) {
        continue;
      }
      need(to);
      if (!to.isInterface()) {
        needName(context, assignment.from());
      }
    }
    for (String name : code.created()) {
      Class<?> type = resolve(context, name);
      if (type != null) {
        instantiate(type);
      }
    }
    for (FieldUse use : code.fields()) {
      if (use.isStatic()) {
        useStatic(method, use.owner(), use.name(), use.descriptor(), use.line());
      }
    }
    for (Call call : code.calls()) {
      call(context, call.kind(), call.owner(), call.name(), call.descriptor());
    }
    for (LambdaUse use : code.lambdas()) {
      noteLambda(context, use);
    }
    for (Target target : code.targets()) {
      if (target.isField()) {
        if (target.isStatic()) {
          useStatic(method, target.owner(), target.name(), target.descriptor(), code.firstLine());
        }
      } else {
        target(context, target.kind(), target.owner(), target.name(), target.descriptor());
      }
    }
    for (String name : code.named()) {
      openNamed(context, name);
    }
    if (code.isReflective()) {
      for (String name : code.literals()) {
        openNamed(context, name);
      }
    }
  }

  private void openNamed(Class<?> context, String internalName) {
    Class<?> type = resolve(context, internalName);
    if (type != null) {
      openAll(type);
    }
  }

  /** A method handle's target. */
  private void target(Class<?> context, int kind, String owner, String name, String descriptor) {
    switch (kind) {
      case MethodHandleInfo.REF_invokeStatic ->
        call(context, CallKind.STATIC, owner, name, descriptor);
      case MethodHandleInfo.REF_invokeSpecial ->
        call(context, CallKind.SPECIAL, owner, name, descriptor);
      case MethodHandleInfo.REF_newInvokeSpecial -> {
        Class<?> type = resolve(context, owner);
        if (type != null) {
          instantiate(type);
        }
        call(context, CallKind.SPECIAL, owner, name, descriptor);
      }
      default -> call(context, CallKind.VIRTUAL, owner, name, descriptor);
    }
  }

  private void call(
      Class<?> context, CallKind kind, String ownerName, String name, String descriptor) {
    if (ownerName.startsWith("[")) {
      return;
    }
    Class<?> owner = resolve(context, ownerName);
    if (owner == null || !ownership.isShipped(owner)) {
      return;
    }
    MethodKey declared = declaration(owner, name, descriptor);
    if (declared == null) {
      return;
    }
    ClassCode code = code(declared.owner());
    MethodInfo method = code == null ? null : code.method(name, descriptor);
    if (method == null) {
      return;
    }
    if (kind == CallKind.STATIC) {
      initialize(declared.owner());
    }
    if (kind != CallKind.VIRTUAL || !method.isVirtual()) {
      reach(declared.owner(), name, descriptor);
      return;
    }
    if (virtualCalls
        .computeIfAbsent(name + descriptor, key -> new LinkedHashSet<>())
        .add(owner)) {
      for (Class<?> type : List.copyOf(instantiated)) {
        if (owner.isAssignableFrom(type)) {
          select(type, name, descriptor);
        }
      }
    }
  }

  /** Where the method that a call names is declared, in the class or above; null if not in a shipped class. */
  private @Nullable MethodKey declaration(Class<?> owner, String name, String descriptor) {
    for (Class<?> type : Supertypes.of(owner)) {
      ClassCode code = ownership.isShipped(type) ? code(type) : null;
      if (code != null && code.method(name, descriptor) != null) {
        return new MethodKey(type, name, descriptor);
      }
    }
    return null;
  }

  /** Reaches what a virtual call runs on an object of class {@code type}. */
  private void select(Class<?> type, String name, String descriptor) {
    for (Class<?> at = type; at != null && ownership.isShipped(at); at = at.getSuperclass()) {
      ClassCode code = code(at);
      MethodInfo method = code == null ? null : code.method(name, descriptor);
      if (method != null && method.isVirtual()) {
        if (!method.isAbstract()) {
          reach(at, name, descriptor);
        }
        return;
      }
    }
    for (Class<?> face : Supertypes.of(type)) {
      ClassCode code = face.isInterface() && ownership.isShipped(face) ? code(face) : null;
      MethodInfo method = code == null ? null : code.method(name, descriptor);
      if (method != null && method.isVirtual() && !method.isAbstract()) {
        reach(face, name, descriptor);
      }
    }
  }

  private void useStatic(MethodKey by, String ownerName, String name, String descriptor, int line) {
    Class<?> owner = resolve(by.owner(), ownerName);
    if (owner == null) {
      return;
    }
    for (Class<?> type : Supertypes.of(owner)) {
      ClassCode code = ownership.isShipped(type) ? code(type) : null;
      FieldInfo field = code == null ? null : code.field(name, descriptor);
      if (field != null) {
        initialize(type);
        useStatic(type, field, by, line);
        return;
      }
    }
  }

  private void useStatic(Class<?> type, FieldInfo field, MethodKey by, int line) {
    if (field.isConstant() || field.isMadeOverThere()) {
      return;
    }
    FieldKey key = new FieldKey(type, field.name());
    staticUsers.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(by);
    boolean isMadeByWholeInitializer = initializer(type) == InitializerPart.WHOLE;
    if (!isMadeByWholeInitializer && statics.add(key)) {
      uses.used(type, field, by, line);
    }
  }

  // Class files and names.

  private @Nullable ClassCode code(Class<?> type) {
    if (unavailable.containsKey(type)) {
      return null;
    }
    try {
      return ClassCode.of(type);
    } catch (UnavailableCodeException e) {
      unavailable.put(type, String.valueOf(e.getMessage()));
      return null;
    }
  }

  /**
   * The class that {@code internalName} means in the code of {@code context}; null if it is not there (an optional
   * dependency: that code would fail here too).
   */
  @Nullable
  Class<?> resolve(Class<?> context, String internalName) {
    ClassLoader loader = context.getClassLoader();
    Map<String, Class<?>> known = resolved.computeIfAbsent(loader, key -> new HashMap<>());
    Class<?> type = known.get(internalName);
    if (type == null && !known.containsKey(internalName)) {
      try {
        type = Class.forName(internalName.replace('/', '.'), false, loader);
      } catch (ClassNotFoundException | LinkageError e) {
        type = null;
      }
      known.put(internalName, type);
    }
    return type;
  }
}
