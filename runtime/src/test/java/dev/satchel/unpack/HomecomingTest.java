package dev.satchel.unpack;

import static dev.satchel.unpack.Draft.object;
import static dev.satchel.unpack.Draft.record;
import static dev.satchel.unpack.Draft.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.model.Node;
import dev.satchel.model.Slot;
import dev.satchel.problem.UnpackFault;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Results become objects of the caller's own classes, and nothing else. */
class HomecomingTest {
  private static final class Order {
    private final String name;
    private final List<Object> lines;
    private Object next;

    /** What an answer must not have called. */
    @SuppressWarnings("unused")
    public static Runnable launch() {
      throw new AssertionError("was called");
    }

    Order() {
      throw new AssertionError("constructor ran");
    }
  }

  private record Line(int amount, Order order) {}

  private enum Kind {
    SMALL
  }

  private static final String ORDER = "HomecomingTest$Order";

  private static final Function<String, Class<?>> TYPES =
      Map.of(ORDER, Order.class, "Line", Line.class, "Kind", Kind.class)::get;

  private static Map<String, Object> receive(Draft draft) {
    return Homecoming.receive(
        draft.document(),
        TYPES,
        (document, node) -> document == 0 && node == 7 ? Kind.class : null);
  }

  @Test
  void makesTheCallersOwnObjects() {
    Draft draft = new Draft();
    Slot.Ref order = draft.reserve();
    Slot line = draft.add(record("Line", "amount", 3, "order", order));
    Slot lines = draft.add(value("java.util.ArrayList", line));
    Slot kind = draft.add(new Node.Constant("Kind", "SMALL"));
    draft.put(order, object(ORDER, "name", "n", "lines", lines, "next", kind));
    draft.variable("order", order).variable("known", draft.add(new Node.Known(0, 7)));
    Map<String, Object> home = receive(draft);
    Order made = (Order) home.get("order");
    assertThat(made.name).isEqualTo("n");
    assertThat(((Line) made.lines.get(0)).order()).isSameAs(made);
    assertThat(made.next).isSameAs(Kind.SMALL);
    assertThat(home.get("known")).isSameAs(Kind.class);
  }

  @Test
  void refusesWhatAnAnswerMayNotBring() {
    assertThatThrownBy(() -> receive(Draft.of("package app; class X {}")))
        .isInstanceOf(UnpackFault.class)
        .hasMessage("the answer brings classes or static state; an answer may bring neither");
    assertThatThrownBy(() -> receive(new Draft().bind("app.X", "x", "I", 1)))
        .isInstanceOf(UnpackFault.class);
    for (Node node : List.of(
        new Node.Known(0, 8),
        new Node.Resource("db", "java.lang.Runnable"),
        object("dev.satchel.unpack.HomecomingTest$Order"),
        new Node.TypeValue("org.junit.jupiter.api.Test"),
        new Node.Made(ORDER, "launch", "()Ljava/lang/Runnable;", List.of()),
        new Node.Lambda(ORDER, "x()/0", "java.lang.Runnable", List.of()),
        object("java.lang.Thread"))) {
      Draft draft = new Draft();
      draft.variable("x", draft.add(node));
      assertThatThrownBy(() -> receive(draft)).as(node.toString()).isInstanceOf(UnpackFault.class);
    }
  }
}
