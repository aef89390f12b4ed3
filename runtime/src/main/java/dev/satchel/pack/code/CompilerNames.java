package dev.satchel.pack.code;

import java.lang.reflect.Modifier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the compilers of Java, Kotlin and Scala name what they make of closures, and what that stands for in the source.
 *
 * <ul>
 *   <li>javac: fields {@code val$name} and {@code this$0} of local classes; bodies of lambdas are synthetic;
 *   <li>kotlinc: fields and parameters {@code $name} and {@code this$0}; bodies {@code make$lambda$0}, not synthetic;
 *   <li>scalac: fields and parameters {@code name$1}, {@code $outer} and {@code $this}; bodies {@code $anonfun$make$1}, and
 *       in Scala 2 around some of those a second one that ends in {@code $adapted}.
 * </ul>
 */
public final class CompilerNames {
  private static final String JAVA_CAPTURE = "val$";
  private static final Pattern KOTLIN_LAMBDA = Pattern.compile(".*\\$lambda\\$\\d+(\\$\\d+)*");
  private static final Pattern SCALA_CAPTURE = Pattern.compile("(.+?)\\$\\d+");
  private static final int PRIVATE_STATIC = Modifier.PRIVATE | Modifier.STATIC;

  /** {@code ACC_SYNTHETIC} of JVMS §4.6. */
  private static final int SYNTHETIC = 0x1000;

  private CompilerNames() {}

  /** Whether a method that a lambda's call site runs is the lambda's own body, rather than a method that it refers to. */
  static boolean isLambdaBody(int access, String method) {
    return (access & SYNTHETIC) != 0
        || ((access & PRIVATE_STATIC) == PRIVATE_STATIC
            && KOTLIN_LAMBDA.matcher(method).matches());
  }

  /** Whether a method is called only by the synthetic one around it, which boxes its result. */
  static boolean isAdapted(String method) {
    return method.startsWith("$anonfun$");
  }

  /** Whether an instance field holds the object in whose method or body one of a nested class was made. */
  public static boolean isOuter(String field) {
    return field.startsWith("this$") || field.equals("$outer");
  }

  /** Whether an instance field holds a variable that a local class captured. */
  public static boolean isCapture(String field) {
    boolean isKotlin = field.length() > 1 && field.charAt(0) == '$' && field.charAt(1) != '$';
    return !isOuter(field)
        && (isKotlin
            || field.startsWith(JAVA_CAPTURE)
            || SCALA_CAPTURE.matcher(field).matches());
  }

  /** The name in the source of a captured variable's field or parameter; {@code this} for the object around. */
  public static String captured(String name) {
    if (name.startsWith(JAVA_CAPTURE)) {
      return name.substring(JAVA_CAPTURE.length());
    }
    if (name.equals("$this") || isOuter(name)) {
      return "this";
    }
    if (name.length() > 1 && name.charAt(0) == '$') {
      return name.substring(1);
    }
    Matcher numbered = SCALA_CAPTURE.matcher(name);
    return numbered.matches() ? numbered.group(1) : name;
  }

  /** The name in the source of a method; that of a local function is the compiler's own. */
  static String method(String name) {
    Matcher numbered = SCALA_CAPTURE.matcher(name);
    if (numbered.matches()) {
      return numbered.group(1);
    }
    int kotlin = name.lastIndexOf('$');
    return kotlin > 0 && kotlin + 1 < name.length() ? name.substring(kotlin + 1) : name;
  }
}
