package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.orders.Order;
import com.acme.orders.Tasks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

class ShippedTest {
  @Test
  void carriersSurviveJavaSerialization() throws Exception {
    assertThat(copy(Shipped.callable(new Order(1, 2))).call()).isEqualTo(14);
    assertThat(copy(Shipped.function(new Tasks.Doubled())).apply(4)).isEqualTo(8);
    assertThat(copy(Shipped.biFunction(new Tasks.Sum())).apply(4, 5)).isEqualTo(9);
    assertThat(copy(Shipped.supplier(new Tasks.Loader())).get()).isTrue();
    assertThat(copy(Shipped.predicate(new Tasks.Even())).test(4)).isTrue();
    assertThat(copy(Shipped.comparator(new Tasks.Longer())).compare("a", "bb")).isNegative();
    StringBuilder builder = new StringBuilder();
    copy(Shipped.consumer(new Tasks.Append())).accept(builder);
    assertThat(builder).hasToString("accepted");
  }

  @Test
  void carrierKeepsItsNamespaceAndEachCopyHasItsOwn() throws Exception {
    Shipped.ShippedCallable<Integer> one = Shipped.callable(new Order());
    assertThat(one.call()).isEqualTo(11);
    assertThat(one.call()).isEqualTo(12);
    assertThat(copy(one).call()).isEqualTo(11);
  }

  @Test
  void exceptionsAreTheTasksOwn() {
    assertThatThrownBy(() -> copy(Shipped.runnable(new Tasks.Failing())).run())
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("failed");
    assertThatThrownBy(() -> copy(Shipped.callable(new Tasks.Failing())).call())
        .isExactlyInstanceOf(IOException.class);
  }

  @Test
  void problemsShowWhenItIsMade() {
    assertThatThrownBy(() -> Shipped.callable(
            new Order().with(Thread.currentThread()).with(new Thread[] {null}).with(new Object[] {
              Thread.currentThread()
            })))
        .isInstanceOf(PackException.class);
  }

  @SuppressWarnings("unchecked")
  private static <T> T copy(T carrier) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(carrier);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (T) in.readObject();
    }
  }
}
