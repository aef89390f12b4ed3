package dev.satchel.pack.reach;

import dev.satchel.model.Node;
import dev.satchel.model.Reached;
import dev.satchel.pack.code.ClassCode;
import dev.satchel.values.FieldAccess;
import dev.satchel.values.FieldLayout;
import dev.satchel.values.JdkTypes;
import dev.satchel.values.SerialHooks;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Fields that are state here and arrive null, zero or false, as they are {@code transient} or as hooks do not write them: reached code
 * reads them, no hook sets them over there, and no method that reads them fills them where it finds them empty.
 */
final class LostFields {
  private final WalkedObjects objects;
  private final CodeWalk code;
  private final TypeNames names;
  private final Map<Class<?>, List<FieldAccess>> suspects = new HashMap<>();

  LostFields(WalkedObjects objects, CodeWalk code, TypeNames names) {
    this.objects = objects;
    this.code = code;
    this.names = names;
  }

  /**
   * Each field once, with the first object that has it.
   *
   * @param isLive whether an object is of concern
   */
  List<Reach.LostField> of(IntPredicate isLive) {
    BitSet telling = objects.telling();
    if (telling != null) {
      telling.stream().forEach(this::suspect);
    } else {
      for (int i = 0; i < objects.size(); i++) {
        suspect(i);
      }
    }
    suspects.values().removeIf(List::isEmpty);
    if (suspects.isEmpty()) {
      return List.of();
    }
    Map<FieldAccess, Integer> lost = new LinkedHashMap<>();
    Map<FieldReads.Key, FieldAccess> fields = new HashMap<>();
    for (int i = 0; i < objects.size(); i++) {
      for (FieldAccess field : suspects.getOrDefault(objects.object(i).getClass(), List.of())) {
        FieldReads.Key key = new FieldReads.Key(field.owner(), field.name());
        if (!fields.containsKey(key) && isLive.test(i) && isLost(i, field)) {
          fields.put(key, field);
          lost.put(field, i);
        }
      }
    }
    return lost.isEmpty() ? List.of() : read(lost, fields);
  }

  private void suspect(int index) {
    Class<?> type = objects.object(index).getClass();
    if (!suspects.containsKey(type)) {
      suspects.put(type, fields(type));
    }
  }

  private List<FieldAccess> fields(Class<?> type) {
    if (type.isArray()
        || type.isRecord()
        || type.isEnum()
        || type.isHidden()
        || JdkTypes.isJdk(type)
        || !code.linkage().isShipped(type)) {
      return List.of();
    }
    boolean isWritten = SerialHooks.of(type).handlesState();
    List<FieldAccess> found = new ArrayList<>();
    for (FieldAccess field : FieldLayout.of(type).fields()) {
      if ((field.isTransient() || isWritten)
          && !field.isSynthetic()
          && code.fieldReads().where(field.owner(), field.name()) != null
          && !RestoredFields.contain(type, field)) {
        found.add(field);
      }
    }
    return found;
  }

  private boolean isLost(int index, FieldAccess field) {
    boolean isDefault = field.type().isPrimitive()
        ? field.primitive(objects.object(index)) == 0
        : field.get(objects.object(index)) == null;
    return !isDefault
        && objects.node(index) instanceof Node.Instance instance
        && instance.fields().stream()
            .noneMatch(each ->
                each.name().equals(field.name()) && names.type(each.owner()) == field.owner());
  }

  /** Those that are read as they are. */
  private List<Reach.LostField> read(
      Map<FieldAccess, Integer> lost, Map<FieldReads.Key, FieldAccess> fields) {
    Map<FieldAccess, Reached.Use> uses = new HashMap<>();
    Set<FieldAccess> filled = new HashSet<>();
    code.classes().bodies().forEach((type, bodies) -> {
      ClassCode classCode = bodies.isEmpty() ? null : code.linkage().code(type);
      if (classCode == null) {
        return;
      }
      Function<String, @Nullable ClassCode> classes = named -> {
        Class<?> found = code.linkage().type(type, named);
        return found == null ? null : code.linkage().code(found);
      };
      for (String method : bodies) {
        int open = method.indexOf('(');
        String name = method.substring(0, open);
        String descriptor = method.substring(open);
        Map<String, Integer> reads = classCode.stateReads(name, descriptor, classes);
        Set<String> refills = null;
        for (Map.Entry<String, Integer> read : reads.entrySet()) {
          FieldAccess field = field(type, read.getKey(), fields);
          if (field != null) {
            uses.computeIfAbsent(
                field, key -> UseSites.of(new MethodKey(type, name, descriptor), read.getValue()));
            refills = refills == null ? classCode.refills(name, descriptor, classes) : refills;
            if (refills.contains(read.getKey())) {
              filled.add(field);
            }
          }
        }
      }
    });
    List<Reach.LostField> all = new ArrayList<>();
    lost.forEach((field, index) -> {
      Reached.Use use = uses.get(field);
      if (use != null && !filled.contains(field)) {
        all.add(new Reach.LostField(
            field.owner(), field.name(), field.type(), field.isTransient(), index, use));
      }
    });
    return all;
  }

  /** The one of {@code fields} that the code of {@code context} names {@code a/b/C.name}. */
  private @Nullable FieldAccess field(
      Class<?> context, String named, Map<FieldReads.Key, FieldAccess> fields) {
    int dot = named.lastIndexOf('.');
    String name = named.substring(dot + 1);
    if (fields.keySet().stream().noneMatch(key -> key.name().equals(name))) {
      return null;
    }
    for (Class<?> at = code.linkage().type(context, named.substring(0, dot));
        at != null;
        at = at.getSuperclass()) {
      FieldAccess field = fields.get(new FieldReads.Key(at, name));
      if (field != null) {
        return field;
      }
    }
    return null;
  }
}
