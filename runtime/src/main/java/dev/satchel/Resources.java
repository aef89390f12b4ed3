package dev.satchel;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Resources of the sender's class loaders. */
final class Resources {
  /** Most bytes of all resources of one name together. */
  private static final int MAX_BYTES = 64 << 20;

  private Resources() {}

  /**
   * Contents of all resources of a name that are not the JDK's own, which every receiver has.
   *
   * @param loader where they are looked for; null finds none
   * @throws IOException if one cannot be read, or they are too long together
   */
  static List<byte[]> contents(@Nullable ClassLoader loader, String name) throws IOException {
    List<byte[]> contents = new ArrayList<>();
    if (loader == null) {
      return contents;
    }
    int left = MAX_BYTES;
    for (URL url : Collections.list(loader.getResources(name))) {
      if (url.getProtocol().equals("jrt")) {
        continue;
      }
      try (InputStream in = url.openStream()) {
        byte[] content = in.readNBytes(left + 1);
        left -= content.length;
        if (left < 0) {
          throw new IOException("resource " + name + " has more than " + MAX_BYTES + " bytes");
        }
        contents.add(content);
      }
    }
    return contents;
  }
}
