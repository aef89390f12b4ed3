package dev.satchel.pack;

import dev.satchel.model.ClassUnit;
import dev.satchel.model.Document;
import dev.satchel.model.NamespaceGroup;
import dev.satchel.model.OriginLoader;
import dev.satchel.model.Slot;
import dev.satchel.pack.reach.Reach;
import dev.satchel.pack.reach.ReachedStatic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Turns what is reached, once it is checked, into a {@link Document}. */
final class Encoder {
  private final Reach reach;
  private final Sent sent;
  private final NodeOrder order;
  private final ShippedClasses classes;
  private final Map<String, String> hashes = new HashMap<>();

  Encoder(Reach reach, Sent sent) {
    this.reach = reach;
    this.sent = sent;
    classes = new ShippedClasses(reach);
    order = new NodeOrder(reach.objects(), reach::isLive);
  }

  Document encode() {
    Map<String, ClassUnit> sources = sources();
    List<NamespaceGroup> groups = groups();
    Map<String, Slot> variables = new LinkedHashMap<>();
    reach.variables().forEach((name, slot) -> variables.put(name, order.move(slot)));
    return new Document(Producers.here(), loaders(), sources, order, groups, variables);
  }

  /** The live object behind each node. */
  Object[] live() {
    return order.live();
  }

  /** How much it will have of each class that was looked at. */
  Map<Class<?>, ShippedClasses.Extent> extents() {
    return classes.extents();
  }

  /** What the receiver will have of each class that is in the document. */
  Map<String, String> hashes() {
    return hashes;
  }

  private Map<String, ClassUnit> sources() {
    Map<String, ClassUnit> units = new TreeMap<>();
    classes.units(sent.extents()).forEach((key, unit) -> {
      String state = unit.hash() + unit.lambdas().keySet();
      if (!state.equals(sent.hash(key))) {
        units.put(key, unit);
        hashes.put(key, state);
      }
    });
    return units;
  }

  private List<NamespaceGroup> groups() {
    Map<String, List<ReachedStatic>> byOwner = new TreeMap<>();
    for (ReachedStatic field : reach.statics()) {
      String owner = reach.names().of(classes.topLevel(field.owner()));
      byOwner.computeIfAbsent(owner, key -> new ArrayList<>()).add(field);
    }
    List<NamespaceGroup> groups = new ArrayList<>();
    byOwner.forEach((owner, fields) -> {
      Set<String> members = new TreeSet<>();
      Map<String, NamespaceGroup.Binding> bindings = new TreeMap<>();
      for (ReachedStatic field : fields) {
        members.addAll(reach.usersOf(field.owner(), field.name()));
        String key = reach.names().of(field.owner());
        // To set a constant's field initialises its enum, which may need the static fields.
        bindings.put(
            (field.constant() == null ? "" : "~") + key + "#" + field.path(),
            new NamespaceGroup.Binding(
                key, field.path(), field.descriptor(), order.move(field.value())));
      }
      groups.add(new NamespaceGroup(owner, List.copyOf(members), List.copyOf(bindings.values())));
    });
    return groups;
  }

  private List<OriginLoader> loaders() {
    List<OriginLoader> loaders = new ArrayList<>();
    List<Map<String, String>> imports = reach.names().imports();
    for (ClassLoader loader : reach.names().loaders()) {
      loaders.add(new OriginLoader(reach.names().loader(loader), imports.get(loaders.size())));
    }
    return loaders;
  }
}
