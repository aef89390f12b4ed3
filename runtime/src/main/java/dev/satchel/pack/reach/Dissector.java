package dev.satchel.pack.reach;

import dev.satchel.model.Node;
import dev.satchel.model.NodeLayout;
import dev.satchel.model.NodeSink;
import dev.satchel.pack.code.ClassCode.UnavailableCodeException;
import dev.satchel.pack.reach.TypePlan.Way;
import dev.satchel.values.HookFailure;
import dev.satchel.values.MapViews;
import dev.satchel.values.ResourceHandle;
import dev.satchel.values.ValueKind;
import dev.satchel.values.ValueKinds;
import java.lang.reflect.Array;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes objects of every kind apart into nodes, and tells the landing what each needs over there. */
final class Dissector {
  private static final int ATTEMPTS = 3;

  private final Landing landing;
  private final Slots slots;
  private final WalkedObjects objects;
  private final PendingViews views;
  private final PartsWriter parts;
  private boolean copiesArrays;

  /** By class, and of the last one. */
  private final Map<Class<?>, TypePlan> plans = new HashMap<>();

  private @Nullable TypePlan lastPlan;

  private final InstanceDissector instances;
  private final LambdaDissector lambdas;

  Dissector(Landing landing, Slots slots, WalkedObjects objects, PendingViews views) {
    this.landing = landing;
    this.slots = slots;
    this.objects = objects;
    this.views = views;
    parts = new PartsWriter(slots);
    instances = new InstanceDissector(landing, slots, parts, objects);
    lambdas = new LambdaDissector(landing, slots);
  }

  /** Arrays of primitives are copied from now on. */
  void copyArrays() {
    copiesArrays = true;
  }

  /**
   * Takes {@code object} apart.
   *
   * @param isWhole whether all of its fields are wanted, not only those that code reads
   * @param sink gets its node if the outcome is {@link Outcome#GIVEN} or a {@link Outcome.GivenLambda}
   */
  Outcome takeApart(Object object, boolean isWhole, NodeSink sink) {
    for (int attempt = 1; ; attempt++) {
      try {
        return byKind(object, isWhole, sink);
      } catch (ConcurrentModificationException e) {
        objects.isRetried();
        if (attempt == ATTEMPTS) {
          return Outcome.CHANGED;
        }
      } catch (UnavailableCodeException | HookFailure | IllegalStateException e) {
        // The last one: this JVM does not let its state be read; the message says what would.
        objects.isRetried();
        return new Outcome.Cannot(String.valueOf(e.getMessage()));
      }
    }
  }

  private Outcome byKind(Object object, boolean isWhole, NodeSink sink) {
    TypePlan plan = plan(object.getClass());
    Node known = landing.known(object);
    if (known != null) {
      return new Outcome.Travels(known);
    }
    if (plan.mayBeRefused && landing.isRefused(object)) {
      return Outcome.NOT_CARRIED;
    }
    return switch (plan.way) {
      case LITERAL -> literal((Class<?>) object);
      case ARRAY -> array(object, plan, sink);
      case CONSTANT -> constant((Enum<?>) object);
      case LAMBDA -> lambdas.takeApart(object, plan.type, sink);
      case PROXY -> proxy(object, plan.type);
      case RECORD -> instances.record(object, plan, sink);
      case INSTANCE -> instances.instance(object, plan, isWhole, sink);
      case VALUE -> value(object, plan, sink);
    };
  }

  /** The classes of all objects that were to be taken apart. */
  Set<Class<?>> types() {
    return Collections.unmodifiableSet(plans.keySet());
  }

  private TypePlan plan(Class<?> type) {
    TypePlan plan = lastPlan;
    if (plan == null || plan.type != type) {
      plan = plans.get(type);
      if (plan == null) {
        Way way = way(type);
        ValueKind kind = way == Way.VALUE ? ValueKinds.of(type) : null;
        plan = new TypePlan(type, way, landing.mayBeRefused(type), kind);
        plans.put(type, plan);
      }
      lastPlan = plan;
    }
    return plan;
  }

  private Way way(Class<?> type) {
    if (type == Class.class) {
      return Way.LITERAL;
    }
    if (type.isArray()) {
      return Way.ARRAY;
    }
    if (Enum.class.isAssignableFrom(type)) {
      return Way.CONSTANT;
    }
    if (Lambdas.isLambda(type)) {
      return Way.LAMBDA;
    }
    if (Proxy.isProxyClass(type)) {
      return Way.PROXY;
    }
    if (landing.isUsers(type)) {
      return type.isRecord() ? Way.RECORD : Way.INSTANCE;
    }
    return Way.VALUE;
  }

  private Outcome literal(Class<?> literal) {
    if (!ValueKinds.mayBeNamed(literal)) {
      return new Outcome.Cannot(
          "it is " + literal.getTypeName() + ", a class that the JDK keeps to itself");
    }
    String name = landing.nameOf(literal);
    if (name == null) {
      return Outcome.NOT_CARRIED;
    }
    landing.classValue(literal);
    return new Outcome.Travels(new Node.TypeValue(name));
  }

  private Outcome array(Object array, TypePlan plan, NodeSink sink) {
    Class<?> type = plan.type;
    if (type.getComponentType().isPrimitive()) {
      return new Outcome.Travels(new Node.PrimitiveArray(copiesArrays ? copyOf(array) : array));
    }
    NodeLayout layout = plan.array;
    if (layout == null) {
      String name = landing.nameOf(type);
      if (name == null || !ValueKinds.mayBeNamed(type)) {
        return Outcome.NOT_CARRIED;
      }
      landing.mention(type);
      layout = NodeLayout.array(name);
      plan.array = layout;
    }
    @Nullable Object[] elements = (Object[]) array;
    sink.begin(layout);
    sink.elements(elements.length);
    for (Object element : elements) {
      slots.give(element, sink);
    }
    sink.end();
    return Outcome.GIVEN;
  }

  private static Object copyOf(Object array) {
    int length = Array.getLength(array);
    Object copy = Array.newInstance(array.getClass().getComponentType(), length);
    System.arraycopy(array, 0, copy, 0, length);
    return copy;
  }

  private Outcome constant(Enum<?> constant) {
    if (constant == (Object) Comparator.naturalOrder()) {
      // Its class is the JDK's own affair.
      return new Outcome.Travels(new Node.Made(
          "java.util.Comparator", "naturalOrder", "()Ljava/util/Comparator;", List.of()));
    }
    Class<?> type = constant.getDeclaringClass();
    String name = landing.nameOf(type);
    if (name == null || !ValueKinds.mayBeNamed(type)) {
      return Outcome.NOT_CARRIED;
    }
    landing.constant(type);
    return new Outcome.Travels(new Node.Constant(name, constant.name()));
  }

  private Outcome proxy(Object proxy, Class<?> type) {
    List<String> interfaces = new ArrayList<>();
    for (Class<?> face : type.getInterfaces()) {
      String name = landing.nameOf(face);
      if (name == null) {
        return Outcome.NOT_CARRIED;
      }
      landing.proxied(face);
      interfaces.add(name);
    }
    InvocationHandler handler = Proxy.getInvocationHandler(proxy);
    return new Outcome.Travels(
        handler instanceof ResourceHandle resource
            ? new Node.Resource(resource.name(), interfaces.get(0))
            : new Node.Proxy(interfaces, slots.of(handler)));
  }

  /** What is perhaps a view of something that is met as well, or of nothing else that travels. */
  private Outcome view(Object object, NodeSink sink, boolean mayBeOne) {
    PendingViews.View view = views.get(object);
    if (view == null) {
      return mayBeOne ? Outcome.PENDING : Outcome.NOT_CARRIED;
    }
    parts.give(view.type(), view.order(), view.pieces(), sink);
    return Outcome.GIVEN;
  }

  /** A value of the JDK, by meaning. */
  private Outcome value(Object object, TypePlan plan, NodeSink sink) {
    if (object instanceof Executable member) {
      landing.member(member);
    } else if (object instanceof Field member) {
      landing.member(member);
    }
    ValueKind kind = plan.kind;
    if (kind == null || !kind.canTake(object)) {
      return view(object, sink, MapViews.isLike(object));
    }
    if (plan.mayBeUnmodifiableView && MapViews.mayBeUnmodifiable(object)) {
      return view(object, sink, true);
    }
    parts.give(kind.typeOf(object), kind.order(), kind.take(object), sink);
    return Outcome.GIVEN;
  }
}
