package dev.satchel.pack.reach;

import dev.satchel.pack.code.ClassCode;
import dev.satchel.pack.code.ClassCode.MethodInfo;
import dev.satchel.pack.code.Supertypes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which bodies virtual calls run: overriders in classes of which there are objects, be it that the heap has one or that
 * reached code makes one. Such a class also gets whatever it overrides of the JDK or of a provided library, since that
 * may call back.
 */
final class RapidTypeAnalysis {
  private final Linkage linkage;
  private final ReachedClasses classes;
  private final Set<Class<?>> instantiated;

  /** Of each class that travels or not, those of {@link #instantiated} that are it or below it, in the same order. */
  private final Map<Class<?>, List<Class<?>>> instantiatedBelow = new HashMap<>();

  /** Name and descriptor, run together, of each method called, with the classes on which it is. */
  private final Map<String, Set<Class<?>>> calls;

  RapidTypeAnalysis(Linkage linkage, ReachedClasses classes) {
    this.linkage = linkage;
    this.classes = classes;
    instantiated = new LinkedHashSet<>();
    calls = new HashMap<>();
  }

  /** A copy for the next document of a session. */
  RapidTypeAnalysis(RapidTypeAnalysis original, Linkage linkage, ReachedClasses classes) {
    this.linkage = linkage;
    this.classes = classes;
    instantiated = new LinkedHashSet<>(original.instantiated);
    instantiated.forEach(this::index);
    calls = Copies.ofSets(original.calls, new HashMap<>());
  }

  /** The classes of which objects exist over there, in the order in which that was found. */
  Set<Class<?>> instantiated() {
    return Collections.unmodifiableSet(instantiated);
  }

  /** An object of this class exists over there: a real one, or one that reached code makes. */
  void instantiate(Class<?> type) {
    if (!linkage.isShipped(type) || !instantiated.add(type)) {
      return;
    }
    index(type);
    classes.need(type);
    classes.initialize(type);
    Set<Class<?>> line = Supertypes.of(type);
    Set<String> foreign = new HashSet<>();
    for (Class<?> supertype : line) {
      if (!linkage.isShipped(supertype)) {
        foreign.addAll(ForeignMethods.declaredBy(supertype));
      }
    }
    for (Class<?> supertype : line) {
      ClassCode code = linkage.code(supertype);
      if (code == null) {
        continue;
      }
      for (MethodInfo method : code.methods()) {
        String key = method.name() + method.descriptor();
        if (method.isVirtual()
            && !method.isAbstract()
            && (foreign.contains(key) || isCalledOn(key, line))) {
          select(type, method.name(), method.descriptor());
        }
      }
    }
  }

  private boolean isCalledOn(String method, Set<Class<?>> line) {
    Set<Class<?>> owners = calls.get(method);
    return owners != null && !Collections.disjoint(owners, line);
  }

  /** A method is called virtually on an object whose class is {@code owner} or below. */
  void call(Class<?> owner, String name, String descriptor) {
    if (calls.computeIfAbsent(name + descriptor, key -> new LinkedHashSet<>()).add(owner)) {
      for (Class<?> type : instantiatedBelow.getOrDefault(owner, List.of())) {
        select(type, name, descriptor);
      }
    }
  }

  private void index(Class<?> type) {
    for (Class<?> supertype : Supertypes.of(type)) {
      instantiatedBelow.computeIfAbsent(supertype, key -> new ArrayList<>(1)).add(type);
    }
  }

  private void select(Class<?> type, String name, String descriptor) {
    linkage.selected(type, name, descriptor).forEach(classes::reach);
  }
}
