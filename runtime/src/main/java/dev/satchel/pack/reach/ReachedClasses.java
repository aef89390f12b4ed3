package dev.satchel.pack.reach;

import dev.satchel.pack.code.ClassCode;
import dev.satchel.pack.code.ClassCode.InitializerPart;
import dev.satchel.pack.code.ClassCode.MethodInfo;
import dev.satchel.pack.code.MethodCode;
import dev.satchel.pack.code.Supertypes;
import dev.satchel.recording.Recording;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The classes that travel and the methods whose bodies do, and what follows from a class being there: its supertypes and
 * enclosing classes, its initialiser.
 *
 * <p>Bodies wait here until {@link #next} gives them out.
 */
final class ReachedClasses {
  private final Linkage linkage;
  private final Initializers initializers;
  private final Map<Class<?>, Set<String>> bodies;
  private final Map<Class<?>, @Nullable MethodKey> reasons;
  private final Deque<MethodKey> waiting = new ArrayDeque<>();
  private @Nullable MethodKey current;

  ReachedClasses(Linkage linkage, Initializers initializers) {
    this.linkage = linkage;
    this.initializers = initializers;
    bodies = new LinkedHashMap<>();
    reasons = new HashMap<>();
  }

  /** A copy for the next document of a session. */
  ReachedClasses(ReachedClasses original, Linkage linkage, Initializers initializers) {
    this.linkage = linkage;
    this.initializers = initializers;
    bodies = Copies.ofSets(original.bodies, new LinkedHashMap<>());
    reasons = new HashMap<>(original.reasons);
  }

  /** Classes that travel, with their reached methods (name and descriptor run together), in first-visit order. */
  Map<Class<?>, Set<String>> bodies() {
    return bodies;
  }

  /** The method whose body first needed {@code type}; null if an object or the user did. */
  @Nullable
  MethodKey reason(Class<?> type) {
    return reasons.get(type);
  }

  /** The next body to be scanned, which is the reason of what is needed from now on; null if none waits. */
  @Nullable
  MethodKey next() {
    current = waiting.poll();
    return current;
  }

  /** What the travelling part of a method's body needs; null if its class file cannot be had. */
  @Nullable
  MethodCode body(MethodKey method) {
    ClassCode code = linkage.code(method.owner());
    if (code == null) {
      return null;
    }
    return MethodKey.isInitializer(method.name())
            && initializers.part(method.owner()) == InitializerPart.MADE_OVER_THERE
        ? code.initializerMadeOverThere(initializers.madeAgain(method.owner()))
        : code.code(method.name(), method.descriptor());
  }

  /** The class must be there, with its supertypes and enclosing classes. */
  void need(Class<?> type) {
    if (bodies.containsKey(type)) {
      return;
    }
    Deque<Class<?>> needed = new ArrayDeque<>();
    needed.add(type);
    while (!needed.isEmpty()) {
      Class<?> next = needed.poll();
      while (next.isArray()) {
        next = next.getComponentType();
      }
      if (!linkage.isShipped(next) || bodies.containsKey(next)) {
        continue;
      }
      bodies.put(next, new LinkedHashSet<>());
      reasons.put(next, current);
      if (next.getSuperclass() != null) {
        needed.add(next.getSuperclass());
      }
      needed.addAll(List.of(next.getInterfaces()));
      ClassCode code = linkage.code(next);
      if (code != null) {
        for (String enclosing : code.enclosing()) {
          Class<?> outer = linkage.type(next, enclosing);
          if (outer != null) {
            needed.add(outer);
          }
        }
        if (next.isAnnotation()) {
          needMembers(next, code);
        }
        if (isEnum(code)) {
          // The JDK asks it for its constants, and takes a failure for there being none.
          initialize(next);
        }
      }
    }
  }

  /** Who reads an annotation gets the values of all its members, enum constants among them. */
  private void needMembers(Class<?> annotation, ClassCode code) {
    for (MethodInfo method : code.methods()) {
      needDescriptor(annotation, method.descriptor());
    }
    code.defaultClasses().forEach(name -> need(annotation, name));
  }

  /** The class that {@code internalName} means in the code of {@code context} must be there. */
  void need(Class<?> context, String internalName) {
    Class<?> type = linkage.type(context, internalName);
    if (type != null) {
      need(type);
    }
  }

  /** The classes that a method descriptor names must be there. */
  void needDescriptor(Class<?> context, String descriptor) {
    linkage.types(context, descriptor).forEach(this::need);
  }

  /** The types of the class's fields must be there. */
  void needFieldTypes(Class<?> type) {
    ClassCode code = linkage.code(type);
    if (code != null) {
      code.fields().forEach(field -> needDescriptor(type, "()" + field.descriptor()));
    }
  }

  /** Whatever fields and methods of the class name in their descriptors must be there. */
  void needSignatures(Class<?> type) {
    needFieldTypes(type);
    ClassCode code = linkage.code(type);
    if (code != null) {
      code.methods().forEach(method -> needDescriptor(type, method.descriptor()));
    }
  }

  /** A method is called, exactly this one. */
  void reach(MethodKey method) {
    need(method.owner());
    Set<String> kept = bodies.get(method.owner());
    if (kept != null && kept.add(method.name() + method.descriptor())) {
      waiting.add(method);
    }
  }

  /** A static initialiser runs, unless it ran here: then only what must be made again does. */
  void initialize(Class<?> type) {
    for (Class<?> at = type; at != null && linkage.isShipped(at); at = at.getSuperclass()) {
      if (initializers.contains(at)) {
        return;
      }
      need(at);
      ClassCode code = linkage.code(at);
      if (code == null) {
        return;
      }
      if (isEnum(code)) {
        initializeEnum(at);
      }
      if (initializers.add(at, code) != InitializerPart.NONE) {
        waiting.add(MethodKey.initializer(at));
      }
      initializeInterfaces(at);
    }
  }

  /** Interfaces with default methods are initialised with a class, others are not (JLS §12.4.1). */
  private void initializeInterfaces(Class<?> type) {
    if (type.isInterface() || Recording.isInitialized(type)) {
      return;
    }
    for (Class<?> each : Supertypes.of(type)) {
      if (each.isInterface() && linkage.isShipped(each) && !Recording.isInitialized(each)) {
        ClassCode code = linkage.code(each);
        if (code != null && code.methods().stream().anyMatch(ReachedClasses::isDefault)) {
          initialize(each);
        }
      }
    }
  }

  /** Of an interface: whether the method has a body and belongs to objects. */
  private static boolean isDefault(MethodInfo method) {
    return !method.isAbstract() && !method.isStatic();
  }

  /** An enum itself, not the class of one of its constants. */
  private static boolean isEnum(ClassCode code) {
    return code.isEnum() && "java/lang/Enum".equals(code.superName());
  }

  /** The JDK finds {@code values()} by reflection, which resolves the types of all methods. */
  private void initializeEnum(Class<?> type) {
    String descriptor = type.descriptorString();
    reach(new MethodKey(type, "values", "()[" + descriptor));
    needSignatures(type);
    reach(new MethodKey(type, "valueOf", "(Ljava/lang/String;)" + descriptor));
  }

  /**
   * The class, and so its superclasses, are initialised over there.
   *
   * @return the first whose state nobody has, see {@link Initializers#ranOverThere}; null if there is none
   */
  @Nullable
  Class<?> ranOverThere(Class<?> type) {
    for (Class<?> at = type; at != null && linkage.isShipped(at); at = at.getSuperclass()) {
      ClassCode code = linkage.code(at);
      if (code != null && !initializers.ranOverThere(at, code)) {
        return at;
      }
    }
    return null;
  }

  /** See {@link Initializers#makeAgain}; what the initialiser needs for it is reached. */
  boolean makeAgain(Class<?> owner, String field) {
    ClassCode code = linkage.code(owner);
    if (code == null || !initializers.makeAgain(owner, code, field)) {
      return false;
    }
    waiting.add(MethodKey.initializer(owner));
    return true;
  }

  /** See {@link Initializers#madeEarlier}. */
  boolean madeEarlier(Class<?> owner, String field) {
    ClassCode code = linkage.code(owner);
    return code != null && initializers.madeEarlier(owner, code, field);
  }

  /** Whether reached code makes a static field when it finds it null, and no initialiser does. */
  boolean isMadeLazily(Class<?> owner, String field) {
    ClassCode code = linkage.code(owner);
    if (code == null || code.isMadeByInitializer(field)) {
      return false;
    }
    Set<String> reached = bodies().getOrDefault(owner, Set.of());
    return code.makersOf(field).stream().anyMatch(reached::contains);
  }
}
