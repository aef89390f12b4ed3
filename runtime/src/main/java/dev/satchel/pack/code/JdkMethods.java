package dev.satchel.pack.code;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/**
 * What methods of the JDK's mutable types do to their receiver and arguments: the table {@code jdk-methods.txt}, by type
 * and method, where a subtype inherits what its supertypes say.
 *
 * <p>The file: a type's binary name at the start of a line; then indented lines {@code what: method method …}. A method is
 * a name, or a name with simple parameter types for what is true of one overload only. {@code what} is one of
 *
 * <ul>
 *   <li>{@code reads}: changes nothing, returns nothing that belongs to it;
 *   <li>{@code returns it}: the receiver, or a view of it ({@code append}, {@code subList}, {@code iterator}); {@code
 *       returns argument 1} likewise;
 *   <li>{@code returns element}: something the receiver holds; {@code returns element of argument 1} likewise;
 *   <li>{@code holds argument 1}: returns something new whose element the argument is;
 *   <li>{@code calls back}: hands elements to the functional objects it is given;
 *   <li>anything else is the verb of a change to the receiver; to an argument if {@code argument N} follows; to what a
 *       functional argument gives if {@code result of argument N} follows.
 * </ul>
 *
 * A method may stand in several lines; the receiver is argument 0, the first argument 1, also for static methods.
 */
public final class JdkMethods {
  private static final String TABLE = "jdk-methods.txt";

  private static final class Holder {
    static final JdkMethods INSTANCE = read();
  }

  private final Map<String, Map<String, Builder>> types = new LinkedHashMap<>();

  private JdkMethods() {}

  /** The table. */
  public static JdkMethods table() {
    return Holder.INSTANCE;
  }

  /**
   * What a method does.
   *
   * @param changes verbs by argument
   * @param returns arguments that it returns, or views of them
   * @param returnsElementsOf arguments of which it returns something that they hold
   * @param holds arguments that become elements of what it returns
   * @param changesResults verbs by argument, whose result is changed
   * @param callsBack whether it hands elements to functional objects it is given
   */
  public record Behaviour(
      Map<Integer, String> changes,
      Set<Integer> returns,
      Set<Integer> returnsElementsOf,
      Set<Integer> holds,
      Map<Integer, String> changesResults,
      boolean callsBack) {
    public Behaviour {
      // In the table's order: copyOf would give another order in each JVM.
      changes = Collections.unmodifiableMap(changes);
      returns = Collections.unmodifiableSet(returns);
      returnsElementsOf = Collections.unmodifiableSet(returnsElementsOf);
      holds = Collections.unmodifiableSet(holds);
      changesResults = Collections.unmodifiableMap(changesResults);
    }

    /** Of methods that are not listed. */
    public static final Behaviour NOTHING =
        new Behaviour(Map.of(), Set.of(), Set.of(), Set.of(), Map.of(), false);
  }

  /** Names of the types in the table, in its order. */
  Set<String> typeNames() {
    return types.keySet();
  }

  /** Names of the methods that the table lists for a type, without parameters. */
  Set<String> methodNames(String type) {
    Set<String> names = new LinkedHashSet<>();
    for (String method : types.getOrDefault(type, Map.of()).keySet()) {
      names.add(method.contains("(") ? method.substring(0, method.indexOf('(')) : method);
    }
    return names;
  }

  /**
   * What {@code name} with {@code descriptor} does when called on {@code type}.
   *
   * @return {@link Behaviour#NOTHING} if neither the type nor a supertype lists that method
   */
  Behaviour find(Class<?> type, String name, String descriptor) {
    Behaviour listed = listed(type, name, descriptor);
    return listed == null ? Behaviour.NOTHING : listed;
  }

  /** As {@link #find}; null if the method is not listed. */
  @Nullable
  Behaviour listed(Class<?> type, String name, String descriptor) {
    List<String> supertypes = new ArrayList<>();
    for (Class<?> each : Supertypes.of(type)) {
      supertypes.add(each.getName());
    }
    return listed(supertypes, name, simpleParameters(descriptor));
  }

  /**
   * The same, for those who know types by their names only.
   *
   * @param supertypes binary names: the type, its superclasses from the nearest, then interfaces, nearest first
   * @param parameters simple names of the parameters' erased types, with commas between: {@code int,Object[]}
   */
  public Behaviour find(Collection<String> supertypes, String name, String parameters) {
    Behaviour listed = listed(supertypes, name, parameters);
    return listed == null ? Behaviour.NOTHING : listed;
  }

  private @Nullable Behaviour listed(
      Collection<String> supertypes, String name, String parameters) {
    String precise = name + "(" + parameters + ")";
    for (String type : supertypes) {
      Map<String, Builder> methods = types.get(type);
      if (methods != null) {
        Builder plain = methods.get(name);
        Builder exact = methods.get(precise);
        if (plain != null || exact != null) {
          return Builder.both(plain, exact);
        }
      }
    }
    return null;
  }

  /** {@code (ILjava/lang/String;)V} as {@code int,String}. */
  static String simpleParameters(String descriptor) {
    List<String> names = new ArrayList<>();
    for (Type type : Type.getArgumentTypes(descriptor)) {
      String name = type.getClassName();
      names.add(name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1));
    }
    return String.join(",", names);
  }

  private static JdkMethods read() {
    JdkMethods table = new JdkMethods();
    try (InputStream in = JdkMethods.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException(TABLE + " is missing in this jar");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      Map<String, Builder> methods = new LinkedHashMap<>();
      String line;
      while ((line = lines.readLine()) != null) {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        if (Character.isWhitespace(line.charAt(0))) {
          addLine(methods, line.strip());
        } else {
          methods = table.types.computeIfAbsent(line.strip(), k -> new LinkedHashMap<>());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + TABLE, e);
    }
    return table;
  }

  private static void addLine(Map<String, Builder> methods, String line) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      throw new IllegalStateException(TABLE + ": no colon in '" + line + "'");
    }
    for (String method : line.substring(colon + 1).strip().split("\\s+", -1)) {
      methods.computeIfAbsent(method, k -> new Builder()).add(line.substring(0, colon));
    }
  }

  private static final class Builder {
    private final Map<Integer, String> changes = new LinkedHashMap<>();
    private final Set<Integer> returns = new LinkedHashSet<>();
    private final Set<Integer> returnsElementsOf = new LinkedHashSet<>();
    private final Set<Integer> holds = new LinkedHashSet<>();
    private final Map<Integer, String> changesResults = new LinkedHashMap<>();
    private boolean callsBack;

    void add(String what) {
      int argument = 0;
      String verb = what;
      int at = what.lastIndexOf(" argument ");
      if (at >= 0) {
        argument = Integer.parseInt(what.substring(at + " argument ".length()));
        verb = what.substring(0, at);
      }
      switch (verb) {
        case "reads" -> {}
        case "returns", "returns it" -> returns.add(argument);
        case "returns element", "returns element of" -> returnsElementsOf.add(argument);
        case "holds" -> holds.add(argument);
        case "calls back" -> callsBack = true;
        default -> {
          boolean isResult = verb.endsWith(" result of");
          (isResult ? changesResults : changes)
              .put(argument, isResult ? verb.replace(" result of", "") : verb);
        }
      }
    }

    static Behaviour both(@Nullable Builder a, @Nullable Builder b) {
      Builder all = new Builder();
      for (Builder each : new Builder[] {a, b}) {
        if (each != null) {
          all.changes.putAll(each.changes);
          all.returns.addAll(each.returns);
          all.returnsElementsOf.addAll(each.returnsElementsOf);
          all.holds.addAll(each.holds);
          all.changesResults.putAll(each.changesResults);
          all.callsBack |= each.callsBack;
        }
      }
      return new Behaviour(
          all.changes,
          all.returns,
          all.returnsElementsOf,
          all.holds,
          all.changesResults,
          all.callsBack);
    }
  }
}
