package dev.satchel.remote;

import dev.satchel.remote.PlainNamespaces.PlainReceiver;
import java.util.function.Supplier;

class LocalLinkTest extends RemoteCallsTest {
  @Override
  Supplier<Link> links() {
    return () -> new LocalLink(PlainReceiver::new);
  }
}
