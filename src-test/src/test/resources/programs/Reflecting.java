package programs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A small framework such as people write: injection by annotations, mappers of records, validation, proxies with interceptors, handles, commands by name. */
public final class Reflecting {
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.FIELD, ElementType.RECORD_COMPONENT, ElementType.METHOD, ElementType.PARAMETER})
  @Repeatable(Checks.class)
  @interface Check {
    String value();

    int min() default 0;

    Class<? extends Validator> by() default NotBlank.class;

    Kind[] kinds() default {Kind.ERROR};
  }

  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.FIELD, ElementType.RECORD_COMPONENT, ElementType.METHOD, ElementType.PARAMETER})
  @interface Checks {
    Check[] value();
  }

  enum Kind { ERROR, WARNING }

  interface Validator {
    boolean isValid(Object value, Check check);
  }

  static class NotBlank implements Validator {
    @Override
    public boolean isValid(Object value, Check check) {
      return value != null && !value.toString().isBlank();
    }
  }

  static class AtLeast implements Validator {
    @Override
    public boolean isValid(Object value, Check check) {
      return value instanceof Number n && n.intValue() >= check.min();
    }
  }

  static class Form {
    @Check("name must be set")
    private final String name;

    @Check(value = "too young", min = 18, by = AtLeast.class, kinds = {Kind.WARNING, Kind.ERROR})
    @Check("age must be set")
    protected int age;

    static int forms;
    transient String note = "n";

    Form(String name, int age) {
      this.name = name;
      this.age = age;
      forms++;
    }
  }

  static List<String> validate(Object bean) {
    List<String> problems = new ArrayList<>();
    for (Field field : bean.getClass().getDeclaredFields()) {
      for (Check check : field.getAnnotationsByType(Check.class)) {
        try {
          field.setAccessible(true);
          Constructor<? extends Validator> maker = check.by().getDeclaredConstructor();
          if (!maker.newInstance().isValid(field.get(bean), check)) {
            problems.add(field.getName() + ": " + check.value() + " " + Arrays.toString(check.kinds()));
          }
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(e);
        }
      }
    }
    return problems;
  }

  record Money(@Check("currency") String currency, long cents) {}

  record Invoice(int number, Money total, List<String> lines) {}

  static Map<String, Object> toMap(Record record) throws ReflectiveOperationException {
    Map<String, Object> map = new LinkedHashMap<>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      Object value = accessor.invoke(record);
      map.put(component.getName(), value instanceof Record inner ? toMap(inner) : value);
    }
    return map;
  }

  static <R extends Record> R fromMap(Class<R> type, Map<String, ?> map) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < arguments.length; i++) {
      Object value = map.get(components[i].getName());
      arguments[i] = types[i].isRecord() ? fromMap(types[i].asSubclass(Record.class), (Map<String, ?>) value) : value;
    }
    Constructor<R> constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor.newInstance(arguments);
  }

  interface Greeter {
    String greet(String name);

    default String twice(String name) {
      return greet(name) + greet(name);
    }
  }

  static final class Interceptors implements InvocationHandler {
    private final Object target;
    private final List<String> calls = new ArrayList<>();
    private final Map<String, BiFunction<Method, Object[], Object[]>> before = new HashMap<>();

    Interceptors(Object target) {
      this.target = target;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
      if (method.getDeclaringClass() == Object.class) {
        return method.invoke(this, args);
      }
      calls.add(method.getName());
      if (method.isDefault()) {
        return InvocationHandler.invokeDefault(proxy, method, args);
      }
      Object[] changed = before.getOrDefault(method.getName(), (m, a) -> a).apply(method, args);
      try {
        return method.invoke(target, changed);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
  }

  static final class Shell {
    private int total;

    @Check("adds")
    public int add(int n) {
      return total += n;
    }

    @Check("says")
    public String say(String word, Integer times) {
      return word.repeat(times);
    }

    @Check("fails")
    public void fail(String why) {
      throw new IllegalStateException(why);
    }

    static Object run(Object on, String line) throws Throwable {
      String[] words = line.split(" ");
      for (Method method : on.getClass().getMethods()) {
        if (method.getName().equals(words[0]) && method.isAnnotationPresent(Check.class)) {
          Object[] arguments = new Object[method.getParameterCount()];
          for (int i = 0; i < arguments.length; i++) {
            Class<?> type = method.getParameterTypes()[i];
            arguments[i] = type == String.class ? words[i + 1] : Integer.valueOf(words[i + 1]);
          }
          try {
            return method.invoke(on, arguments);
          } catch (InvocationTargetException e) {
            throw e.getTargetException();
          }
        }
      }
      throw new NoSuchMethodException(line);
    }
  }

  abstract static class TypeKey<T> {
    final Type type = ((ParameterizedType) getClass().getGenericSuperclass()).getActualTypeArguments()[0];
  }

  static class Counter {
    volatile int n;
    private static final VarHandle N;
    static final MethodHandle JOIN;

    static {
      try {
        N = MethodHandles.lookup().findVarHandle(Counter.class, "n", int.class);
        JOIN = MethodHandles.lookup().findVirtual(String.class, "concat", MethodType.methodType(String.class, String.class));
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    int bump() {
      return (int) N.getAndAdd(this, 5) + n;
    }
  }

  sealed interface Shape<T extends Number & Comparable<T>> permits Box, Dot {
    T size();
  }

  record Box<T extends Number & Comparable<T>>(T size) implements Shape<T> {}

  static final class Dot implements Shape<Integer> {
    @Override
    public Integer size() {
      return 0;
    }
  }

  static String signature(Class<?> type) {
    return Modifier.toString(type.getModifiers()) + " " + type.getSimpleName()
        + Arrays.stream(type.getTypeParameters()).map(v -> v + Arrays.toString(v.getBounds())).toList()
        + Arrays.toString(type.getGenericInterfaces())
        + Arrays.stream(type.getDeclaredMethods()).sorted(Comparator.comparing(Method::toGenericString)).map(Method::toGenericString).toList();
  }

  public static void main(String[] args) throws Exception {
    Form form = new Form(" ", 12);
    Both both = new Both(Both.jvm(args));
    both.same("validation", () -> validate(form));
    both.same("validation of what is made there", () -> validate(new Form("x", 30)) + " " + Form.forms);
    Invoice invoice = new Invoice(7, new Money("EUR", 1999), List.of("tea", "cup"));
    both.same("record to map and back", () -> {
      Map<String, Object> map = toMap(invoice);
      return map + " " + fromMap(Invoice.class, map).equals(invoice);
    });
    Class<? extends Record> type = Money.class;
    both.same("class as a value", () -> fromMap(type, Map.of("currency", "JPY", "cents", 3L)));
    Interceptors interceptors = new Interceptors((Greeter) name -> "hello " + name);
    interceptors.before.put("greet", (m, a) -> new Object[] {a[0].toString().toUpperCase(java.util.Locale.ROOT) + m.getParameterCount()});
    Greeter greeter = (Greeter) Proxy.newProxyInstance(Reflecting.class.getClassLoader(), new Class<?>[] {Greeter.class}, interceptors);
    both.same("proxy with interceptors", () -> greeter.twice("bo") + interceptors.calls + Proxy.isProxyClass(greeter.getClass())
        + (Proxy.getInvocationHandler(greeter) == interceptors));
    Greeter failing = (Greeter) Proxy.newProxyInstance(Reflecting.class.getClassLoader(), new Class<?>[] {Greeter.class},
        new Interceptors((Greeter) name -> {
          throw new UnsupportedOperationException("not " + name);
        }));
    both.same("proxy that fails", () -> failing.greet("now"));
    Shell shell = new Shell();
    both.same("commands", () -> {
      try {
        return Shell.run(shell, "add 5") + " " + Shell.run(shell, "say ab 3") + " " + shell.total;
      } catch (Throwable e) {
        return e;
      }
    });
    both.same("command that fails", () -> {
      try {
        return Shell.run(shell, "fail because");
      } catch (Throwable e) {
        return e + " " + e.getStackTrace()[0].getMethodName();
      }
    });
    TypeKey<Map<String, ? super List<Integer[]>>> key = new TypeKey<>() { };
    both.same("type token", () -> key.type + " " + new TypeKey<List<?>>() { }.type);
    Counter counter = new Counter();
    both.same("handles", () -> {
      try {
        return counter.bump() + " " + counter.bump() + " " + (String) Counter.JOIN.invokeExact("a", "b");
      } catch (Throwable e) {
        return e;
      }
    });
    Method compare = String.class.getMethod("compareTo", String.class);
    Constructor<Dot> dot = Dot.class.getDeclaredConstructor();
    Field cents = Money.class.getDeclaredField("cents");
    both.same("members as values", () -> compare.invoke("a", "c") + " " + dot.newInstance().size() + " " + cents.getGenericType() + " " + Objects.hash(cents.getName()));
    both.same("signatures", () -> signature(Shape.class) + signature(Box.class).replaceAll("0x[0-9a-f]+", ""));
    both.same("annotation values", () -> {
      Check check = Form.class.getDeclaredField("age").getAnnotationsByType(Check.class)[0];
      Check other = Money.class.getRecordComponents()[0].getAnnotation(Check.class);
      return check.min() + check.by().getSimpleName() + check.annotationType().getSimpleName() + other.value() + other.equals(check)
          + check.equals(Form.class.getDeclaredField("age").getAnnotation(Checks.class).value()[0]);
    });
    Check captured = Money.class.getRecordComponents()[0].getAnnotation(Check.class);
    both.same("captured annotation", () -> captured.value() + captured.equals(Money.class.getRecordComponents()[0].getAnnotation(Check.class)));
    both.same("arrays by reflection", () -> {
      Object array = Array.newInstance(Money.class, 2, 3);
      Array.set(Array.get(array, 1), 2, new Money("A", 1));
      return Arrays.deepToString((Object[]) array) + array.getClass().getName().replace("programs.", "");
    });
    both.same("members listed", () -> Arrays.stream(Form.class.getDeclaredFields()).map(f -> Modifier.toString(f.getModifiers()) + " " + f.getName())
        .collect(Collectors.joining(",")) + Arrays.toString(Form.class.getDeclaredConstructors()) + Form.class.getEnclosingClass().getSimpleName()
        + Arrays.stream(Reflecting.class.getDeclaredClasses()).map(Class::getSimpleName).sorted().toList());
    Function<Object, TypeVariable<?>[]> variables = o -> o.getClass().getTypeParameters();
    both.same("type variables", () -> Arrays.toString(variables.apply(new Box<>(5))) + new TreeMap<>(Map.of(1, 2)).getClass().getTypeParameters().length);
    both.end();
  }
}
