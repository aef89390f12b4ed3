package dev.satchel.pack.reach;

import dev.satchel.model.Node;
import dev.satchel.model.Parts;
import dev.satchel.model.Slot;
import dev.satchel.pack.code.ClassCode;
import dev.satchel.pack.code.ClassCode.UnavailableCodeException;
import dev.satchel.pack.code.FactoryMethod;
import dev.satchel.values.BaseKind;
import dev.satchel.values.BaseKinds;
import dev.satchel.values.FieldAccess;
import dev.satchel.values.FieldLayout;
import dev.satchel.values.HookFailure;
import dev.satchel.values.LambdaCaptures;
import dev.satchel.values.Pieces;
import dev.satchel.values.ResourceHandle;
import dev.satchel.values.SerialHooks;
import dev.satchel.values.ValueKind;
import dev.satchel.values.ValueKinds;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The heap half: visits each object once, breadth first, and takes it apart into a {@link Node}.
 *
 * <p>Objects are numbered in first-visit order; the list of objects is its own queue, so depth costs nothing. Calls no
 * code of the user but serialization hooks.
 */
final class HeapWalk {
  private static final int ATTEMPTS = 3;

  private final Landing landing;
  private final IdentityTable objects = new IdentityTable();
  private final List<@Nullable Node> nodes = new ArrayList<>();
  private final Map<Integer, String> obstacles = new HashMap<>();
  private final Map<Integer, Integer> aliases = new HashMap<>();
  private final Map<Integer, Lambdas.Found> lambdas = new LinkedHashMap<>();
  private int[] parents = new int[64];
  private int visiting = -1;

  HeapWalk(Landing landing) {
    this.landing = landing;
  }

  /** The slot for a root: a variable or a static field. */
  Slot root(@Nullable Object value) {
    visiting = -1;
    return slot(value);
  }

  /** Takes apart what has been met and not yet visited. */
  void run() {
    while (nodes.size() < objects.size()) {
      int index = nodes.size();
      visiting = index;
      nodes.add(null);
      nodes.set(index, takeApart(index, objects.get(index)));
    }
    visiting = -1;
  }

  boolean isDone() {
    return nodes.size() == objects.size();
  }

  int size() {
    return nodes.size();
  }

  Object object(int index) {
    return objects.get(index);
  }

  /** Null if the object cannot travel. */
  @Nullable
  Node node(int index) {
    return nodes.get(index);
  }

  /** The object through which this one was met first; -1 for a root. */
  int parent(int index) {
    return parents[index];
  }

  /** Why an object that would otherwise travel cannot; null if its kind is simply not carried. */
  @Nullable
  String obstacle(int index) {
    return obstacles.get(index);
  }

  /** Lambdas of shipped classes among the objects. */
  Map<Integer, Lambdas.Found> lambdas() {
    return lambdas;
  }

  /** Whether objects of the value's kind can travel, whatever they hold. */
  boolean carries(@Nullable Object value) {
    if (value == null || Slot.isScalar(value) || value instanceof Class || value instanceof Enum) {
      return true;
    }
    Class<?> type = value.getClass();
    if (type.isArray() || Proxy.isProxyClass(type)) {
      return true;
    }
    if (Lambdas.isLambda(type)) {
      return landing.lambda(type) != null;
    }
    if (landing.isUsers(type)) {
      return BaseKinds.refusal(type) == null;
    }
    ValueKind kind = ValueKinds.of(type);
    return kind != null && kind.canTake(value);
  }

  /** Index of the value's object; -1 for null and scalars. */
  static int indexOf(Slot slot) {
    return slot instanceof Slot.Ref ref ? ref.node() : -1;
  }

  private Slot slot(@Nullable Object value) {
    if (value == null) {
      return Slot.NULL;
    }
    if (Slot.isScalar(value)) {
      return new Slot.Scalar(value);
    }
    int before = objects.size();
    int index = objects.add(value);
    if (index == before) {
      if (index == parents.length) {
        parents = Arrays.copyOf(parents, index * 2);
      }
      parents[index] = visiting;
    }
    return new Slot.Ref(index);
  }

  private List<Slot> slots(@Nullable Object[] values) {
    List<Slot> slots = new ArrayList<>(values.length);
    for (Object value : values) {
      slots.add(slot(value));
    }
    return slots;
  }

  private @Nullable Node takeApart(int index, Object object) {
    for (int attempt = 1; ; attempt++) {
      try {
        return kindOf(index, object);
      } catch (ConcurrentModificationException e) {
        if (attempt == ATTEMPTS) {
          return cannot(index, "another thread changes it while it is captured");
        }
      } catch (UnavailableCodeException | HookFailure e) {
        return cannot(index, String.valueOf(e.getMessage()));
      }
    }
  }

  private @Nullable Node cannot(int index, String reason) {
    obstacles.put(index, reason);
    return null;
  }

  private @Nullable Node kindOf(int index, Object object) {
    Node known = landing.known(object);
    if (known != null) {
      return known;
    }
    Class<?> type = object.getClass();
    if (object instanceof Class<?> literal) {
      String name = landing.nameOf(literal);
      if (name == null) {
        return null;
      }
      landing.mention(literal);
      return new Node.TypeValue(name);
    }
    if (type.isArray()) {
      return array(object, type);
    }
    if (object instanceof Enum<?> constant) {
      return constant(constant);
    }
    if (Lambdas.isLambda(type)) {
      return lambda(index, object, type);
    }
    if (Proxy.isProxyClass(type)) {
      return proxy(object, type);
    }
    if (landing.isUsers(type)) {
      return type.isRecord() ? record(index, object, type) : instance(index, object, type);
    }
    return value(object, type);
  }

  private @Nullable Node array(Object array, Class<?> type) {
    String name = landing.nameOf(type);
    if (type.getComponentType().isPrimitive()) {
      return new Node.PrimitiveArray(copyOf(array));
    }
    if (name == null) {
      return null;
    }
    landing.mention(type);
    return new Node.Array(name, slots((Object[]) array));
  }

  private static Object copyOf(Object array) {
    int length = java.lang.reflect.Array.getLength(array);
    Object copy = java.lang.reflect.Array.newInstance(array.getClass().getComponentType(), length);
    System.arraycopy(array, 0, copy, 0, length);
    return copy;
  }

  private @Nullable Node constant(Enum<?> constant) {
    if (constant == (Object) Comparator.naturalOrder()) {
      // Its class is the JDK's own affair.
      return new Node.Made(
          "java.util.Comparator", "naturalOrder", "()Ljava/util/Comparator;", List.of());
    }
    Class<?> type = constant.getDeclaringClass();
    String name = landing.nameOf(type);
    if (name == null) {
      return null;
    }
    landing.constant(type);
    return new Node.Constant(name, constant.name());
  }

  private @Nullable Node proxy(Object proxy, Class<?> type) {
    List<String> interfaces = new ArrayList<>();
    for (Class<?> face : type.getInterfaces()) {
      String name = landing.nameOf(face);
      if (name == null) {
        return null;
      }
      landing.proxied(face);
      interfaces.add(name);
    }
    InvocationHandler handler = Proxy.getInvocationHandler(proxy);
    if (handler instanceof ResourceHandle resource) {
      return new Node.Resource(resource.name(), interfaces.get(0));
    }
    return new Node.Proxy(interfaces, slot(handler));
  }

  private @Nullable Node lambda(int index, Object lambda, Class<?> type) {
    Lambdas.Found found = landing.lambda(type);
    if (found == null) {
      return null;
    }
    @Nullable Object[] captured = LambdaCaptures.read(lambda);
    if (!landing.brings(found.host())) {
      return made(index, found, captured);
    }
    String host = landing.nameOf(found.host());
    String face = landing.nameOf(type.getInterfaces()[0]);
    if (host == null || face == null) {
      return null;
    }
    lambdas.put(index, found);
    landing.lambda(found.host(), found.use());
    List<String> names = CaptureNames.of(found);
    List<Node.Capture> captures = new ArrayList<>();
    for (int i = 0; i < captured.length; i++) {
      captures.add(new Node.Capture(names.get(i), slot(captured[i])));
    }
    return new Node.Lambda(host, found.use().place(), face, captures);
  }

  /** A lambda of the JDK: made again by the public method that made it. */
  private @Nullable Node made(int index, Lambdas.Found found, @Nullable Object[] captured) {
    FactoryMethod factory = FactoryMethod.of(ClassCode.of(found.host()), found.use());
    if (factory == null) {
      return cannot(
          index,
          "it is a lambda inside " + found.host().getName() + " that no public method makes again");
    }
    List<Slot> arguments = new ArrayList<>();
    for (int capture : factory.captureOfArgument()) {
      arguments.add(slot(captured[capture]));
    }
    return new Node.Made(found.host().getName(), factory.name(), factory.descriptor(), arguments);
  }

  private @Nullable Node record(int index, Object record, Class<?> type) {
    String name = landing.nameOf(type);
    if (name == null) {
      return null;
    }
    SerialHooks hooks = SerialHooks.of(type);
    Object replacement = hooks.replace(record);
    if (replacement != record) {
      return replaced(index, replacement);
    }
    landing.recordInstance(type);
    return new Node.RecordInstance(name, fields(record, type, true), hooks.resolves());
  }

  private @Nullable Node instance(int index, Object object, Class<?> type) {
    String name = landing.nameOf(type);
    if (name == null) {
      return null;
    }
    if (type.isHidden()) {
      return cannot(index, "its class is hidden, so no class file of it can be had");
    }
    String refusal = BaseKinds.refusal(type);
    if (refusal != null) {
      return cannot(index, refusal);
    }
    SerialHooks hooks = SerialHooks.of(type);
    if ((hooks.replaces() || hooks.resolves()) && OwnConstants.contains(object)) {
      landing.instance(type);
      return new Node.Instance(
          name, fields(object, type, true), base(object, type), List.of(), false);
    }
    Object replacement = hooks.replace(object);
    if (replacement != object) {
      return replaced(index, replacement);
    }
    landing.instance(type);
    if (!hooks.handlesState()) {
      return new Node.Instance(
          name, fields(object, type, false), base(object, type), List.of(), hooks.resolves());
    }
    SerialHooks.State state = hooks.write(object);
    List<Node.FieldValue> fields = new ArrayList<>();
    for (SerialHooks.Field field : state.fields()) {
      String owner = landing.nameOf(field.owner());
      if (owner != null) {
        fields.add(new Node.FieldValue(owner, field.name(), slot(field.value())));
      }
    }
    List<Node.Written> written = new ArrayList<>();
    for (SerialHooks.Data data : state.data()) {
      String owner = landing.nameOf(data.owner());
      if (owner != null) {
        written.add(new Node.Written(owner, slots(data.values().toArray())));
      }
    }
    if (written.isEmpty()) {
      written.add(new Node.Written(name, List.of())); // says that hooks are to read it
    }
    return new Node.Instance(name, fields, base(object, type), written, hooks.resolves());
  }

  /** State that the object has from its JDK superclass. */
  private @Nullable Parts base(Object object, Class<?> type) {
    BaseKind kind = BaseKinds.of(type);
    return kind == null ? null : parts(FieldLayout.of(type).jdkSuperclass(), kind.take(object));
  }

  /** {@code writeReplace} gave another object, which travels in this one's place. */
  private @Nullable Node replaced(int index, @Nullable Object replacement) {
    if (!(slot(replacement) instanceof Slot.Ref ref)) {
      return cannot(index, "its writeReplace gives null or a string or number, not an object");
    }
    aliases.put(index, ref.node());
    return null;
  }

  private List<Node.FieldValue> fields(Object object, Class<?> type, boolean withTransient) {
    List<Node.FieldValue> values = new ArrayList<>();
    for (FieldAccess field : FieldLayout.of(type).fields()) {
      if (withTransient || !field.isTransient()) {
        String owner = landing.nameOf(field.owner());
        if (owner != null) {
          values.add(new Node.FieldValue(owner, field.name(), slot(field.get(object))));
        }
      }
    }
    return values;
  }

  /** A value of the JDK, by meaning. */
  private @Nullable Node value(Object object, Class<?> type) {
    ValueKind kind = ValueKinds.of(type);
    return kind == null || !kind.canTake(object)
        ? null
        : new Node.Value(kind.typeOf(object), parts(type, kind.take(object)));
  }

  private Parts parts(Class<?> type, Pieces pieces) {
    Map<String, Slot> properties = new LinkedHashMap<>();
    pieces.properties().forEach((name, value) -> properties.put(name, slot(value)));
    @Nullable Object[] elements = pieces.elements();
    if (elements == null) {
      return new Parts(properties, null, false);
    }
    @Nullable Object[] ordered = CanonicalOrder.of(type.getName(), elements, pieces.paired());
    return new Parts(properties, slots(ordered), pieces.paired());
  }

  /** The object that travels in this one's place; {@code index} itself if none does. */
  int alias(int index) {
    int at = index;
    while (aliases.containsKey(at)) {
      at = aliases.get(at);
    }
    return at;
  }
}
