package dev.satchel.pack;

import dev.satchel.model.Reached;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What reach would find, for tests of check: walks objects, and takes every compiled method for reached. The closures are the
 * lambdas that one method of the main class makes, usually {@code make}.
 */
public final class FakeReached implements Reached {
  private static final Predicate<Object> USUAL = object -> {
    Class<?> type = object.getClass();
    String name = type.getName();
    boolean isJdk = type.getClassLoader() == null
        || type.getClassLoader() == ClassLoader.getPlatformClassLoader();
    return type.isArray()
        || !isJdk && !type.isHidden()
        || object instanceof Collection
        || object instanceof Map
        || object instanceof CharSequence
        || object instanceof java.util.Date
        || object instanceof java.util.BitSet
        || object instanceof java.util.Calendar
        || type == Object.class
        || name.startsWith("java.time.")
        || name.startsWith("java.util.concurrent.atomic.") && !name.contains("Updater");
  };

  private final Compiled compiled;
  private String maker = "make";
  private final Predicate<Object> canTravel;
  private final List<Object> objects = new ArrayList<>();
  private final List<Integer> parents = new ArrayList<>();
  private final List<String> paths = new ArrayList<>();
  private final Map<Object, Integer> indexes = new IdentityHashMap<>();
  private final List<Closure> closures = new ArrayList<>();
  private final List<StaticField> statics = new ArrayList<>();

  public FakeReached(Compiled compiled) {
    this(compiled, USUAL);
  }

  public FakeReached(Compiled compiled, Predicate<Object> canTravel) {
    this.compiled = compiled;
    this.canTravel = canTravel;
  }

  /** What the compiled {@code make()} returns, as the variable {@code task}. */
  public static FakeReached ofTask(Compiled compiled) {
    return new FakeReached(compiled).variable("task", compiled.call("make"));
  }

  /** What an instance method of the main class returns, called on a new object. */
  public static FakeReached ofMethod(Compiled compiled, String name) {
    try {
      var constructor = compiled.main().getDeclaredConstructor();
      constructor.setAccessible(true);
      var method = compiled.main().getDeclaredMethod(name);
      method.setAccessible(true);
      FakeReached reached = new FakeReached(compiled);
      reached.maker = name;
      return reached.variable("task", method.invoke(constructor.newInstance()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  public FakeReached variable(String name, Object value) {
    add(value, -1, name);
    return this;
  }

  /** Reaches a static field of the main class. */
  public FakeReached staticField(String name) {
    try {
      Field field = compiled.main().getDeclaredField(name);
      field.setAccessible(true);
      int index =
          add(field.get(null), -1, "static " + compiled.main().getSimpleName() + "." + name);
      statics.add(new StaticField(
          compiled.main(),
          name,
          field.getType().descriptorString(),
          index,
          new Use(null, 0, compiled.main().getSimpleName())));
      return this;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private int add(Object value, int parent, String path) {
    Deque<Object[]> open = new ArrayDeque<>();
    open.add(new Object[] {value, parent, path});
    while (!open.isEmpty()) {
      Object[] next = open.removeFirst();
      Object object = next[0];
      if (isScalar(object) || indexes.containsKey(object)) {
        continue;
      }
      int index = objects.size();
      indexes.put(object, index);
      objects.add(object);
      parents.add((Integer) next[1]);
      paths.add((String) next[2]);
      if (isLambda(object) || canTravel(index)) {
        children(object)
            .forEach((name, child) -> open.add(new Object[] {
              child,
              index,
              next[2] + " → " + name
                  + (child == null ? "" : " (" + child.getClass().getSimpleName() + ")")
            }));
      }
    }
    for (Object object : objects) {
      if (isLambda(object) && closures.stream().noneMatch(c -> c.object() == indexes.get(object))) {
        closures.add(closure(object));
      }
    }
    return isScalar(value) ? -1 : indexes.get(value);
  }

  private static boolean isScalar(Object object) {
    return object == null
        || object instanceof String
        || object instanceof Integer
        || object instanceof Long
        || object instanceof Boolean
        || object instanceof Double
        || object instanceof Character
        || object.getClass().isEnum();
  }

  private boolean isLambda(Object object) {
    return object.getClass().isHidden()
        && object.getClass().getName().startsWith(compiled.main().getName() + "$$Lambda");
  }

  private Map<String, Object> children(Object object) {
    Map<String, Object> found = new java.util.LinkedHashMap<>();
    Class<?> type = object.getClass();
    if (object instanceof Object[] array) {
      for (int i = 0; i < array.length; i++) {
        found.put("element " + i, array[i]);
      }
    } else if (object instanceof Collection<?> collection && type.getClassLoader() == null) {
      int i = 0;
      for (Object element : collection) {
        found.put("element " + i++, element);
      }
    } else if (object instanceof Map<?, ?> map && type.getClassLoader() == null) {
      map.forEach((key, value) -> found.put("value of '" + key + "'", value));
    } else if (isLambda(object)) {
      List<String> names = captureNames(object);
      int i = 0;
      for (Field field : type.getDeclaredFields()) {
        found.put("captured '" + names.get(i++) + "'", get(field, object));
      }
    } else if (type.getClassLoader() != null && !type.isArray()) {
      for (Class<?> c = type; c.getClassLoader() != null; c = c.getSuperclass()) {
        for (Field field : c.getDeclaredFields()) {
          if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
            found.put(
                field.getName().startsWith("val$")
                    ? "captured '" + field.getName().substring(4) + "'"
                    : "field " + field.getName(),
                get(field, object));
          }
        }
      }
    }
    return found;
  }

  private static Object get(Field field, Object object) {
    try {
      field.setAccessible(true);
      return field.get(object);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Closure closure(Object lambda) {
    Handle handle = handle(lambda);
    List<Captured> captures = new ArrayList<>();
    List<String> names = captureNames(lambda);
    int i = 0;
    for (Field field : lambda.getClass().getDeclaredFields()) {
      Object value = get(field, lambda);
      captures.add(new Captured(
          names.get(i++),
          isScalar(value) ? -1 : indexes.get(value),
          field.getType().getTypeName()));
    }
    Class<?> owner;
    try {
      owner = Class.forName(
          handle.getOwner().replace('/', '.'), false, compiled.main().getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
    boolean isBody = handle.getName().startsWith("lambda$");
    return new Closure(
        indexes.get(lambda),
        compiled.main(),
        new Method(
            owner, handle.getName(), handle.getDesc(), handle.getTag() == Opcodes.H_INVOKESTATIC),
        compiled.main().getSimpleName() + "." + maker + "()",
        compiled.main().getName().replace('.', '/') + ".java",
        isBody ? firstLine(body(handle)) : firstLine(make()),
        !isBody,
        captures);
  }

  private MethodNode make() {
    return compiled.parse(compiled.main()).methods.stream()
        .filter(method -> method.name.equals(maker))
        .findFirst()
        .orElseThrow();
  }

  /** Told by what it captures and implements: {@code make()} must not make two that agree in that. */
  private Handle handle(Object lambda) {
    List<String> captured = new ArrayList<>();
    for (Field field : lambda.getClass().getDeclaredFields()) {
      captured.add(field.getType().getTypeName());
    }
    String implemented = lambda.getClass().getInterfaces()[0].getName();
    for (var insn : make().instructions) {
      if (insn instanceof InvokeDynamicInsnNode site
          && site.bsm.getOwner().endsWith("LambdaMetafactory")) {
        List<String> types = new ArrayList<>();
        for (var type : org.objectweb.asm.Type.getArgumentTypes(site.desc)) {
          types.add(type.getClassName());
        }
        if (types.equals(captured)
            && org.objectweb.asm.Type.getReturnType(site.desc).getClassName().equals(implemented)) {
          return (Handle) site.bsmArgs[1];
        }
      }
    }
    throw new IllegalStateException(maker + "() makes no such lambda");
  }

  private MethodNode body(Handle handle) {
    ClassNode node = compiled.parse(compiled.main());
    return node.methods.stream()
        .filter(
            method -> method.name.equals(handle.getName()) && method.desc.equals(handle.getDesc()))
        .findFirst()
        .orElseThrow();
  }

  private static int firstLine(MethodNode method) {
    for (var insn : method.instructions) {
      if (insn instanceof LineNumberNode line) {
        return line.line;
      }
    }
    return 0;
  }

  private List<String> captureNames(Object lambda) {
    List<String> names = new ArrayList<>();
    Handle handle = handle(lambda);
    boolean isStatic = handle.getTag() == Opcodes.H_INVOKESTATIC;
    List<LocalVariableNode> variables =
        handle.getName().startsWith("lambda$") ? body(handle).localVariables : null;
    if (!isStatic) {
      names.add(variables == null ? "arg$1" : "this");
    }
    int local = isStatic ? 0 : 1;
    for (var type : org.objectweb.asm.Type.getArgumentTypes(handle.getDesc())) {
      int at = local;
      String unknown = "arg$" + (names.size() + 1);
      names.add(
          variables == null
              ? unknown
              : variables.stream()
                  .filter(variable -> variable.index == at)
                  .map(variable -> variable.name)
                  .findFirst()
                  .orElse(unknown));
      local += type.getSize();
    }
    return names;
  }

  @Override
  public boolean isChanging(int index) {
    return false;
  }

  @Override
  public boolean isInLibrary(int index) {
    return false;
  }

  @Override
  public String obstacle(int index) {
    return null;
  }

  @Override
  public int size() {
    return objects.size();
  }

  @Override
  public Object object(int index) {
    return objects.get(index);
  }

  @Override
  public boolean canTravel(int index) {
    return isLambda(objects.get(index)) || canTravel.test(objects.get(index));
  }

  @Override
  public String path(int index) {
    return paths.get(index);
  }

  @Override
  public int parent(int index) {
    return parents.get(index);
  }

  @Override
  public int field(int object, String name) {
    Object holder = objects.get(object);
    try {
      Object value = get(holder.getClass().getDeclaredField(name), holder);
      return isScalar(value) ? -1 : indexes.get(value);
    } catch (NoSuchFieldException e) {
      return -1;
    }
  }

  /** As an object's own field, or by way of one collection. */
  @Override
  public boolean isOwned(int object) {
    for (StaticField field : statics) {
      if (field.object() == object) {
        return true;
      }
    }
    for (Object holder : objects) {
      if (!isLambda(holder) && holder.getClass().getClassLoader() != null) {
        for (Map.Entry<String, Object> child : children(holder).entrySet()) {
          if (child.getValue() == objects.get(object) && child.getKey().startsWith("field ")) {
            return true;
          }
        }
      }
    }
    return false;
  }

  @Override
  public Closure closureAbove(int index) {
    for (int at = index; at >= 0; at = parents.get(at)) {
      int object = at;
      var found = closures.stream().filter(c -> c.object() == object).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
    }
    return null;
  }

  @Override
  public List<Closure> closures() {
    return closures;
  }

  @Override
  public List<Method> methods() {
    return compiled.methods();
  }

  @Override
  public List<StaticField> statics() {
    return statics;
  }
}
