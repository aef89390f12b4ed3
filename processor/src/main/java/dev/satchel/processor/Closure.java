package dev.satchel.processor;

import com.sun.source.util.TreePath;

/**
 * A lambda, method reference, or object of a local or anonymous class.
 *
 * @param subject for people: {@code this lambda}
 * @param code its code
 * @param place where it is made
 */
record Closure(String subject, TreePath code, TreePath place) {}
