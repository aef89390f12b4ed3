package dev.satchel;

import dev.satchel.remote.RemoteJvms;
import dev.satchel.remote.Sender;
import dev.satchel.remote.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Collects settings; {@code remote} does the work. */
final class RemoteJvmBuilder implements RemoteJvm.Builder {
  private final List<String> jvmArgs = new ArrayList<>();
  private final List<String> provided = new ArrayList<>();
  private CodeForm code = CodeForm.AUTO;
  private Path javaHome = Path.of(System.getProperty("java.home"));
  private @Nullable Duration timeout;
  private @Nullable String token;
  private boolean answersMissing = true;
  private UnaryOperator<Packer> packer = UnaryOperator.identity();

  @Override
  public RemoteJvm.Builder code(CodeForm form) {
    Satchel.packer().code(form);
    this.code = form;
    return this;
  }

  @Override
  public RemoteJvm.Builder javaHome(Path home) {
    this.javaHome = Objects.requireNonNull(home, "home");
    return this;
  }

  @Override
  public RemoteJvm.Builder jvmArgs(String... args) {
    Collections.addAll(jvmArgs, args);
    return this;
  }

  @Override
  public RemoteJvm.Builder timeout(Duration perCall) {
    if (perCall.isZero() || perCall.isNegative()) {
      throw new IllegalArgumentException("a timeout must be positive, not " + perCall);
    }
    this.timeout = perCall;
    return this;
  }

  @Override
  public RemoteJvm.Builder provided(String... packagePrefixes) {
    Collections.addAll(provided, packagePrefixes);
    return this;
  }

  @Override
  public RemoteJvm.Builder packer(UnaryOperator<Packer> settings) {
    Objects.requireNonNull(settings, "settings");
    UnaryOperator<Packer> before = packer;
    this.packer = each -> settings.apply(before.apply(each));
    return this;
  }

  @Override
  public RemoteJvm.Builder token(String token) {
    this.token = Objects.requireNonNull(token, "token");
    return this;
  }

  @Override
  public RemoteJvm.Builder answerMissing(boolean isAnswered) {
    this.answersMissing = isAnswered;
    return this;
  }

  @Override
  public RemoteJvm fork() {
    return RemoteJvms.fork(settings(), senders());
  }

  @Override
  public RemoteJvm simulate() {
    return RemoteJvms.simulate(settings(), senders());
  }

  @Override
  public RemoteJvm connect(String hostAndPort) {
    return RemoteJvms.connect(settings(), senders(), hostAndPort);
  }

  private Settings settings() {
    return new Settings(
        javaHome, jvmArgs, timeout, callPacker(packer, code, provided).provided(), token);
  }

  private Sender.Factory senders() {
    UnaryOperator<Packer> settings = packer;
    CodeForm form = code;
    List<String> prefixes = List.copyOf(provided);
    boolean answers = answersMissing;
    return (isSession, java) ->
        new NamespaceSender(() -> callPacker(settings, form, prefixes), isSession, java, answers);
  }

  private static Packer callPacker(
      UnaryOperator<Packer> settings, CodeForm form, List<String> provided) {
    return settings.apply(Satchel.packer().code(form).provided(provided.toArray(String[]::new)));
  }
}
