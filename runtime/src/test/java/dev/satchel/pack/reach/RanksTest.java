package dev.satchel.pack.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RanksTest {
  @Test
  void countsAndFindsLikeABitSet() {
    Random random = new Random(3);
    for (int size : new int[] {1, 63, 64, 65, 1000, 10_000}) {
      for (int oneOf : new int[] {1, 2, 100, 1000}) {
        BitSet bits = new BitSet();
        Ranks ranks = new Ranks(size);
        for (int i = 0; i < size; i++) {
          if (random.nextInt(oneOf) == 0) {
            bits.set(i);
            ranks.add(i);
          }
        }
        ranks.count();
        assertThat(ranks.size()).isEqualTo(bits.cardinality());
        int k = 0;
        for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(i + 1)) {
          assertThat(ranks.below(i)).isEqualTo(k);
          assertThat(ranks.get(k)).isEqualTo(i);
          assertThat(ranks.next(i)).isEqualTo(i);
          assertThat(ranks.contains(i)).isTrue();
          k++;
        }
      }
    }
  }
}
