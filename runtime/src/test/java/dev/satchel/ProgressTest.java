package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final int OBJECTS = 200_000;

  /** What was told, by stage. */
  private final Map<String, List<Long>> done = new LinkedHashMap<>();

  private final Map<String, Long> totals = new HashMap<>();

  private void note(String stage, long count, long total) {
    done.computeIfAbsent(stage, key -> new ArrayList<>()).add(count);
    totals.put(stage, total);
  }

  private static List<Object> graph() {
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < OBJECTS; i++) {
      list.add(new ArrayList<>());
    }
    return list;
  }

  @Test
  void tellsHowFarPackingIs() {
    Satchel.packer().variable("list", graph()).progress(this::note).pack();

    assertThat(done.keySet()).containsExactly("walking", "writing");
    assertThat(done.values())
        .allSatisfy(counts -> assertThat(counts).isSorted().endsWith(OBJECTS + 1L));
    assertThat(done.get("walking")).hasSizeGreaterThanOrEqualTo(3);
    assertThat(totals.values()).containsOnly(OBJECTS + 1L);
  }

  @Test
  void tellsHowFarUnpackingIs() {
    Payload payload = Satchel.pack(graph());

    Satchel.unpacker().progress(this::note).unpack(payload).close();

    assertThat(done.keySet()).containsExactly("making");
    assertThat(done.get("making")).isSorted().hasSizeGreaterThanOrEqualTo(3);
    assertThat(new LinkedHashSet<>(done.get("making"))).endsWith(totals.get("making"));
  }

  @Test
  void whatTheListenerThrowsEndsThePacking() {
    ProgressListener impatient = (stage, count, total) -> {
      throw new CancellationException("enough");
    };
    Packer packer = Satchel.packer().variable("list", graph()).progress(impatient);
    assertThatThrownBy(packer::pack).isInstanceOf(CancellationException.class).hasMessage("enough");
  }

  @Test
  void whatTheListenerThrowsEndsTheUnpacking() {
    Payload payload = Satchel.pack(graph());
    Unpacker unpacker = Satchel.unpacker().progress((stage, count, total) -> {
      throw new CancellationException("enough");
    });
    assertThatThrownBy(() -> unpacker.unpack(payload))
        .isInstanceOf(CancellationException.class)
        .hasMessage("enough");
  }
}
