package dev.satchel.junit;

import dev.satchel.RemoteJvm;
import dev.satchel.Session;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives tests a remote JVM, and runs tests that are {@link Simulated} in one.
 *
 * <pre>{@code
 * @ExtendWith(SatchelExtension.class)
 * class PricesTest {
 *   @Test
 *   void totalIsTheSameElsewhere(RemoteJvm jvm) throws Exception {
 *     assertEquals(42, jvm.call(() -> prices.total(order)));
 *   }
 * }
 * }</pre>
 *
 * <p>A parameter of type {@link RemoteJvm} or {@link Session} gets a {@linkplain RemoteJvm#simulate() simulated} one, the
 * session being one of that remote JVM. All parameters of one test, with its {@code @BeforeEach} and {@code @AfterEach}
 * methods, share them, and they are closed after it; those of a constructor or a {@code @BeforeAll} method are closed after
 * all tests of the class. Without Satchel's agent in this JVM, they fail.
 *
 * <p>For other settings register it as a field; on a static one they hold for constructors and {@code @BeforeAll} too:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final SatchelExtension SATCHEL =
 *     SatchelExtension.simulating(jvm -> jvm.timeout(Duration.ofSeconds(5)));
 * }</pre>
 */
public final class SatchelExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        ParameterResolver,
        InvocationInterceptor {
  private static final Namespace NAMESPACE = Namespace.create(SatchelExtension.class);
  private static final String IN_CHARGE = "in charge";

  /** What bodies of tests call, and what this package puts around them. */
  private static final String[] TEST_LIBRARIES = {
    "dev.satchel.junit", "org.junit", "org.opentest4j", "org.assertj", "org.hamcrest"
  };

  private final UnaryOperator<RemoteJvm.Builder> settings;
  private final boolean hasSettings;

  /** For {@code @ExtendWith}: default settings. */
  public SatchelExtension() {
    this(UnaryOperator.identity(), false);
  }

  private SatchelExtension(UnaryOperator<RemoteJvm.Builder> settings, boolean hasSettings) {
    this.settings = settings;
    this.hasSettings = hasSettings;
  }

  /** For {@code @RegisterExtension}: {@code settings} are applied to each remote JVM. */
  public static SatchelExtension simulating(UnaryOperator<RemoteJvm.Builder> settings) {
    return new SatchelExtension(settings, true);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    takeCharge(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    takeCharge(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    close(context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return (type == RemoteJvm.class || type == Session.class) && isInCharge(context);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    AgentPresence.require();
    OpenJvm open = store(context).get(context.getUniqueId(), OpenJvm.class);
    if (open == null) {
      open = new OpenJvm(settings.apply(RemoteJvm.builder()).simulate());
      store(context).put(context.getUniqueId(), open);
    }
    return parameter.getParameter().getType() == Session.class ? open.session() : open.jvm();
  }

  @Override
  public void interceptTestMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> called,
      ExtensionContext context)
      throws Throwable {
    interceptMethod(invocation, called, context);
  }

  /** Repeated and parameterized tests. */
  @Override
  public void interceptTestTemplateMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> called,
      ExtensionContext context)
      throws Throwable {
    interceptMethod(invocation, called, context);
  }

  @Override
  public void interceptDynamicTest(
      Invocation<@Nullable Void> invocation,
      DynamicTestInvocationContext called,
      ExtensionContext context)
      throws Throwable {
    if (isSimulated(context)) {
      invocation.skip();
      runThere(new DynamicBody(called.getExecutable()), UnaryOperator.identity());
    } else {
      invocation.proceed();
    }
  }

  private void interceptMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> called,
      ExtensionContext context)
      throws Throwable {
    if (isSimulated(context)) {
      invocation.skip();
      MethodBody body = MethodBody.of(called);
      runThere(body, jvm -> jvm.packer(packer -> packer.keep(body.member())));
    } else {
      invocation.proceed();
    }
  }

  private void runThere(Callable<?> body, UnaryOperator<RemoteJvm.Builder> more) throws Exception {
    AgentPresence.require();
    RemoteJvm.Builder builder = settings.apply(RemoteJvm.builder().provided(TEST_LIBRARIES));
    try (RemoteJvm jvm = more.apply(builder).simulate()) {
      jvm.call(body);
    }
  }

  /** On the method or, for dynamic tests, on their factory; on the class or one around it. */
  private boolean isSimulated(ExtensionContext context) {
    if (!isInCharge(context)) {
      return false;
    }
    for (ExtensionContext at = context; at != null; at = at.getParent().orElse(null)) {
      if (AnnotationSupport.isAnnotated(at.getElement(), Simulated.class)) {
        return true;
      }
    }
    return false;
  }

  /** Where there is an extension with settings, those without keep out of its way. */
  private void takeCharge(ExtensionContext context) {
    if (hasSettings) {
      store(context).put(IN_CHARGE, this);
    }
  }

  private boolean isInCharge(ExtensionContext context) {
    SatchelExtension inCharge = store(context).get(IN_CHARGE, SatchelExtension.class);
    return inCharge == null || inCharge == this;
  }

  private static void close(ExtensionContext context) {
    OpenJvm open = store(context).remove(context.getUniqueId(), OpenJvm.class);
    if (open != null) {
      open.close();
    }
  }

  private static Store store(ExtensionContext context) {
    return context.getStore(NAMESPACE);
  }
}
