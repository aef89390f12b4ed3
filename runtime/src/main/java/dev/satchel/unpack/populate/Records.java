package dev.satchel.unpack.populate;

import dev.satchel.model.Node;
import dev.satchel.problem.UnpackFault;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes records by their canonical constructors. */
final class Records {
  private final World world;
  private final LiveObjects live;
  private final Map<String, Plan> plans = new HashMap<>();

  Records(World world, LiveObjects live) {
    this.world = world;
    this.live = live;
  }

  private record Plan(RecordComponent[] components, Invoker constructor) {}

  Object make(Node.RecordInstance instance) {
    @Nullable Object[] arguments = new Object[instance.components().size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = live.value(instance.components().get(i).value());
    }
    return make(
        instance.type(),
        instance.components().stream().map(Node.FieldValue::name).toList(),
        arguments);
  }

  /**
   * Makes one of what its components hold.
   *
   * @param names of the components
   */
  Object make(String type, List<String> names, @Nullable Object[] arguments) {
    Plan plan = plans.computeIfAbsent(type, this::plan);
    if (arguments.length != plan.components.length) {
      throw new UnpackFault(
          "brings " + arguments.length + " components; the record has " + plan.components.length);
    }
    for (int i = 0; i < arguments.length; i++) {
      String name = plan.components[i].getName();
      if (!name.equals(names.get(i))) {
        throw new UnpackFault("component " + i + " is called '" + name + "' here, and '"
            + names.get(i) + "' in the payload");
      }
      if (!plan.constructor.accepts(i, arguments[i])) {
        throw new UnpackFault("component '" + name + "' cannot be "
            + (arguments[i] == null
                ? "null"
                : "a " + Objects.requireNonNull(arguments[i]).getClass().getName())
            + "; its type is " + plan.constructor.parameterType(i).getTypeName());
      }
    }
    try {
      return Objects.requireNonNull(plan.constructor.invoke(arguments));
    } catch (Throwable e) {
      throw Faults.wrap("its canonical constructor failed: " + e, e);
    }
  }

  private Plan plan(String typeName) {
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
          components, new Invoker(world.members(type).findConstructor(type, canonical)));
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      throw new UnpackFault("its canonical constructor cannot be used: " + e, e);
    }
  }
}
