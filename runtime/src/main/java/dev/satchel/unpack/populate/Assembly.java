package dev.satchel.unpack.populate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Completes nodes that all need one another.
 *
 * <p>Every cycle that a program can make passes through something that was made first and filled later, so: shells are
 * allocated; containers are made and filled as soon as what they hold exists; what is built is built as soon as its parts
 * exist, those first whose parts are filled. Then the shells that still wait for something are filled as far as they can be, and one after another, each followed
 * by whatever it makes possible: containers that hash or compare; hooks; {@code readResolve}. Inner ones come before the
 * outer ones that lead to them.
 */
final class Assembly {
  private final Bench bench;
  private final Graph graph;
  private final int[] members;
  private final Digraph edges;
  private final int size;
  private final Bench.Role[] roles;
  private final int[] toMake;
  private final int[] toFill;

  /** Of a record, whose constructor may look into its parts: how many of them are not filled yet. */
  private final int[] toWishFor;

  private final boolean[] made;
  private final boolean[] filled;

  /** Those that were shown before their {@code readResolve} was called. */
  private final BitSet shownEarly = new BitSet();

  /** Where {@link #showEarly} goes on looking. */
  private int nextToShow;

  private final Bench.@Nullable Missing[] missing;
  private final Backward backward;

  private final IntQueue makeNow = new IntQueue();
  private final IntQueue fillNow = new IntQueue();
  private final IntQueue buildNow = new IntQueue();
  private final IntQueue buildIfMust = new IntQueue();

  /** By rank: see {@link #ranks}. */
  private final PriorityQueue<Integer> late = new PriorityQueue<>();

  private final PriorityQueue<Integer> hooks = new PriorityQueue<>();
  private final PriorityQueue<Integer> resolving = new PriorityQueue<>();
  private final int[] rank;
  private final int[] ofRank;

  /**
   * @param members vertices of {@code graph}, in the order in which they were found
   * @param edges the graph between them, by index
   */
  Assembly(Bench bench, Graph graph, int[] members, Digraph edges) {
    this.bench = bench;
    this.graph = graph;
    this.members = members;
    this.edges = edges;
    this.size = members.length;
    this.roles = new Bench.Role[size];
    this.toMake = new int[size];
    this.toFill = new int[size];
    this.toWishFor = new int[size];
    this.made = new boolean[size];
    this.filled = new boolean[size];
    this.missing = new Bench.Missing[size];
    boolean isPlain = true;
    for (int i = 0; i < size; i++) {
      roles[i] = bench.role(members[i]);
      isPlain &= roles[i] == Bench.Role.SHELL
          && !bench.hasHooks(members[i])
          && !bench.resolves(members[i]);
    }
    this.backward = isPlain ? Backward.NONE : new Backward(size);
    this.rank = isPlain ? new int[0] : new int[size];
    this.ofRank = isPlain ? new int[0] : new int[size];
  }

  void run() {
    if (rank.length == 0) {
      runPlain();
      return;
    }
    ranks();
    countNeeds();
    for (int i = 0; i < size; i++) {
      if (toMake[i] == 0) {
        canBeMade(i);
      }
    }
    boolean isPartlyFilled = false;
    while (true) {
      if (advance()) {
        continue;
      }
      if (!isPartlyFilled) {
        isPartlyFilled = true;
        fillPartly();
      } else if (!lateStep() && !hookStep() && !resolveStep() && !showEarly()) {
        break;
      }
    }
    checkAll();
  }

  /** Nothing but shells: allocate all, then fill all. */
  private void runPlain() {
    for (int member : members) {
      bench.make(member);
      bench.show(member);
    }
    for (int member : members) {
      bench.fill(member, null);
    }
  }

  private void countNeeds() {
    for (int i = 0; i < size; i++) {
      int degree = edges.degree(i);
      int makeEdges = makeEdges(i);
      for (int k = 0; k < degree; k++) {
        int target = edges.target(i, k);
        boolean isForMaking = k < makeEdges;
        if (isForMaking) {
          toMake[i]++;
          toWishFor[i] += isWishedFor(target) && bench.looksInside(members[i]) ? 1 : 0;
        } else {
          toFill[i]++;
        }
        backward.count(target);
      }
    }
    backward.place();
    for (int i = 0; i < size; i++) {
      int makeEdges = makeEdges(i);
      for (int k = 0; k < edges.degree(i); k++) {
        backward.add(edges.target(i, k), i, k < makeEdges);
      }
    }
  }

  /** How many of the edges within the component, from the first, are needed to make {@code i}. */
  private int makeEdges(int i) {
    return switch (roles[i]) {
      case SHELL -> 0;
      case BUILT, BUILT_HASHED -> edges.degree(i);
      case CONTAINER, HASHED -> {
        int all = bench.edgesToMake(members[i]);
        int within = 0;
        // Edges that leave the component are not among ours: count ours only.
        for (int k = 0; k < all; k++) {
          within += isMember(graph.target(members[i], k)) ? 1 : 0;
        }
        yield within;
      }
    };
  }

  private boolean isMember(int vertex) {
    // What is outside came before and is complete.
    return !bench.exists(vertex);
  }

  private boolean isWishedFor(int i) {
    return roles[i] == Bench.Role.SHELL || roles[i] == Bench.Role.CONTAINER;
  }

  /** One thing that is possible without calling the user's methods, other than constructors of records; false if there is none. */
  private boolean advance() {
    if (!makeNow.isEmpty()) {
      make(makeNow.poll());
    } else if (!fillNow.isEmpty()) {
      fill(fillNow.poll());
    } else if (!buildNow.isEmpty()) {
      makeUnlessMade(buildNow.poll());
    } else if (!buildIfMust.isEmpty()) {
      makeUnlessMade(buildIfMust.poll());
    } else {
      return false;
    }
    return true;
  }

  /** It may be in both queues. */
  private void makeUnlessMade(int i) {
    if (!made[i]) {
      make(i);
    }
  }

  private void canBeMade(int i) {
    switch (roles[i]) {
      case SHELL, CONTAINER, HASHED -> makeNow.add(i);
      case BUILT -> (toWishFor[i] == 0 ? buildNow : buildIfMust).add(i);
      case BUILT_HASHED -> late.add(rank[i]);
    }
  }

  private void make(int i) {
    bench.make(members[i]);
    made[i] = true;
    if (toFill[i] == 0) {
      canBeFilled(i);
    }
    if (!bench.resolves(members[i])) {
      show(i); // which says so itself if it was only waiting for itself
    }
  }

  private void show(int i) {
    bench.show(members[i]);
    for (int k = backward.from(i); k < backward.to(i); k++) {
      int source = backward.source(k);
      if (backward.isForMaking(k)) {
        if (--toMake[source] == 0) {
          canBeMade(source);
        }
      } else if (--toFill[source] == 0 && made[source]) {
        canBeFilled(source);
      }
    }
  }

  private void canBeFilled(int i) {
    if (roles[i] == Bench.Role.HASHED) {
      late.add(rank[i]);
    } else {
      fillNow.add(i);
    }
  }

  private void fill(int i) {
    bench.fill(members[i], missing[i]);
    filled(i);
  }

  private void filled(int i) {
    filled[i] = true;
    missing[i] = null;
    for (int k = isWishedFor(i) ? backward.from(i) : backward.to(i); k < backward.to(i); k++) {
      int source = backward.source(k);
      if (backward.isForMaking(k)
          && toWishFor[source] > 0
          && --toWishFor[source] == 0
          && toMake[source] == 0
          && roles[source] == Bench.Role.BUILT) {
        buildNow.add(source);
      }
    }
    if (bench.hasHooks(members[i])) {
      hooks.add(rank[i]);
    } else if (bench.resolves(members[i]) && !shownEarly.get(i)) {
      resolving.add(rank[i]);
    }
  }

  /** Fills shells with what exists already; the rest comes when it does. */
  private void fillPartly() {
    for (int i = 0; i < size; i++) {
      if (made[i] && !filled[i] && bench.isFilledBitByBit(members[i])) {
        missing[i] = bench.fillPartly(members[i]);
      }
    }
  }

  private boolean lateStep() {
    Integer next = late.poll();
    if (next == null) {
      return false;
    }
    int i = ofRank[next];
    if (roles[i] == Bench.Role.HASHED) {
      fill(i);
    } else {
      make(i);
    }
    return true;
  }

  private boolean hookStep() {
    Integer next = hooks.poll();
    if (next == null) {
      return false;
    }
    int i = ofRank[next];
    bench.runHooks(members[i]);
    if (bench.resolves(members[i]) && !shownEarly.get(i)) {
      resolving.add(rank[i]);
    }
    return true;
  }

  private boolean resolveStep() {
    Integer next = resolving.poll();
    if (next == null) {
      return false;
    }
    int i = ofRank[next];
    bench.resolve(members[i]);
    show(i);
    return true;
  }

  /** Nothing else is possible: shows an object as it is before its {@code readResolve}. */
  private boolean showEarly() {
    for (int tried = 0; tried < size; tried++) {
      int i = nextToShow;
      nextToShow = (nextToShow + 1) % size;
      if (made[i] && !bench.exists(members[i])) {
        shownEarly.set(i);
        show(i);
        return true;
      }
    }
    return false;
  }

  private void checkAll() {
    List<String> stuck = new ArrayList<>();
    int first = -1;
    for (int i = 0; i < size; i++) {
      if (!made[i] || !filled[i]) {
        first = first < 0 ? i : first;
        if (stuck.size() < 5 && graph.isNode(members[i])) {
          stuck.add(bench.labels().of(members[i]));
        }
      }
    }
    if (first >= 0) {
      throw new dev.satchel.problem.UnpackFault(
          "these need one another before any of them can be made: " + String.join(", ", stuck));
    }
    shownEarly.stream().forEach(i -> {
      if (bench.resolve(members[i])) {
        throw bench
            .labels()
            .fault(
                members[i],
                "its readResolve gives another object, and something that cannot be"
                    + " changed any more holds the first one");
      }
    });
  }

  /** Numbers the members so that, from the one found first, what is led to comes before what leads to it. */
  private void ranks() {
    int[] path = new int[size];
    int[] nextEdge = new int[size];
    boolean[] seen = new boolean[size];
    int count = 0;
    for (int root = 0; root < size; root++) {
      if (seen[root]) {
        continue;
      }
      int length = 0;
      path[length++] = root;
      seen[root] = true;
      while (length > 0) {
        int i = path[length - 1];
        if (nextEdge[i] < edges.degree(i)) {
          int target = edges.target(i, nextEdge[i]++);
          if (!seen[target]) {
            seen[target] = true;
            path[length++] = target;
          }
        } else {
          length--;
          rank[i] = count;
          ofRank[count++] = i;
        }
      }
    }
  }

  /** Who refers to whom. */
  private static final class Backward {
    static final Backward NONE = new Backward(0);

    private final int[] start;
    private final int[] next;
    private int[] sources = {};

    Backward(int size) {
      start = new int[size + 1];
      next = new int[size];
    }

    void count(int target) {
      start[target + 1]++;
    }

    void place() {
      for (int i = 0; i < next.length; i++) {
        start[i + 1] += start[i];
        next[i] = start[i];
      }
      sources = new int[start[next.length]];
    }

    void add(int target, int source, boolean isForMaking) {
      sources[next[target]++] = (source << 1) | (isForMaking ? 1 : 0);
    }

    int from(int target) {
      return start[target];
    }

    int to(int target) {
      return start[target + 1];
    }

    int source(int k) {
      return sources[k] >>> 1;
    }

    boolean isForMaking(int k) {
      return (sources[k] & 1) != 0;
    }
  }
}
