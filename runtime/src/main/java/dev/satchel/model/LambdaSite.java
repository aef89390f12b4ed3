package dev.satchel.model;

import java.util.List;

/**
 * How a lambda's call site is linked: the arguments of {@link java.lang.invoke.LambdaMetafactory} in class file terms,
 * so that the receiver can link it although the enclosing method did not travel.
 *
 * @param method name of the functional interface's method
 * @param factory descriptor of the call site: captured types, then the interface
 * @param erased descriptor of the interface method
 * @param implementation the method that the lambda runs
 * @param instantiated descriptor enforced at invocation
 * @param flags {@code LambdaMetafactory.FLAG_*}; 0 for the plain metafactory
 * @param markers internal names of marker interfaces
 * @param bridges descriptors of further bridge methods
 */
public record LambdaSite(
    String method,
    String factory,
    String erased,
    Implementation implementation,
    String instantiated,
    int flags,
    List<String> markers,
    List<String> bridges) {
  public LambdaSite {
    markers = List.copyOf(markers);
    bridges = List.copyOf(bridges);
  }

  /**
   * A method handle constant.
   *
   * @param kind {@code REF_*} of JVMS §4.4.8, 5..9
   * @param owner internal name
   * @param isInterface whether {@code owner} is an interface
   */
  public record Implementation(
      int kind, String owner, String name, String descriptor, boolean isInterface) {}
}
