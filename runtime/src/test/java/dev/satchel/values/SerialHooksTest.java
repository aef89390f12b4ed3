package dev.satchel.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.problem.UnpackFault;
import java.io.EOFException;
import java.io.Externalizable;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectInputValidation;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamException;
import java.io.ObjectStreamField;
import java.io.OptionalDataException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SerialHooksTest {
  private static <T> T roundTrip(T value) {
    return roundTrip(value, new Validations());
  }

  @SuppressWarnings("unchecked")
  private static <T> T roundTrip(T value, Validations validations) {
    SerialHooks hooks = SerialHooks.of(value.getClass());
    SerialHooks.State state = hooks.write(value);
    Object copy = hooks.allocate();
    hooks.read(copy, state, validations);
    return (T) hooks.resolve(copy);
  }

  static class Plain {
    int a = 1;
  }

  static class PlainSerializable implements Serializable {
    int a = 1;
    transient int b = 2;
  }

  @Test
  void findsNoHooksWhereThereAreNone() {
    assertThat(SerialHooks.of(Plain.class).handlesState()).isFalse();
    SerialHooks hooks = SerialHooks.of(PlainSerializable.class);
    assertThat(hooks.handlesState() || hooks.replaces() || hooks.resolves()).isFalse();
    PlainSerializable copy = roundTrip(new PlainSerializable());
    assertThat(copy.a).isEqualTo(1);
    assertThat(copy.b).isZero();
  }

  static class Base implements Serializable {
    int base = 1;
    transient String cached = "base";

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
      out.writeInt(42);
      out.writeUTF("text");
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      cached = "read " + in.readInt() + in.readUTF();
    }
  }

  static class Derived extends Base {
    final Object partner;
    transient List<Object> extra = new ArrayList<>();

    Derived(Object partner) {
      this.partner = partner;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
      for (Object each : extra) {
        out.writeObject(each);
      }
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      extra = new ArrayList<>();
      while (true) {
        try {
          extra.add(in.readObject());
        } catch (OptionalDataException e) {
          assertThat(e.eof).isTrue();
          return;
        }
      }
    }
  }

  @Test
  void callsTheHooksOfEachClass() {
    Object partner = new Object();
    Derived original = new Derived(partner);
    original.extra.add(partner);
    original.extra.add(null);
    original.extra.add(7);
    SerialHooks.State state = SerialHooks.of(Derived.class).write(original);
    assertThat(state.fields())
        .containsExactly(
            new SerialHooks.Field(Base.class, "base", 1),
            new SerialHooks.Field(Derived.class, "partner", partner));
    assertThat(state.data()).hasSize(2);
    assertThat(state.data().get(0).values()).containsExactly(42, "text");
    assertThat(state.data().get(1).values()).containsExactly(partner, null, 7);
    Derived copy = roundTrip(original);
    assertThat(copy.cached).isEqualTo("read 42text");
    assertThat(copy.partner).isSameAs(partner);
    assertThat(copy.extra).containsExactly(partner, null, 7);
  }

  static class Fielded implements Serializable {
    private static final ObjectStreamField[] serialPersistentFields = {
      new ObjectStreamField("sum", long.class), new ObjectStreamField("name", String.class)
    };
    int a = 1;
    int b = 2;
    String name = "n";

    private void writeObject(ObjectOutputStream out) throws IOException {
      ObjectOutputStream.PutField fields = out.putFields();
      fields.put("sum", (long) a + b);
      fields.put("name", name + "!");
      out.writeFields();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      ObjectInputStream.GetField fields = in.readFields();
      a = (int) fields.get("sum", 0L);
      b = fields.get("absent", -1);
      name = (String) fields.get("name", null);
      assertThat(fields.defaulted("absent")).isTrue();
    }
  }

  @Test
  void carriesFieldsThatOnlyTheHookKnows() {
    Fielded copy = roundTrip(new Fielded());
    assertThat(copy.a).isEqualTo(3);
    assertThat(copy.b).isEqualTo(-1);
    assertThat(copy.name).isEqualTo("n!");
  }

  static class Chosen implements Serializable {
    private static final ObjectStreamField[] serialPersistentFields = {
      new ObjectStreamField("a", int.class)
    };
    transient int a = 1;
    int b = 2;
  }

  @Test
  void persistentFieldsDecideWhatIsWritten() {
    Chosen copy = roundTrip(new Chosen());
    assertThat(copy.a).isEqualTo(1);
    assertThat(copy.b).isZero();
  }

  static class Portions implements Serializable {
    transient List<Object> read = new ArrayList<>();

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.writeInt(0x01020304);
      out.writeByte(-1);
      out.write(new byte[] {9, 8, 7});
      out.writeChars("ab");
      out.writeBytes("cd");
      out.writeLong(1);
      out.writeDouble(2.5);
      out.writeBoolean(true);
      out.writeFloat(1.5f);
      out.writeShort(-2);
      out.writeChar('x');
      out.writeObject("object");
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      read = new ArrayList<>();
      read.add(in.readShort());
      read.add(in.readUnsignedShort());
      read.add(in.readUnsignedByte());
      byte[] bytes = new byte[3];
      in.readFully(bytes);
      read.add(bytes[0] + bytes[1] + bytes[2]);
      read.add(in.readChar());
      read.add(in.readChar());
      read.add(in.read());
      read.add(in.skipBytes(1));
      read.add(in.readLong());
      read.add(in.readDouble());
      read.add(in.readBoolean());
      read.add(in.readFloat());
      read.add(in.readShort());
      read.add(in.readChar());
      assertThatThrownBy(in::readInt).isInstanceOf(EOFException.class);
      assertThat(in.read()).isEqualTo(-1);
      read.add(in.readObject());
    }
  }

  @Test
  void givesPrimitivesInOtherPortions() {
    assertThat(roundTrip(new Portions()).read)
        .containsExactly(
            (short) 0x0102,
            0x0304,
            255,
            24,
            'a',
            'b',
            (int) 'c',
            1,
            1L,
            2.5,
            true,
            1.5f,
            (short) -2,
            'x',
            "object");
  }

  public static class External implements Externalizable {
    private final List<String> made = new ArrayList<>(List.of("by constructor"));
    private int number;
    private Object friend;

    public External() {}

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
      out.writeInt(number);
      out.writeObject(friend);
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException, ClassNotFoundException {
      number = in.readInt();
      friend = in.readObject();
    }
  }

  @Test
  void externalizesByItsPublicConstructor() {
    External original = new External();
    original.number = 5;
    original.friend = original;
    original.made.add("more");
    External copy = roundTrip(original);
    assertThat(copy.number).isEqualTo(5);
    assertThat(copy.friend).isSameAs(original);
    assertThat(copy.made).containsExactly("by constructor");
  }

  static class NoConstructor extends External {
    NoConstructor(int x) {}
  }

  @Test
  void refusesExternalizableWithoutConstructor() {
    assertThatThrownBy(() -> SerialHooks.of(NoConstructor.class).allocate())
        .isInstanceOf(UnpackFault.class)
        .hasMessage("class " + NoConstructor.class.getName()
            + " is Externalizable but has no public no-argument constructor");
  }

  static class Singleton implements Serializable {
    static final Singleton ONE = new Singleton();

    protected Object readResolve() throws ObjectStreamException {
      return ONE;
    }
  }

  static class SubSingleton extends Singleton {}

  static class Proxied implements Serializable {
    final int x;

    Proxied(int x) {
      this.x = x;
    }

    private Object writeReplace() {
      return new Form(x);
    }
  }

  record Form(int x) implements Serializable {
    private Object readResolve() {
      return new Proxied(x);
    }
  }

  @Test
  void replacesAndResolves() {
    assertThat(roundTrip(new Singleton())).isSameAs(Singleton.ONE);
    assertThat(SerialHooks.of(SubSingleton.class).resolves()).isTrue();
    Object form = SerialHooks.of(Proxied.class).replace(new Proxied(3));
    assertThat(form).isEqualTo(new Form(3));
    assertThat(SerialHooks.of(Form.class).handlesState()).isFalse();
    assertThat(((Proxied) SerialHooks.of(Form.class).resolve(form)).x).isEqualTo(3);
    assertThat(SerialHooks.of(Proxied.class).resolves()).isFalse();
  }

  static class SubProxied extends Proxied {
    SubProxied() {
      super(1);
    }
  }

  @Test
  void privateHooksAreNotInherited() {
    assertThat(SerialHooks.of(SubProxied.class).replaces()).isFalse();
  }

  enum Colour {
    RED;

    private Object readResolve() {
      throw new AssertionError();
    }
  }

  @Test
  void hooksOfEnumsDoNotCount() {
    assertThat(SerialHooks.of(Colour.class).resolves()).isFalse();
  }

  static class Guarded implements Serializable {
    private void writeObject(ObjectOutputStream out) throws IOException {
      throw new NotSerializableException("not me");
    }

    private Object readResolve() {
      throw new IllegalStateException("no");
    }
  }

  @Test
  void namesTheHookThatFails() {
    assertThatThrownBy(() -> SerialHooks.of(Guarded.class).write(new Guarded()))
        .isInstanceOf(HookFailure.class)
        .hasMessage("writeObject of " + Guarded.class.getName()
            + " failed: java.io.NotSerializableException: not me")
        .hasCauseInstanceOf(NotSerializableException.class);
    assertThatThrownBy(() -> SerialHooks.of(Guarded.class).resolve(new Guarded()))
        .isInstanceOf(HookFailure.class)
        .hasMessage("readResolve of " + Guarded.class.getName()
            + " failed: java.lang.IllegalStateException: no");
  }

  static class Checked implements Serializable, ObjectInputValidation {
    static final List<String> LOG = new ArrayList<>();
    final String name;

    Checked(String name) {
      this.name = name;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      in.registerValidation(this, name.length());
    }

    @Override
    public void validateObject() throws InvalidObjectException {
      LOG.add(name);
      if (name.equals("bad")) {
        throw new InvalidObjectException("bad name");
      }
    }
  }

  @Test
  void validatesByPriorityWhenAllIsThere() {
    Checked.LOG.clear();
    Validations validations = new Validations();
    roundTrip(new Checked("a"), validations);
    roundTrip(new Checked("long"), validations);
    assertThat(Checked.LOG).isEmpty();
    validations.run();
    assertThat(Checked.LOG).containsExactly("long", "a");
    roundTrip(new Checked("bad"), validations);
    assertThatThrownBy(validations::run)
        .isInstanceOf(HookFailure.class)
        .hasMessage("validateObject of " + Checked.class.getName()
            + " failed: java.io.InvalidObjectException: bad name");
  }
}
