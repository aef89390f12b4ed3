package dev.satchel.pack.check;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses proxies of {@link Proxy} whose invocation handler is one of the types of an entry: mocks, framework's proxies. */
final class ProxyHandlerRule implements ObjectRule {
  private static final Set<String> ENTRIES = Set.of("test-double", "framework-proxy");

  private final ForbiddenType entry;

  private ProxyHandlerRule(ForbiddenType entry) {
    this.entry = entry;
  }

  static List<ProxyHandlerRule> all(List<ForbiddenType> table) {
    return table.stream()
        .filter(entry -> ENTRIES.contains(entry.rule()))
        .map(ProxyHandlerRule::new)
        .toList();
  }

  @Override
  public @Nullable Refusal refuse(Class<?> type, boolean canTravel) {
    if (!Proxy.isProxyClass(type)) {
      return null;
    }
    String what = entry.names().get(0).what();
    return new Refusal(
        entry.rule(),
        Names.described(type, type) + " cannot travel: it is " + what,
        entry.why(),
        entry.help(ForbiddenTypeRule.supertypes(type).keySet()),
        what,
        this::isHandled);
  }

  private boolean isHandled(Object proxy) {
    Class<?> handler = Proxy.getInvocationHandler(proxy).getClass();
    for (String each : ForbiddenTypeRule.supertypes(handler).keySet()) {
      if (entry.names().stream().anyMatch(name -> name.means(each))) {
        return true;
      }
    }
    return false;
  }
}
