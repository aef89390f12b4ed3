package dev.satchel.pack.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.satchel.model.Node;
import dev.satchel.model.Slot;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What roots need, by way of the heap, of code, and of static fields, which lead from code to the heap again. */
class ReachTest {
  interface Shape {
    int area();
  }

  record Square(int side) implements Shape {
    @Override
    public int area() {
      return side * side;
    }

    int perimeter() {
      return 4 * side;
    }
  }

  record Circle(int radius) implements Shape {
    @Override
    public int area() {
      return 3 * radius * radius;
    }
  }

  static final class Measurer {
    private final List<Shape> shapes = new ArrayList<>();

    int total() {
      int total = 0;
      for (Shape shape : shapes) {
        total += shape.area();
      }
      return total;
    }

    void addCircle() {
      shapes.add(new Circle(1));
    }
  }

  static final class Ranked implements Comparable<Ranked> {
    @Override
    public int compareTo(Ranked other) {
      return rank() - other.rank();
    }

    private int rank() {
      return 1;
    }

    void unused() {}
  }

  static final class Registry {
    static final List<String> NAMES = new ArrayList<>(List.of("a"));
    static final Thread WORKER = new Thread("worker");
    static int unused = 1;

    static int count() {
      return NAMES.size();
    }

    static String worker() {
      return WORKER.getName();
    }
  }

  static final class Client {
    int names() {
      return Registry.count();
    }

    String worker() {
      return Registry.worker();
    }
  }

  static final class Disguised implements Serializable {
    private static final long serialVersionUID = 1L;

    private Object writeReplace() {
      return List.of("stand-in");
    }
  }

  static final class Chain {
    final Object first;
    final Object second;

    Chain(Object first, Object second) {
      this.first = first;
      this.second = second;
    }
  }

  private static Reach of(Object root) {
    Reach reach = Reach.start(new Ownership(List.of()), false);
    reach.variable("root", root);
    return reach;
  }

  /** Reached methods of a class by name, without its constructors. */
  private static Set<String> methods(Reach reach, Class<?> type) {
    return reach.classes().getOrDefault(type, Set.of()).stream()
        .map(method -> method.substring(0, method.indexOf('(')))
        .filter(name -> !name.startsWith("<"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void numbersObjectsInTheOrderInWhichTheyAreMet() {
    Object shared = List.of();
    Object inner = new Chain(shared, "text");
    Reach reach = of(new Chain(inner, shared));

    reach.run();

    assertThat(reach.objects().size()).isEqualTo(3);
    assertThat(reach.objects().object(1)).isSameAs(inner);
    assertThat(reach.objects().object(2)).isSameAs(shared);
    assertThat(((Node.Instance) reach.objects().node(0)).fields())
        .extracting(Node.FieldValue::value)
        .containsExactly(new Slot.Ref(1), new Slot.Ref(2));
    assertThat(((Node.Instance) reach.objects().node(1)).fields())
        .extracting(Node.FieldValue::value)
        .containsExactly(new Slot.Ref(2), new Slot.Scalar("text"));
  }

  @Test
  void virtualCallsReachOverridersInClassesThatTheHeapHasObjectsOf() {
    Measurer measurer = new Measurer();
    measurer.shapes.add(new Square(2));
    Reach reach = of(measurer);
    reach.keep(Measurer.class, "total");

    reach.run();

    assertThat(methods(reach, Square.class)).contains("area").doesNotContain("perimeter");
    assertThat(reach.classes()).doesNotContainKey(Circle.class);
  }

  @Test
  void virtualCallsReachOverridersInClassesThatReachedCodeMakesObjectsOf() {
    Reach reach = of(new Measurer());
    reach.keep(Measurer.class, "total");
    reach.keep(Measurer.class, "addCircle");

    reach.run();

    assertThat(methods(reach, Circle.class)).contains("area");
    assertThat(reach.reason(Circle.class))
        .isEqualTo("dev.satchel.pack.reach.ReachTest$Measurer#addCircle()");
    assertThat(reach.classes()).doesNotContainKey(Square.class);
  }

  @Test
  void whatTheJdkMayCallBackIsReached() {
    Reach reach = of(new Ranked());

    reach.run();

    assertThat(methods(reach, Ranked.class)).containsExactly("compareTo", "rank");
  }

  @Test
  void staticFieldsThatReachedCodeUsesAreRoots() {
    assertThat(Registry.unused).isEqualTo(1); // initialised
    Reach reach = of(new Client());
    reach.keep(Client.class, "names");

    reach.run();

    assertThat(reach.statics()).extracting(ReachedStatic::name).containsExactly("NAMES");
    ReachedStatic field = reach.statics().get(0);
    assertThat(reach.objects().object(((Slot.Ref) field.value()).node())).isSameAs(Registry.NAMES);
    assertThat(field.use().member()).isEqualTo("Registry.count()");
    assertThat(reach.usersOf(Registry.class, "NAMES"))
        .containsExactly("dev.satchel.pack.reach.ReachTest$Registry#count()");
    assertThat(reach.view().path(reach.view().statics().get(0).object()))
        .isEqualTo("static Registry.NAMES (ArrayList)");
  }

  @Test
  void staticFieldsWhoseValuesCannotTravelAreLeftToTheirInitialiser() {
    assertThat(Registry.unused).isEqualTo(1); // initialised
    Reach reach = of(new Client());
    reach.keep(Client.class, "worker");

    reach.run();

    assertThat(reach.statics()).isEmpty();
    assertThat(reach.madeAgain())
        .extracting(Reach.MadeAgain::name, Reach.MadeAgain::obstacle)
        .containsExactly(tuple("WORKER", Thread.class));
    assertThat(reach.madeAgain(Registry.class)).containsExactly("WORKER");
  }

  @Test
  void inASessionTheInitialiserMakesWhateverCannotTravelWithTheFirstDocument() {
    assertThat(Registry.unused).isEqualTo(1); // initialised
    Reach reach = Reach.start(new Ownership(List.of()), true);
    reach.variable("root", new Client());
    reach.keep(Client.class, "names");

    reach.run();

    assertThat(reach.madeAgain(Registry.class)).containsExactly("WORKER");
    assertThat(reach.statics()).extracting(ReachedStatic::name).containsExactly("NAMES");
  }

  @Test
  void anObjectsReplacementTravelsInItsPlace() {
    Reach reach = of(new Disguised());

    reach.run();

    assertThat(reach.objects().node(0)).isNull();
    assertThat(reach.objects().alias(0)).isEqualTo(1);
    assertThat(reach.objects().object(1)).isEqualTo(List.of("stand-in"));
    assertThat(reach.objects().obstacle(0)).isNull();
  }

  @Test
  void refusedObjectsAreNotTakenApart() {
    Reach reach = of(new Chain(Map.of("held", new Square(1)), "text"));
    reach.refuse((object, path) -> object instanceof Map);

    reach.run();

    assertThat(reach.objects().size()).isEqualTo(2);
    assertThat(reach.objects().node(1)).isNull();
  }

  @Test
  void aProvidedClassIsNotWalkedInto() {
    Reach reach =
        Reach.start(new Ownership(List.of("dev.satchel.pack.reach.ReachTest$Ranked")), false);
    reach.variable("root", new Chain(Ranked.class, null));

    reach.run();

    assertThat(reach.classes()).containsKey(Chain.class).doesNotContainKey(Ranked.class);
  }

  @Test
  void aLaterDocumentGoesOnAndLeavesTheEarlierWalkAsItIs() {
    Reach earlier = Reach.start(new Ownership(List.of()), true);
    earlier.variable("root", new Client());
    earlier.keep(Client.class, "names");
    earlier.run();
    Set<String> before = methods(earlier, Client.class);

    Reach later = Reach.goOn(earlier.state(), object -> null);
    later.variable("more", new Ranked());
    later.keep(Client.class, "worker");
    later.run();

    assertThat(methods(later, Client.class)).containsExactly("names", "worker");
    assertThat(later.statics()).isEmpty(); // those of the first document are bound
    assertThat(methods(later, Ranked.class)).isNotEmpty();
    assertThat(methods(earlier, Client.class)).isEqualTo(before).containsExactly("names");
    assertThat(earlier.classes()).doesNotContainKey(Ranked.class);
  }

  static final class OwnFormat extends java.text.SimpleDateFormat {
    private static final long serialVersionUID = 1L;
  }

  /** Whether it lets it be read depends on the JDK, and on whether a test before this one played the agent. */
  @Test
  void whatThisJvmDoesNotLetBeReadIsAnObstacleThatSaysWhatWould() {
    Reach reach = Reach.start(new Ownership(List.of()), false);
    reach.variable("format", new OwnFormat());
    reach.run();

    assertThat(reach.objects().size()).isPositive();
    if (reach.objects().node(0) == null) {
      assertThat(reach.objects().obstacle(0)).contains("-javaagent:serializer.jar");
    }
  }
}
