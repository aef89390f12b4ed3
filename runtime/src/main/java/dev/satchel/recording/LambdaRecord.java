package dev.satchel.recording;

import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * One linkage of a lambda call site.
 *
 * @param caller the class whose code has the call site
 * @param interfaceMethod name of the functional interface's method
 * @param factoryType captured types → functional interface
 * @param implementationKind {@code MethodHandleInfo.REF_*}
 * @param implementationOwner the class that declares the implementing member
 * @param implementationName its name
 * @param implementationType its type, without a receiver
 * @param enclosingMethod name of the method that has the call site; null if the stack did not show it
 * @param line line of the call site, 0 if unknown
 */
public record LambdaRecord(
    Class<?> caller,
    String interfaceMethod,
    MethodType factoryType,
    int implementationKind,
    Class<?> implementationOwner,
    String implementationName,
    MethodType implementationType,
    @Nullable String enclosingMethod,
    int line) {}
