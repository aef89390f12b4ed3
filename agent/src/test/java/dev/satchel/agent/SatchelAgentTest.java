package dev.satchel.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.satchel.recording.Recording;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class SatchelAgentTest {
  @Test
  void jvmThatRefusesEverythingDoesNotStopTheApplication() {
    Instrumentation refusing = (Instrumentation) Proxy.newProxyInstance(
        SatchelAgentTest.class.getClassLoader(),
        new Class<?>[] {Instrumentation.class},
        (proxy, method, arguments) -> {
          throw new UnsupportedOperationException("not in this JVM: " + method.getName());
        });

    assertThatCode(() -> SatchelAgent.premain("level=error", refusing)).doesNotThrowAnyException();
    assertThat(Recording.problem())
        .isEqualTo(
            "the agent could not start: java.lang.UnsupportedOperationException: not in this JVM: addTransformer");
  }
}
