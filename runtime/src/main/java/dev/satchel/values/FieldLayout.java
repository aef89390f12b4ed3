package dev.satchel.values;

import dev.satchel.problem.UnpackFault;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The instance fields of a user's class: its own and those of its superclasses up to the first one of the JDK.
 *
 * <p>Computed once per class and kept at the class, so it goes when the class goes. A field whose type is missing in this
 * JVM is left out: it can hold nothing but null.
 */
public final class FieldLayout {
  private static final ClassValue<FieldLayout> CACHE = new ClassValue<>() {
    @Override
    protected FieldLayout computeValue(Class<?> type) {
      return new FieldLayout(type);
    }
  };

  /** Changes whenever classes arrive: an identity that is the same as long as none has come. */
  private static volatile Object arrivals = new Object();

  private final List<FieldAccess> fields;
  private final Class<?> jdkSuperclass;
  private final boolean isWhole;
  private final Object made = arrivals;

  private FieldLayout(Class<?> type) {
    List<FieldAccess> found = new ArrayList<>();
    boolean whole = true;
    Class<?> superclass = type.getSuperclass();
    if (JdkTypes.isJdk(type)) {
      jdkSuperclass = type;
    } else if (superclass == null) {
      throw new IllegalArgumentException(type.getName() + " has no objects");
    } else {
      FieldLayout inherited = of(superclass);
      found.addAll(inherited.fields);
      jdkSuperclass = inherited.jdkSuperclass;
      DeclaredFields declared = DeclaredFields.of(type);
      for (DeclaredFields.Declared field : declared.present()) {
        if (!Modifier.isStatic(field.modifiers())) {
          found.add(FieldAccess.of(type, field));
        }
      }
      whole = inherited.isWhole && declared.missing() == 0;
    }
    fields = List.copyOf(found);
    isWhole = whole;
  }

  /**
   * The layout of {@code type}, a class (not an interface).
   *
   * @throws NoClassDefFoundError if the type of one of its fields is missing, and the class file cannot be had
   */
  public static FieldLayout of(Class<?> type) {
    FieldLayout layout = CACHE.get(type);
    if (layout.isWhole || layout.made == arrivals) {
      return layout;
    }
    CACHE.remove(type);
    return CACHE.get(type);
  }

  /** To be called when classes have come that were missing before: fields of such a type are then seen. */
  public static void classesArrived() {
    arrivals = new Object();
  }

  /** All fields, {@code transient} and synthetic ones too; superclass first, each class's in class file order. */
  public List<FieldAccess> fields() {
    return fields;
  }

  /** The first superclass that belongs to the JDK; its state travels by meaning, unless it is {@code Object}. */
  public Class<?> jdkSuperclass() {
    return jdkSuperclass;
  }

  /**
   * The field {@code name} that {@code owner} declares.
   *
   * @throws UnpackFault if there is none
   */
  public FieldAccess field(Class<?> owner, String name) {
    FieldAccess found = find(owner, name);
    if (found == null) {
      throw new UnpackFault("class " + owner.getName() + " has no field " + name);
    }
    return found;
  }

  boolean has(Class<?> owner, String name) {
    return find(owner, name) != null;
  }

  private @Nullable FieldAccess find(Class<?> owner, String name) {
    for (FieldAccess field : fields) {
      if (field.owner() == owner && field.name().equals(name)) {
        return field;
      }
    }
    return null;
  }
}
