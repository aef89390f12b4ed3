package dev.satchel.pack.code;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method changes an object that one of its parameters leads to.
 *
 * @param parameter which, from 0; the receiver of an instance method is 0
 * @param path from the parameter to the changed object; empty if it is the parameter itself
 * @param change what is done to that object
 * @param code binary name of the class whose code does it
 * @param byStatic whether it is done by a static method (of lambdas: by the method they stand in), which was handed the
 *     object, rather than by a method of an object
 * @param line where the method does it, or calls what does it; a line of a nested lambda or local class if it is done
 *     there; 0 if unknown
 * @param via methods to which the object is handed before it is changed, outermost first, as people write them: {@code
 *     Jobs.fill(List)}; empty if the method, or a lambda or local class within it, changes it itself
 * @param unsureIn the class whose code changes what may as well be an object of its own: {@code all = given == null ? new
 *     ArrayList<>() : given}; null if there is no such choice
 */
public record Effect(
    int parameter,
    List<Step> path,
    Change change,
    String code,
    boolean byStatic,
    int line,
    List<String> via,
    @Nullable Class<?> unsureIn) {
  /** One that is sure. */
  public Effect(
      int parameter,
      List<Step> path,
      Change change,
      String code,
      boolean byStatic,
      int line,
      List<String> via) {
    this(parameter, path, change, code, byStatic, line, via, null);
  }

  public Effect {
    path = List.copyOf(path);
    via = List.copyOf(via);
  }
}
