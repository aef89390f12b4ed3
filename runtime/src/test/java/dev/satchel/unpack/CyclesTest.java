package dev.satchel.unpack;

import static dev.satchel.unpack.Draft.array;
import static dev.satchel.unpack.Draft.lambda;
import static dev.satchel.unpack.Draft.map;
import static dev.satchel.unpack.Draft.object;
import static dev.satchel.unpack.Draft.record;
import static dev.satchel.unpack.Draft.value;
import static dev.satchel.unpack.NamespaceTest.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.model.Node;
import dev.satchel.model.Parts;
import dev.satchel.model.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Graphs whose nodes need one another, and deep ones. */
@SuppressWarnings("unchecked") // the documents say what their variables are
class CyclesTest {
  private static final String CLASSES = """
      package app;
      import java.util.*;
      import java.util.function.*;
      public class Node {
        public Object a, b;
        static Supplier<Object> give(Object o) { return () -> o; }
        record Pair(Object left, Object right) {}
        record Copying(List<Object> list, Set<Object> set) { Copying { list = List.copyOf(list); set = Set.copyOf(set); } }
        static class Owner {
          final String name; Set<Object> owned; Map<Object, Object> map;
          Owner() { name = null; }
          public int hashCode() { return name.hashCode(); }
          public boolean equals(Object o) { return o instanceof Owner other && name.equals(other.name); }
        }
      }
      """;

  private static Draft draft() {
    return Draft.of(CLASSES);
  }

  @Test
  void listRecordAndLambdaInOneCycle() {
    Draft draft = draft();
    Slot.Ref list = draft.reserve();
    Slot.Ref pair = draft.reserve();
    Slot.Ref lambda = draft.reserve();
    draft.put(list, value("java.util.ArrayList", lambda, "x", list));
    draft.put(pair, record("app.Node$Pair", "left", list, "right", null));
    draft.put(lambda, lambda("app.Node", "give/0", "java.util.function.Supplier", pair));
    draft.variable("lambda", lambda).variable("list", list).variable("pair", pair);
    Map<String, Object> loaded = draft.load();
    List<?> l = (List<?>) loaded.get("list");
    assertThat(l.get(0)).isSameAs(loaded.get("lambda"));
    assertThat(l.get(2)).isSameAs(l);
    assertThat(((Supplier<?>) loaded.get("lambda")).get()).isSameAs(loaded.get("pair"));
    assertThat(read(loaded.get("pair"), "left")).isSameAs(l);
  }

  /** Cycles that pass through every place in turn, whichever node comes first in the document. */
  @Test
  void everyOrderOfOneCycle() {
    for (int seed = 0; seed < 60; seed++) {
      Draft draft = draft();
      List<Slot.Ref> places = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        places.add(draft.reserve());
      }
      Collections.shuffle(places, new Random(seed));
      Slot.Ref object = places.get(0);
      Slot.Ref pair = places.get(1);
      Slot.Ref lambda = places.get(2);
      Slot.Ref optional = places.get(3);
      Slot.Ref array = places.get(4);
      Slot.Ref set = places.get(5);
      draft.put(object, object("app.Node", "a", pair, "b", set));
      draft.put(pair, record("app.Node$Pair", "left", lambda, "right", array));
      draft.put(lambda, lambda("app.Node", "give/0", "java.util.function.Supplier", optional));
      draft.put(
          optional,
          new Node.Value("java.util.Optional", new Parts(Map.of(), List.of(object), false)));
      draft.put(array, array("java.lang.Object[]", object, set, optional));
      draft.put(set, value("java.util.HashSet", object));
      draft.variable("object", object).variable("set", set).variable("pair", pair);
      Map<String, Object> loaded = draft.load();
      Object o = loaded.get("object");
      assertThat(read(o, "a")).isSameAs(loaded.get("pair"));
      assertThat(read(o, "b")).isSameAs(loaded.get("set"));
      assertThat((Set<Object>) loaded.get("set")).hasSize(1).contains(o);
      Object[] elements = (Object[]) read(loaded.get("pair"), "right");
      assertThat(elements[0]).isSameAs(o);
      Object got = ((Supplier<?>) read(loaded.get("pair"), "left")).get();
      assertThat(got).isSameAs(elements[2]);
    }
  }

  @Test
  void elementOwnsTheHashSetThatHoldsIt() {
    for (boolean setFirst : new boolean[] {true, false}) {
      Draft draft = draft();
      Slot.Ref one = draft.reserve();
      Slot.Ref two = draft.reserve();
      Slot.Ref set = setFirst ? one : two;
      Slot.Ref owner = setFirst ? two : one;
      Slot.Ref map = draft.reserve();
      draft.put(set, value("java.util.HashSet", owner));
      draft.put(map, map("java.util.HashMap", owner, set));
      draft.put(owner, object("app.Node$Owner", "name", "n", "owned", set, "map", map));
      draft.variable("set", set).variable("owner", owner).variable("map", map);
      Map<String, Object> loaded = draft.load();
      Object o = loaded.get("owner");
      assertThat((Set<Object>) loaded.get("set")).contains(o);
      assertThat(((Map<Object, Object>) loaded.get("map")).get(o)).isSameAs(loaded.get("set"));
      assertThat(read(o, "owned")).isSameAs(loaded.get("set"));
    }
  }

  @Test
  void elementOwnsTheImmutableSetThatHoldsIt() {
    Draft draft = draft();
    Slot.Ref owner = draft.reserve();
    Slot.Ref set = draft.reserve();
    Slot.Ref pair = draft.reserve();
    Slot.Ref list = draft.reserve();
    draft.put(owner, object("app.Node$Owner", "name", "n", "owned", set));
    draft.put(set, typed(Set.of("x", "y", "z"), owner, "x", pair));
    draft.put(pair, record("app.Node$Pair", "left", list, "right", null));
    draft.put(list, value("java.util.ArrayList", set, owner));
    draft.variable("set", set).variable("owner", owner).variable("list", list);
    Map<String, Object> loaded = draft.load();
    Object o = loaded.get("owner");
    assertThat((Set<Object>) loaded.get("set")).hasSize(3).contains(o, "x");
    assertThat(read(o, "owned")).isSameAs(loaded.get("set"));
    assertThat(((List<?>) loaded.get("list")).get(0)).isSameAs(loaded.get("set"));
  }

  /** A value of the class that {@code example} has. */
  private static Node typed(Object example, Object... elements) {
    return value(example.getClass().getName(), elements);
  }

  @Test
  void recordThatCopiesGetsItsCollectionsFilled() {
    Draft draft = draft();
    Slot.Ref copying = draft.reserve();
    Slot.Ref list = draft.reserve();
    Slot.Ref set = draft.reserve();
    Slot.Ref owner = draft.reserve();
    draft.put(copying, record("app.Node$Copying", "list", list, "set", set));
    draft.put(list, value("java.util.ArrayList", owner, "x"));
    draft.put(set, value("java.util.HashSet", owner));
    draft.put(owner, object("app.Node$Owner", "name", "n"));
    draft.variable("copying", copying);
    Object made = draft.load("copying");
    assertThat((List<?>) read(made, "list")).hasSize(2);
    assertThat((Set<?>) read(made, "set")).hasSize(1);
  }

  /**
   * Records that only store and records that copy, lists and objects that refer to one another, in all orders: all of one
   * identity, and what is copied is complete before.
   */
  @Test
  void recordsThatStoreAndRecordsThatLookInsideInEveryOrder() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Draft draft = draft();
      List<Slot.Ref> places = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        places.add(draft.reserve());
      }
      if (seed > 0) {
        Collections.shuffle(places, random);
      }
      Slot.Ref outer = places.get(0);
      Slot.Ref inner = places.get(1);
      Slot.Ref list = places.get(2);
      Slot.Ref object = places.get(3);
      Slot.Ref copying = places.get(4);
      Slot.Ref copied = places.get(5);
      Slot.Ref set = places.get(6);
      draft.put(outer, record("app.Node$Pair", "left", inner, "right", list));
      draft.put(inner, record("app.Node$Pair", "left", list, "right", object));
      draft.put(list, value("java.util.ArrayList", outer, object, inner));
      draft.put(object, object("app.Node", "a", outer, "b", copying));
      draft.put(copying, record("app.Node$Copying", "list", copied, "set", set));
      boolean isInCycle = random.nextBoolean();
      draft.put(copied, value("java.util.ArrayList", "x", isInCycle ? inner : "y"));
      draft.put(set, value("java.util.HashSet", "z"));
      draft.variable("outer", outer).variable("inner", inner);
      Map<String, Object> loaded = draft.load();
      Object madeOuter = loaded.get("outer");
      Object madeInner = loaded.get("inner");
      List<?> madeList = (List<?>) read(madeOuter, "right");
      Object madeObject = read(madeInner, "right");
      assertThat(read(madeOuter, "left")).as("seed %d", seed).isSameAs(madeInner);
      assertThat(read(madeInner, "left")).isSameAs(madeList);
      assertThat(madeList.get(0)).isSameAs(madeOuter);
      assertThat(madeList.get(1)).isSameAs(madeObject);
      assertThat(madeList.get(2)).isSameAs(madeInner);
      assertThat(read(madeObject, "a")).isSameAs(madeOuter);
      List<?> madeCopy = (List<?>) read(read(madeObject, "b"), "list");
      assertThat(madeCopy).hasSize(2);
      assertThat(madeCopy.get(0)).isEqualTo("x");
      assertThat(madeCopy.get(1)).isSameAs(isInCycle ? madeInner : madeCopy.get(1));
    }
  }

  /** The record, its list and the objects in it are one component, yet the list can be filled before the record is made. */
  @Test
  void recordThatCopiesGetsItsListFilledEvenWithinACycle() {
    Draft draft = draft();
    Slot.Ref copying = draft.reserve();
    Slot.Ref list = draft.reserve();
    Slot.Ref set = draft.add(value("java.util.HashSet"));
    Slot.Ref back = draft.reserve();
    Slot.Ref lambda = draft.reserve();
    draft.put(copying, record("app.Node$Copying", "list", list, "set", set));
    draft.put(list, value("java.util.ArrayList", back, lambda));
    draft.put(lambda, lambda("app.Node", "give/0", "java.util.function.Supplier", back));
    draft.put(back, object("app.Node", "a", copying));
    draft.variable("copying", copying).variable("back", back);
    Map<String, Object> loaded = draft.load();
    assertThat((List<Object>) read(loaded.get("copying"), "list"))
        .hasSize(2)
        .contains(loaded.get("back"));
    assertThat(read(loaded.get("back"), "a")).isSameAs(loaded.get("copying"));
  }

  @Test
  void comparatorsAndSelfHoldingContainers() {
    Draft draft = draft();
    Slot.Ref comparator = draft.add(new Node.Made(
        "java.util.Comparator", "reverseOrder", "()Ljava/util/Comparator;", List.of()));
    Slot.Ref tree = draft.reserve();
    Map<String, Slot> properties = Map.of("comparator", comparator);
    draft.put(
        tree,
        new Node.Value(
            "java.util.TreeMap", new Parts(properties, Draft.slots("b", 2, "a", tree), true)));
    Slot.Ref array = draft.reserve();
    draft.put(array, array("java.lang.Object[]", array));
    draft.variable("tree", tree).variable("array", array);
    Map<String, Object> loaded = draft.load();
    Map<Object, Object> map = (Map<Object, Object>) loaded.get("tree");
    assertThat(new ArrayList<>(map.keySet())).isEqualTo(List.of("b", "a"));
    assertThat(map.get("a")).isSameAs(map);
    assertThat(((Object[]) loaded.get("array"))[0]).isSameAs(loaded.get("array"));
  }

  @Test
  void throwablesMayBeTheCauseOfOneAnother() {
    Draft draft = draft();
    Slot.Ref one = draft.reserve();
    Slot.Ref two = draft.reserve();
    draft.put(one, thrown("java.io.IOException", "one", two));
    draft.put(two, thrown("java.lang.IllegalStateException", "two", one));
    draft.variable("one", one).variable("two", two);
    Map<String, Object> loaded = draft.load();
    assertThat(loaded.get("one")).isInstanceOf(java.io.IOException.class);
    assertThat((Throwable) loaded.get("one")).hasMessage("one");
    assertThat(((Throwable) loaded.get("one")).getCause()).isSameAs(loaded.get("two"));
    assertThat(((Throwable) loaded.get("two")).getCause()).isSameAs(loaded.get("one"));
  }

  private static Node thrown(String type, String message, Slot cause) {
    return new Node.Value(
        type,
        new Parts(Map.of("message", new Slot.Scalar(message), "cause", cause), List.of(), false));
  }

  @Test
  void staticsInCyclesWithRecordsAndEnums() {
    Draft draft = Draft.of("""
        package app;
        import java.util.*;
        public class Registry {
          static final Map<Kind, Entry> ENTRIES = new EnumMap<>(Kind.class);
          static String prefix;
          enum Kind { A, B }
          record Entry(String name, Kind kind, Map<Kind, Entry> all) {
            Entry { if (prefix == null) throw new IllegalStateException("static not bound"); }
          }
        }
        """);
    Slot.Ref entry = draft.reserve();
    Slot.Ref map = draft.reserve();
    Slot a = draft.add(new Node.Constant("app.Registry$Kind", "A"));
    draft.put(entry, record("app.Registry$Entry", "name", "n", "kind", a, "all", map));
    draft.put(map, map("java.util.HashMap", a, entry));
    draft.bind("app.Registry", "ENTRIES", "Ljava/util/Map;", map);
    draft.bind("app.Registry", "prefix", "Ljava/lang/String;", "p");
    draft.variable("entry", entry);
    assertThat(read(draft.load("entry"), "name")).isEqualTo("n");
  }

  @Test
  @Timeout(120)
  void aMillionLinksUnderASmallStack() throws Exception {
    Draft draft = draft();
    int links = 1_000_000;
    for (int i = 0; i < links; i++) {
      draft.add(object("app.Node", "a", i + 1 < links ? new Slot.Ref(i + 1) : null, "b", i));
    }
    draft.variable("first", new Slot.Ref(0));
    assertThat(length(onSmallStack(() -> draft.load("first")))).isEqualTo(links);
  }

  @Test
  @Timeout(120)
  void aRingOfMixedNodesUnderASmallStack() throws Exception {
    Draft draft = draft();
    int links = 300_000;
    for (int i = 0; i < links; i++) {
      Slot next = new Slot.Ref((i + 1) % links);
      draft.add(
          switch (i % 4) {
            case 0 -> object("app.Node", "a", next, "b", i);
            case 1 -> record("app.Node$Pair", "left", next, "right", i);
            case 2 -> value("java.util.ArrayList", next);
            default -> array("java.lang.Object[]", next);
          });
    }
    draft.variable("first", new Slot.Ref(0));
    Object first = onSmallStack(() -> draft.load("first"));
    Object at = first;
    int count = 0;
    do {
      at = at instanceof List<?> list
          ? list.get(0)
          : at instanceof Object[] a ? a[0] : read(at, at instanceof Record ? "left" : "a");
      count++;
    } while (at != first);
    assertThat(count).isEqualTo(links);
  }

  private static int length(Object first) throws ReflectiveOperationException {
    java.lang.reflect.Field next = first.getClass().getField("a");
    int count = 0;
    for (Object at = first; at != null; at = next.get(at)) {
      count++;
    }
    return count;
  }

  private static Object onSmallStack(Supplier<Object> work) throws InterruptedException {
    AtomicReference<Object> result = new AtomicReference<>();
    Thread thread = new Thread(
        null,
        () -> {
          try {
            result.set(work.get());
          } catch (Throwable e) {
            result.set(e);
          }
        },
        "small",
        256 * 1024);
    thread.start();
    thread.join();
    assertThat(result.get()).isNotInstanceOf(Throwable.class);
    return result.get();
  }

  /** Random graphs over all kinds of nodes that can be in cycles, compared with their description. */
  @Test
  void randomGraphs() {
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      Draft draft = draft();
      int count = 2 + random.nextInt(12);
      Slot.Ref[] places = new Slot.Ref[count];
      Arrays.setAll(places, i -> draft.reserve());
      for (int i = 0; i < count; i++) {
        // Built nodes only refer to filled ones (even places) or to later ones, as in programs.
        Slot x = any(random, places, i);
        Slot y = any(random, places, i);
        draft.put(
            places[i],
            i % 2 == 0
                ? switch (random.nextInt(4)) {
                  case 0 -> object("app.Node", "a", x, "b", y);
                  case 1 -> value("java.util.ArrayList", x, y);
                  case 2 -> array("java.lang.Object[]", x, y);
                  default -> map("java.util.IdentityHashMap", x, y);
                }
                : switch (random.nextInt(3)) {
                  case 0 -> record("app.Node$Pair", "left", x, "right", y);
                  case 1 -> lambda("app.Node", "give/0", "java.util.function.Supplier", x);
                  default ->
                    new Node.Value(
                        "java.util.Collections$SingletonList",
                        new Parts(Map.of("element", x), null, false));
                });
      }
      for (int i = 0; i < count; i++) {
        draft.variable("v" + i, places[i]);
      }
      Map<String, Object> loaded;
      try {
        loaded = draft.load();
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + draft.nodes, e);
      }
      Map<Integer, Object> objects = new HashMap<>();
      for (int i = 0; i < count; i++) {
        objects.put(i, loaded.get("v" + i));
      }
      for (int i = 0; i < count; i++) {
        assertThat(parts(objects.get(i)).stream().map(System::identityHashCode).toList())
            .as("seed %s, node %s of %s", seed, i, draft.nodes)
            .isEqualTo(expected(draft.nodes.get(i), objects).stream()
                .map(System::identityHashCode)
                .toList());
      }
    }
  }

  private static Slot any(Random random, Slot.Ref[] places, int from) {
    if (from % 2 == 0) {
      return places[random.nextInt(places.length)];
    }
    int to = random.nextInt(places.length);
    return to % 2 == 0 || to > from ? places[to] : Slot.NULL;
  }

  private static List<Object> expected(Node node, Map<Integer, Object> objects) {
    List<Object> all = new ArrayList<>();
    List<Slot> slots = node instanceof Node.Instance i
        ? i.fields().stream().map(Node.FieldValue::value).toList()
        : node instanceof Node.RecordInstance r
            ? r.components().stream().map(Node.FieldValue::value).toList()
            : node instanceof Node.Array a
                ? a.elements()
                : node instanceof Node.Lambda l
                    ? l.captures().stream().map(Node.Capture::value).toList()
                    : parts(((Node.Value) node).parts());
    slots.forEach(s -> all.add(s instanceof Slot.Ref ref ? objects.get(ref.node()) : null));
    return all;
  }

  private static List<Slot> parts(Parts parts) {
    return parts.elements() == null ? List.copyOf(parts.properties().values()) : parts.elements();
  }

  private static List<Object> parts(Object object) {
    if (object instanceof List<?> list) {
      return new ArrayList<>(list);
    } else if (object instanceof Object[] array) {
      return Arrays.asList(array);
    } else if (object instanceof Map<?, ?> map) {
      Map.Entry<?, ?> entry = map.entrySet().iterator().next();
      return Arrays.asList(entry.getKey(), entry.getValue());
    } else if (object instanceof Supplier<?> supplier) {
      return Collections.singletonList(supplier.get());
    } else if (object instanceof Record) {
      return Arrays.asList(read(object, "left"), read(object, "right"));
    }
    return Arrays.asList(read(object, "a"), read(object, "b"));
  }

  private static Object[] fields(int i) {
    return new Object[] {
      "z",
      i % 2 == 0,
      "b",
      (byte) i,
      "s",
      (short) i,
      "c",
      (char) i,
      "i",
      i,
      "j",
      (long) i << 20,
      "f",
      i / 3f,
      "d",
      i / 3.0,
      "text",
      i % 5 == 0 ? null : "t" + i % 7,
      "other",
      null
    };
  }

  /** So many that a class is made to fill them; what is wrong with one of them is said as with the first. */
  @Test
  void manyObjectsAndRecords() {
    Draft draft = Draft.of("""
        package app;
        public class Many {
          boolean z; byte b; short s; char c; int i; long j; float f; double d; String text; final Object other;
          Many() { other = null; }
          record Small(boolean z, byte b, short s, char c, int i, long j, float f, double d, String text, Object other) {}
        }
        """);
    int count = 60_000;
    Slot.Ref list = draft.reserve();
    List<Object> elements = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Object[] fields = fields(i);
      fields[19] = i % 2 == 0 ? list : null;
      elements.add(
          draft.add(i % 2 == 0 ? object("app.Many", fields) : record("app.Many$Small", fields)));
    }
    draft.put(list, value("java.util.ArrayList", elements.toArray()));
    draft.variable("list", list);
    List<?> loaded = (List<?>) draft.loadFromBytes().get("list");
    assertThat(loaded).hasSize(count);
    for (int i = count - 1000; i < count; i++) {
      Object each = loaded.get(i);
      assertThat(read(each, "z")).isEqualTo(i % 2 == 0);
      assertThat(read(each, "b")).isEqualTo((byte) i);
      assertThat(read(each, "s")).isEqualTo((short) i);
      assertThat(read(each, "c")).isEqualTo((char) i);
      assertThat(read(each, "i")).isEqualTo(i);
      assertThat(read(each, "j")).isEqualTo((long) i << 20);
      assertThat(read(each, "f")).isEqualTo(i / 3f);
      assertThat(read(each, "d")).isEqualTo(i / 3.0);
      assertThat(read(each, "text")).isEqualTo(i % 5 == 0 ? null : "t" + i % 7);
      assertThat(read(each, "other")).isSameAs(i % 2 == 0 ? loaded : null);
    }
    Object[] wrong = {
      "z", true, "b", (byte) 1, "s", (short) 1, "c", 'c', "i", 1L, "j", 1L, "f", 1f, "d", 1.0,
      "text", null, "other", null
    };
    Object[] swapped = fields(count);
    Collections.swap(Arrays.asList(swapped), 0, 2);
    Collections.swap(Arrays.asList(swapped), 1, 3);
    Slot.Ref record = (Slot.Ref) elements.get(count - 1);
    draft.put(record, record("app.Many$Small", swapped));
    assertThatThrownBy(draft::loadFromBytes)
        .hasMessageContaining("component 0 is called 'z' here, and 'b' in the payload");
    draft.put(record, record("app.Many$Small", Arrays.copyOf(swapped, 4)));
    assertThatThrownBy(draft::loadFromBytes)
        .hasMessageContaining("brings 2 components; the record has 10");
    draft.put(record, record("app.Many$Small", fields(count)));
    int last = ((Slot.Ref) elements.get(count - 2)).node();
    draft.put(new Slot.Ref(last), object("app.Many", wrong));
    assertThatThrownBy(draft::loadFromBytes)
        .hasMessageContaining("field app.Many.i is a int, not a java.lang.Long");
  }
}
