package bench;

import java.util.function.Supplier;

/** What is compared, in the order of the table. */
enum SerializerKind {
  SATCHEL_BINARY("Satchel binary", SatchelSerializer::binary),
  /** The rivals' premise: the reader has all classes. */
  SATCHEL_BINARY_WITHOUT_CODE("Satchel binary, no code", SatchelSerializer::binaryWithoutCode),
  SATCHEL_JSON("Satchel JSON", SatchelSerializer::json),
  JAVA("Java serialization", JavaSerializer::new),
  KRYO("Kryo", KryoSerializer::new),
  FORY("Fory", ForySerializer::new);

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // always a constructor
  private final Supplier<Serializer> maker;

  SerializerKind(String title, Supplier<Serializer> maker) {
    this.title = title;
    this.maker = maker;
  }

  String title() {
    return title;
  }

  Serializer make() {
    return maker.get();
  }
}
