package dev.satchel.pack.code;

import dev.satchel.model.LambdaSite;

/**
 * A lambda or method reference in a method body.
 *
 * @param place its place in the class: enclosing method, then ordinals
 * @param site how it is linked
 * @param line line of the call site, 0 if unknown
 * @param method name of the method whose body has it
 * @param descriptor that method's descriptor
 * @param index where in that method's code the call site is, -1 if unknown
 */
public record LambdaUse(
    String place, LambdaSite site, int line, String method, String descriptor, int index) {}
