package dev.satchel.agent;

import dev.satchel.recording.LambdaRecord;
import java.lang.invoke.MethodHandleInfo;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in the log how a call site was linked. */
final class LambdaDescription {
  /** Of Satchel's own classes. */
  private static final ProtectionDomain OWN = LambdaDescription.class.getProtectionDomain();

  private LambdaDescription() {}

  static LogEvent describe(
      Class<?> lambdaClass,
      LambdaRecord record,
      @Nullable CallSiteFrame frame,
      @Nullable LambdaSites sites) {
    LogEvent event = new LogEvent(level(record.caller()), "lambda");
    event.with("place", place(record, sites));
    if (frame != null) {
      event.with("at", (frame.file() == null ? "?" : frame.file()) + ":" + frame.line());
      event.with("index", frame.byteCodeIndex());
    }
    List<String> captures = new ArrayList<>();
    for (Class<?> captured : record.factoryType().parameterList()) {
      captures.add(captured.getTypeName());
    }
    return event
        .with("kind", kind(record))
        .with("interface", record.factoryType().returnType().getName())
        .with("method", record.interfaceMethod())
        .with(
            "runs",
            record.implementationOwner().getName()
                + "."
                + record.implementationName()
                + TypeNames.parameters(record.implementationType().toMethodDescriptorString()))
        .with("captures", captures)
        .with("class", lambdaClass.getName())
        .with("loader", LoaderNames.of(record.caller().getClassLoader()));
  }

  /** Lambdas that the JDK or Satchel makes, often for itself, matter less. */
  static Level level(Class<?> caller) {
    return LoaderNames.isJdk(caller.getClassLoader()) || caller.getProtectionDomain() == OWN
        ? Level.DEBUG
        : Level.INFO;
  }

  /** As in payloads; only the method where the class file was not seen; only the class where there is no call site. */
  private static String place(LambdaRecord record, @Nullable LambdaSites sites) {
    String caller = record.caller().getName();
    String method = record.enclosingMethod();
    if (method == null) {
      return caller;
    }
    String place = sites == null ? null : sites.placeOf(record);
    return caller + "#"
        + (place == null ? TypeNames.place(method + record.enclosingDescriptor()) : place);
  }

  private static String kind(LambdaRecord record) {
    boolean isBody = record.implementationOwner() == record.caller()
        && record.implementationName().startsWith("lambda$");
    if (isBody) {
      return "lambda";
    }
    return switch (record.implementationKind()) {
      case MethodHandleInfo.REF_invokeStatic -> "static-reference";
      case MethodHandleInfo.REF_newInvokeSpecial -> "constructor-reference";
      case MethodHandleInfo.REF_invokeInterface -> "interface-reference";
      case MethodHandleInfo.REF_invokeSpecial -> "special-reference";
      default -> "virtual-reference";
    };
  }
}
