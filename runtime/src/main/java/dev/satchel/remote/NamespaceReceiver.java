package dev.satchel.remote;

import dev.satchel.model.Document;
import dev.satchel.pack.Packing;
import dev.satchel.pack.ResultPacking;
import dev.satchel.payload.PayloadCodec;
import dev.satchel.unpack.Namespace;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real namespace: payloads in, answers out. */
final class NamespaceReceiver implements Receiver {
  private final Namespace namespace;

  private NamespaceReceiver(Namespace namespace) {
    this.namespace = namespace;
  }

  /**
   * Makes fresh ones.
   *
   * @param provider has the classes that payloads take by reference
   * @param provided prefixes of their packages
   */
  static Factory factory(ClassLoader provider, List<String> provided) {
    dev.satchel.unpack.Settings settings =
        new dev.satchel.unpack.Settings(provider, provided, name -> null);
    return supply -> new NamespaceReceiver(new Namespace(settings, supply));
  }

  @Override
  public Map<String, @Nullable Object> load(byte[] payload) {
    return namespace.load(PayloadCodec.read(payload));
  }

  @Override
  public Packed pack(@Nullable Object value, String variable) {
    Packing.Outcome outcome = ResultPacking.pack(
        value,
        variable,
        namespace::nameAtHome,
        namespace::unitOf,
        namespace::origin,
        namespace::objects);
    Document document = outcome.document();
    return new Packed(
        document == null ? null : PayloadCodec.toBinary(document), outcome.findings());
  }

  @Override
  public ClassLoader contextLoader() {
    return namespace.contextLoader();
  }

  @Override
  public void close() {
    namespace.close();
  }
}
