package dev.satchel.unpack.define;

import java.util.Map;
import java.util.Set;

/**
 * A shipped class file as this JVM defines it, and what is known of it.
 *
 * @param name binary name, as the class file says
 * @param classFile the file to define
 * @param hasInitializer whether it had a {@code <clinit>} before
 * @param fetches whether its initialiser fetches values from {@link dev.satchel.recording.Bindings}
 * @param hasHooks whether it may have serialization hooks for reading
 * @param storesOnly whether it is a record whose canonical constructor does nothing but store what it is given
 * @param fields descriptors of its instance fields, by name
 * @param finalFields names of its fields that are final in the file that came, and here are not
 * @param classesNamed binary names of the classes that it names outside descriptors
 * @param unreached name and descriptor, run together, of methods whose bodies are to be asked for
 */
record AdaptedClass(
    String name,
    byte[] classFile,
    boolean hasInitializer,
    boolean fetches,
    boolean hasHooks,
    boolean storesOnly,
    Map<String, String> fields,
    Set<String> finalFields,
    Set<String> classesNamed,
    Set<String> unreached) {}
