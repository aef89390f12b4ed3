package dev.satchel.pack.check;

import dev.satchel.pack.code.VariableCell;
import java.lang.reflect.Array;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is to be known of a captured object, to say that a closure changes it and what to do instead: of the object itself when
 * it is packed, of the variable's type when it is compiled.
 *
 * @param name binary name of its class; {@code int[]}
 * @param simpleName as people write it
 * @param face what it is to its users
 * @param isPlatform whether the class, or what it is an array of, belongs to the JDK
 * @param isMakeable whether everybody may make objects of the class
 * @param isAnonymous whether nobody can
 * @param component of an array, the simple name of its components' type; otherwise empty
 * @param isCell whether it is an array of one element, and so stands for a variable
 * @param fieldTypes gives the simple name of a field's type, {@code Object} if there is no such field
 */
public record CapturedType(
    String name,
    String simpleName,
    Face face,
    boolean isPlatform,
    boolean isMakeable,
    boolean isAnonymous,
    String component,
    boolean isCell,
    UnaryOperator<String> fieldTypes) {
  /** What an object is to its users; the first that fits. */
  public enum Face {
    ARRAY(Object[].class),
    LIST(List.class),
    SET(Set.class),
    MAP(Map.class),
    QUEUE(Queue.class),
    COLLECTION(Collection.class),
    NUMBER(Number.class),
    TEXT(CharSequence.class),
    OTHER(Object.class);

    private final Class<?> type;

    Face(Class<?> type) {
      this.type = type;
    }

    /** The type that makes it so; not for {@link #ARRAY}. */
    public Class<?> type() {
      return type;
    }
  }

  /** Of an object; only its class and, for an array, its length are looked at. */
  static CapturedType of(Object value) {
    Class<?> type = value.getClass();
    return of(type, type.isArray() && Array.getLength(value) == 1);
  }

  /** Of what a variable may hold. */
  static CapturedType of(Class<?> type, boolean isCell) {
    boolean isArray = type.isArray();
    return new CapturedType(
        type.getTypeName(),
        Names.simple(type),
        face(type),
        PlatformTypes.contains(type),
        Modifier.isPublic(type.getModifiers()) && !Modifier.isAbstract(type.getModifiers()),
        type.isAnonymousClass(),
        isArray ? Names.simple(type.getComponentType()) : "",
        isCell,
        field -> Names.typeOfField(type, field));
  }

  private static Face face(Class<?> type) {
    if (type.isArray()) {
      return Face.ARRAY;
    }
    for (Face face : Face.values()) {
      if (face != Face.ARRAY && face.type.isAssignableFrom(type)) {
        return face;
      }
    }
    return Face.OTHER;
  }

  /** The variable that the object stands for; null if it stands for none, or is an array of one element. */
  @Nullable
  VariableCell cell() {
    return VariableCell.of(name);
  }

  boolean isArray() {
    return face == Face.ARRAY;
  }

  /** Whether threads tell one another something by it: a latch, semaphore or future. */
  boolean isSignal() {
    return name.substring(0, Math.max(0, name.lastIndexOf('.'))).equals("java.util.concurrent");
  }
}
