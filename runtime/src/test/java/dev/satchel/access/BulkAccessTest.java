package dev.satchel.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.model.PrimitiveBlock;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BulkAccessTest {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  private static final List<Class<?>> TYPES = List.of(
      boolean.class,
      byte.class,
      short.class,
      char.class,
      int.class,
      long.class,
      float.class,
      double.class,
      String.class,
      int[].class);

  @SuppressWarnings("unused") // read and written by handles
  private static class Everything {
    private boolean f0;
    private byte f1;
    private short f2;
    private char f3;
    private int f4;
    private long f5;
    private float f6;
    private double f7;
    private String f8;
    private int[] f9;
  }

  private record Half(boolean a, float b, Object c, long d) {
    Half {
      if (d < 0) {
        throw new IllegalStateException("below 0");
      }
    }
  }

  private static List<MethodHandle> handles(boolean isWrite) throws ReflectiveOperationException {
    List<MethodHandle> handles = new ArrayList<>();
    for (int i = 0; i < TYPES.size(); i++) {
      Class<?> type = TYPES.get(i);
      Class<?> erased = type.isPrimitive() ? type : Object.class;
      handles.add(
          isWrite
              ? LOOKUP
                  .findSetter(Everything.class, "f" + i, type)
                  .asType(MethodType.methodType(void.class, Object.class, erased))
              : LOOKUP
                  .findGetter(Everything.class, "f" + i, type)
                  .asType(MethodType.methodType(erased, Object.class)));
    }
    return handles;
  }

  private static final PrimitiveBlock BLOCK = PrimitiveBlock.of("ZBSCIJFD--");

  private static final long[] BITS = {
    1,
    -128,
    Short.MIN_VALUE,
    0xFFFF,
    Integer.MIN_VALUE,
    Long.MIN_VALUE,
    0x7fc00001,
    0xfff8000000000123L
  };

  /** Where the block begins. */
  private static final int FROM = 3;

  private static byte[] block() {
    byte[] bytes = new byte[FROM + BLOCK.length()];
    for (int i = 0; i < BITS.length; i++) {
      BLOCK.put(bytes, FROM, i, BITS[i]);
    }
    return bytes;
  }

  @Test
  void whatIsWrittenIsReadAgainBitByBit() throws ReflectiveOperationException {
    Object[] references = new Object[TYPES.size()];
    references[8] = "text";
    references[9] = new int[] {1};
    Everything object = new Everything();
    BulkAccess.writer(handles(true)).write(object, block(), FROM, references);
    assertThat(object.f0).isTrue();
    assertThat(object.f1).isEqualTo((byte) -128);
    assertThat(object.f3).isEqualTo('\uFFFF');
    assertThat(Float.floatToRawIntBits(object.f6)).isEqualTo(0x7fc00001);
    assertThat(object.f8).isEqualTo("text");
    byte[] bytes = new byte[FROM + BLOCK.length()];
    Object[] read = new Object[TYPES.size()];
    BulkAccess.reader(handles(false)).read(object, bytes, FROM, read);
    assertThat(bytes).isEqualTo(block());
    for (int i = 0; i < BITS.length; i++) {
      assertThat(BLOCK.get(bytes, FROM, i)).isEqualTo(BITS[i]);
    }
    assertThat(read[8]).isSameAs(references[8]);
    assertThat(read[9]).isSameAs(references[9]);
  }

  @Test
  void placesWithoutHandleAreLeftAlone() throws ReflectiveOperationException {
    List<MethodHandle> setters = handles(true);
    setters.set(7, null);
    setters.set(8, null);
    Everything object = new Everything();
    object.f7 = 7;
    object.f8 = "kept";
    BulkAccess.writer(setters).write(object, block(), FROM, new Object[TYPES.size()]);
    assertThat(object.f7).isEqualTo(7);
    assertThat(object.f8).isEqualTo("kept");
    assertThat(object.f5).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void makesRecords() throws Throwable {
    MethodHandle constructor = LOOKUP
        .findConstructor(
            Half.class,
            MethodType.methodType(void.class, boolean.class, float.class, Object.class, long.class))
        .asType(MethodType.methodType(
            Object.class, boolean.class, float.class, Object.class, long.class));
    Maker maker = BulkAccess.maker(constructor);
    Object[] references = {null, null, "c", null};
    PrimitiveBlock block = PrimitiveBlock.of("ZF-J");
    byte[] bytes = new byte[block.length()];
    block.put(bytes, 0, 0, 1);
    block.put(bytes, 0, 1, Float.floatToRawIntBits(1.5f));
    block.put(bytes, 0, 3, 42);
    assertThat(maker.make(bytes, 0, references)).isEqualTo(new Half(true, 1.5f, "c", 42));
    block.put(bytes, 0, 3, -1);
    assertThatThrownBy(() -> maker.make(bytes, 0, references))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("below 0");
  }

  @Test
  void asManyFieldsAsItSays() throws ReflectiveOperationException {
    List<MethodHandle> getters = new ArrayList<>();
    for (int i = 0; i < BulkAccess.MOST; i++) {
      getters.add(handles(false).get(5));
    }
    byte[] bytes = new byte[BulkAccess.MOST * Long.BYTES];
    Everything object = new Everything();
    object.f5 = 9;
    BulkAccess.reader(getters).read(object, bytes, 0, new Object[BulkAccess.MOST]);
    PrimitiveBlock block = PrimitiveBlock.of("J".repeat(BulkAccess.MOST));
    for (int i = 0; i < BulkAccess.MOST; i++) {
      assertThat(block.get(bytes, 0, i)).isEqualTo(9);
    }
  }
}
