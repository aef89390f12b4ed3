package programs;

import dev.satchel.*;
import java.lang.annotation.*;
import java.lang.reflect.*;
import java.util.*;
import java.util.concurrent.*;

/** Members of classes as values: what reflection gave here is asked, called, read and written there. */
public class Members {
  @Retention(RetentionPolicy.RUNTIME)
  @interface Column {
    String value();
  }

  interface Shape {
    double area();

    default String describe() {
      return "area " + area();
    }
  }

  record Square(@Column("s") double side) implements Shape {
    public double area() {
      return side * side;
    }
  }

  static class Circle implements Shape {
    @Column("r")
    private double radius;

    private static int made = 7;

    private Circle(double radius) {
      this.radius = radius;
      made++;
    }

    Circle() {
      this(1);
    }

    public double area() {
      return 3 * radius * radius;
    }

    private static int helper(int x) {
      return deeper(x) + made;
    }

    private static int deeper(int x) {
      return 2 * x;
    }

    private String secret(String... words) {
      return String.join("+", words) + radius;
    }

    int never() {
      return 99;
    }
  }

  static class Disc extends Circle {
    @Override
    public double area() {
      return -super.area();
    }
  }

  /** A mapper as libraries have them: fields and constructor found once, kept, and used for each row. */
  static class Mapper<T> {
    final Constructor<T> constructor;
    final Map<String, Field> columns = new TreeMap<>();
    final Map<Method, String> names = new HashMap<>();

    Mapper(Class<T> type) throws ReflectiveOperationException {
      constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      for (Field field : type.getDeclaredFields()) {
        Column column = field.getAnnotation(Column.class);
        if (column != null) {
          field.setAccessible(true);
          columns.put(column.value(), field);
        }
      }
      names.put(type.getMethod("area"), "area");
    }

    T map(Map<String, ?> row) throws ReflectiveOperationException {
      T made = constructor.newInstance();
      for (Map.Entry<String, Field> column : columns.entrySet()) {
        column.getValue().set(made, row.get(column.getKey()));
      }
      return made;
    }
  }

  /** As libraries catch a generic type. */
  abstract static class Token<T> {
    final Type type =
        ((ParameterizedType) getClass().getGenericSuperclass()).getActualTypeArguments()[0];
  }

  /** No code names its fields. */
  static class Settings {
    static int port = 80;
    static final List<String> HOSTS = new ArrayList<>(List.of("a"));
    private static Shape shape = null;
    static final Thread UNFIT = null;
    static Object unfit = null;
  }

  static class Gadget {
    static long made = 1;
    static final List<String> PARTS = new ArrayList<>();
    final String name = "gadget";
  }

  /** Every static field of a class, by name. */
  static Map<String, Object> statics(Class<?> type) throws IllegalAccessException {
    Map<String, Object> values = new TreeMap<>();
    for (Field field : type.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && !field.getName().startsWith("un")) {
        field.setAccessible(true);
        values.put(field.getName(), field.get(null));
      }
    }
    return values;
  }

  static final Method STATIC_AREA = find(Shape.class, "area");

  static Method find(Class<?> type, String name, Class<?>... parameters) {
    try {
      Method method = type.getDeclaredMethod(name, parameters);
      method.setAccessible(!type.getName().startsWith("java."));
      return method;
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  static String failure(Callable<?> task) throws Exception {
    try {
      return "no failure: " + task.call();
    } catch (ReflectiveOperationException e) {
      return e.getClass().getSimpleName();
    }
  }

  public static void main(String[] args) throws Exception {
    try (RemoteJvm jvm = Both.jvm(args)) {
      Both both = new Both(jvm);

      Method helper = find(Circle.class, "helper", int.class);
      both.same("static method", () -> helper.invoke(null, 20));
      Method secret = find(Circle.class, "secret", String[].class);
      Circle circle = new Circle(4);
      both.same("private method", () -> secret.invoke(circle, (Object) new String[] {"a", "b"}));
      Method area = find(Shape.class, "area");
      both.same("overriders", () -> area.invoke(new Square(3)) + " " + area.invoke(new Disc()));
      both.same("static field", () -> STATIC_AREA.invoke(new Square(5)));
      Method describe = find(Shape.class, "describe");
      List<Shape> shapes = List.of(circle, new Square(2));
      both.same("default", () -> describe.invoke(shapes.get(0)) + "" + describe.invoke(shapes.get(1)));
      Constructor<Circle> constructor = Circle.class.getDeclaredConstructor(double.class);
      constructor.setAccessible(true);
      both.same("constructor", () -> constructor.newInstance(6).area());
      Constructor<Square> ofRecord = Square.class.getDeclaredConstructor(double.class);
      both.same("constructor of a record", () -> ofRecord.newInstance(6.5));
      Field radius = Circle.class.getDeclaredField("radius");
      radius.setAccessible(true);
      both.same("field", () -> {
        radius.set(circle, 2 * radius.getDouble(circle));
        return circle.area();
      });
      Field made = Circle.class.getDeclaredField("made");
      made.setAccessible(true);
      Circle.made = 40;
      both.same("static field by reflection", () -> made.getInt(null) + 2);
      RecordComponent side = Square.class.getRecordComponents()[0];
      both.same("record component", () -> side.getName()
          + side.getAccessor().invoke(new Square(8))
          + side.getAnnotation(Column.class).value());
      Parameter second = find(Members.class, "find", Class.class, String.class, Class[].class)
          .getParameters()[2];
      both.same("parameter", () -> second.getType() + " " + second.isVarArgs());
      Mapper<Circle> mapper = new Mapper<>(Circle.class);
      both.same("mapper", () -> mapper.map(Map.of("r", 5.0)).area()
          + mapper.names.get(Circle.class.getMethod("area")));

      Method length = String.class.getMethod("length");
      Method of = List.class.getMethod("of", Object[].class);
      Constructor<?> list = ArrayList.class.getConstructor(Collection.class);
      Field max = Integer.class.getField("MAX_VALUE");
      both.same("of the JDK", () -> length.invoke("four")
          + ""
          + of.invoke(null, (Object) new Object[] {1, 2})
          + list.newInstance(Set.of(3))
          + max.get(null));
      Method isPrivate = Circle.class.getDeclaredMethod("secret", String[].class);
      both.same("access", () -> secret.isAccessible()
          + " "
          + isPrivate.isAccessible()
          + isPrivate.equals(secret)
          + secret.getDeclaringClass().getSimpleName()
          + secret.toGenericString());
      Class<?>[] types = {Circle.class, int.class, String[].class, Shape[][].class};
      both.same("classes", () -> Arrays.toString(types));
      Token<Map<String, List<? extends Square[]>>> token = new Token<>() {};
      Type[] generic = {token.type, Shape.class, List.class.getTypeParameters()[0]};
      both.same("generic types", () -> Arrays.toString(generic)
          + token.type.equals(new Token<Map<String, List<? extends Square[]>>>() {}.type));
      Settings.port = 8080;
      Settings.HOSTS.add("b");
      Settings.shape = new Square(3);
      Settings.unfit = new Thread(() -> {});
      Gadget.made = 7;
      both.same("static fields that no code names", () -> statics(Settings.class));
      Class<?>[] captured = {Settings.class};
      both.same("of a captured class", () -> statics(captured[0]));
      Object gadget = new Gadget();
      both.same("of the class of an object", () -> statics(gadget.getClass()));
      String name = "Gadget";
      both.same("of a class that is asked for", () -> statics(Class.forName("programs.Members$" + name)));
      both.same("what is final", () -> {
        StringBuilder text = new StringBuilder();
        Gadget one = new Gadget();
        Field[] fields = {
          Gadget.class.getDeclaredField("name"),
          Gadget.class.getDeclaredField("made"),
          Gadget.class.getDeclaredField("PARTS"),
          Circle.class.getDeclaredField("radius"),
          Square.class.getDeclaredField("side"),
        };
        for (Member field : fields) {
          text.append(Modifier.toString(field.getModifiers())).append(';');
        }
        for (Field field : fields) {
          text.append(Modifier.isFinal(field.getModifiers())).append(field.getName());
        }
        return text + one.name + Modifier.toString(Gadget.class.getModifiers());
      });
      Column column = Circle.class.getDeclaredField("radius").getAnnotation(Column.class);
      both.same("annotation", () -> column.value()
          + column.equals(Circle.class.getDeclaredField("radius").getAnnotation(Column.class))
          + column.annotationType().getSimpleName()
          + column.equals(Square.class.getRecordComponents()[0].getAnnotation(Column.class)));
      both.same("a result", () -> jvmSide(area));
      both.end();
    }
  }

  static Method jvmSide(Method method) {
    return find(Circle.class, "area");
  }
}
