package dev.satchel.unpack;

import static dev.satchel.unpack.Draft.fields;
import static dev.satchel.unpack.Draft.lambda;
import static dev.satchel.unpack.Draft.object;
import static dev.satchel.unpack.Draft.slots;
import static dev.satchel.unpack.Draft.value;
import static dev.satchel.unpack.NamespaceTest.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.model.Node;
import dev.satchel.model.Slot;
import dev.satchel.problem.UnpackFault;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  @Test
  void readObjectSeesCompleteObjectsWithoutCycles() {
    Draft draft = draft();
    Slot.Ref counted = draft.reserve();
    Slot list = draft.add(value("java.util.ArrayList", 1, 2));
    draft.put(counted, counted(7, list, "x"));
    draft.variable("counted", counted);
    assertThat(read(draft.load("counted"), "shown")).isEqualTo("7:x2");
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
    assertThat(read(loaded.get(0), "shown")).isEqualTo("7:x2");
    assertThat(read(loaded.get(1), "friend")).isSameAs(loaded);
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
    assertThat(read(outside, "text")).isEqualTo("t5");
    assertThat(read(outside, "constructed")).isEqualTo(true);
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
      assertThat(read(loaded.get("holder"), "a")).isSameAs(loaded.get("list"));
      assertThat((Set<Object>) read(loaded.get("holder"), "b")).containsExactly(only);
    }
  }

  @Test
  void readResolveMayGiveAnotherType() {
    Draft draft = draft();
    Slot replaced = draft.add(resolving("app.Hooks$Replaced", "a", "x"));
    draft.variable("holder", draft.add(object("app.Hooks$Holder", "a", replaced)));
    assertThat(read(draft.load("holder"), "a")).isEqualTo(List.of("instead of", "it"));
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
        assertThat(read(loaded.get("same"), "holder")).isSameAs(loaded.get("lambda"));
      } else {
        assertThatThrownBy(draft::load)
            .isInstanceOf(UnpackFault.class)
            .hasMessage(
                "obj_0 (app.Hooks$Single): its readResolve gives another object, and something that cannot be"
                    + " changed any more holds the first one");
      }
    }
  }

  @Test
  void validationsRunWhenAllIsThere() {
    for (int n : new int[] {1, -1}) {
      Draft draft = draft();
      draft.variable("checked", draft.add(object("app.Hooks$Checked", "n", n)));
      if (n > 0) {
        assertThat(read(draft.load("checked"), "n")).isEqualTo(1);
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
    draft.add(object("app.Hooks$Failing"));
    assertThatThrownBy(draft::load)
        .isInstanceOf(UnpackFault.class)
        .hasMessageStartingWith("obj_0 (app.Hooks$Failing): ")
        .hasMessageContaining("will not");
  }
}
