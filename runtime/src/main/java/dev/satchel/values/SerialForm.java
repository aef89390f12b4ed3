package dev.satchel.values;

import dev.satchel.problem.UnpackFault;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The serial form of one JDK object: what its class's documented {@code writeObject}, {@code writeReplace} and
 * serializable fields say, with the objects that it refers to left as live objects.
 *
 * @param type the class of the form; not that of the object if it has a {@code writeReplace}
 * @param levels its serializable classes, superclass first; one level if {@code type} is externalizable
 */
record SerialForm(Class<?> type, List<Level> levels) {
  /** The property that says which class wrote the elements as what. */
  static final String LAYOUT = "#data";

  /**
   * What one class of the hierarchy wrote.
   *
   * @param letters one for each value of {@code data}, see {@link HookOutput#letters()}
   */
  record Level(
      Class<?> owner,
      Map<String, @Nullable Object> fields,
      List<@Nullable Object> data,
      String letters) {}

  /** The form of {@code value}, whose class is a permitted one ({@link SerialTypes}). */
  static SerialForm of(Object value) {
    Object written = replacement(value);
    Class<?> type = written.getClass();
    if (written instanceof Externalizable externalizable) {
      return new SerialForm(type, List.of(external(externalizable)));
    }
    List<Level> levels = new ArrayList<>();
    for (Class<?> owner : hierarchy(type)) {
      levels.add(level(written, owner));
    }
    return new SerialForm(type, levels);
  }

  /** The serializable classes of {@code type}'s hierarchy, superclass first. */
  static List<Class<?>> hierarchy(Class<?> type) {
    List<Class<?>> levels = new ArrayList<>();
    for (Class<?> level = type;
        level != null && Serializable.class.isAssignableFrom(level);
        level = level.getSuperclass()) {
      levels.add(level);
    }
    Collections.reverse(levels);
    return levels;
  }

  /** Values of {@link #levels} data in order. */
  @Nullable
  Object[] allData() {
    return allData(levels);
  }

  static @Nullable Object[] allData(List<Level> levels) {
    return levels.stream().flatMap(level -> level.data().stream()).toArray();
  }

  private static Object replacement(Object value) {
    MethodHandle writeReplace = JdkHooks.writeReplace(value.getClass());
    if (writeReplace == null) {
      return value;
    }
    try {
      Object replaced = writeReplace.invokeExact(value);
      if (replaced == null || !SerialTypes.permits(replaced.getClass())) {
        throw new IllegalArgumentException(
            "the serial form of " + value.getClass().getName() + " is none that can travel");
      }
      return replaced;
    } catch (Throwable e) {
      throw Failures.unchecked(e);
    }
  }

  private static Level external(Externalizable value) {
    try {
      HookOutput stream = new HookOutput(Map::of);
      value.writeExternal(stream);
      return new Level(value.getClass(), Map.of(), stream.data(), stream.letters());
    } catch (IOException e) {
      throw Failures.unchecked(e);
    }
  }

  /** What the class {@code owner} writes of {@code value}, a JDK object or a user's object that extends a JDK class. */
  static Level level(Object value, Class<?> owner) {
    MethodHandle writeObject = JdkHooks.writeObject(owner);
    if (writeObject == null) {
      return new Level(owner, DefaultFields.of(value, owner), List.of(), "");
    }
    try {
      HookOutput stream = new HookOutput(() -> DefaultFields.of(value, owner));
      writeObject.invokeExact(value, (ObjectOutputStream) stream);
      Map<String, @Nullable Object> fields = stream.fields();
      return new Level(owner, fields == null ? Map.of() : fields, stream.data(), stream.letters());
    } catch (Throwable e) {
      throw Failures.unchecked(e);
    }
  }

  /**
   * As pieces: each field by its name ({@code owner.name} where two classes have one), what was written besides as
   * elements, and {@value Layout#KEY} to say which class wrote them as what.
   */
  Pieces pieces(Class<?> original) {
    Taken taken = type == original ? Taken.start() : Taken.with(Layout.FORM, type.getName());
    addFields(taken, levels);
    String layout = Layout.of(levels);
    return layout.isEmpty()
        ? taken.andElements()
        : taken.and(Layout.KEY, layout).andElements(allData());
  }

  /** Adds the fields of {@code levels} to {@code taken}, as {@link #pieces} names them. */
  static void addFields(Taken taken, List<Level> levels) {
    addFields(taken, levels, name -> false);
  }

  /**
   * As {@link #addFields(Taken, List)}.
   *
   * @param isTaken names that mean something else in {@code taken}; a field of such a name is named with its class
   */
  static void addFields(Taken taken, List<Level> levels, Predicate<String> isTaken) {
    for (Level level : levels) {
      level
          .fields()
          .forEach((name, value) -> taken.and(
              isTaken.test(name) ? Layout.qualified(level, name) : Layout.key(levels, level, name),
              value));
    }
  }

  /** Which class wrote which of {@link #allData(List)} as what; empty if there is none. */
  static String layout(List<Level> levels) {
    return Layout.of(levels);
  }

  /**
   * Puts a field named as {@link #addFields} does it into the level that has it; nowhere if none has it here, as always
   * in deserialization.
   */
  static void putField(List<Level> levels, String key, @Nullable Object value) {
    Layout.put(levels, key, value);
  }

  /**
   * The form that {@code given} describes.
   *
   * @param original the class of the value, a permitted one
   * @throws UnpackFault if it describes none
   */
  static SerialForm read(Given given, Class<?> original) {
    String name = given.find(Layout.FORM, String.class);
    Class<?> type = name == null ? original : SerialTypes.find(name);
    if (type == null) {
      throw given.bad("has the serial form " + name + ", which is none that can travel");
    }
    List<Class<?>> owners = SerialTypes.isExternalizable(type) ? List.of(type) : hierarchy(type);
    return new SerialForm(type, read(given, owners));
  }

  /** The levels that {@code given} describes, one for each of {@code owners}. */
  static List<Level> read(Given given, List<Class<?>> owners) {
    Map<Class<?>, String> letters = Layout.read(given, owners);
    @Nullable Object[] data = given.elements();
    List<Level> levels = new ArrayList<>();
    int next = 0;
    for (Class<?> owner : owners) {
      String own = letters.getOrDefault(owner, "");
      List<@Nullable Object> written = new ArrayList<>();
      for (int i = 0; i < own.length(); i++) {
        if (next == data.length) {
          throw given.bad("has fewer elements than its layout says");
        }
        written.add(data[next++]);
      }
      levels.add(new Level(owner, new LinkedHashMap<>(), written, own));
    }
    given.pieces().properties().forEach((key, value) -> Layout.put(levels, key, value));
    return levels;
  }

  /** How levels and their fields are named in pieces. */
  private static final class Layout {
    static final String KEY = LAYOUT;
    static final String FORM = "#form";

    /** A letter and how many of it. */
    private static final Pattern RUN = Pattern.compile("([^0-9])([0-9]{0,9})");

    static String key(List<Level> levels, Level level, String name) {
      boolean unique =
          levels.stream().filter(other -> other.fields().containsKey(name)).count() == 1;
      return unique ? name : qualified(level, name);
    }

    static String qualified(Level level, String name) {
      return level.owner().getName() + "." + name;
    }

    static String of(List<Level> levels) {
      List<String> parts = new ArrayList<>();
      for (Level level : levels) {
        if (!level.letters().isEmpty()) {
          parts.add(level.owner().getName() + ":" + shorter(level.letters()));
        }
      }
      return String.join(" ", parts);
    }

    static Map<Class<?>, String> read(Given given, List<Class<?>> owners) {
      Map<Class<?>, String> letters = new LinkedHashMap<>();
      String layout = given.find(KEY, String.class);
      for (String part : layout == null ? new String[0] : layout.split(" ")) {
        int colon = part.indexOf(':');
        Class<?> owner = owners.stream()
            .filter(level -> colon >= 0 && level.getName().equals(part.substring(0, colon)))
            .findFirst()
            .orElseThrow(
                () -> given.bad("has data of " + part + ", which is no class of its form"));
        letters.put(owner, longer(given, part.substring(colon + 1)));
      }
      return letters;
    }

    /** {@code IILLLL} as {@code I2L4}. */
    static String shorter(String letters) {
      StringBuilder runs = new StringBuilder();
      for (int i = 0, next; i < letters.length(); i = next) {
        next = i + 1;
        while (next < letters.length() && letters.charAt(next) == letters.charAt(i)) {
          next++;
        }
        runs.append(letters.charAt(i));
        if (next - i > 1) {
          runs.append(next - i);
        }
      }
      return runs.toString();
    }

    /** Undoes {@link #shorter}, for as many letters as there are elements. */
    static String longer(Given given, String runs) {
      int limit = given.elements().length;
      StringBuilder letters = new StringBuilder();
      Matcher run = RUN.matcher(runs);
      int end = 0;
      while (run.lookingAt()) {
        int count = run.group(2).isEmpty() ? 1 : Integer.parseInt(run.group(2));
        if (count > limit - letters.length()) {
          throw given.bad("has fewer elements than its layout says");
        }
        letters.append(run.group(1).repeat(count));
        end = run.end();
        run.region(end, runs.length());
      }
      if (end != runs.length()) {
        throw given.bad("has the layout " + runs + ", which is none");
      }
      return letters.toString();
    }

    static void put(List<Level> levels, String key, @Nullable Object value) {
      if (key.startsWith("#")) {
        return;
      }
      int dot = key.lastIndexOf('.');
      String name = key.substring(dot + 1);
      Level found = null;
      for (Level level : levels) {
        boolean isOwner = dot < 0
            ? SerialStream.declares(level.owner(), name)
            : level.owner().getName().equals(key.substring(0, dot));
        if (isOwner) {
          found = level; // of two that have it here, the nearer one
        }
      }
      if (found != null) {
        found.fields().put(name, value);
      }
    }
  }
}
