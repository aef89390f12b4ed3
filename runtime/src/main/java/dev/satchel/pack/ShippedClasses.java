package dev.satchel.pack;

import dev.satchel.model.ClassHash;
import dev.satchel.model.ClassUnit;
import dev.satchel.model.LambdaSite;
import dev.satchel.pack.code.ClassCode;
import dev.satchel.pack.code.ClassCode.InitializerPart;
import dev.satchel.pack.code.LambdaUse;
import dev.satchel.pack.code.MemberNames;
import dev.satchel.pack.code.SourceText;
import dev.satchel.pack.reach.Reach;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The reached classes, each cut to what is reached of it. */
final class ShippedClasses {
  private final Reach reach;
  private final Map<Class<?>, Extent> extents = new HashMap<>();
  private final Map<String, List<Class<?>>> byName = new HashMap<>();

  ShippedClasses(Reach reach) {
    this.reach = reach;
  }

  /**
   * How much of a class is reached. Within one namespace that only grows, so numbers are enough.
   *
   * @param bodies number of methods whose bodies travel
   * @param madeAgain number of static fields left to the initialiser
   * @param lambdas number of call sites
   */
  record Extent(int bodies, InitializerPart initializer, int madeAgain, int lambdas) {}

  /** By key; without those whose class file cannot be had. */
  Map<String, ClassUnit> units() {
    return units(Map.of());
  }

  /**
   * By key; without those whose class file cannot be had.
   *
   * @param sent how much the receiver has of each class; one of which no more is reached is left out
   */
  Map<String, ClassUnit> units(Map<Class<?>, Extent> sent) {
    Map<String, ClassUnit> units = new TreeMap<>();
    reach.classes().forEach((type, kept) -> {
      if (!reach.unavailable().containsKey(type)) {
        Extent extent = new Extent(
            kept.size(),
            reach.initializer(type),
            reach.madeAgain(type).size(),
            reach.lambdaPlaces(type).size());
        if (!extent.equals(sent.get(type))) {
          extents.put(type, extent);
          units.put(reach.names().of(type), unit(type, kept));
        }
      }
    });
    return units;
  }

  /** How much there is of each class that {@link #units} has given. */
  Map<Class<?>, Extent> extents() {
    return extents;
  }

  private ClassUnit unit(Class<?> type, Set<String> kept) {
    ClassCode code = ClassCode.of(type);
    byte[] bytecode = code.prune(kept, reach.initializer(type), reach.madeAgain(type));
    Set<String> members = new TreeSet<>();
    for (String key : kept) {
      int open = key.indexOf('(');
      members.add(MemberNames.simple(type.getName(), key.substring(0, open), key.substring(open)));
    }
    Map<String, LambdaSite> lambdas = new TreeMap<>();
    for (String place : reach.lambdaPlaces(type)) {
      LambdaUse use = code.lambdas().get(place);
      if (use != null) {
        lambdas.put(place, use.site());
      }
    }
    int[] lines = code.lines();
    return new ClassUnit(
        type.getName(),
        reach.names().loader(type.getClassLoader()),
        code.kind(),
        code.sourcePath(),
        lines[0],
        lines[1],
        code.release(),
        ClassHash.of(bytecode),
        List.copyOf(members),
        lambdas,
        source(type, code),
        bytecode);
  }

  /** The whole source file, with its top-level class alone: nested classes stand in the same text. */
  private @Nullable String source(Class<?> type, ClassCode code) {
    String path = code.sourcePath();
    return path == null || topLevel(type) != type ? null : SourceText.of(path);
  }

  /** The reached top-level class that {@code type} is nested in; {@code type} itself if it is none, or that is not reached. */
  Class<?> topLevel(Class<?> type) {
    int dollar = type.getName().indexOf('$', 1);
    if (dollar > 0) {
      String name = type.getName().substring(0, dollar);
      for (Class<?> other : byName().getOrDefault(name, List.of())) {
        if (other.getClassLoader() == type.getClassLoader()) {
          return other;
        }
      }
    }
    return type;
  }

  private Map<String, List<Class<?>>> byName() {
    if (byName.isEmpty()) {
      for (Class<?> type : reach.classes().keySet()) {
        byName.computeIfAbsent(type.getName(), name -> new ArrayList<>(1)).add(type);
      }
    }
    return byName;
  }
}
