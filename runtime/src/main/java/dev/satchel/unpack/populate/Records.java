package dev.satchel.unpack.populate;

import dev.satchel.access.FieldReader;
import dev.satchel.access.Maker;
import dev.satchel.model.Node;
import dev.satchel.model.NodeLayout;
import dev.satchel.model.PrimitiveBits;
import dev.satchel.model.PrimitiveBlock;
import dev.satchel.problem.UnpackFault;
import dev.satchel.values.BulkFields;
import dev.satchel.values.FieldAccess;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes records by their canonical constructors. A constructor may copy what it is given, or make something else of it, as it
 * did when the record was first made: then the record gets what it had. Classes that were not shipped have final fields, so there
 * a copy stays, and another value is refused.
 */
final class Records {
  private static final int MOST_COMPONENTS = 100;

  private static final ClassValue<Known> KNOWN = new ClassValue<>() {
    @Override
    protected Known computeValue(Class<?> type) {
      return new Known();
    }
  };

  private final World world;
  private final LiveObjects live;
  private final Map<String, Plan> plans = new HashMap<>();

  private @Nullable NodeLayout lastLayout;
  private @Nullable Plan lastPlan;

  Records(World world, LiveObjects live) {
    this.world = world;
    this.live = live;
  }

  private static final class Plan {
    private final RecordComponent[] components;
    private final Invoker constructor;
    private final FieldAccess[] fields;
    private final boolean isShipped;

    /** Whether the constructor does nothing but store what it is given. */
    private final boolean storesOnly;

    /** Whether the constructor was seen to make something else of what it is given. */
    private boolean alters;

    /** So many records come until {@link Known} is asked, and is told of so many. */
    private int untold = 1;

    private int told;
    private @Nullable Making making;

    Plan(
        RecordComponent[] components,
        Invoker constructor,
        FieldAccess[] fields,
        boolean isShipped,
        boolean storesOnly) {
      this.components = components;
      this.constructor = constructor;
      this.fields = fields;
      this.isShipped = isShipped;
      this.storesOnly = storesOnly;
    }

    Object make(@Nullable Object[] arguments) {
      for (int i = 0; i < arguments.length; i++) {
        check(i, arguments[i]);
      }
      Object made;
      try {
        made = Objects.requireNonNull(constructor.invoke(arguments));
      } catch (Throwable e) {
        throw failed(e);
      }
      if (!storesOnly) {
        restore(made, arguments);
      }
      return made;
    }

    /** Gives a record what its constructor was given, where it made something else of it. */
    private void restore(Object made, @Nullable Object[] arguments) {
      for (int i = 0; i < fields.length; i++) {
        restore(made, i, arguments[i]);
      }
    }

    private void restore(Object made, int index, @Nullable Object given) {
      Object has = fields[index].get(made);
      if (isSame(given, has)) {
        return;
      }
      alters = true;
      if (isShipped) {
        fields[index].set(made, given);
      } else if (isValue(given) || isValue(has)) {
        throw new UnpackFault("its canonical constructor makes another value of component '"
            + components[index].getName() + "' than it is given");
      }
    }

    @SuppressWarnings("ReferenceEquality") // whether it is the same one is the question
    private static boolean isSame(@Nullable Object given, @Nullable Object has) {
      return given == has || (given != null && isValue(given) && given.equals(has));
    }

    /** Whether it has no identity that anybody minds. */
    private static boolean isValue(@Nullable Object object) {
      return object instanceof String
          || (object instanceof Number && object.getClass().getName().startsWith("java.lang."))
          || object instanceof Boolean
          || object instanceof Character;
    }

    /** Checks what a component is to be. */
    void check(int index, @Nullable Object value) {
      if (!constructor.accepts(index, value)) {
        throw new UnpackFault("component '" + components[index].getName() + "' cannot be "
            + (value == null ? "null" : "a " + value.getClass().getName())
            + "; its type is " + constructor.parameterType(index).getTypeName());
      }
    }

    /** Checks whether the payload's record has the same components. */
    void checkNames(List<String> names) {
      if (names.size() != components.length) {
        throw new UnpackFault(
            "brings " + names.size() + " components; the record has " + components.length);
      }
      for (int i = 0; i < components.length; i++) {
        String name = components[i].getName();
        if (!name.equals(names.get(i))) {
          throw new UnpackFault("component " + i + " is called '" + name + "' here, and '"
              + names.get(i) + "' in the payload");
        }
      }
    }
  }

  /** Collects the components of a record, and makes it of them. One for all records of a class. */
  static final class Making extends Collected {
    private final Plan plan;
    private final Maker maker;

    /** Null if the constructor stores what it is given. */
    private final @Nullable FieldReader reader;

    private final byte[] bytesRead;
    private final @Nullable Object[] referencesRead;

    private Making(Plan plan, Maker maker) {
      super(kinds(plan));
      this.plan = plan;
      this.maker = maker;
      reader = plan.storesOnly ? null : BulkFields.readerOf(List.of(plan.fields));
      bytesRead = new byte[layout().length()];
      referencesRead = new Object[plan.fields.length];
    }

    private static String kinds(Plan plan) {
      StringBuilder kinds = new StringBuilder();
      for (int i = 0; i < plan.components.length; i++) {
        Class<?> type = plan.constructor.parameterType(i);
        kinds.append(
            type.isPrimitive() ? type.descriptorString().charAt(0) : PrimitiveBlock.NO_PRIMITIVE);
      }
      return kinds.toString();
    }

    @Override
    void check(int slot, @Nullable Object value) {
      plan.check(slot, value);
    }

    /** Makes the record, all components of which were put. */
    Object make() {
      Object made;
      try {
        made = maker.make(bytes(), from(), references());
      } catch (Throwable e) {
        throw failed(e);
      }
      if (reader != null) {
        compare(made, reader);
      }
      return made;
    }

    private void compare(Object made, FieldReader fields) {
      fields.read(made, bytesRead, 0, referencesRead);
      boolean isSame =
          Arrays.equals(bytesRead, 0, bytesRead.length, bytes(), from(), from() + bytesRead.length);
      for (int i = 0; isSame && i < referencesRead.length; i++) {
        isSame = referencesRead[i] == references()[i];
      }
      for (int i = 0; !isSame && i < referencesRead.length; i++) {
        Object given = layout().has(i)
            ? PrimitiveBits.box(layout().kind(i), layout().get(bytes(), from(), i))
            : references()[i];
        plan.restore(made, i, given);
      }
    }
  }

  /** Whether the records of a class are made by storing what they refer to, which nothing looks into. */
  boolean storesOnly(String type) {
    return plan(type).storesOnly;
  }

  /** To be called for each record; how to make it without boxes, if there were many and they can be. */
  @Nullable
  Making making(NodeLayout of) {
    Plan plan = plan(of);
    if (plan.making == null && --plan.untold == 0) {
      plan.untold = BulkFields.STEP;
      Maker maker = plan.components.length > MOST_COMPONENTS
          ? null
          : KNOWN.get(world.type(of.type())).maker(plan.constructor, plan.told);
      plan.told = BulkFields.STEP;
      if (maker != null) {
        plan.making = new Making(plan, maker);
      }
    }
    return plan.making != null && !plan.alters && plan.making.fits(of.block()) ? plan.making : null;
  }

  /** Kept at the class, as {@link BulkFields} are. */
  private static final class Known {
    private int made;
    private @Nullable Maker maker;

    synchronized @Nullable Maker maker(Invoker constructor, int more) {
      made += more;
      if (maker == null && made >= BulkFields.MANY) {
        maker = constructor.maker();
      }
      return maker;
    }
  }

  Object make(Node.RecordInstance instance) {
    Plan plan = plan(instance.type());
    plan.checkNames(instance.components().stream().map(Node.FieldValue::name).toList());
    @Nullable Object[] arguments = new Object[instance.components().size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = live.value(instance.components().get(i).value());
    }
    return plan.make(arguments);
  }

  /** Makes one of what its components hold. */
  Object make(NodeLayout of, @Nullable Object[] arguments) {
    return plan(of).make(arguments);
  }

  /** The plan for records of a layout, whose names are the components'. */
  @SuppressWarnings("ReferenceEquality") // a short cut for the same one again
  private Plan plan(NodeLayout of) {
    Plan last = lastPlan;
    if (of == lastLayout && last != null) {
      return last;
    }
    Plan plan = plan(of.type());
    plan.checkNames(of.names());
    lastLayout = of;
    lastPlan = plan;
    return plan;
  }

  private Plan plan(String type) {
    return plans.computeIfAbsent(type, this::newPlan);
  }

  private static UnpackFault failed(Throwable e) {
    return Faults.wrap("its canonical constructor failed: " + e, e);
  }

  private Plan newPlan(String typeName) {
    Class<?> type = world.type(typeName);
    RecordComponent[] components = type.getRecordComponents();
    if (components == null || !Instances.isMakeable(world, type)) {
      throw new UnpackFault(type.getName() + " is not a record that a payload may make");
    }
    try {
      MethodType canonical = MethodType.methodType(
          void.class,
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      return new Plan(
          components,
          new Invoker(world.members(type).findConstructor(type, canonical)),
          Arrays.stream(components)
              .map(component -> world.field(type, component.getName()))
              .toArray(FieldAccess[]::new),
          world.keyOf(type) != null,
          world.storesOnly(type));
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      throw new UnpackFault("its canonical constructor cannot be used: " + e, e);
    }
  }
}
