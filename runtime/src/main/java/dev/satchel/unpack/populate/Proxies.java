package dev.satchel.unpack.populate;

import dev.satchel.model.Node;
import dev.satchel.problem.UnpackFault;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes dynamic proxies. */
final class Proxies {
  private final World world;

  Proxies(World world) {
    this.world = world;
  }

  Object make(Node.Proxy proxy, @Nullable Object handler) {
    List<Class<?>> interfaces = new ArrayList<>();
    for (String name : proxy.interfaces()) {
      Class<?> type = world.type(name);
      if (!type.isInterface()) {
        throw new UnpackFault(name + " is not an interface");
      }
      interfaces.add(type);
    }
    if (!(handler instanceof InvocationHandler invocationHandler)) {
      throw new UnpackFault("its handler is not an InvocationHandler");
    }
    return Proxy.newProxyInstance(
        world.proxyLoader(interfaces), interfaces.toArray(Class<?>[]::new), invocationHandler);
  }
}
