package samples;

import config.Client;
import dev.satchel.RemoteJvm;
import java.util.Map;

/** A static field and an instance field that hold one object hold one object over there. */
public final class ConfigurationWithDefaults {
  private ConfigurationWithDefaults() {}

  public static void main(String[] args) throws Exception {
    Client plain = new Client();
    Client patient = new Client(Map.of("timeout", 60));

    try (RemoteJvm jvm = RemoteJvm.fork()) {
      System.out.println(jvm.call(() -> "there: plain uses the defaults: " + plain.usesDefaults()
          + ", patient does: " + patient.usesDefaults()));
      System.out.println(jvm.call(() -> {
        plain.update("timeout", 45);
        return "there: plain " + plain.getTimeout()
            + ", a new one " + new Client().getTimeout()
            + ", patient " + patient.getTimeout();
      }));
    }
    System.out.println("here:  plain " + plain.getTimeout() + ", patient " + patient.getTimeout());
  }
}
