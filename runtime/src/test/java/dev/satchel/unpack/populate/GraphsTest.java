package dev.satchel.unpack.populate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Components, ranks and backward edges of small graphs. */
class GraphsTest {
  /** Targets by vertex. */
  private record Edges(int[]... targets) implements Digraph {
    @Override
    public int size() {
      return targets.length;
    }

    @Override
    public int degree(int vertex) {
      return targets[vertex].length;
    }

    @Override
    public int target(int vertex, int k) {
      return targets[vertex][k];
    }
  }

  private static int[] to(int... targets) {
    return targets;
  }

  @Test
  void componentsComeAfterThoseThatTheyLeadTo() {
    Edges edges = new Edges(to(1), to(2, 3), to(1), to(4), to(), to(0));
    List<List<Integer>> found = new ArrayList<>();
    Components components = new Components(edges, vertex -> false, (vertices, from, to) -> {
      List<Integer> members = new ArrayList<>();
      for (int i = from; i < to; i++) {
        members.add(vertices[i]);
      }
      found.add(members);
    });

    components.from(0);
    components.from(5);

    assertThat(found)
        .containsExactly(List.of(4), List.of(3), List.of(1, 2), List.of(0), List.of(5));
  }

  @Test
  void aQueueByRankGivesWhatIsLedToFirst() {
    Ranks.Queue queue = new Ranks(new Edges(to(1), to(2, 0), to(1))).new Queue();
    queue.add(0);
    queue.add(2);
    queue.add(1);

    assertThat(new int[] {queue.poll(), queue.poll(), queue.poll(), queue.poll()})
        .containsExactly(2, 1, 0, -1);
  }

  @Test
  void backwardEdgesSayWhoNeedsAVertexAndWhetherForBeingMade() {
    Backward backward = Backward.of(new Edges(to(1, 2), to(2), to(0, 0)), new int[] {1, 1, 0});

    assertThat(needs(backward, 0)).containsExactly("2 fills", "2 fills");
    assertThat(needs(backward, 1)).containsExactly("0 makes");
    assertThat(needs(backward, 2)).containsExactly("0 fills", "1 makes");
  }

  private static List<String> needs(Backward backward, int target) {
    List<String> needs = new ArrayList<>();
    for (int edge = backward.from(target); edge < backward.to(target); edge++) {
      needs.add(backward.source(edge) + (backward.isForMaking(edge) ? " makes" : " fills"));
    }
    return needs;
  }
}
