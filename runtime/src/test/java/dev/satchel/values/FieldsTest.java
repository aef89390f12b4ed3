package dev.satchel.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.problem.UnpackFault;
import java.util.AbstractList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** {@link FieldLayout}, {@link FieldAccess}, {@link Allocation} and {@link LambdaCaptures}, all without the agent. */
class FieldsTest {
  static class Base {
    private final String name = String.valueOf("base");
    protected transient int count = 3;
    static int constructed;

    Base() {
      constructed++;
    }
  }

  class Derived extends Base {
    private final String name;
    long big = 1L << 40;

    Derived(String name) {
      this.name = name;
    }

    String outerAndName() {
      return FieldsTest.this.getClass().getSimpleName() + name;
    }
  }

  static class Listing extends AbstractList<String> {
    int size = 2;

    @Override
    public String get(int index) {
      return "x";
    }

    @Override
    public int size() {
      return size;
    }
  }

  @Test
  void listsFieldsSuperclassFirstInOrder() {
    FieldLayout layout = FieldLayout.of(Derived.class);
    assertThat(layout.fields().stream().map(FieldAccess::toString))
        .containsExactly(
            Base.class.getName() + ".name",
            Base.class.getName() + ".count",
            Derived.class.getName() + ".name",
            Derived.class.getName() + ".big",
            Derived.class.getName() + ".this$0");
    assertThat(layout.jdkSuperclass()).isSameAs(Object.class);
    assertThat(layout.field(Base.class, "count").isTransient()).isTrue();
    assertThat(layout.field(Derived.class, "this$0").isSynthetic()).isTrue();
    assertThat(layout.field(Derived.class, "name").isFinal()).isTrue();
  }

  @Test
  void copiesAnObjectWithoutItsConstructor() {
    Derived original = new Derived("one");
    int constructed = Base.constructed;
    Derived copy = (Derived) Allocation.allocate(Derived.class);
    for (FieldAccess field : FieldLayout.of(Derived.class).fields()) {
      field.set(copy, field.get(original));
    }
    assertThat(Base.constructed).isEqualTo(constructed);
    assertThat(copy.big).isEqualTo(1L << 40);
    assertThat(copy.count).isEqualTo(3);
    assertThat(((Base) copy).name).isEqualTo("base");
    assertThat(copy.outerAndName()).isEqualTo("FieldsTestone");
  }

  @Test
  void readsAndWritesStaticFields() {
    FieldAccess field = FieldAccess.find(Base.class, "constructed");
    int before = Base.constructed;
    field.set(null, before + 5);
    assertThat(field.get(null)).isEqualTo(before + 5);
    assertThat(Base.constructed).isEqualTo(before + 5);
  }

  @Test
  void findsFieldByDescriptor() {
    FieldAccess field = FieldAccess.find(Derived.class, "big", "J");
    Derived derived = new Derived("x");
    field.set(derived, 7L);
    assertThat(derived.big).isEqualTo(7);
    assertThatThrownBy(() -> FieldAccess.find(Derived.class, "big", "Lno/Such;"))
        .isInstanceOf(UnpackFault.class)
        .hasMessage("the type Lno/Such; of field " + Derived.class.getName() + ".big is missing");
  }

  @Test
  void checksTheTypeBeforeItWrites() {
    Derived derived = new Derived("x");
    assertThatThrownBy(() -> FieldAccess.find(Derived.class, "name").set(derived, 5))
        .isInstanceOf(UnpackFault.class)
        .hasMessage("field " + Derived.class.getName()
            + ".name is a java.lang.String, not a java.lang.Integer");
    assertThatThrownBy(() -> FieldAccess.find(Derived.class, "big").set(derived, null))
        .isInstanceOf(UnpackFault.class)
        .hasMessage("field " + Derived.class.getName() + ".big is a long, not a null");
  }

  @Test
  void runsTheConstructorOfAStatelessJdkSuperclass() {
    Listing listing = (Listing) Allocation.allocate(Listing.class);
    assertThat(listing.size).isZero();
    FieldLayout.of(Listing.class).field(Listing.class, "size").set(listing, 1);
    assertThat(List.copyOf(listing)).containsExactly("x");
    assertThat(FieldLayout.of(Listing.class).jdkSuperclass()).isSameAs(AbstractList.class);
  }

  @Test
  void refusesToAllocateWhatHasNoObjectsOfItsOwn() {
    assertThatThrownBy(() -> Allocation.allocate(Runnable.class)).isInstanceOf(UnpackFault.class);
    assertThatThrownBy(() -> Allocation.allocate(Thread.class))
        .isInstanceOf(UnpackFault.class)
        .hasMessage("objects of the JDK class java.lang.Thread travel by meaning only");
  }

  @Test
  void refusesFieldsOfTheJdk() {
    assertThatThrownBy(() -> FieldAccess.find(String.class, "value"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsCapturesInOrder() {
    int a = constructedNow();
    long b = 2;
    String c = "three";
    Supplier<String> lambda = () -> this.getClass() + c + b + a;
    assertThat(LambdaCaptures.read(lambda)).containsExactlyInAnyOrder(this, c, b, a);
    assertThat(LambdaCaptures.read(lambda)[0]).isSameAs(this);
    Runnable nothing = () -> {};
    assertThat(LambdaCaptures.read(nothing)).isEmpty();
  }

  private static int constructedNow() {
    return Base.constructed;
  }
}
