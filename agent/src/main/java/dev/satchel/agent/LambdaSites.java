package dev.satchel.agent;

import dev.satchel.recording.LambdaRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;

/**
 * The lambda call sites of one class, each named by its place as in payloads: the enclosing method, then the n-th lambda
 * there, and so on into lambdas within lambdas: {@code daily()/0}, {@code daily()/0/1}. Fill, {@link #resolve}, ask.
 */
final class LambdaSites {
  private static final String LAMBDA_FACTORY = "java/lang/invoke/LambdaMetafactory";

  /** Methods that javac made and that hold lambda bodies, or other synthetic ones; name and descriptor. */
  private final Set<String> synthetic = new HashSet<>();

  private final Map<String, List<Site>> sitesByMethod = new HashMap<>();
  private final List<String> methods = new ArrayList<>();
  private final Map<String, String> placeOfBody = new HashMap<>();

  private static final class Site {
    final int line;
    final String key;
    final @Nullable String ownBody;
    String place = "";

    Site(int line, String key, @Nullable String ownBody) {
      this.line = line;
      this.key = key;
      this.ownBody = ownBody;
    }
  }

  /** All methods of the class, in the order of the class file. */
  void addMethod(String name, String descriptor, boolean isSynthetic) {
    methods.add(name + descriptor);
    if (isSynthetic) {
      synthetic.add(name + descriptor);
    }
  }

  /** An {@code invokedynamic}, in the order of the code; ignored if it makes no lambda. */
  void addSite(
      String className,
      String method,
      int line,
      String name,
      String descriptor,
      Handle bootstrap,
      Object[] arguments) {
    if (!bootstrap.getOwner().equals(LAMBDA_FACTORY) || method.startsWith("$deserializeLambda$(")) {
      return;
    }
    Handle body = (Handle) arguments[1];
    String member = body.getName() + body.getDesc();
    String ownBody = body.getOwner().equals(className) ? member : null;
    sitesByMethod.putIfAbsent(method, new ArrayList<>());
    List<Site> sites = sitesByMethod.get(method);
    if (sites != null) {
      sites.add(new Site(line, name + " " + descriptor + " " + member, ownBody));
    }
  }

  /** Gives each site its place. */
  void resolve() {
    Set<String> bodies = new HashSet<>();
    for (List<Site> sites : sitesByMethod.values()) {
      for (Site site : sites) {
        if (site.ownBody != null && synthetic.contains(site.ownBody)) {
          bodies.add(site.ownBody);
        }
      }
    }
    Deque<String> pending = new ArrayDeque<>();
    for (String method : methods) {
      if (!bodies.contains(method)) {
        pending.add(method);
      }
    }
    while (!pending.isEmpty()) {
      String method = pending.remove();
      String prefix = placeOfBody.getOrDefault(method, TypeNames.place(method));
      int ordinal = 0;
      for (Site site : sitesByMethod.getOrDefault(method, List.of())) {
        site.place = prefix + "/" + ordinal++;
        if (site.ownBody != null
            && bodies.contains(site.ownBody)
            && placeOfBody.putIfAbsent(site.ownBody, site.place) == null) {
          pending.add(site.ownBody);
        }
      }
    }
  }

  int size() {
    int size = 0;
    for (List<Site> sites : sitesByMethod.values()) {
      size += sites.size();
    }
    return size;
  }

  /** The place of the lambda whose body is this method (name and descriptor); null if it is no lambda's. */
  @Nullable
  String placeOfBody(String method) {
    return placeOfBody.get(method);
  }

  /** The place of the site that was linked; null if none fits, or several that are not of one place do. */
  @Nullable
  String placeOf(LambdaRecord record) {
    String method = record.enclosingMethod() + record.enclosingDescriptor();
    String key = record.interfaceMethod()
        + " "
        + record.factoryType().toMethodDescriptorString()
        + " "
        + record.implementationName()
        + record.implementationType().toMethodDescriptorString();
    String found = null;
    for (Site site : sitesByMethod.getOrDefault(method, List.of())) {
      if (site.key.equals(key) && site.line == record.line()) {
        if (found != null) {
          return null;
        }
        found = site.place;
      }
    }
    return found;
  }
}
