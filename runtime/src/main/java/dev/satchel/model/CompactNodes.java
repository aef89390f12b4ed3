package dev.satchel.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Nodes that are put in one after the other, in about as many bytes as they take in the binary form, and given out as
 * often as one likes. A million objects make a few arrays here, not some million objects.
 *
 * <p>A node is the number of its layout, the layout's {@link PrimitiveBlock}, its other slots. Strings, and nodes without layout, are kept as the objects that they are. A place may be left empty. Not thread-safe.
 */
public final class CompactNodes implements NodeSink {
  /** Of so many nodes one has its position in {@link #index}. */
  private static final int GROUP = 8;

  private static final int CHUNK_BITS = 15;
  private static final int CHUNK = 1 << CHUNK_BITS;

  /** The longest number, and what may follow it. */
  private static final int MOST_AT_ONCE = 20;

  private static final int HELD_BITS = 12;

  private static final int EMPTY = 0;
  private static final int WHOLE = 1;
  private static final int FIRST_LAYOUT = 2;

  /** What the lowest three bits of a slot say of the others; as in the binary form, but for strings. */
  private static final int CONSTANT = 0;

  private static final int REF = 1;
  private static final int STRING = 2;
  private static final int INT = 3;
  private static final int LONG = 4;
  private static final int SHORT = 5;
  private static final int BYTE = 6;
  private static final int CHAR = 7;
  private static final int KIND_BITS = 3;

  private static final int NULL = 0;
  private static final int FALSE = 1;
  private static final int TRUE = 2;
  private static final int DOUBLE = 3;
  private static final int FLOAT = 4;
  private static final int WIDE_LONG = 5;

  /** Where chunks end, by chunk, and their bytes. A number never crosses from one to the next. */
  private byte[][] chunks = {new byte[CHUNK]};

  private int[] limits = new int[1];
  private int chunk;
  private byte[] out = chunks[0];
  private int at;

  /** For every {@link #GROUP}th node: chunk, place in it, and how many objects were held before. */
  private int[] index = new int[3 * 16];

  /** Objects in the order in which nodes refer to them. */
  private Object[][] held = {};

  private int heldCount;

  private final List<NodeLayout> layouts = new ArrayList<>();

  /** The same layout is the same object nearly always. */
  private final IdentityHashMap<NodeLayout, Integer> numbers = new IdentityHashMap<>();

  private @Nullable NodeLayout lastLayout;
  private int lastNumber;
  private int size;

  /** Places without a node, and nodes that belong to the section {@code instances}. */
  private final BitSet empty = new BitSet();

  private final BitSet instances = new BitSet();

  /** The first node of each layout, and all that have none. */
  private final BitSet telling = new BitSet();

  private boolean wasAbandoned;

  /** Where the node at hand began. */
  private int startChunk;

  private int startAt;
  private int startHeld;
  private boolean isOpen;

  /** How many nodes and empty places there are. */
  public int size() {
    return size;
  }

  // Writing.

  private void start() {
    room();
    if (size % GROUP == 0) {
      int place = size / GROUP * 3;
      if (place == index.length) {
        index = Arrays.copyOf(index, place + Math.max(48, place / 2 / 3 * 3));
      }
      index[place] = chunk;
      index[place + 1] = at;
      index[place + 2] = heldCount;
    }
    startChunk = chunk;
    startAt = at;
    startHeld = heldCount;
  }

  /** Leaves a place without a node. */
  public void empty() {
    start();
    number(EMPTY);
    empty.set(size);
    size++;
  }

  @Override
  public void begin(NodeLayout layout) {
    start();
    isOpen = true;
    number(numberOf(layout) + FIRST_LAYOUT);
  }

  @Override
  public boolean block(byte[] bytes, int from) {
    int length = Objects.requireNonNull(lastLayout).block().length();
    room(length);
    System.arraycopy(bytes, from, out, at, length);
    at += length;
    return true;
  }

  @Override
  public void elements(int count) {
    room();
    number(count);
  }

  @SuppressWarnings("ReferenceEquality") // a short cut for the same one again
  private int numberOf(NodeLayout layout) {
    if (layout != lastLayout) {
      lastLayout = layout;
      lastNumber = numbers.computeIfAbsent(layout, added -> {
        layouts.add(added);
        telling.set(size);
        return layouts.size() - 1;
      });
    }
    return lastNumber;
  }

  @Override
  public void end() {
    isOpen = false;
    instances.set(size, Objects.requireNonNull(lastLayout).isInstance());
    size++;
  }

  @Override
  public void whole(Node node) {
    start();
    number(WHOLE);
    hold(node);
    telling.set(size);
    instances.set(size, Document.isInstance(node));
    size++;
  }

  /** Forgets the node that was begun and has not ended; there need not be one. */
  public void abandon() {
    if (isOpen) {
      isOpen = false;
      chunk = startChunk;
      out = chunks[chunk];
      at = startAt;
      heldCount = startHeld;
      wasAbandoned = true;
    }
  }

  @Override
  public void nothing() {
    tagged(NULL, CONSTANT);
  }

  @Override
  public void ref(int node) {
    tagged(zigzag((long) node - size), REF);
  }

  @Override
  public void string(String value) {
    tagged(0, STRING);
    hold(value);
  }

  @Override
  public void bool(boolean value) {
    tagged(value ? TRUE : FALSE, CONSTANT);
  }

  @Override
  public void octet(byte value) {
    tagged(zigzag(value), BYTE);
  }

  @Override
  public void shortInteger(short value) {
    tagged(zigzag(value), SHORT);
  }

  @Override
  public void character(char value) {
    tagged(value, CHAR);
  }

  @Override
  public void integer(int value) {
    tagged(zigzag(value), INT);
  }

  @Override
  public void longInteger(long value) {
    long zigzag = zigzag(value);
    if (zigzag >>> (Long.SIZE - KIND_BITS) == 0) {
      tagged(zigzag, LONG);
    } else {
      tagged(WIDE_LONG, CONSTANT);
      wide(value);
    }
  }

  @Override
  public void single(float value) {
    tagged(FLOAT, CONSTANT);
    LittleEndian.putInt(out, at, Float.floatToRawIntBits(value));
    at += Float.BYTES;
  }

  @Override
  public void decimal(double value) {
    tagged(DOUBLE, CONSTANT);
    wide(Double.doubleToRawLongBits(value));
  }

  private void hold(Object object) {
    int part = heldCount >>> HELD_BITS;
    if (part == held.length) {
      held = Arrays.copyOf(held, Math.max(4, part + part / 2));
    }
    if (held[part] == null) {
      held[part] = new Object[1 << HELD_BITS];
    }
    held[part][heldCount & ((1 << HELD_BITS) - 1)] = object;
    heldCount++;
  }

  private void tagged(long payload, int kind) {
    room();
    number(payload << KIND_BITS | kind);
  }

  private void room() {
    room(MOST_AT_ONCE);
  }

  private void room(int bytes) {
    if (CHUNK - at < bytes) {
      limits[chunk] = at;
      chunk++;
      if (chunk == chunks.length) {
        int length = chunk + Math.max(4, chunk / 2);
        chunks = Arrays.copyOf(chunks, length);
        limits = Arrays.copyOf(limits, length);
      }
      if (chunks[chunk] == null) {
        chunks[chunk] = new byte[CHUNK];
      }
      out = chunks[chunk];
      at = 0;
    }
  }

  private void number(long unsigned) {
    byte[] bytes = out;
    int to = at;
    long rest = unsigned;
    while ((rest & ~0x7FL) != 0) {
      bytes[to++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[to++] = (byte) rest;
    at = to;
  }

  private void wide(long value) {
    LittleEndian.putLong(out, at, value);
    at += Long.BYTES;
  }

  private static long zigzag(long value) {
    return value << 1 ^ value >> 63;
  }

  private static long unzigzag(long value) {
    return value >>> 1 ^ -(value & 1);
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

  /** Whether a node is there and belongs to the section {@code instances}. */
  public boolean isInstance(int node) {
    return instances.get(node);
  }

  /** The first node of each layout, and all that have none; null if that is not known, as a node was abandoned. */
  public @Nullable BitSet telling() {
    return wasAbandoned ? null : (BitSet) telling.clone();
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
    private int chunkAt;
    private byte[] bytes = out;
    private int position;
    private int limit;
    private int heldAt;

    /** Whether the body of the node at hand is still to be read. */
    private boolean hasBody;

    private boolean isEmpty;
    private @Nullable NodeLayout layout;
    private @Nullable Node whole;

    private Cursor() {}

    /** Has the node {@code node} come next. */
    public void seek(int node) {
      Objects.checkIndex(node, size + 1);
      if (node < size) {
        int place = node / GROUP * 3;
        open(index[place], index[place + 1]);
        heldAt = index[place + 2];
        hasBody = false;
        number = node / GROUP * GROUP - 1;
        for (int skipped = node % GROUP; skipped > 0; skipped--) {
          next();
        }
      } else {
        hasBody = false;
        number = node - 1;
      }
    }

    private void open(int newChunk, int from) {
      chunkAt = newChunk;
      bytes = chunks[newChunk];
      position = from;
      limit = newChunk == chunk ? at : limits[newChunk];
    }

    /** Goes on to the next node, which must be there. */
    public void next() {
      if (hasBody) {
        skip();
      }
      number++;
      Objects.checkIndex(number, size);
      int head = (int) read();
      isEmpty = head == EMPTY;
      layout = null;
      whole = null;
      hasBody = false;
      if (head == WHOLE) {
        whole = (Node) take();
      } else if (head != EMPTY) {
        layout = layouts.get(head - FIRST_LAYOUT);
        hasBody = true;
      }
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

    /** The layout of the node at hand; null if it has none. */
    public @Nullable NodeLayout layout() {
      return layout;
    }

    /** The node at hand if it has no layout; else null. */
    public @Nullable Node whole() {
      return whole;
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
        int count = (int) read();
        sink.elements(count);
        giveSlots(count, sink);
      }
      sink.end();
    }

    private void giveNames(NodeLayout of, NodeSink sink) {
      PrimitiveBlock block = of.block();
      int names = of.names().size();
      int from = passBlock(block);
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

    /** Where in {@link #bytes} the block is that comes next, which is passed over. */
    private int passBlock(PrimitiveBlock block) {
      if (position == limit) {
        open(chunkAt + 1, 0);
      }
      int from = position;
      position += block.length();
      return from;
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
      long payload = slot >>> KIND_BITS;
      switch ((int) slot & (1 << KIND_BITS) - 1) {
        case REF -> sink.ref((int) (number + unzigzag(payload)));
        case STRING -> sink.string((String) take());
        case INT -> sink.integer((int) unzigzag(payload));
        case LONG -> sink.longInteger(unzigzag(payload));
        case SHORT -> sink.shortInteger((short) unzigzag(payload));
        case BYTE -> sink.octet((byte) unzigzag(payload));
        case CHAR -> sink.character((char) payload);
        default -> giveConstant((int) payload, sink);
      }
    }

    private void giveConstant(int constant, NodeSink sink) {
      switch (constant) {
        case NULL -> sink.nothing();
        case FALSE -> sink.bool(false);
        case TRUE -> sink.bool(true);
        case DOUBLE -> sink.decimal(Double.longBitsToDouble(wide()));
        case FLOAT -> sink.single(Float.intBitsToFloat(narrow()));
        default -> sink.longInteger(wide());
      }
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

    private void skip() {
      if (layout != null) {
        passBody(layout, node -> {});
      }
    }

    private void passBody(NodeLayout of, IntConsumer action) {
      hasBody = false;
      if (!of.block().isEmpty()) {
        passBlock(of.block());
      }
      pass(of.names().size() - of.block().count(), action);
      if (of.elements() != NodeLayout.Elements.NONE) {
        pass((int) read(), action);
      }
    }

    /** Reads slots and gives {@code action} those that refer to nodes. */
    private void pass(int count, IntConsumer action) {
      for (int left = count; left > 0; left--) {
        long slot = pass();
        if ((slot & (1 << KIND_BITS) - 1) == REF) {
          action.accept((int) (number + unzigzag(slot >>> KIND_BITS)));
        }
      }
    }

    /** Reads a slot and passes over what follows it. */
    private long pass() {
      long slot = read();
      int kind = (int) slot & (1 << KIND_BITS) - 1;
      if (kind == STRING) {
        heldAt++;
      } else if (kind == CONSTANT && slot >>> KIND_BITS >= DOUBLE) {
        position += slot >>> KIND_BITS == FLOAT ? Float.BYTES : Long.BYTES;
      }
      return slot;
    }

    private Object take() {
      Object object = held[heldAt >>> HELD_BITS][heldAt & ((1 << HELD_BITS) - 1)];
      heldAt++;
      return object;
    }

    private long read() {
      if (position == limit) {
        open(chunkAt + 1, 0);
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

    private long wide() {
      position += Long.BYTES;
      return LittleEndian.getLong(bytes, position - Long.BYTES);
    }

    private int narrow() {
      position += Integer.BYTES;
      return LittleEndian.getInt(bytes, position - Integer.BYTES);
    }
  }
}
