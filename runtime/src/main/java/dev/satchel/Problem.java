package dev.satchel;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with what was to be shipped, or that the user should know. Holds types, names and paths, never
 * a captured value.
 *
 * @param rule id of the rule, such as {@code captured-mutable-state}; what {@link Packer#allow} takes
 * @param message what is wrong and what would go wrong over there, one line
 * @param path from a root to the culprit: {@code task → captured 'svc' (OrderService) → field dataSource (…)}
 * @param location {@code com/acme/Counters.java:42 in Counters.make()}; null if no line can be named
 * @param help what to do, possibly several lines with code
 * @param severity whether packing refuses
 */
public record Problem(
    String rule,
    String message,
    String path,
    @Nullable String location,
    String help,
    Severity severity)
    implements Serializable {}
