package dev.satchel.unpack.populate;

import dev.satchel.model.LambdaSite;
import dev.satchel.model.Node;
import dev.satchel.problem.FailureText;
import dev.satchel.problem.UnpackFault;
import java.lang.invoke.CallSite;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes real lambdas: links a call site as its own {@code invokedynamic} instruction would, once for each place, and calls
 * the linked factory for each lambda. Lambdas of one place that capture nothing are one object, as in the JVM.
 */
final class LambdaLinker {
  private final World world;
  private final Map<String, Invoker> factories;

  /** @param factories linked places so far, kept for a namespace's whole life */
  LambdaLinker(World world, Map<String, Invoker> factories) {
    this.world = world;
    this.factories = factories;
  }

  /**
   * @param captures in call-site order
   * @throws UnpackFault if the place cannot be linked, or the captures do not fit it
   */
  Object make(Node.Lambda lambda, @Nullable Object[] captures) {
    String place = lambda.host() + "#" + lambda.place();
    Invoker factory = factories.get(place);
    if (factory == null) {
      factory = link(lambda);
      factories.put(place, factory);
    }
    if (factory.parameterCount() != captures.length) {
      throw new UnpackFault("captures " + captures.length + " values; the call site takes "
          + factory.parameterCount());
    }
    for (int i = 0; i < captures.length; i++) {
      if (!factory.accepts(i, captures[i])) {
        throw new UnpackFault("captured '" + lambda.captures().get(i).name() + "' cannot be "
            + (captures[i] == null ? "null" : "a " + captures[i].getClass().getName())
            + "; the call site takes "
            + factory.parameterType(i).getTypeName());
      }
    }
    Object made;
    try {
      made = factory.invoke(captures);
    } catch (Throwable e) {
      throw Faults.wrap("cannot be made: " + FailureText.of(e), e);
    }
    Class<?> type = world.type(lambda.interfaceType());
    if (!type.isInstance(made)) {
      throw new UnpackFault("its call site makes no " + type.getName());
    }
    return java.util.Objects.requireNonNull(made);
  }

  private Invoker link(Node.Lambda lambda) {
    Class<?> host = world.type(lambda.host());
    LambdaSite site = world.site(host, lambda.place());
    try {
      return new Invoker(link(site, host).getTarget());
    } catch (UnpackFault e) {
      throw e;
    } catch (Exception | LinkageError e) {
      throw new UnpackFault("its call site cannot be linked: " + e, e);
    }
  }

  private CallSite link(LambdaSite site, Class<?> host) throws Exception {
    MethodHandles.Lookup lookup = world.lookup(host);
    MethodType factory = world.methodType(site.factory(), host);
    MethodType erased = world.methodType(site.erased(), host);
    MethodType instantiated = world.methodType(site.instantiated(), host);
    MethodHandle implementation = implementation(site.implementation(), host, lookup);
    if (site.flags() == 0 && site.markers().isEmpty() && site.bridges().isEmpty()) {
      return LambdaMetafactory.metafactory(
          lookup, site.method(), factory, erased, implementation, instantiated);
    }
    List<Object> arguments = new ArrayList<>(List.of(erased, implementation, instantiated));
    int flags = site.flags() & ~(LambdaMetafactory.FLAG_MARKERS | LambdaMetafactory.FLAG_BRIDGES);
    flags |= site.markers().isEmpty() ? 0 : LambdaMetafactory.FLAG_MARKERS;
    flags |= site.bridges().isEmpty() ? 0 : LambdaMetafactory.FLAG_BRIDGES;
    arguments.add(flags);
    if (!site.markers().isEmpty()) {
      arguments.add(site.markers().size());
      for (String marker : site.markers()) {
        arguments.add(world.inCode(marker, host));
      }
    }
    if (!site.bridges().isEmpty()) {
      arguments.add(site.bridges().size());
      for (String bridge : site.bridges()) {
        arguments.add(world.methodType(bridge, host));
      }
    }
    return LambdaMetafactory.altMetafactory(lookup, site.method(), factory, arguments.toArray());
  }

  /** Resolves a method handle constant as JVMS §5.4.3.5 does. */
  private MethodHandle implementation(
      LambdaSite.Implementation member, Class<?> host, MethodHandles.Lookup lookup)
      throws ReflectiveOperationException {
    Class<?> owner = world.inCode(member.owner(), host);
    MethodType type = world.methodType(member.descriptor(), host);
    return switch (member.kind()) {
      case MethodHandleInfo.REF_invokeStatic -> lookup.findStatic(owner, member.name(), type);
      case MethodHandleInfo.REF_invokeVirtual, MethodHandleInfo.REF_invokeInterface ->
        lookup.findVirtual(owner, member.name(), type);
      case MethodHandleInfo.REF_invokeSpecial ->
        lookup.findSpecial(owner, member.name(), type, host);
      case MethodHandleInfo.REF_newInvokeSpecial -> lookup.findConstructor(owner, type);
      default ->
        throw new UnpackFault(
            "its call site names a member of kind " + member.kind() + "; kinds are 5 to 9");
    };
  }

  /** An empty table of linked places. */
  static Map<String, Invoker> noFactories() {
    return new HashMap<>();
  }
}
