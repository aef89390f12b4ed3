package dev.satchel.pack.reach;

import dev.satchel.model.Slot;
import dev.satchel.pack.code.ClassCode.FieldInfo;
import dev.satchel.pack.code.PublicTypes;
import dev.satchel.recording.Recording;
import dev.satchel.values.FieldAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Static fields and fields of enum constants that reached code uses: their values are roots, or made again by the class's
 * own initialiser.
 */
final class StaticRoots {
  private final CodeWalk code;
  private final HeapWalk heap;
  private final List<ReachedStatic> bound = new ArrayList<>();
  private final List<Reach.MadeAgain> madeAgain = new ArrayList<>();
  private final List<String> unreadable = new ArrayList<>();
  private boolean isIgnored;

  StaticRoots(CodeWalk code, HeapWalk heap) {
    this.code = code;
    this.heap = heap;
  }

  /** Fields whose values travel, in the order in which they were reached. */
  List<ReachedStatic> bound() {
    return bound;
  }

  /** The objects that those fields hold. */
  IntStream refs() {
    return bound.stream()
        .map(ReachedStatic::value)
        .flatMapToInt(
            slot -> slot instanceof Slot.Ref ref ? IntStream.of(ref.node()) : IntStream.empty());
  }

  /** Fields left to initialisers, in the order in which that was found. */
  List<Reach.MadeAgain> madeAgain() {
    return madeAgain;
  }

  /** Fields that could not be read, each with the reason. */
  List<String> unreadable() {
    return unreadable;
  }

  /** From now on no field is read, as if code used none. */
  void ignore() {
    isIgnored = true;
  }

  /** Reads the fields that code was found to use since the last call. */
  void read() {
    for (StaticUses.Use use = code.staticUses().next();
        use != null;
        use = code.staticUses().next()) {
      Class<?> owner = use.field().owner();
      FieldInfo field = use.field().info();
      if (isIgnored) {
        continue;
      }
      if (!field.isStatic()) {
        bindConstants(owner, field, use);
      } else if (code.initializers().madeAgain(owner).contains(field.name())) {
        leave(owner, field, use);
      } else {
        bind(owner, field, use);
      }
    }
  }

  private void leave(Class<?> owner, FieldInfo field, StaticUses.Use use) {
    Object value = StaticReader.find(owner, field);
    if (value != null && !code.staticUses().isOptional(owner, field.name())) {
      Class<?> type = value.getClass();
      String path = StaticReader.nameOf(owner, field.name()) + " (" + PublicTypes.label(type) + ")";
      madeAgain.add(new Reach.MadeAgain(
          owner, field.name(), type, type, path, UseSites.of(use.by(), use.line()), false));
    }
  }

  private void bind(Class<?> owner, FieldInfo field, StaticUses.Use use) {
    Class<?> type = StaticReader.typeOf(owner, field.descriptor());
    if (type == null) {
      return;
    }
    Object value;
    try {
      value = StaticReader.read(owner, field.name(), type);
    } catch (IllegalStateException e) {
      if (!code.staticUses().isOptional(owner, field.name())) {
        unreadable.add(String.valueOf(e.getMessage()));
      }
      return;
    }
    if (owner.isInterface()) {
      // Reflection may have to set it, and resolves the types of all fields.
      code.classes().needFieldTypes(owner);
    }
    bind(owner, null, field, value, use);
  }

  /** The same field of all constants of an enum that is initialised here. */
  private void bindConstants(Class<?> owner, FieldInfo field, StaticUses.Use use) {
    Class<?> type = owner.isEnum() ? owner : owner.getSuperclass();
    if (field.isTransient()
        || StaticReader.typeOf(owner, field.descriptor()) == null
        || !Recording.isInitialized(type)) {
      return;
    }
    FieldAccess access = FieldAccess.find(owner, field.name(), field.descriptor());
    for (Object object : type.getEnumConstants()) {
      if (object instanceof Enum<?> constant && owner.isInstance(constant)) {
        Object value = access.get(constant);
        if (!field.isFinal() || !isFixed(value)) {
          bind(owner, constant, field, value, use);
        }
      }
    }
  }

  /** What a constructor gives a final field once more, and nobody changes or tells apart. */
  private static boolean isFixed(@Nullable Object value) {
    return value == null
        || Slot.isScalar(value)
        || value instanceof Enum
        || value instanceof Class
        || Lambdas.isLambda(value.getClass());
  }

  private void bind(
      Class<?> owner,
      @Nullable Enum<?> constant,
      FieldInfo field,
      @Nullable Object value,
      StaticUses.Use use) {
    String path = constant == null ? field.name() : constant.name() + "." + field.name();
    bound.add(new ReachedStatic(
        owner,
        constant,
        field.name(),
        field.descriptor(),
        heap.staticRoot(StaticReader.nameOf(owner, path), value),
        UseSites.of(use.by(), use.line())));
  }

  /** Whether the initialiser would have made it, had that been known before it ran over there. */
  private boolean isTooLate(ReachedStatic field) {
    return field.constant() == null && code.classes().madeEarlier(field.owner(), field.name());
  }

  /**
   * Leaves fields whose values cannot travel to the initialisers that make them, or the constants that they belong to.
   *
   * @return whether there were any; more code may then be reached
   */
  boolean leaveToInitializers(Liveness liveness) {
    boolean isChanged = false;
    for (ReachedStatic field : List.copyOf(bound)) {
      int root = field.value() instanceof Slot.Ref ref ? ref.node() : -1;
      int obstacle = root < 0 ? -1 : liveness.firstObstacle(root);
      boolean isLazy = obstacle >= 0
          && field.constant() == null
          && code.classes().isMadeLazily(field.owner(), field.name());
      if (obstacle >= 0
          && (field.constant() != null
              || isLazy
              || code.classes().makeAgain(field.owner(), field.name()))) {
        bound.remove(field);
        if (!code.staticUses().isOptional(field.owner(), field.name())) {
          madeAgain.add(new Reach.MadeAgain(
              field.owner(),
              field.path(),
              heap.objects().object(root).getClass(),
              heap.objects().object(obstacle).getClass(),
              new Paths(heap.objects()).of(obstacle),
              field.use(),
              isLazy));
        }
        isChanged = true;
      } else if (obstacle >= 0 && code.staticUses().isOptional(field.owner(), field.name())) {
        bound.remove(field);
        code.staticUses().leave(field.owner(), field.name());
        isChanged = true;
      } else if (obstacle >= 0 && obstacle == root && isTooLate(field)) {
        isChanged |= heap.carry(root);
      }
    }
    return isChanged;
  }
}
