package dev.satchel.values;

import static dev.satchel.values.ValueKind.Phase.BUILT;

import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A {@code URL} as its parts. Its text does not tell them all: {@code file:///x} has an empty authority, {@code file:/x} none, and both are written
 * alike; what was made of parts may not be read as them again. So it is made in each of the ways in which there are such, until one has given the same
 * parts. Asks neither names nor hosts.
 */
@SuppressWarnings("deprecation") // in newer versions
final class UrlKind {
  private static final int NO_PORT = -1;

  private UrlKind() {}

  static ValueKind kind() {
    return Kind.of(URL.class, BUILT)
        .copiesScalars()
        .take(url -> Taken.with("protocol", url.getProtocol())
            .unless(null, "host", url.getHost())
            .unless(NO_PORT, "port", url.getPort())
            .unless(null, "authority", url.getAuthority())
            .unless(null, "userInfo", url.getUserInfo())
            .and("file", url.getFile())
            .unless(null, "ref", url.getRef())
            .nothingElse())
        .make(given -> make(given, Parts.of(given)))
        .built();
  }

  private static URL make(Given given, Parts parts) {
    @Nullable MalformedURLException failure = null;
    for (Way way : parts.ways()) {
      try {
        URL made = way.make();
        if (Parts.of(made).equals(parts)) {
          return made;
        }
      } catch (MalformedURLException e) {
        failure = failure == null ? e : failure;
      }
    }
    throw given.bad(
        failure == null
            ? "has parts that no text and no constructor gives"
            : "cannot be made here: " + failure.getMessage());
  }

  private interface Way {
    URL make() throws MalformedURLException;
  }

  private record Parts(
      String protocol,
      @Nullable String host,
      int port,
      @Nullable String authority,
      @Nullable String userInfo,
      String file,
      @Nullable String ref) {
    static Parts of(URL url) {
      return new Parts(
          url.getProtocol(),
          url.getHost(),
          url.getPort(),
          url.getAuthority(),
          url.getUserInfo(),
          url.getFile(),
          url.getRef());
    }

    static Parts of(Given given) {
      return new Parts(
          given.get("protocol", String.class),
          given.find("host", String.class),
          Objects.requireNonNullElse(given.find("port", Integer.class), NO_PORT),
          given.find("authority", String.class),
          given.find("userInfo", String.class),
          given.get("file", String.class),
          given.find("ref", String.class));
    }

    List<Way> ways() {
      String end = ref == null ? "" : "#" + ref;
      List<Way> ways = new ArrayList<>();
      if (authority != null) {
        ways.add(() -> new URL(protocol + "://" + authority + file + end));
      }
      ways.add(() -> new URL(protocol + ":" + file + end));
      ways.add(() -> new URL(protocol, host, port, file + end));
      return ways;
    }
  }
}
