package dev.satchel.pack;

import dev.satchel.model.ClassUnit;
import dev.satchel.pack.code.MemberNames;
import dev.satchel.pack.reach.Reach;
import dev.satchel.pack.reach.WalkedObjects;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a packing would send, for people: why each class travels, and what is heavy. Costs a walk; asked only where wanted. */
public final class Survey {
  /** An object of which one part makes up this much is not shown, but that part. */
  private static final double MOST = 0.9;

  /** What is less than this part of everything is not worth a line. */
  private static final double LEAST = 0.01;

  private final Reach reach;
  private final Supplier<Map<String, ClassUnit>> classes;
  private @Nullable Map<String, ClassUnit> units;

  /**
   * @param classes that travel, by key; asked for once, when first needed
   */
  Survey(Reach reach, Supplier<Map<String, ClassUnit>> classes) {
    this.reach = reach;
    this.classes = classes;
  }

  private Map<String, ClassUnit> units() {
    Map<String, ClassUnit> known = units;
    if (known == null) {
      known = classes.get();
      units = known;
    }
    return known;
  }

  /**
   * Something that travels.
   *
   * @param path from a root: {@code task → captured 'orders' (ArrayList)}; for the code of a class {@code class a.b.C}
   * @param bytes roughly, of the binary form, with all that was first met by way of it
   */
  public record Heavy(String path, long bytes) {}

  /** Names of the members of each class that travel, by key. */
  public Map<String, List<String>> members() {
    Map<String, List<String>> members = new TreeMap<>();
    units().forEach((key, unit) -> members.put(key, unit.members()));
    return members;
  }

  /** How many objects were met; costs nothing. */
  public int met() {
    return reach.objects().size();
  }

  /** How many objects travel. */
  public int objects() {
    int[] count = {0};
    weigh((object, bytes) -> count[0]++);
    return count[0];
  }

  /** Roughly how many bytes of the binary form it all takes. */
  public long bytes() {
    long[] sum = {0};
    weigh((object, bytes) -> sum[0] += bytes);
    for (ClassUnit unit : units().values()) {
      sum[0] += bytes(unit);
    }
    return sum[0];
  }

  /** Takes an object that travels, and its weight. */
  private interface Weighed {
    void weighs(int object, long bytes);
  }

  private void weigh(Weighed each) {
    NodeWeight weight = new NodeWeight();
    WalkedObjects.Reader reader = reach.objects().reader(0);
    while (reader.hasNext()) {
      reader.next();
      if (reach.objects().travels(reader.number()) && reach.isLive(reader.number())) {
        reader.give(weight);
        each.weighs(reader.number(), weight.take());
      }
    }
  }

  /** Bytes of class file of each class that travels, by key. */
  public Map<String, Long> classBytes() {
    Map<String, Long> bytes = new TreeMap<>();
    units().forEach((key, unit) -> bytes.put(key, bytes(unit)));
    return bytes;
  }

  /** Of its class file; of its source if it travels as that alone. */
  private static long bytes(ClassUnit unit) {
    byte[] classFile = unit.bytecode();
    String source = unit.source();
    return classFile != null ? classFile.length : source == null ? 0 : source.length();
  }

  /** At most {@code most} things, the heaviest first. */
  public List<Heavy> heaviest(int most) {
    WalkedObjects objects = reach.objects();
    int[] sums = new int[objects.size()];
    long[] total = {0};
    weigh((object, bytes) -> {
      sums[object] = (int) Math.min(bytes, Integer.MAX_VALUE);
      total[0] += bytes;
    });
    // Parts before what they are parts of.
    for (int i = sums.length - 1; i >= 0; i--) {
      int part = objects.fromRoots(i);
      int parent = reach.parent(part);
      if (parent >= 0) {
        sums[parent] = (int) Math.min((long) sums[parent] + sums[part], Integer.MAX_VALUE);
      }
    }
    BitSet mostlyOnePart = new BitSet();
    for (int i = 0; i < sums.length; i++) {
      int parent = reach.parent(i);
      if (parent >= 0 && sums[i] >= sums[parent] * MOST) {
        mostlyOnePart.set(parent);
      }
    }
    for (ClassUnit unit : units().values()) {
      total[0] += bytes(unit);
    }
    return heaviest(most, total[0], sums, mostlyOnePart);
  }

  private List<Heavy> heaviest(int most, long total, int[] sums, BitSet mostlyOnePart) {
    List<Integer> objects = new ArrayList<>();
    for (int i = 0; i < sums.length; i++) {
      if (sums[i] > total * LEAST && !mostlyOnePart.get(i)) {
        objects.add(i);
      }
    }
    objects.sort(Comparator.comparingInt((Integer index) -> -sums[index]));
    List<Heavy> heavy = new ArrayList<>();
    for (int index : objects.subList(0, Math.min(most, objects.size()))) {
      heavy.add(new Heavy(reach.path(index), sums[index]));
    }
    for (Map.Entry<String, Long> unit : classBytes().entrySet()) {
      if (unit.getValue() > total * LEAST) {
        heavy.add(new Heavy("class " + unit.getKey(), unit.getValue()));
      }
    }
    heavy.sort(Comparator.comparingLong(each -> -each.bytes()));
    return List.copyOf(heavy.subList(0, Math.min(most, heavy.size())));
  }

  /**
   * For each class that travels the way by which it was first met: {@code task (lambda) → Jobs.daily() → Rates}. A class
   * without one was named by the user.
   */
  public Map<String, String> reasons() {
    Map<Class<?>, Integer> firstObjects = new HashMap<>();
    for (int i = 0; i < reach.objects().size(); i++) {
      if (reach.isLive(i)) {
        Class<?> host = reach.lambdaHost(i);
        firstObjects.putIfAbsent(host == null ? reach.objects().object(i).getClass() : host, i);
      }
    }
    Map<String, String> reasons = new TreeMap<>();
    for (Class<?> type : reach.classes().keySet()) {
      if (!reach.unavailable().containsKey(type)) {
        reasons.put(reach.names().of(type), reason(type, firstObjects));
      }
    }
    return reasons;
  }

  private String reason(Class<?> type, Map<Class<?>, Integer> firstObjects) {
    StringBuilder way = new StringBuilder();
    Set<Class<?>> seen = new HashSet<>();
    Class<?> at = type;
    while (at != null && seen.add(at)) {
      Integer object = firstObjects.get(at);
      if (object != null) {
        return reach.path(object) + way;
      }
      Reach.Need need = reach.need(at);
      way.insert(
          0,
          " → " + (need == null ? "" : need.member() + " → ")
              + MemberNames.simpleName(at.getName()));
      at = need == null ? null : need.owner();
    }
    return way.length() == 0 ? "" : way.substring(" → ".length());
  }
}
