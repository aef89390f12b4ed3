package dev.satchel.pack.check;

import dev.satchel.pack.code.Change;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Says, with code in the user's own names, where the state of a closure should live. */
final class Remedy {
  private static final String SHIP = "keep the state in an object and ship that object:\n";
  private static final Set<String> COUNTERS =
      Set.of("count", "counter", "i", "n", "c", "cnt", "counts", "arg");

  private Remedy() {}

  static String of(CapturedChange change) {
    if (change.effect().change().kind() == Change.Kind.FIELD_WRITE
        && change.path().isEmpty()) {
      return ofField(change);
    }
    if (!change.path().isEmpty()) {
      return "let a method of its own class do it, and call that method; an object that is shipped keeps its state";
    }
    Class<?> type = change.value().getClass();
    return type.isArray()
        ? SHIP + ofArray(change, type.getComponentType())
        : SHIP + ofObject(change, type);
  }

  private static String ofField(CapturedChange change) {
    String field = change.effect().change().member();
    String owner = change.typeName();
    return "let " + owner + " change its own field, in a method, and call that method:\n"
        + "class " + owner + " { " + fieldType(change.value().getClass(), field) + " " + field
        + "; void set"
        + Names.capitalized(field) + "(" + fieldType(change.value().getClass(), field)
        + " value) { " + field
        + " = value; } }";
  }

  private static String fieldType(Class<?> type, String name) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          return Names.simple(field.getType());
        }
      }
    }
    return "Object";
  }

  private static String ofArray(CapturedChange change, Class<?> component) {
    String name = change.hasName() ? change.name() : "state";
    String type = Names.simple(component);
    boolean isCell = java.lang.reflect.Array.getLength(change.value()) == 1;
    if (!isCell) {
      return "class " + className(name) + " { final " + type + "[] " + name + "; " + className(name)
          + "(" + type + "[] "
          + name + ") { this." + name + " = " + name + "; } void set(int index, " + type
          + " value) { " + name
          + "[index] = value; } }";
    }
    return switch (change.effect().change().kind()) {
      case ARRAY_INCREMENT ->
        "class " + className(name) + " { " + type + " " + name + "; " + type
            + " increment() { return ++" + name + "; } }";
      case ARRAY_ADD ->
        "class " + className(name) + " { " + type + " " + name + "; " + type + " add(" + type
            + " amount) { return " + name + " += amount; } }";
      default ->
        "class " + className(name) + " { " + type + " " + name + "; void set(" + type + " value) { "
            + name + " = value; } }";
    };
  }

  private static String className(String name) {
    return COUNTERS.contains(name.toLowerCase(Locale.ROOT)) ? "Counter" : Names.capitalized(name);
  }

  private static String ofObject(CapturedChange change, Class<?> type) {
    String name = change.hasName() ? change.name() : "state";
    String simple = Names.simple(type);
    Object value = change.value();
    String declaration;
    String method;
    if (value instanceof Map) {
      declaration = "Map<Object, Object> " + name + " = new " + made(type, "HashMap") + "<>()";
      method = "void put(Object key, Object value) { " + name + ".put(key, value); }";
    } else if (value instanceof java.util.Collection) {
      String face = value instanceof List ? "List" : value instanceof Set ? "Set" : "Collection";
      declaration = face + "<Object> " + name + " = new "
          + made(type, face.equals("Set") ? "HashSet" : "ArrayList") + "<>()";
      method = "void add(Object item) { " + name + ".add(item); }";
    } else if (value instanceof CharSequence) {
      declaration = simple + " " + name + " = new " + simple + "()";
      method = "void append(Object part) { " + name + ".append(part); }";
    } else if (value instanceof Number) {
      boolean isAtomic = simple.startsWith("Atomic");
      declaration = simple + " " + name + " = new " + simple + "()";
      method = isAtomic
          ? number(simple) + " increment() { return " + name + ".incrementAndGet(); }"
          : "void increment() { " + name + ".increment(); }";
    } else {
      return "class " + className(name) + " { final " + simple + " " + name
          + "; … }   // with a method that does the change";
    }
    return "class " + className(name) + " { final " + declaration + "; " + method + " }";
  }

  private static String number(String atomic) {
    return atomic.equals("AtomicLong") ? "long" : "int";
  }

  private static String made(Class<?> type, String other) {
    return PlatformTypes.contains(type) && java.lang.reflect.Modifier.isPublic(type.getModifiers())
        ? Names.simple(type)
        : other;
  }
}
