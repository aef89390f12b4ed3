package dev.satchel.recording;

import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * One linkage of a lambda call site.
 *
 * <p>The last four components tell sites apart that agree in everything else. They are facts of the class file that was
 * <em>defined</em>: where another agent wove code in, {@code byteCodeIndex} and the number of instructions differ from
 * the class file of the class path, while the order of the call sites in their method and the lines are the same.
 *
 * @param caller the class whose code has the call site
 * @param interfaceMethod name of the functional interface's method
 * @param factoryType captured types → functional interface
 * @param implementationKind {@code MethodHandleInfo.REF_*}
 * @param implementationOwner the class that declares the implementing member
 * @param implementationName its name
 * @param implementationType its type, without a receiver
 * @param enclosingMethod name of the method that has the call site; null if the stack did not show it
 * @param enclosingDescriptor its descriptor; null if the stack did not show it
 * @param byteCodeIndex where in its code the call site is, -1 if unknown
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
    @Nullable String enclosingDescriptor,
    int byteCodeIndex,
    int line) {}
