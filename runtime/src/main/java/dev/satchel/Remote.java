package dev.satchel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Put on a helper class that is meant to run elsewhere: it is checked when compiled and again when loaded.
 *
 * <p>Never needed for a class to be found and shipped, unless packing is {@linkplain Packer#strict strict}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Remote {
  /** Name of the library that the class belongs to; a receiver that has it, same version and hash, uses its own. */
  String library() default "";

  /** Version of {@link #library()}. */
  String version() default "";
}
