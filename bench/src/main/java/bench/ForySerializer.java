package bench;

import org.apache.fory.Fory;

/** Fory for Java, with references, without a list of classes and with a limit of depth that no graph here reaches. */
final class ForySerializer implements Serializer {
  private final Fory fory = Fory.builder()
      .withXlang(false)
      .withRefTracking(true)
      .requireClassRegistration(false)
      .withMaxDepth(1_000_000)
      .suppressClassRegistrationWarnings(true)
      .build();

  @Override
  public byte[] write(Object graph) {
    return fory.serialize(graph);
  }

  @Override
  public Object read(byte[] bytes) {
    return fory.deserialize(bytes);
  }
}
