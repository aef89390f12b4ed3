package dev.satchel.payload;

import dev.satchel.model.LittleEndian;
import dev.satchel.model.Node;
import dev.satchel.model.NodeBuilder;
import dev.satchel.model.NodeLayout;
import dev.satchel.model.NodeSink;
import dev.satchel.model.PrimitiveBlock;
import dev.satchel.model.Slot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Nodes that are put in one after the other, lie in the binary form from then on, and are given out as often as one likes.
 * A million objects make a few arrays here, not some million objects; and if the nodes of a document are just these, they
 * are not written a second time.
 *
 * <p>Nodes without layout are also kept as the objects that they are. A place may be left empty. Not thread-safe.
 */
public final class EncodedNodes implements NodeSink {
  /** Of so many nodes one has its position in {@link #index}. */
  private static final int GROUP = 16;

  /** What such a node has there: its position, and how many strings and how many {@link Whole} nodes came before. */
  private static final int ENTRY = 4;

  /** A place among the bytes, of a piece or of what is no piece yet; and how many strings came before. */
  private record Place(int piece, int at, int strings) {}

  /** A node without layout, and where it ends. */
  private record Whole(Node node, Place end) {}

  /** A shape where it is written, and where that ends. */
  private record ShapeText(int node, Place end) {}

  private final EncodedPayload pieces = new EncodedPayload();
  private final BinarySink sink = new BinarySink(pieces);
  private final StringTable strings = new StringTable();
  private final ShapeTable shapes = new ShapeTable();
  private final BinaryNodes nodes = new BinaryNodes(sink, strings, shapes);

  private int size;
  private int[] index = new int[ENTRY * 16];

  /** By number, less 1. */
  private final List<ShapeText> shapeTexts = new ArrayList<>();

  private final List<Whole> wholes = new ArrayList<>();
  private final BitSet isWhole = new BitSet();
  private final BitSet empty = new BitSet();

  /** The node at hand has begun, and has not ended; and what there was before. */
  private boolean isOpen;

  private int openPiece;
  private int openAt;
  private int openStrings;
  private int openShapes;

  /** How many nodes and empty places there are. */
  public int size() {
    return size;
  }

  // Writing.

  private void start() {
    if (size % GROUP == 0) {
      int entry = size / GROUP * ENTRY;
      if (entry == index.length) {
        index = Arrays.copyOf(index, entry + entry / 2 / ENTRY * ENTRY);
      }
      index[entry] = pieces.count();
      index[entry + 1] = sink.buffered();
      index[entry + 2] = strings.size();
      index[entry + 3] = wholes.size();
    }
  }

  /** Leaves a place without a node. */
  public void empty() {
    start();
    empty.set(size);
    nodes.leaveOut();
    size++;
  }

  @Override
  public void begin(NodeLayout layout) {
    start();
    isOpen = true;
    openPiece = pieces.count();
    openAt = sink.buffered();
    openStrings = strings.size();
    openShapes = shapes.size();
    nodes.begin(layout);
    if (shapes.size() > openShapes) {
      shapeTexts.add(new ShapeText(size, place()));
    }
  }

  private Place place() {
    return new Place(pieces.count(), sink.buffered(), strings.size());
  }

  @Override
  public boolean block(byte[] bytes, int from) {
    return nodes.block(bytes, from);
  }

  @Override
  public void elements(int count) {
    nodes.elements(count);
  }

  @Override
  public void end() {
    nodes.end();
    isOpen = false;
    size++;
  }

  @Override
  public void whole(Node node) {
    start();
    int shapesBefore = shapes.size();
    nodes.whole(node);
    if (shapes.size() > shapesBefore) {
      shapeTexts.add(new ShapeText(size, place()));
    }
    wholes.add(new Whole(node, place()));
    isWhole.set(size);
    size++;
  }

  /** Forgets the node that was begun and has not ended; there need not be one. */
  public void abandon() {
    if (isOpen) {
      isOpen = false;
      sink.goBack(pieces, openPiece, openAt);
      strings.keepFirst(openStrings);
      shapes.keepFirst(openShapes);
      shapeTexts.subList(openShapes, shapeTexts.size()).clear();
    }
  }

  @Override
  public void nothing() {
    nodes.nothing();
  }

  @Override
  public void ref(int node) {
    nodes.ref(node);
  }

  @Override
  public void string(String value) {
    nodes.string(value);
  }

  @Override
  public void bool(boolean value) {
    nodes.bool(value);
  }

  @Override
  public void octet(byte value) {
    nodes.octet(value);
  }

  @Override
  public void shortInteger(short value) {
    nodes.shortInteger(value);
  }

  @Override
  public void character(char value) {
    nodes.character(value);
  }

  @Override
  public void integer(int value) {
    nodes.integer(value);
  }

  @Override
  public void longInteger(long value) {
    nodes.longInteger(value);
  }

  @Override
  public void single(float value) {
    nodes.single(value);
  }

  @Override
  public void decimal(double value) {
    nodes.decimal(value);
  }

  /** Writes the nodes, of which no place may be empty, as they are. */
  void writeTo(BinarySink other) {
    if (!empty.isEmpty()) {
      throw new IllegalStateException("places without a node: " + empty);
    }
    other.append(pieces, sink);
  }

  // Reading.

  /** The node at a place; null if the place is empty. */
  public @Nullable Node get(int node) {
    Cursor cursor = cursor(node);
    cursor.next();
    if (cursor.isEmpty()) {
      return null;
    }
    NodeBuilder builder = new NodeBuilder();
    cursor.give(builder);
    return builder.node();
  }

  /** Whether a place has no node. */
  public boolean isEmpty(int node) {
    return empty.get(node);
  }

  /** The first node of each layout, and all that have none. */
  public BitSet telling() {
    BitSet telling = (BitSet) isWhole.clone();
    shapeTexts.forEach(text -> telling.set(text.node));
    return telling;
  }

  /** A reader that has the node {@code from} before it. */
  public Cursor cursor(int from) {
    Cursor cursor = new Cursor();
    cursor.seek(from);
    return cursor;
  }

  /**
   * Reads nodes in order: {@link #next}, then at most one of {@link #give} and {@link #refs}, and again. Nothing may be
   * written meanwhile.
   */
  public final class Cursor {
    private int number;
    private int piece;
    private byte[] bytes = sink.buffer();
    private int position;
    private int limit;
    private int stringsBefore;
    private int wholesBefore;

    /** Whether the body of the node at hand is still to be read. */
    private boolean hasBody;

    private boolean isEmpty;
    private @Nullable NodeLayout layout;
    private @Nullable Node whole;

    private Cursor() {}

    /** Has the node {@code node} come next. */
    public void seek(int node) {
      Objects.checkIndex(node, size + 1);
      hasBody = false;
      if (node < size) {
        int entry = node / GROUP * ENTRY;
        open(index[entry], index[entry + 1]);
        stringsBefore = index[entry + 2];
        wholesBefore = index[entry + 3];
        number = node / GROUP * GROUP - 1;
        for (int skipped = node % GROUP; skipped > 0; skipped--) {
          next();
        }
      } else {
        number = node - 1;
      }
    }

    private void open(int newPiece, int from) {
      boolean isLast = newPiece == pieces.count();
      piece = newPiece;
      bytes = isLast ? sink.buffer() : pieces.bytes(newPiece);
      position = from;
      limit = isLast ? sink.buffered() : pieces.length(newPiece);
    }

    private void open(Place place) {
      open(place.piece, place.at);
      stringsBefore = place.strings;
    }

    /** Goes on to the next node, which must be there. */
    public void next() {
      if (hasBody) {
        passBody(Objects.requireNonNull(layout), node -> {});
      }
      number++;
      Objects.checkIndex(number, size);
      isEmpty = empty.get(number);
      layout = null;
      whole = null;
      hasBody = false;
      if (isWhole.get(number)) {
        Whole next = wholes.get(wholesBefore++);
        whole = next.node;
        open(next.end);
      } else if (!isEmpty) {
        layout = shapes.layout(shape());
        hasBody = true;
      }
    }

    private int shape() {
      int shape = (int) read();
      if (shape > 0) {
        return shape;
      }
      int from = 0;
      for (int to = shapeTexts.size() - 1; from < to; ) {
        int middle = (from + to) >>> 1;
        if (shapeTexts.get(middle).node < number) {
          from = middle + 1;
        } else {
          to = middle;
        }
      }
      open(shapeTexts.get(from).end);
      return from + 1;
    }

    /** Whether there is a node after the one at hand. */
    public boolean hasNext() {
      return number + 1 < size;
    }

    /** Which node is at hand. */
    public int number() {
      return number;
    }

    public boolean isEmpty() {
      return isEmpty;
    }

    /** Gives {@code sink} the node at hand. */
    public void give(NodeSink sink) {
      NodeLayout of = layout;
      if (of == null) {
        if (whole != null) {
          sink.whole(whole);
        }
        return;
      }
      hasBody = false;
      sink.begin(of);
      if (of.block().isEmpty()) {
        giveSlots(of.names().size(), sink);
      } else {
        giveNames(of, sink);
      }
      if (of.elements() != NodeLayout.Elements.NONE) {
        int count = elements(of);
        sink.elements(count);
        giveSlots(count, sink);
      }
      sink.end();
    }

    private void giveNames(NodeLayout of, NodeSink sink) {
      PrimitiveBlock block = of.block();
      int names = of.names().size();
      int from = fixed(block.length());
      byte[] in = bytes;
      if (!sink.wantsSlots()) {
        pass(names - block.count(), node -> {});
      } else if (sink.block(in, from)) {
        giveSlots(names - block.count(), sink);
      } else {
        for (int i = 0; i < names; i++) {
          if (block.has(i)) {
            sink.primitive(block.kind(i), block.get(in, from, i));
          } else {
            giveSlot(sink);
          }
        }
      }
    }

    private void giveSlots(int count, NodeSink sink) {
      if (sink.wantsSlots()) {
        for (int left = count; left > 0; left--) {
          giveSlot(sink);
        }
      } else {
        pass(count, node -> {});
      }
    }

    private void giveSlot(NodeSink sink) {
      long slot = read();
      long payload = slot >>> BinarySlots.KIND_BITS;
      switch (kind(slot)) {
        case BinarySlots.REF -> sink.ref((int) (number + BinarySlots.unzigzag(payload)));
        case BinarySlots.STRING -> sink.string(strings.get(string((int) payload)));
        case BinarySlots.INT -> sink.integer((int) BinarySlots.unzigzag(payload));
        case BinarySlots.LONG -> sink.longInteger(BinarySlots.unzigzag(payload));
        case BinarySlots.SHORT -> sink.shortInteger((short) BinarySlots.unzigzag(payload));
        case BinarySlots.BYTE -> sink.octet((byte) BinarySlots.unzigzag(payload));
        case BinarySlots.CHAR -> sink.character((char) payload);
        default -> giveConstant((int) payload, sink);
      }
    }

    private int kind(long slot) {
      return (int) slot & (1 << BinarySlots.KIND_BITS) - 1;
    }

    private void giveConstant(int constant, NodeSink sink) {
      switch (constant) {
        case BinarySlots.NULL -> sink.nothing();
        case BinarySlots.FALSE -> sink.bool(false);
        case BinarySlots.TRUE -> sink.bool(true);
        case BinarySlots.DOUBLE -> sink.decimal(Double.longBitsToDouble(wide()));
        case BinarySlots.FLOAT -> sink.single(Float.intBitsToFloat(narrow()));
        default -> sink.longInteger(wide());
      }
    }

    /** The number of a string, whose text is passed over if it is here. */
    private int string(int numberOrNone) {
      if (numberOrNone > 0) {
        return numberOrNone;
      }
      long header = read();
      long left = (header & 1) != 0 ? header & ~1L : header >>> 1;
      while (left > limit - position) {
        left -= limit - position;
        open(piece + 1, 0);
      }
      position += (int) left;
      return ++stringsBefore;
    }

    /** Gives {@code action} the nodes that the one at hand refers to, in order, repeated ones again. */
    public void refs(IntConsumer action) {
      NodeLayout of = layout;
      if (of == null) {
        if (whole != null) {
          whole.forEachSlot(slot -> {
            if (slot instanceof Slot.Ref ref) {
              action.accept(ref.node());
            }
          });
        }
        return;
      }
      passBody(of, action);
    }

    private void passBody(NodeLayout of, IntConsumer action) {
      hasBody = false;
      if (!of.block().isEmpty()) {
        fixed(of.block().length());
      }
      pass(of.names().size() - of.block().count(), action);
      if (of.elements() != NodeLayout.Elements.NONE) {
        pass(elements(of), action);
      }
    }

    private int elements(NodeLayout of) {
      int count = (int) read();
      return of.elements() == NodeLayout.Elements.ENTRIES ? 2 * count : count;
    }

    /** Reads slots and gives {@code action} those that refer to nodes. */
    private void pass(int count, IntConsumer action) {
      for (int left = count; left > 0; left--) {
        long slot = read();
        int payload = (int) (slot >>> BinarySlots.KIND_BITS);
        switch (kind(slot)) {
          case BinarySlots.REF ->
            action.accept((int) (number + BinarySlots.unzigzag(slot >>> BinarySlots.KIND_BITS)));
          case BinarySlots.STRING -> string(payload);
          case BinarySlots.CONSTANT -> {
            if (payload >= BinarySlots.DOUBLE) {
              fixed(payload == BinarySlots.FLOAT ? Float.BYTES : Long.BYTES);
            }
          }
          default -> {}
        }
      }
    }

    /** Where in {@link #bytes} so many are that were written together; they are passed over. */
    private int fixed(int count) {
      if (position == limit) {
        open(piece + 1, 0);
      }
      position += count;
      return position - count;
    }

    private long wide() {
      int from = fixed(Long.BYTES);
      return LittleEndian.getLong(bytes, from);
    }

    private int narrow() {
      int from = fixed(Integer.BYTES);
      return LittleEndian.getInt(bytes, from);
    }

    private long read() {
      if (position == limit) {
        open(piece + 1, 0);
      }
      byte[] from = bytes;
      int next = position;
      byte b = from[next++];
      long value = b & 0x7F;
      for (int shift = 7; b < 0; shift += 7) {
        b = from[next++];
        value |= (b & 0x7FL) << shift;
      }
      position = next;
      return value;
    }
  }
}
