package samples;

import dev.satchel.PackException;
import dev.satchel.RemoteJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;

/** What cannot travel is refused before a byte is written, with every reason at once. */
public final class RefusedClosure {
  private RefusedClosure() {}

  public static void main(String[] args) throws Exception {
    try (RemoteJvm jvm = RemoteJvm.fork();
        Socket socket = new Socket()) {
      int[] count = {0};
      try {
        jvm.run(() -> {
          count[0]++;
          send(socket, count[0]);
        });
      } catch (PackException refused) {
        System.out.println(refused.getMessage());
      }

      Counter counter = new Counter(); // as the report advises
      System.out.println("there: " + jvm.call(counter::increment));
      System.out.println("here:  " + counter.increment());
    }
  }

  private static void send(Socket socket, int number) {
    try {
      socket.getOutputStream().write(number);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The state in an object of its own. */
  private static final class Counter {
    private int count;

    int increment() {
      return ++count;
    }
  }
}
