package dev.satchel.pack.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentityTableTest {
  @Test
  void numbersObjectsByIdentityInTheOrderInWhichTheyCome() {
    IdentityTable table = new IdentityTable();
    List<Object> objects = new ArrayList<>();
    for (int i = 0; i < 200_000; i++) {
      Object object = i % 3 == 0 ? new int[0] : new String("equal");
      objects.add(object);
      assertThat(table.add(object)).isEqualTo(i);
      assertThat(table.add(objects.get(i / 2))).isEqualTo(i / 2);
    }
    assertThat(table.size()).isEqualTo(objects.size());
    for (int i = 0; i < objects.size(); i++) {
      assertThat(table.add(objects.get(i))).isEqualTo(i);
      assertThat(table.get(i)).isSameAs(objects.get(i));
    }
  }
}
