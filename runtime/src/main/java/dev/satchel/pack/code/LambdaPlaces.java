package dev.satchel.pack.code;

import dev.satchel.model.LambdaSite;
import java.lang.invoke.LambdaMetafactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Names each lambda of a class by its place: the enclosing method, then the n-th lambda there in bytecode order, and so
 * on into lambdas within lambdas: {@code daily()/0}, {@code daily()/0/1}.
 *
 * <p>Never uses javac's synthetic names, which differ between compilers and move when code is recompiled.
 */
final class LambdaPlaces {
  private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";
  private static final String DESERIALIZE = "$deserializeLambda$";

  private final IdentityHashMap<InvokeDynamicInsnNode, LambdaUse> bySite = new IdentityHashMap<>();
  private final Map<String, LambdaUse> byPlace = new LinkedHashMap<>();

  /**
   * @param indices where in its method's code an instruction stands, -1 if unknown
   */
  LambdaPlaces(ClassNode node, ToIntFunction<AbstractInsnNode> indices) {
    Map<String, MethodNode> methods = new HashMap<>();
    for (MethodNode method : node.methods) {
      methods.put(method.name + method.desc, method);
    }
    Map<MethodNode, List<InvokeDynamicInsnNode>> sites = new LinkedHashMap<>();
    Set<MethodNode> bodies = Collections.newSetFromMap(new IdentityHashMap<>());
    for (MethodNode method : node.methods) {
      if (method.name.equals(DESERIALIZE)) {
        continue;
      }
      List<InvokeDynamicInsnNode> found = new ArrayList<>();
      for (AbstractInsnNode instruction : method.instructions) {
        if (instruction instanceof InvokeDynamicInsnNode site && isLambda(site)) {
          found.add(site);
          MethodNode body = body(node, methods, site);
          if (body != null) {
            bodies.add(body);
          }
        }
      }
      sites.put(method, found);
    }
    record Pending(MethodNode method, String prefix) {}
    Deque<Pending> pending = new ArrayDeque<>();
    for (MethodNode method : sites.keySet()) {
      if (!bodies.contains(method)) {
        pending.add(new Pending(method, MemberNames.place(method.name, method.desc)));
      }
    }
    while (!pending.isEmpty()) {
      Pending next = pending.poll();
      int ordinal = 0;
      for (InvokeDynamicInsnNode site : sites.getOrDefault(next.method, List.of())) {
        if (bySite.containsKey(site)) {
          continue;
        }
        String place = next.prefix + "/" + ordinal++;
        while (byPlace.containsKey(place)) {
          place += "~";
        }
        LambdaUse use = new LambdaUse(
            place,
            siteOf(site),
            lineOf(site),
            next.method.name,
            next.method.desc,
            indices.applyAsInt(site));
        bySite.put(site, use);
        byPlace.put(place, use);
        MethodNode body = body(node, methods, site);
        if (body != null) {
          pending.add(new Pending(body, place));
        }
      }
    }
  }

  @Nullable
  LambdaUse of(InvokeDynamicInsnNode site) {
    return bySite.get(site);
  }

  Map<String, LambdaUse> byPlace() {
    return byPlace;
  }

  static boolean isLambda(InvokeDynamicInsnNode site) {
    Handle bootstrap = site.bsm;
    return bootstrap.getOwner().equals(METAFACTORY)
        && (bootstrap.getName().equals("metafactory")
            || bootstrap.getName().equals("altMetafactory"));
  }

  /** The method that holds the lambda's body, if it is one of this class. */
  private static @Nullable MethodNode body(
      ClassNode node, Map<String, MethodNode> methods, InvokeDynamicInsnNode site) {
    Handle implementation = (Handle) site.bsmArgs[1];
    if (!implementation.getOwner().equals(node.name)) {
      return null;
    }
    MethodNode body = methods.get(implementation.getName() + implementation.getDesc());
    return body != null && CompilerNames.isLambdaBody(body.access, body.name) ? body : null;
  }

  static int lineOf(AbstractInsnNode instruction) {
    for (AbstractInsnNode at = instruction; at != null; at = at.getPrevious()) {
      if (at instanceof LineNumberNode line) {
        return line.line;
      }
    }
    return 0;
  }

  private static LambdaSite siteOf(InvokeDynamicInsnNode site) {
    Handle implementation = (Handle) site.bsmArgs[1];
    int flags = 0;
    List<String> markers = new ArrayList<>();
    List<String> bridges = new ArrayList<>();
    if (site.bsm.getName().equals("altMetafactory")) {
      int at = 3;
      flags = (Integer) site.bsmArgs[at++];
      if ((flags & LambdaMetafactory.FLAG_MARKERS) != 0) {
        int count = (Integer) site.bsmArgs[at++];
        for (int i = 0; i < count; i++) {
          markers.add(((Type) site.bsmArgs[at++]).getInternalName());
        }
      }
      if ((flags & LambdaMetafactory.FLAG_BRIDGES) != 0) {
        int count = (Integer) site.bsmArgs[at++];
        for (int i = 0; i < count; i++) {
          bridges.add(((Type) site.bsmArgs[at++]).getDescriptor());
        }
      }
    }
    return new LambdaSite(
        site.name,
        site.desc,
        ((Type) site.bsmArgs[0]).getDescriptor(),
        new LambdaSite.Implementation(
            implementation.getTag(),
            implementation.getOwner(),
            implementation.getName(),
            implementation.getDesc(),
            implementation.isInterface()),
        ((Type) site.bsmArgs[2]).getDescriptor(),
        flags,
        markers,
        bridges);
  }
}
