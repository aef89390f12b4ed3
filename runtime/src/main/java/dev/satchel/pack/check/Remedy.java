package dev.satchel.pack.check;

import dev.satchel.pack.code.Change;
import dev.satchel.pack.code.VariableCell;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says, with code in the user's own names, where the state of a closure should live instead of in a captured local. The code
 * compiles, given imports of the types that it names.
 */
final class Remedy {
  private static final String SHIP = "keep the state in an object and ship that object:\n";
  private static final Set<String> COUNTERS =
      Set.of("count", "counter", "cnt", "counts", "number", "index");

  /** Variables are named after their types; a class of that name would hide the type. */
  private static final Set<String> TAKEN = Set.of(
      "List",
      "Set",
      "Map",
      "Queue",
      "Deque",
      "Collection",
      "Vector",
      "Stack",
      "Date",
      "Calendar",
      "Random",
      "Properties",
      "Object",
      "String",
      "Number",
      "Buffer");

  private static final Set<String> NUMBERS =
      Set.of("byte", "short", "char", "int", "long", "float", "double");

  private final CapturedChange change;
  private final @Nullable String declaredType;
  private final CapturedType type;
  private final String name;

  private Remedy(CapturedChange change, @Nullable String declaredType) {
    this.change = change;
    this.declaredType = declaredType;
    this.type = change.type();
    this.name = change.hasName() ? change.name() : "state";
  }

  /**
   * The remedy for a change.
   *
   * @param declaredType the captured variable's generic type as its source has it, null if unknown
   */
  static String of(CapturedChange change, @Nullable String declaredType) {
    Remedy remedy = new Remedy(change, declaredType);
    if (!change.path().isEmpty()) {
      return remedy.insideOfCaptured();
    }
    VariableCell cell = change.type().cell();
    if (cell != null) {
      return SHIP + remedy.variable(cell);
    }
    if (change.effect().change().kind() == Change.Kind.FIELD_WRITE) {
      return remedy.field(change.effect().change());
    }
    return switch (remedy.type.face()) {
      case ARRAY -> SHIP + (remedy.type.isCell() ? remedy.cell() : remedy.array());
      case MAP -> SHIP + remedy.map();
      case LIST, SET, QUEUE, COLLECTION -> SHIP + remedy.collection();
      case NUMBER -> SHIP + remedy.number();
      case TEXT -> SHIP + remedy.text();
      case OTHER -> remedy.type.isSignal() ? remedy.signal() : SHIP + remedy.other();
    };
  }

  private String signal() {
    return "let the call itself tell that it is done, and return what it found:\n"
        + "T result = remote.call(() -> …);   // or submit, which gives a CompletableFuture";
  }

  private String insideOfCaptured() {
    return "let a method of the object that owns it do it, and call that; an object that is shipped keeps its state";
  }

  private String field(Change write) {
    String field = write.member();
    String fieldType = type.fieldTypes().apply(field);
    String method = switch (write.operation()) {
      case INCREMENT ->
        fieldType + " increment" + Names.capitalized(field) + "() { return ++" + field + "; }";
      case ADD ->
        fieldType + " addTo" + Names.capitalized(field) + "(" + fieldType + " amount) { return "
            + field + " += amount; }";
      case SET ->
        "void set" + Names.capitalized(field) + "(" + fieldType + " value) { " + field
            + " = value; }";
    };
    String owner = change.typeName();
    return "let " + owner + " change its own field, by a method that the closure calls:\n"
        + "class " + owner + " { " + fieldType + " " + field + "; " + method + " }";
  }

  private String variable(VariableCell cell) {
    boolean isNumber =
        NUMBERS.contains(cell.type().toLowerCase(Locale.ROOT)) || cell.type().equals("Int");
    return VariableRemedy.of(
        cell,
        className(isNumber ? "Counter" : "Holder"),
        name,
        change.effect().change().operation());
  }

  /** An array of one element stands for a variable. */
  private String cell() {
    String component = type.component();
    boolean isNumber = NUMBERS.contains(component);
    String method = switch (change.effect().change().operation()) {
      case INCREMENT -> component + " increment() { return ++" + name + "; }";
      case ADD -> component + " add(" + component + " amount) { return " + name + " += amount; }";
      case SET -> "void set(" + component + " value) { " + name + " = value; }";
    };
    return wrap(isNumber ? "Counter" : "Holder", component + " " + name, method);
  }

  private String array() {
    String array = type.simpleName();
    String component = type.component();
    String className = className("Table");
    return "class " + className + " {\n  final " + array + " " + name + ";\n  " + className + "("
        + array + " " + name
        + ") { this." + name + " = " + name + "; }\n  void set(int index, " + component
        + " value) { " + name
        + "[index] = value; }\n}";
  }

  private String map() {
    List<String> types = arguments(2);
    return wrap(
        "Entries",
        "final Map<" + String.join(", ", types) + "> " + name + " = new " + made("HashMap")
            + "<>()",
        "void put(" + types.get(0) + " key, " + types.get(1) + " value) { " + name
            + ".put(key, value); }");
  }

  private String collection() {
    String face = type.face().type().getSimpleName();
    String item = arguments(1).get(0);
    String other = switch (face) {
      case "Set" -> "HashSet";
      case "Queue" -> "ArrayDeque";
      default -> "ArrayList";
    };
    return wrap(
        "Results",
        "final " + face + "<" + item + "> " + name + " = new " + made(other) + "<>()",
        "void add(" + item + " item) { " + name + ".add(item); }");
  }

  private String number() {
    String simple = type.simpleName();
    String primitive =
        simple.contains("Long") ? "long" : simple.contains("Double") ? "double" : "int";
    boolean isKnown = simple.startsWith("Atomic") || simple.endsWith("Adder");
    if (!isKnown) {
      return other();
    }
    String verb = change.effect().change().verb();
    if (simple.equals("DoubleAdder") || verb.equals("adds to")) {
      return wrap(
          "Counter",
          primitive + " " + name,
          "void add(" + primitive + " amount) { " + name + " += amount; }");
    }
    if (verb.equals("increments")) {
      return wrap(
          "Counter", primitive + " " + name, primitive + " increment() { return ++" + name + "; }");
    }
    return wrap(
        "Counter",
        primitive + " " + name,
        "void set(" + primitive + " value) { " + name + " = value; }");
  }

  private String text() {
    String simple = type.simpleName();
    return wrap(
        "Text",
        "final " + simple + " " + name + " = new " + simple + "()",
        "void append(Object part) { " + name + ".append(part); }");
  }

  private String other() {
    String simple = type.simpleName();
    String className = className("State");
    return "class " + className + " {\n  final " + simple + " " + name + ";\n  " + className + "("
        + simple + " " + name + ") { this." + name + " = " + name
        + "; }\n  // and a method that does the change\n}";
  }

  private String wrap(String fallback, String field, String method) {
    return "class " + className(fallback) + " { " + field + "; " + method + " }";
  }

  /** A name of one or two letters says too little for a class, and one may be taken. */
  private String className(String fallback) {
    if (COUNTERS.contains(name.toLowerCase(Locale.ROOT))) {
      return "Counter";
    }
    String capitalized = Names.capitalized(name);
    boolean isClear = change.hasName() && name.length() > 2 && !TAKEN.contains(capitalized);
    return isClear ? capitalized : fallback;
  }

  /** Type arguments as declared, where there are as many and none is a wildcard; {@code Object} otherwise. */
  private List<String> arguments(int count) {
    String declared = declaredType;
    if (declared != null && declared.endsWith(">") && !declared.contains("?")) {
      List<String> found = Names.arguments(declared);
      if (found.size() == count) {
        return found;
      }
    }
    return java.util.Collections.nCopies(count, "Object");
  }

  private String made(String other) {
    return type.isPlatform() && type.isMakeable() ? type.simpleName() : other;
  }
}
