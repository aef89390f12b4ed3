package dev.satchel.unpack.populate;

import dev.satchel.model.Node;
import dev.satchel.problem.UnpackFault;
import dev.satchel.values.Allocation;
import dev.satchel.values.FieldAccess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes ordinary objects: allocated without a constructor of their own classes, then filled field by field. */
final class Instances {
  private final World world;
  private final Map<String, Class<?>> types = new HashMap<>();
  private final Map<String, Plan> plans = new HashMap<>();

  Instances(World world) {
    this.world = world;
  }

  /** The fields of a type in the order in which its first object brought them; most others bring the same. */
  private final class Plan {
    private final Class<?> type;
    private final List<Node.FieldValue> order;
    private final FieldAccess[] fields;

    Plan(Node.Instance first) {
      type = Instances.this.type(first.type());
      order = first.fields();
      fields = new FieldAccess[order.size()];
      for (int i = 0; i < fields.length; i++) {
        fields[i] = find(order.get(i));
      }
    }

    FieldAccess field(int index, Node.FieldValue value) {
      if (index < fields.length) {
        Node.FieldValue usual = order.get(index);
        if (usual.name().equals(value.name()) && usual.owner().equals(value.owner())) {
          return fields[index];
        }
      }
      return find(value);
    }

    private FieldAccess find(Node.FieldValue value) {
      Class<?> owner = world.type(value.owner());
      if (!owner.isAssignableFrom(type) || owner.isInterface() || !Bench.isMakeable(world, owner)) {
        throw new UnpackFault(
            "field " + value.owner() + "." + value.name() + " is not one of its fields");
      }
      FieldAccess field = FieldAccess.find(owner, value.name());
      if (field.isStatic()) {
        throw new UnpackFault("field " + field + " is static");
      }
      return field;
    }
  }

  private Class<?> type(String name) {
    return types.computeIfAbsent(name, n -> {
      Class<?> type = world.type(n);
      if (type.isRecord() || !Bench.isMakeable(world, type)) {
        throw new UnpackFault(type.getName() + " is no class whose objects a payload may fill");
      }
      return type;
    });
  }

  private Plan plan(Node.Instance instance) {
    Plan plan = plans.get(instance.type());
    if (plan == null) {
      plan = new Plan(instance);
      plans.put(instance.type(), plan);
    }
    return plan;
  }

  Bench.Role role(Node.Instance instance) {
    return Bench.Role.SHELL;
  }

  Object allocate(Node.Instance instance) {
    return Allocation.allocate(type(instance.type()));
  }

  void fill(
      Bench bench,
      Node.Instance instance,
      @Nullable Object target,
      Bench.@Nullable Missing missing) {
    Plan plan = plan(instance);
    List<Node.FieldValue> values = instance.fields();
    for (int i = 0; i < values.size(); i++) {
      Node.FieldValue value = values.get(i);
      if (bench.isDue(value.value(), missing)) {
        plan.field(i, value).set(target, bench.value(value.value()));
      }
    }
  }

  void runHooks(Bench bench, Node.Instance instance, @Nullable Object target) {}

  @Nullable
  Object resolve(Object object) {
    return object;
  }
}
