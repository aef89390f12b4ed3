package dev.satchel.unpack.define;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/** A resource that the sender gave, behind a URL: {@code satchel:/loader/name}, which only this JVM can open. */
final class BroughtResource extends URLStreamHandler {
  private final byte[] content;

  private BroughtResource(byte[] content) {
    this.content = content;
  }

  /**
   * Its URL.
   *
   * @param number tells apart the resources of one name
   */
  static URL url(String loader, String name, int number, byte[] content) {
    String file = "/" + loader + "/" + name + (number == 0 ? "" : "?" + number);
    try {
      return new URL("satchel", "", -1, file, new BroughtResource(content));
    } catch (MalformedURLException e) {
      throw new IllegalStateException("a URL of our own scheme", e);
    }
  }

  @Override
  protected URLConnection openConnection(URL url) {
    return new URLConnection(url) {
      @Override
      public void connect() {
        connected = true;
      }

      @Override
      public InputStream getInputStream() {
        return new ByteArrayInputStream(content);
      }

      @Override
      public long getContentLengthLong() {
        return content.length;
      }
    };
  }
}
