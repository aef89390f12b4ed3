package dev.satchel.model;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the roots need, as the stage {@code reach} found it: live objects in first-visit order, the closures
 * among them, reached static fields and reached methods. The stage {@code check} reads it and nothing else.
 */
public interface Reached {
  /** Number of objects met, including those that cannot travel. */
  int size();

  /** The live object at {@code index}, {@code 0..size()-1}. Call no method of it that a user may have written. */
  Object object(int index);

  /**
   * Whether the object is of a kind that can travel; a user's object, an array, a value of a known kind. What cannot is
   * not walked further.
   */
  boolean canTravel(int index);

  /** Whether all of them can travel, and none has an obstacle; false as well if that is not known. */
  default boolean allTravel() {
    return false;
  }

  /** The classes of the objects, and perhaps more; null if that is not known. */
  default @Nullable Set<Class<?>> types() {
    return null;
  }

  /**
   * Why an object cannot travel, where its kind alone does not say it (its class file cannot be had; another thread
   * changes it), as the end of a sentence; null otherwise.
   */
  @Nullable
  String obstacle(int index);

  /** Whether the obstacle is that another thread changed the object each time that it was looked at. */
  boolean isChanging(int index);

  /**
   * How the object is reached, for people: {@code task → captured 'svc' (OrderService) → field dataSource (HikariDataSource)}.
   */
  String path(int index);

  /** Index of the object through which this one was met first; -1 if a variable or a static field holds it. */
  int parent(int index);

  /** Whether an object of a library holds it: one whose class is from elsewhere than the classes of what was packed. */
  boolean isInLibrary(int index);

  /**
   * Index of what a field of a user's object holds; -1 for null, strings, boxed values and primitives, and if the object has
   * no such field.
   */
  int field(int object, String name);

  /**
   * Whether the object is part of state that travels on purpose: a static field holds it, or a field of a user's object does
   * (other than a variable that a local class captured), itself or by way of collections and arrays that it holds. What a lambda captured
   * belongs to static state if the lambda does, but not to an object that holds the lambda.
   */
  boolean isOwned(int object);

  /** The closure nearest to the root on the way to the object, or null: its location names the user's line. */
  @Nullable
  Closure closureAbove(int index);

  /** Lambdas and method references among the objects, in first-visit order. */
  List<Closure> closures();

  /** Reached methods, with the class that declares each. */
  List<Method> methods();

  /** Reached static fields of shipped classes. */
  List<StaticField> statics();

  /**
   * A lambda or method reference that travels.
   *
   * @param object its index
   * @param host the class whose code has the call site
   * @param implementation the member that it runs; its owner may be a JDK class ({@code results::add})
   * @param enclosing the method that has the call site, as people write it: {@code Counters.make()}
   * @param file source path such as {@code com/acme/Counters.java}, null if unknown
   * @param line line of the lambda's body or call site, 0 if unknown
   * @param isMethodReference whether it was written as {@code a::b}
   * @param captures in call-site order: the first parameters of the implementation (the receiver first, if it is an
   *     instance method and bound)
   */
  record Closure(
      int object,
      Class<?> host,
      Method implementation,
      String enclosing,
      @Nullable String file,
      int line,
      boolean isMethodReference,
      List<Captured> captures) {
    public Closure {
      captures = List.copyOf(captures);
    }
  }

  /**
   * One captured value.
   *
   * @param name the variable's name, {@code this}, or {@code arg$N}
   * @param object its index; -1 for null, strings and primitives
   * @param type binary name of the captured type, as the call site declares it
   */
  record Captured(String name, int object, String type) {}

  /**
   * A method, constructor or lambda body.
   *
   * @param isStatic whether it has no receiver
   */
  record Method(Class<?> owner, String name, String descriptor, boolean isStatic) {}

  /**
   * A reached static field.
   *
   * @param object index of its value; -1 for null, strings and primitives
   * @param use its first use
   */
  record StaticField(Class<?> owner, String name, String descriptor, int object, Use use) {}

  /**
   * Where code uses something.
   *
   * @param file source path such as {@code com/acme/Counters.java}, null if unknown
   * @param line 0 if unknown
   * @param member the member that has the code, as people write it; for a lambda's body the method it stands in: {@code
   *     Counters.make()}
   */
  record Use(@Nullable String file, int line, String member) {}
}
