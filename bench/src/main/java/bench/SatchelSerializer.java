package bench;

import dev.satchel.Packer;
import dev.satchel.Payload;
import dev.satchel.Satchel;
import dev.satchel.Unpacked;
import dev.satchel.Unpacker;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Function;

/**
 * Satchel as its users call it: every writing finds out what must travel, checks it, and puts the classes' code into
 * the payload; every reading defines those classes anew.
 */
final class SatchelSerializer implements Serializer {
  /** Package of the graphs' classes. */
  private static final String GRAPHS = "bench.graphs";

  private final String[] provided;
  private final Function<Payload, byte[]> form;

  private SatchelSerializer(Function<Payload, byte[]> form, String... provided) {
    this.provided = provided;
    this.form = form;
  }

  static SatchelSerializer binary() {
    return new SatchelSerializer(Payload::toBytes);
  }

  static SatchelSerializer binaryWithoutCode() {
    return new SatchelSerializer(Payload::toBytes, GRAPHS);
  }

  static SatchelSerializer json() {
    return new SatchelSerializer(payload -> payload.toJson().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public byte[] write(Object graph) {
    Packer packer = Satchel.packer().variable("root", graph).provided(provided);
    return form.apply(packer.pack());
  }

  @Override
  public Object read(byte[] bytes) {
    Unpacker unpacker = Satchel.unpacker().provided(provided);
    try (Unpacked unpacked = unpacker.unpack(Payload.read(bytes))) {
      return Objects.requireNonNull(unpacked.get("root"));
    }
  }
}
