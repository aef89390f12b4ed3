package dev.satchel.payload;

import dev.satchel.model.Node;
import dev.satchel.model.NodeBuilder;
import dev.satchel.model.NodeList;
import dev.satchel.model.NodeSink;
import dev.satchel.model.References;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of a binary payload, which stay in its bytes: what was read once, and found well-formed, is read again for
 * whoever asks. Takes about two bytes for each node.
 */
final class BinaryNodeList extends NodeList {
  /** Of so many nodes one has its position in {@link #index}. */
  private static final int GROUP = 16;

  /** What every group of nodes has in {@link #index}: its position, and how many strings and shapes came before. */
  private static final int ENTRY = 3;

  private static final int LONGEST = 0xFF;

  private final BinarySource source;
  private final BinaryNodeReader first;
  private final int size;
  private int[] index;

  /** Of each node its bytes, or 0 if they are more than 255, or there are new strings or a new shape among them. */
  private byte[] lengths;

  private int read;
  private final BitSet telling = new BitSet();
  private final References references = new References();

  /** Of nodes that {@code reader} has before it: call {@link #readNext} for each of them. */
  BinaryNodeList(BinarySource source, BinaryNodeReader reader, int size) {
    this.source = source;
    this.first = reader;
    this.size = size;
    this.index = new int[ENTRY * 64];
    this.lengths = new byte[GROUP * 64];
  }

  /** Reads the next node for the first time. */
  void readNext() {
    if (read % GROUP == 0) {
      int at = read / GROUP * ENTRY;
      if (at == index.length) {
        index = Arrays.copyOf(index, at + at / 2 / ENTRY * ENTRY);
      }
      mark(index, at);
    }
    int start = first.position();
    int strings = first.strings();
    int shapes = first.shapes();
    boolean hasNewShape = false;
    if (!first.pass(read, references, size) || first.shapes() > shapes) {
      telling.set(read);
      hasNewShape = first.shapes() > shapes;
    }
    int length = first.position() - start;
    if (length <= LONGEST && !hasNewShape && first.strings() == strings) {
      note(length);
    }
    read++;
  }

  private void note(int length) {
    if (read >= lengths.length) {
      lengths = Arrays.copyOf(lengths, Math.min(size, read + read / 2));
    }
    lengths[read] = (byte) length;
  }

  /** 0 if it is not known. */
  private int length(int node) {
    return node < lengths.length ? lengths[node] & LONGEST : 0;
  }

  @Override
  public @Nullable BitSet telling() {
    return references.lead() ? (BitSet) telling.clone() : null;
  }

  @Override
  public References references() {
    return references;
  }

  private void mark(int[] entries, int at) {
    mark(first, entries, at);
  }

  private static void mark(BinaryNodeReader reader, int[] entries, int at) {
    entries[at] = reader.position();
    entries[at + 1] = reader.strings();
    entries[at + 2] = reader.shapes();
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public boolean givesNewArrays() {
    return true;
  }

  @Override
  public void read(int from, int to, NodeSink sink) {
    if (from < to) {
      int group = from / GROUP;
      read(atGroup(group), group * GROUP, from, to, sink);
    }
  }

  @Override
  public IntFunction<Node> oneByOne() {
    return new OneByOne();
  }

  /** Keeps the reader that has the node behind the last one before it. */
  private final class OneByOne implements IntFunction<Node> {
    private @Nullable BinaryNodeReader reader;
    private int next;

    @Override
    public Node apply(int node) {
      Objects.checkIndex(node, size);
      BinaryNodeReader from = reader;
      reader = null; // if it fails, it is somewhere
      if (from == null || node < next || node - next >= GROUP) {
        int group = node / GROUP;
        from = atGroup(group);
        next = group * GROUP;
      }
      NodeBuilder builder = new NodeBuilder();
      read(from, next, node, node + 1, builder);
      reader = from;
      next = node + 1;
      return builder.node();
    }
  }

  private BinaryNodeReader atGroup(int group) {
    int at = group * ENTRY;
    return first.again(source.again(index[at]), index[at + 1], index[at + 2]);
  }

  private void read(BinaryNodeReader reader, int at, int from, int to, NodeSink sink) {
    int node = at;
    for (; node < from; node++) {
      reader.skip(node, length(node));
    }
    for (; node < to; node++) {
      reader.node(node, length(node), sink);
    }
  }

  @Override
  public void readBackward(int from, int to, NodeSink sink) {
    int[] entries = new int[ENTRY * GROUP];
    int end = to;
    while (end > from) {
      int group = (end - 1) / GROUP;
      int start = group * GROUP;
      BinaryNodeReader reader = atGroup(group);
      for (int node = start; node < end; node++) {
        mark(reader, entries, (node - start) * ENTRY);
        reader.skip(node, length(node));
      }
      for (int node = end - 1; node >= Math.max(start, from); node--) {
        int entry = (node - start) * ENTRY;
        reader.goTo(entries[entry], entries[entry + 1], entries[entry + 2]);
        reader.node(node, length(node), sink);
      }
      end = Math.max(start, from);
    }
  }
}
