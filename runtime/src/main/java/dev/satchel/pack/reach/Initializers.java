package dev.satchel.pack.reach;

import dev.satchel.model.Holding;
import dev.satchel.model.Refusals;
import dev.satchel.pack.code.ClassCode;
import dev.satchel.pack.code.ClassCode.FieldInfo;
import dev.satchel.pack.code.ClassCode.InitializerPart;
import dev.satchel.recording.Recording;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * How much of each class initialiser runs over there: all of it, if the class was not initialised here, or another class file of
 * it travels; else the part
 * that makes enum constants and the like, and the static fields whose values cannot travel.
 *
 * <p>In a session an initialiser runs once, with the first document that needs it; so it then also makes what a later
 * document may use and what cannot travel.
 */
final class Initializers {
  private final CarriedKinds kinds;
  private final boolean isSession;
  private Refusals refusals = Refusals.NONE;
  private final Map<Class<?>, InitializerPart> parts;
  private final Map<Class<?>, Set<String>> madeAgain;

  /** Classes that an earlier document of the session brought, and which are initialised over there. */
  private final Set<Class<?>> ranEarlier;

  Initializers(Ownership ownership, boolean isSession) {
    kinds = new CarriedKinds(ownership);
    this.isSession = isSession;
    parts = new HashMap<>();
    madeAgain = new HashMap<>();
    ranEarlier = new HashSet<>();
  }

  /** A copy for the next document of a session. */
  Initializers(Initializers original) {
    kinds = original.kinds;
    isSession = true; // what got two documents may get more
    parts = new HashMap<>(original.parts);
    madeAgain = Copies.ofSets(original.madeAgain, new HashMap<>());
    ranEarlier = new HashSet<>(original.parts.keySet());
  }

  /** Objects that must not travel although their kind can: see {@link Reach#refuse}. */
  void refuse(Refusals newRefusals) {
    refusals = newRefusals;
  }

  /** Whether {@link #add} had the class. */
  boolean contains(Class<?> type) {
    return parts.containsKey(type);
  }

  /** The class is initialised over there. */
  InitializerPart add(Class<?> type, ClassCode code) {
    InitializerPart part = !code.hasInitializer()
        ? InitializerPart.NONE
        : Recording.isInitialized(type) && !LoggingState.isOf(type) && !code.isOfOlderJava()
            ? InitializerPart.MADE_OVER_THERE
            : InitializerPart.WHOLE;
    parts.put(type, part);
    if (isSession && part == InitializerPart.MADE_OVER_THERE) {
      makeAgainWhatCannotTravel(type, code);
    }
    return part;
  }

  private void makeAgainWhatCannotTravel(Class<?> type, ClassCode code) {
    for (FieldInfo field : code.fields()) {
      if (field.isStatic()
          && !field.isConstant()
          && !field.isMadeOverThere()
          && code.isMadeByInitializer(field.name())
          && !canTravel(type, field)) {
        makeAgain(type, code, field.name());
      }
    }
  }

  private boolean canTravel(Class<?> type, FieldInfo field) {
    Object value = StaticReader.find(type, field);
    return kinds.include(value)
        && (value == null
            || !refusals.contain(value, new InStatic(StaticReader.nameOf(type, field.name()))));
  }

  /** How the value of a static field is held. */
  private record InStatic(String path) implements Holding {
    @Override
    public boolean isInLibrary() {
      return false;
    }
  }

  /**
   * The class is initialised over there: what an initialiser sent now would do is too late.
   *
   * @return false if nobody has its state: it came without its initialiser, which has not run here either
   */
  boolean ranOverThere(Class<?> type, ClassCode code) {
    return !ranEarlier.add(type) || !code.hasInitializer() || Recording.isInitialized(type);
  }

  InitializerPart part(Class<?> type) {
    return parts.getOrDefault(type, InitializerPart.NONE);
  }

  /** Static fields that the class's own initialiser makes over there, as their values cannot travel. */
  Set<String> madeAgain(Class<?> type) {
    return madeAgain.getOrDefault(type, Set.of());
  }

  /** Whether the initialiser makes that static field, but ran earlier in the session, perhaps without it. */
  boolean madeEarlier(Class<?> owner, ClassCode code, String field) {
    return ranEarlier.contains(owner) && code.isMadeByInitializer(field);
  }

  /**
   * Leaves a static field's value to the class's own initialiser.
   *
   * @return false if the initialiser does not make it, or ran earlier in the session
   */
  boolean makeAgain(Class<?> owner, ClassCode code, String field) {
    if (part(owner) != InitializerPart.MADE_OVER_THERE
        || ranEarlier.contains(owner)
        || !code.isMadeByInitializer(field)) {
      return false;
    }
    madeAgain.computeIfAbsent(owner, type -> new LinkedHashSet<>()).add(field);
    return true;
  }
}
