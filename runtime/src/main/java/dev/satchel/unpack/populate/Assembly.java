package dev.satchel.unpack.populate;

import dev.satchel.problem.UnpackFault;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Completes nodes that all need one another.
 *
 * <p>Every cycle that a program can make passes through something that was made first and filled later, so: shells are
 * allocated; containers are made and filled as soon as what they hold exists; what is built is built as soon as its parts
 * exist, those first whose parts are filled. Then the shells that still wait for something are filled as far as they can
 * be, and one after another, each followed by whatever it makes possible: containers that hash or compare; hooks; {@code
 * readResolve}. Inner ones come before the outer ones that lead to them.
 */
final class Assembly {
  private final NodeMaker maker;
  private final LiveObjects live;
  private final Graph graph;
  private final int[] members;
  private final Digraph edges;
  private final Backward backward;
  private final int size;
  private final Role[] roles;

  /** Of each member: how many do not exist yet that it needs for being made. */
  private final int[] toMake;

  /** Of each member: how many do not exist yet that it needs for being filled. */
  private final int[] toFill;

  /** Of a record, whose constructor may look into its parts: how many of them are not filled yet. */
  private final int[] toWishFor;

  private final boolean[] made;
  private final boolean[] filled;
  private final @Nullable LeftOut[] leftOut;

  /** Those that were shown before their {@code readResolve} was called. */
  private final BitSet shownEarly = new BitSet();

  /** Those that were made before all was there that they need for that. */
  private final BitSet madeEarly = new BitSet();

  /** Those that are filled and whose hooks did not run yet. */
  private final BitSet waitsForHooks = new BitSet();

  /** Where {@link #showEarly} goes on looking. */
  private int nextToShow;

  private final IntQueue makeNow = new IntQueue();
  private final IntQueue fillNow = new IntQueue();
  private final IntQueue buildNow = new IntQueue();
  private final IntQueue buildIfMust = new IntQueue();

  /** Plain objects and containers in which {@link #runHooksOfKeys} was once, and need not look again. */
  private final BitSet lookedInto = new BitSet();

  private final Ranks ranks;
  private final Ranks.Queue late;
  private final IntQueue putOff = new IntQueue();
  private final Ranks.Queue hooks;
  private final Ranks.Queue resolving;

  /**
   * @param members vertices of {@code graph}, in the order in which they were found
   * @param roles of each member
   * @param edges the graph between them, by index
   */
  Assembly(NodeMaker maker, Graph graph, int[] members, Role[] roles, Digraph edges) {
    this.maker = maker;
    this.live = maker.live();
    this.graph = graph;
    this.members = members;
    this.edges = edges;
    this.size = members.length;
    this.roles = roles;
    this.toMake = new int[size];
    this.toFill = new int[size];
    this.toWishFor = new int[size];
    this.made = new boolean[size];
    this.filled = new boolean[size];
    this.leftOut = new LeftOut[size];
    for (int i = 0; i < size; i++) {
      toMake[i] = edgesToMake(i);
      toFill[i] = edges.degree(i) - toMake[i];
      for (int k = 0; k < toMake[i] && maker.looksInside(members[i]); k++) {
        toWishFor[i] += isWishedFor(edges.target(i, k)) ? 1 : 0;
      }
    }
    this.backward = Backward.of(edges, toMake);
    this.ranks = new Ranks(edges);
    this.late = ranks.new Queue();
    this.hooks = ranks.new Queue();
    this.resolving = ranks.new Queue();
  }

  void run() {
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
      } else if (!lateStep()
          && !hookStep()
          && !resolveStep()
          && !putOffStep()
          && !makeEarly()
          && !showEarly()) {
        break;
      }
    }
    checkAll();
  }

  /** How many of the edges within the component, from the first, are needed to make {@code i}. */
  private int edgesToMake(int i) {
    return switch (roles[i]) {
      case SHELL -> 0;
      case BUILT, BUILT_HASHED -> edges.degree(i);
      case CONTAINER, HASHED -> {
        int all = maker.edgesToMake(members[i]);
        int within = 0;
        // Edges that leave the component are not among ours: count ours only.
        for (int k = 0; k < all; k++) {
          within += isMember(graph.target(members[i], k)) ? 1 : 0;
        }
        yield within;
      }
    };
  }

  /** What is outside came before and is complete. */
  private boolean isMember(int vertex) {
    return !live.exists(vertex);
  }

  private boolean isWishedFor(int i) {
    return roles[i] == Role.SHELL || roles[i] == Role.CONTAINER;
  }

  /**
   * Does one thing that is possible without calling the user's methods, other than constructors of records.
   *
   * @return false if there is none
   */
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
      case BUILT_HASHED -> late.add(i);
    }
  }

  private void make(int i) {
    maker.make(members[i]);
    made[i] = true;
    if (toFill[i] == 0) {
      canBeFilled(i);
    }
    if (!maker.resolves(members[i])) {
      show(i); // which says so itself if it was only waiting for itself
    }
  }

  private void show(int i) {
    live.show(members[i]);
    for (int k = backward.from(i); k < backward.to(i); k++) {
      int source = backward.source(k);
      if (backward.isForMaking(k) && !madeEarly.get(source)) {
        if (--toMake[source] == 0) {
          canBeMade(source);
        }
      } else if (--toFill[source] == 0 && made[source]) {
        canBeFilled(source);
      }
    }
  }

  private void canBeFilled(int i) {
    if (roles[i] == Role.HASHED) {
      late.add(i);
    } else {
      fillNow.add(i);
    }
  }

  private void fill(int i) {
    maker.fill(members[i], leftOut[i]);
    filled(i);
  }

  private void filled(int i) {
    filled[i] = true;
    leftOut[i] = null;
    for (int k = isWishedFor(i) ? backward.from(i) : backward.to(i); k < backward.to(i); k++) {
      int source = backward.source(k);
      if (backward.isForMaking(k)
          && toWishFor[source] > 0
          && --toWishFor[source] == 0
          && toMake[source] == 0
          && roles[source] == Role.BUILT) {
        buildNow.add(source);
      }
    }
    if (maker.hasHooks(members[i])) {
      hooks.add(i);
      waitsForHooks.set(i);
    } else if (maker.resolves(members[i]) && !shownEarly.get(i)) {
      resolving.add(i);
    }
  }

  /** Fills shells with what exists already; the rest comes when it does. */
  private void fillPartly() {
    for (int i = 0; i < size; i++) {
      if (made[i] && !filled[i] && maker.isFilledBitByBit(members[i])) {
        leftOut[i] = maker.fillPartly(members[i]);
      }
    }
  }

  private boolean lateStep() {
    int i = late.poll();
    while (i >= 0 && readsUnfilledArray(i)) {
      putOff.add(i);
      i = late.poll();
    }
    return i >= 0 && completeLate(i);
  }

  /** Of those that {@link #lateStep} put off. */
  private boolean putOffStep() {
    return !putOff.isEmpty() && completeLate(putOff.poll());
  }

  /** Whether it copies an array when it is filled, which still lacks what some {@code readResolve} is to give. */
  private boolean readsUnfilledArray(int i) {
    if (roles[i] != Role.HASHED) {
      return false;
    }
    for (int k = 0; k < edges.degree(i); k++) {
      int part = edges.target(i, k);
      if (!filled[part] && maker.isArray(members[part])) {
        return true;
      }
    }
    return false;
  }

  private boolean completeLate(int i) {
    runHooksOfKeys(i);
    if (roles[i] == Role.HASHED) {
      fill(i);
    } else {
      make(i);
    }
    return true;
  }

  /**
   * Of what the container {@code i} is about to hash or compare: what its hooks alone complete. As in Java serialization,
   * where what a container holds has read itself before it is put in.
   */
  private void runHooksOfKeys(int i) {
    if (waitsForHooks.isEmpty()) {
      return;
    }
    Ranks.Queue incomplete = ranks.new Queue();
    BitSet seen = new BitSet();
    IntQueue looked = new IntQueue();
    looked.add(i);
    while (!looked.isEmpty()) {
      int holder = looked.poll();
      for (int k = 0; k < edges.degree(holder); k++) {
        int held = edges.target(holder, k);
        if (seen.get(held)) {
          continue;
        }
        seen.set(held);
        if (roles[held] == Role.BUILT) {
          looked.add(held); // such as a record, whose hash code is made of what it holds
          continue;
        }
        if (waitsForHooks.get(held) && maker.isIncompleteBeforeHooks(members[held])) {
          incomplete.add(held);
        }
        if (isWishedFor(held) && !lookedInto.get(held)) {
          lookedInto.set(held);
          looked.add(held);
        }
      }
    }
    for (int held = incomplete.poll(); held >= 0; held = incomplete.poll()) {
      if (waitsForHooks.get(held)) {
        runHooks(held);
      }
    }
  }

  private boolean hookStep() {
    int i = hooks.poll();
    if (i < 0) {
      return false;
    }
    if (waitsForHooks.get(i)) {
      runHooks(i);
    }
    return true;
  }

  private void runHooks(int i) {
    waitsForHooks.clear(i);
    maker.runHooks(members[i]);
    if (maker.resolves(members[i]) && !shownEarly.get(i)) {
      resolving.add(i);
    }
  }

  private boolean resolveStep() {
    int i = resolving.poll();
    if (i < 0) {
      return false;
    }
    maker.resolve(members[i]);
    show(i);
    return true;
  }

  /** Nothing else is possible: makes a container without a property that needs it in turn; it is filled when that exists. */
  private boolean makeEarly() {
    for (int i = 0; i < size; i++) {
      if (!made[i]
          && (roles[i] == Role.CONTAINER || roles[i] == Role.HASHED)
          && maker.canBeMadeEarly(members[i])) {
        madeEarly.set(i);
        toFill[i] += toMake[i];
        make(i);
        return true;
      }
    }
    return false;
  }

  /** Nothing else is possible: shows an object as it is before its {@code readResolve}. */
  private boolean showEarly() {
    for (int tried = 0; tried < size; tried++) {
      int i = nextToShow;
      nextToShow = (nextToShow + 1) % size;
      if (made[i] && !live.exists(members[i])) {
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
          stuck.add(maker.labels().of(members[i]));
        }
      }
    }
    if (first >= 0) {
      throw new UnpackFault(
          "these need one another before any of them can be made: " + String.join(", ", stuck));
    }
    shownEarly.stream().forEach(i -> {
      if (maker.resolve(members[i])) {
        throw maker
            .labels()
            .fault(
                members[i],
                "its readResolve gives another object, and something that cannot be"
                    + " changed any more holds the first one");
      }
    });
  }
}
