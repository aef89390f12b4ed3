package dev.satchel.pack.code;

import java.lang.invoke.MethodHandleInfo;
import java.util.List;
import java.util.Set;

/**
 * What one method body needs to run. Names are internal names ({@code a/b/C}), in the terms of the class file.
 *
 * @param calls in bytecode order
 * @param fields static and instance fields that it reads or writes
 * @param created classes that it instantiates
 * @param types classes that must be there when it runs: created, cast, tested, caught, owners of members …
 * @param assignments pairs that the verifier compares
 * @param lambdas lambda and method reference call sites
 * @param targets what method handles of other bootstraps or constants stand for
 * @param named classes that it names by a constant for {@code Class.forName}
 * @param literals classes that it mentions as {@code X.class}
 * @param lookedUp members that it asks a {@code MethodHandles.Lookup} or a {@code Class} for, by constants
 * @param loadsServices whether it calls {@code ServiceLoader.load}
 * @param isReflective whether it looks members up by reflection
 * @param firstLine 0 if unknown
 * @param lastLine 0 if unknown
 */
public record MethodCode(
    List<Call> calls,
    List<FieldUse> fields,
    Set<String> created,
    Set<String> types,
    Set<Assignment> assignments,
    List<LambdaUse> lambdas,
    List<Target> targets,
    Set<String> named,
    Set<String> literals,
    Set<LookedUp> lookedUp,
    boolean loadsServices,
    boolean isReflective,
    int firstLine,
    int lastLine) {

  /** The code of a method without a body. */
  static final MethodCode EMPTY = new MethodCode(
      List.of(), List.of(), Set.of(), Set.of(), Set.of(), List.of(), List.of(), Set.of(), Set.of(),
      Set.of(), false, false, 0, 0);

  /** How a call chooses its target. */
  public enum CallKind {
    STATIC,
    SPECIAL,
    VIRTUAL
  }

  /** One call. */
  public record Call(CallKind kind, String owner, String name, String descriptor, int line) {}

  /**
   * What a method handle constant stands for.
   *
   * @param kind {@code MethodHandleInfo.REF_*}
   */
  public record Target(int kind, String owner, String name, String descriptor) {
    public boolean isField() {
      return kind <= MethodHandleInfo.REF_putStatic;
    }

    /** Whether a field is static. */
    public boolean isStatic() {
      return kind == MethodHandleInfo.REF_getStatic || kind == MethodHandleInfo.REF_putStatic;
    }
  }

  /** One read or write of a field. */
  public record FieldUse(
      boolean isStatic, boolean isWrite, String owner, String name, String descriptor, int line) {}

  /**
   * A static field, or all methods or constructors, of that name.
   *
   * @param owner empty if the code does not tell
   */
  public record LookedUp(String owner, String name, boolean isField) {}

  /**
   * A value of type {@code from} used where the class file says {@code to}: the verifier loads {@code to}, and also
   * {@code from} unless {@code to} is an interface.
   */
  public record Assignment(String from, String to) {}
}
