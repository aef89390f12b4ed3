package dev.satchel.unpack;

import static dev.satchel.unpack.Draft.fields;
import static dev.satchel.unpack.Draft.lambda;
import static dev.satchel.unpack.Draft.object;
import static dev.satchel.unpack.Draft.slots;
import static dev.satchel.unpack.Draft.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.model.Node;
import dev.satchel.model.Parts;
import dev.satchel.model.Slot;
import dev.satchel.problem.UnpackFault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Serialization hooks of shipped classes, within cycles and without. */
@SuppressWarnings("unchecked") // the documents say what their variables are
class HooksTest {
  private static final String CLASSES = """
      package app;
      import java.io.*;
      import java.util.*;
      public class Hooks {
        static class Counted implements Serializable {
          int n; transient String shown; Object friend;
          private void writeObject(ObjectOutputStream out) throws IOException { out.defaultWriteObject(); out.writeObject("x"); }
          private void readObject(ObjectInputStream in) throws Exception {
            in.defaultReadObject(); shown = n + ":" + in.readObject() + (friend instanceof List<?> l ? l.size() : "");
          }
        }
        static class Outside implements Externalizable {
          transient String text; boolean constructed;
          public Outside() { constructed = true; }
          public void writeExternal(ObjectOutput out) {}
          public void readExternal(ObjectInput in) throws IOException { text = in.readUTF() + in.readInt(); }
        }
        static class Single implements Serializable {
          static final Single ONLY = new Single();
          Object holder;
          Object readResolve() { return ONLY; }
        }
        static class Same implements Serializable { Object holder; Object readResolve() { return this; } }
        static class Replaced implements Serializable {
          Object a;
          Object readResolve() { return List.of("instead of", a == null ? "null" : "it"); }
        }
        static class Checked implements Serializable, ObjectInputValidation {
          int n;
          private void readObject(ObjectInputStream in) throws Exception { in.registerValidation(this, 0); in.defaultReadObject(); }
          public void validateObject() throws InvalidObjectException { if (n < 0) throw new InvalidObjectException("n is " + n); }
        }
        static class Failing implements Serializable {
          private void readObject(ObjectInputStream in) throws IOException { throw new IOException("will not"); }
        }
        static class Registry extends HashMap<Object, Object> { String name; transient int seen;
          @Override public Object put(Object k, Object v) { throw new AssertionError("put was called"); } }
        static class Ordered extends TreeMap<Object, Object> { String name; }
        static class Many extends ArrayList<Object> implements Serializable {
          transient int size;
          private void readObject(ObjectInputStream in) throws Exception { in.defaultReadObject(); size = size(); }
        }
        static class Line extends Vector<Object> { String name; }
        record Link(Object to) {}
        static class Key { Object owner; public int hashCode() { return owner == null ? 0 : 7; } public boolean equals(Object o) { return o == this; } }
        static class Holder { Object a, b; static java.util.function.Supplier<Object> give(Object o) { return () -> o; } }
      }
      """;

  private static Draft draft() {
    return Draft.of(CLASSES);
  }

  private static Node counted(int n, Object friend, Object... data) {
    String type = "app.Hooks$Counted";
    return new Node.Instance(
        type,
        fields(type, "n", n, "friend", friend),
        null,
        List.of(new Node.Written(type, slots(data))),
        false);
  }

  private static Node resolving(String type, Object... fields) {
    return new Node.Instance(type, fields(type, fields), null, List.of(), true);
  }

  /** An object that its hooks are to read. */
  private static Node read(String type, Object... fields) {
    return new Node.Instance(
        type, fields(type, fields), null, List.of(new Node.Written(type, List.of())), false);
  }

  @Test
  void readObjectSeesCompleteObjectsWithoutCycles() {
    Draft draft = draft();
    Slot.Ref counted = draft.reserve();
    Slot list = draft.add(value("java.util.ArrayList", 1, 2));
    draft.put(counted, counted(7, list, "x"));
    draft.variable("counted", counted);
    assertThat(NamespaceTest.read(draft.load("counted"), "shown")).isEqualTo("7:x2");
  }

  @Test
  void readObjectRunsLastInCycles() {
    Draft draft = draft();
    Slot.Ref counted = draft.reserve();
    Slot.Ref list = draft.reserve();
    draft.put(list, value("java.util.ArrayList", counted, counted));
    draft.put(counted, counted(7, list, "x"));
    draft.variable("list", list);
    List<Object> loaded = (List<Object>) draft.load("list");
    assertThat(NamespaceTest.read(loaded.get(0), "shown")).isEqualTo("7:x2");
    assertThat(NamespaceTest.read(loaded.get(1), "friend")).isSameAs(loaded);
  }

  @Test
  void externalizableIsConstructed() {
    Draft draft = draft();
    String type = "app.Hooks$Outside";
    draft.variable(
        "outside",
        draft.add(new Node.Instance(
            type, List.of(), null, List.of(new Node.Written(type, slots("t", 5))), false)));
    Object outside = draft.load("outside");
    assertThat(NamespaceTest.read(outside, "text")).isEqualTo("t5");
    assertThat(NamespaceTest.read(outside, "constructed")).isEqualTo(true);
  }

  @Test
  void singletonStaysOneInCyclesToo() {
    for (boolean inCycle : new boolean[] {false, true}) {
      Draft draft = draft();
      Slot.Ref single = draft.reserve();
      Slot.Ref list = draft.reserve();
      Slot.Ref set = draft.reserve();
      Slot.Ref holder = draft.reserve();
      draft.put(single, resolving("app.Hooks$Single", "holder", inCycle ? holder : null));
      draft.put(list, value("java.util.ArrayList", single, "x"));
      draft.put(set, value("java.util.HashSet", single));
      draft.put(holder, object("app.Hooks$Holder", "a", list, "b", set));
      draft.variable("single", single).variable("list", list).variable("holder", holder);
      Map<String, Object> loaded = draft.load();
      Object only = NamespaceTest.readStatic(loaded.get("single").getClass(), "ONLY");
      assertThat(loaded.get("single")).isSameAs(only);
      assertThat(((List<Object>) loaded.get("list")).get(0)).isSameAs(only);
      assertThat(NamespaceTest.read(loaded.get("holder"), "a")).isSameAs(loaded.get("list"));
      assertThat((Set<Object>) NamespaceTest.read(loaded.get("holder"), "b")).containsExactly(only);
    }
  }

  @Test
  void readResolveMayGiveAnotherType() {
    Draft draft = draft();
    Slot replaced = draft.add(resolving("app.Hooks$Replaced", "a", "x"));
    draft.variable("holder", draft.add(object("app.Hooks$Holder", "a", replaced)));
    assertThat(NamespaceTest.read(draft.load("holder"), "a"))
        .isEqualTo(List.of("instead of", "it"));
  }

  @Test
  void lambdaThatCapturesAnObjectOfItsOwnCycleWithReadResolve() {
    for (String type : List.of("app.Hooks$Same", "app.Hooks$Single")) {
      Draft draft = draft();
      Slot.Ref same = draft.reserve();
      Slot.Ref lambda = draft.reserve();
      draft.put(same, resolving(type, "holder", lambda));
      draft.put(lambda, lambda("app.Hooks$Holder", "give/0", "java.util.function.Supplier", same));
      draft.variable("same", same).variable("lambda", lambda);
      if (type.endsWith("Same")) {
        Map<String, Object> loaded = draft.load();
        assertThat(((Supplier<?>) loaded.get("lambda")).get()).isSameAs(loaded.get("same"));
        assertThat(NamespaceTest.read(loaded.get("same"), "holder")).isSameAs(loaded.get("lambda"));
      } else {
        assertThatThrownBy(draft::load)
            .isInstanceOf(UnpackFault.class)
            .hasMessage(
                "obj_0 (app.Hooks$Single): its readResolve gives another object, and something that cannot be"
                    + " changed any more holds the first one");
      }
    }
  }

  private static Node withBase(String type, Parts base, Object... fields) {
    return new Node.Instance(type, fields(type, fields), base, List.of(), false);
  }

  @Test
  void subclassesOfContainersKeepTheirElements() {
    Draft draft = draft();
    Slot.Ref registry = draft.reserve();
    Slot.Ref key = draft.reserve();
    Slot.Ref lambda = draft.reserve();
    draft.put(
        registry,
        withBase(
            "app.Hooks$Registry",
            new Parts(Map.of(), slots(key, registry, "x", lambda), true),
            "name",
            "n"));
    draft.put(key, object("app.Hooks$Key", "owner", registry));
    draft.put(
        lambda, lambda("app.Hooks$Holder", "give/0", "java.util.function.Supplier", registry));
    Slot comparator = draft.add(new Node.Made(
        "java.util.Comparator", "reverseOrder", "()Ljava/util/Comparator;", List.of()));
    Slot.Ref ordered = draft.reserve();
    draft.put(
        ordered,
        withBase(
            "app.Hooks$Ordered",
            new Parts(Map.of("comparator", comparator), slots("b", ordered, "a", 1), true),
            "name",
            "o"));
    draft.variable("registry", registry).variable("key", key).variable("ordered", ordered);
    Map<String, Object> loaded = draft.load();
    Map<Object, Object> map = (Map<Object, Object>) loaded.get("registry");
    assertThat(NamespaceTest.read(map, "name")).isEqualTo("n");
    assertThat(map.get(loaded.get("key"))).isSameAs(map);
    assertThat(((Supplier<?>) map.get("x")).get()).isSameAs(map);
    TreeMap<Object, Object> tree = (TreeMap<Object, Object>) loaded.get("ordered");
    assertThat(tree.firstKey()).isEqualTo("b");
    tree.put("c", 2);
    assertThat(tree.firstKey()).isEqualTo("c");
    assertThat(NamespaceTest.read(tree, "name")).isEqualTo("o");
  }

  /** A vector copies the array that it reads, which must have its elements by then. */
  @Test
  void subclassesOfVectorsMayHoldThemselves() {
    for (boolean vectorFirst : new boolean[] {true, false}) {
      Draft draft = draft();
      Slot.Ref one = draft.reserve();
      Slot.Ref two = draft.reserve();
      Slot.Ref line = vectorFirst ? one : two;
      Slot.Ref array = vectorFirst ? two : one;
      Slot.Ref link = draft.add(Draft.record("app.Hooks$Link", "to", line));
      draft.put(
          line,
          withBase(
              "app.Hooks$Line",
              new Parts(
                  Map.of(
                      "elementData",
                      array,
                      "elementCount",
                      new Slot.Scalar(3),
                      "capacityIncrement",
                      new Slot.Scalar(0)),
                  List.of(),
                  false),
              "name",
              "n"));
      draft.put(array, Draft.array("java.lang.Object[]", line, "x", link));
      draft.variable("line", line).variable("link", link);
      Map<String, Object> loaded = draft.load();
      assertThat((List<Object>) loaded.get("line"))
          .usingElementComparator((a, b) -> a == b ? 0 : 1)
          .containsExactly(loaded.get("line"), "x", loaded.get("link"));
    }
  }

  @Test
  void stateOfTheSuperclassIsThereWhenHooksRun() {
    Draft draft = draft();
    String type = "app.Hooks$Many";
    draft.variable(
        "many",
        draft.add(new Node.Instance(
            type,
            List.of(),
            new Parts(Map.of(), slots(1, 2, 3), false),
            List.of(new Node.Written(type, List.of())),
            false)));
    assertThat(NamespaceTest.read(draft.load("many"), "size")).isEqualTo(3);
  }

  @Test
  void hooksAreLeftAloneWhenFieldsWereTakenAsTheyAre() {
    Draft draft = draft();
    draft.variable("counted", draft.add(object("app.Hooks$Counted", "n", 3, "shown", "as it was")));
    assertThat(NamespaceTest.read(draft.load("counted"), "shown")).isEqualTo("as it was");
  }

  @Test
  void validationsRunWhenAllIsThere() {
    for (int n : new int[] {1, -1}) {
      Draft draft = draft();
      draft.variable("checked", draft.add(read("app.Hooks$Checked", "n", n)));
      if (n > 0) {
        assertThat(NamespaceTest.read(draft.load("checked"), "n")).isEqualTo(1);
      } else {
        assertThatThrownBy(draft::load)
            .isInstanceOf(UnpackFault.class)
            .hasMessageContaining("n is -1");
      }
    }
  }

  @Test
  void hookThatFailsIsNamed() {
    Draft draft = draft();
    draft.add(read("app.Hooks$Failing"));
    assertThatThrownBy(draft::load)
        .isInstanceOf(UnpackFault.class)
        .hasMessageStartingWith("obj_0 (app.Hooks$Failing): ")
        .hasMessageContaining("will not");
  }
}
