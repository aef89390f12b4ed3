package dev.satchel.remote;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Addresses {@code host:port} of this machine; all others need mutual TLS, which this version does not have. */
public final class Loopback {
  private static final int MAX_PORT = 65_535;

  private Loopback() {}

  /**
   * Reads {@code host:port}, {@code [::1]:port} or {@code :port}.
   *
   * @throws IllegalArgumentException if it is none, or not of this machine; the message says which
   */
  public static InetSocketAddress parse(String hostAndPort) {
    int colon = hostAndPort.lastIndexOf(':');
    int port = colon < 0 ? -1 : port(hostAndPort.substring(colon + 1));
    if (port < 0) {
      throw new IllegalArgumentException(
          "not an address: '" + hostAndPort + "'; write host:port, such as localhost:7700");
    }
    String host = hostAndPort.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    InetAddress address;
    try {
      address = host.isEmpty() ? InetAddress.getLoopbackAddress() : InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("no host of the name '" + host + "'", e);
    }
    if (!address.isLoopbackAddress()) {
      throw new IllegalArgumentException(refusal(host));
    }
    return new InetSocketAddress(address, port);
  }

  static String refusal(String host) {
    return "'" + host
        + "' is not a loopback address: beyond this machine a worker needs mutual TLS, which is not"
        + " available yet; use localhost, for instance through an SSH tunnel";
  }

  static String text(InetAddress address, int port) {
    String host = address.getHostAddress();
    return (address instanceof Inet6Address ? "[" + host + "]" : host) + ":" + port;
  }

  private static int port(String text) {
    if (text.isEmpty() || text.length() > 5 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    int port = Integer.parseInt(text);
    return port <= MAX_PORT ? port : -1;
  }
}
