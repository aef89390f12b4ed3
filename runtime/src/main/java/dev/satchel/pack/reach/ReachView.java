package dev.satchel.pack.reach;

import dev.satchel.model.Node;
import dev.satchel.model.Reached;
import dev.satchel.model.Slot;
import dev.satchel.pack.code.ClassCode;
import dev.satchel.pack.code.Descriptors;
import dev.satchel.pack.code.LambdaUse;
import java.lang.invoke.MethodHandleInfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A finished walk as the stage {@code check} sees it. */
final class ReachView implements Reached {
  private final Reach reach;
  private final WalkedObjects objects;
  private final Linkage linkage;
  private final Paths paths;

  /** Objects of concern; what only made-again static fields hold is left out. */
  private final Ranks live;

  /** By the identity of what was found, which is one for each class of lambdas. */
  private final IdentityHashMap<Lambdas.Found, Site> sites = new IdentityHashMap<>();

  private final Map<Integer, Closure> closures = new HashMap<>();
  private final List<Closure> inOrder = new ArrayList<>();
  private @Nullable OwnedObjects owned;
  private @Nullable List<Method> methods;

  ReachView(Reach reach, Linkage linkage) {
    this.reach = reach;
    objects = reach.objects();
    this.linkage = linkage;
    paths = new Paths(objects, reach::whereRead);
    live = new Ranks(objects.size());
    for (int i = 0; i < objects.size(); i++) {
      if (reach.isLive(i)) {
        live.add(i);
      }
    }
    live.count();
    objects.lambdas().forEach((index, found) -> {
      if (reach.isLive(index)) {
        Closure closure = closure(index, found);
        closures.put(index, closure);
        inOrder.add(closure);
      }
    });
  }

  /** What is the same for all lambdas of a call site. */
  private record Site(
      Method implementation,
      String enclosing,
      @Nullable String file,
      int line,
      boolean isBody,
      List<String> types) {}

  private Site site(Lambdas.Found found) {
    LambdaUse use = found.use();
    ClassCode host = ClassCode.of(found.host());
    var site = use.site().implementation();
    Class<?> owner = linkage.type(found.host(), site.owner());
    ClassCode.MethodInfo body = site.owner().equals(host.internalName())
        ? host.method(site.name(), site.descriptor())
        : null;
    boolean isBody = body != null && body.isLambdaBody();
    int line = use.line();
    if (isBody) {
      int first = host.lines(site.name(), site.descriptor())[0];
      line = first == 0 ? line : first;
    }
    Method implementation = new Method(
        owner == null ? found.host() : owner,
        site.name(),
        site.descriptor(),
        site.kind() == MethodHandleInfo.REF_invokeStatic);
    return new Site(
        implementation,
        UseSites.enclosing(found.host(), use),
        host.sourcePath(),
        line,
        isBody,
        Descriptors.arguments(use.site().factory()));
  }

  private Closure closure(int index, Lambdas.Found found) {
    Site site = sites.computeIfAbsent(found, this::site);
    List<Captured> captures = new ArrayList<>();
    if (objects.node(index) instanceof Node.Lambda lambda) {
      for (int i = 0; i < site.types.size(); i++) {
        Node.Capture capture = lambda.captures().get(i);
        captures.add(new Captured(capture.name(), position(capture.value()), site.types.get(i)));
      }
    }
    return new Closure(
        live.below(index),
        found.host(),
        site.implementation,
        site.enclosing,
        site.file,
        site.line,
        !site.isBody,
        captures);
  }

  private int position(int index) {
    return live.contains(index) ? live.below(index) : -1;
  }

  /** The position of the value's object among those of concern; -1 for null and scalars. */
  private int position(Slot slot) {
    return slot instanceof Slot.Ref ref ? position(ref.node()) : -1;
  }

  @Override
  public int size() {
    return live.size();
  }

  @Override
  public Object object(int index) {
    return objects.object(live.get(index));
  }

  @Override
  public boolean canTravel(int index) {
    return objects.travels(live.get(index)) || objects.alias(live.get(index)) != live.get(index);
  }

  @Override
  public boolean allTravel() {
    return objects.isWithoutGaps();
  }

  @Override
  public Set<Class<?>> types() {
    return reach.objectTypes();
  }

  @Override
  public @Nullable String obstacle(int index) {
    return objects.obstacle(live.get(index));
  }

  @Override
  public boolean isChanging(int index) {
    return objects.isChanging(live.get(index));
  }

  @Override
  public String path(int index) {
    return paths.of(live.get(index));
  }

  @Override
  public int parent(int index) {
    int parent = objects.parent(live.get(index));
    return parent < 0 ? -1 : position(parent);
  }

  @Override
  public boolean isInLibrary(int index) {
    return reach.isInLibrary(live.get(index));
  }

  @Override
  public int field(int object, String name) {
    if (objects.node(live.get(object)) instanceof Node.Instance instance) {
      for (Node.FieldValue field : instance.fields()) {
        if (field.name().equals(name)) {
          return position(field.value());
        }
      }
    }
    return -1;
  }

  @Override
  public boolean isOwned(int object) {
    OwnedObjects found = owned;
    if (found == null) {
      found = new OwnedObjects(objects, reach.statics());
      owned = found;
    }
    return found.contains(live.get(object));
  }

  @Override
  public @Nullable Closure closureAbove(int index) {
    Closure found = null;
    for (int at = live.get(index); at >= 0; at = objects.parent(at)) {
      if (closures.containsKey(at)) {
        found = closures.get(at);
      }
    }
    return found;
  }

  @Override
  public List<Closure> closures() {
    return inOrder;
  }

  @Override
  public List<Method> methods() {
    List<Method> known = methods;
    if (known == null) {
      known = findMethods();
      methods = known;
    }
    return known;
  }

  private List<Method> findMethods() {
    List<Method> found = new ArrayList<>();
    reach.classes().forEach((type, keys) -> {
      ClassCode code = keys.isEmpty() ? null : ClassCode.of(type);
      for (String key : keys) {
        ClassCode.MethodInfo method = code == null ? null : code.method(key);
        int open = key.indexOf('(');
        found.add(new Method(
            type,
            key.substring(0, open),
            key.substring(open),
            method != null && method.isStatic()));
      }
    });
    return Collections.unmodifiableList(found);
  }

  @Override
  public List<StaticField> statics() {
    return reach.statics().stream()
        .map(field -> new StaticField(
            field.owner(), field.name(), field.descriptor(), position(field.value()), field.use()))
        .toList();
  }
}
