package programs;

import dev.satchel.*;
import java.lang.annotation.*;
import java.lang.reflect.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;
import java.util.stream.*;

/** Values in which programs see more than their content; and what reflection sees of shipped classes. */
public class Values {
  @Retention(RetentionPolicy.RUNTIME)
  @interface Tag {
    String value() default "d";

    Class<?> type() default Named.class;

    Size size() default Size.LARGE;
  }

  static class Named {
    final String name;

    Named(String name) {
      this.name = name;
    }
  }

  enum Size {
    SMALL,
    LARGE
  }

  @Tag("t")
  static class Bean {
    public int count = 1;
    public Size size;
    private final String secret = "s".repeat(2);

    Bean() {}

    public String hello(String... names) {
      return "hello " + String.join(",", names);
    }

    private static int twice(int x) {
      return 2 * x;
    }
  }

  static <T> T make(Class<T> type) throws ReflectiveOperationException {
    Constructor<T> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }

  static final Integer BOXED = 1234;
  static final String MODE = "mode-" + 1;

  public static void main(String[] args) throws Exception {
    try (RemoteJvm jvm = Both.jvm(args)) {
      Both both = new Both(jvm);
      Integer one = 1000;
      Object same = one;
      Integer ofClass = BOXED;
      both.same("boxed", () -> (one == same) + " " + (ofClass == BOXED));
      String mode = "mode-1";
      both.same("strings", () -> mode == "mode-1" && MODE == mode);

      List<Object> entries = new ArrayList<>();
      for (Map<String, Integer> map : List.of(
          new HashMap<>(Map.of("h", 1)),
          new LinkedHashMap<>(Map.of("l", 2)),
          new TreeMap<>(Map.of("t", 3)),
          new ConcurrentHashMap<>(Map.of("c", 4)))) {
        for (Map.Entry<String, Integer> entry : map.entrySet()) {
          entries.add(entry);
          both.same("entry", () -> entry.getKey() + entry.getValue());
        }
      }
      both.same("entries", () -> entries.toString());
      Predicate<Object> equal = Predicate.isEqual("x").or(Objects::isNull).negate();
      both.same("JDK lambdas", () -> Stream.of("x", "y").filter(equal).toList());

      both.same("bean", () -> {
        Bean bean = make(Bean.class);
        Field secret = Bean.class.getDeclaredField("secret");
        secret.setAccessible(true);
        Method hello = Bean.class.getMethod("hello", String[].class);
        Method twice = Bean.class.getDeclaredMethod("twice", int.class);
        twice.setAccessible(true);
        return hello.invoke(bean, (Object) new String[] {"a", "b"})
            + " "
            + secret.get(bean)
            + twice.invoke(null, 21);
      });
      both.same("annotation", () -> {
        Tag tag = Bean.class.getAnnotation(Tag.class);
        return tag.value() + tag.type().getSimpleName() + tag.size();
      });
      both.same(
          "members",
          () -> Stream.of(Bean.class.getDeclaredMethods())
                  .map(Method::getName)
                  .sorted()
                  .toList()
              + " "
              + Bean.class.getDeclaredFields().length
              + Named.class.getDeclaredMethods().length);
      both.same(
          "by name",
          () -> Class.forName("[Lprograms.Values$Named;").getComponentType().getSimpleName());
      both.same("enum by name", () -> {
        Class<?> type = Bean.class.getField("size").getType();
        return Arrays.toString(type.getEnumConstants());
      });
      both.end();
    }
  }
}
