package dev.satchel.values;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table of JDK values that can travel.
 *
 * <p>A class that is not in it either belongs to the user, or is an enum, array, record, lambda or the like, which
 * other code treats, or cannot travel.
 */
public final class ValueKinds {
  /** Made when first asked for: it takes all kinds. */
  private static final class Names {
    static final Set<String> ALL = Stream.concat(
            all().stream().filter(ValueKinds::isByState).flatMap(kind -> kind.types().stream()),
            SerialTypes.SYNCHRONIZERS.stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** By type name, as far as asked for. */
  private static final Map<String, ValueKind> FOUND = new ConcurrentHashMap<>();

  /** For each class the kind by serial form, if it may travel so; for a throwable that kind. */
  private static final ClassValue<Optional<ValueKind>> BY_CLASS = new ClassValue<>() {
    @Override
    protected Optional<ValueKind> computeValue(Class<?> type) {
      if (ThrowableKind.permits(type)) {
        return Optional.of(new ThrowableKind(type));
      }
      return SerialTypes.permits(type) ? Optional.of(new SerialFormKind(type)) : Optional.empty();
    }
  };

  private static final ClassValue<Optional<ValueKind>> KINDS = new ClassValue<>() {
    @Override
    protected Optional<ValueKind> computeValue(Class<?> type) {
      return Optional.ofNullable(find(type));
    }
  };

  private ValueKinds() {}

  /** The kind of values whose class is exactly {@code exactType}; null if there is none. */
  public static @Nullable ValueKind of(Class<?> exactType) {
    return KINDS.get(exactType).orElse(null);
  }

  private static @Nullable ValueKind find(Class<?> exactType) {
    if (!JdkTypes.isJdk(exactType)) {
      return null;
    }
    ValueKind kind = ValueGroup.find(exactType.getName());
    if (kind == null) {
      kind = Families.of(exactType);
    }
    return kind == null ? BY_CLASS.get(exactType).orElse(null) : kind;
  }

  /**
   * The kind of the type name {@code typeName} in a payload; null if there is none. Looks up no class but those that may
   * travel, and initialises none.
   */
  public static @Nullable ValueKind named(String typeName) {
    ValueKind kind = FOUND.get(typeName);
    if (kind == null) {
      kind = ValueGroup.find(typeName);
      if (kind != null) {
        FOUND.put(typeName, kind);
      }
    }
    if (kind != null) {
      return kind;
    }
    Class<?> type = SerialTypes.find(typeName);
    if (type == null) {
      type = ThrowableKind.find(typeName);
    }
    return type == null ? null : BY_CLASS.get(type).orElse(null);
  }

  /**
   * Whether a payload may name {@code type} beside users' classes: if anybody's code can, if it is the class of values that
   * travel, or that of constants that others can only get ({@code IsoFields.QUARTER_OF_YEAR}). What else the JDK has inside
   * may be another in each JDK.
   */
  public static boolean mayBeNamed(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    return element.isPrimitive()
        || !JdkTypes.isJdk(element)
        || JdkTypes.isOpenToAll(element)
        || (element.isEnum() && JdkTypes.isExported(element))
        || named(element.getName()) != null;
  }

  /** As {@link #mayBeNamed(Class)}, of a class of the JDK; false if there is none of that name. Initialises none. */
  public static boolean mayBeNamed(String typeName) {
    Class<?> type = JdkTypes.find(typeName);
    return type != null && mayBeNamed(type);
  }

  /**
   * Whether objects of the type are carried with what they hold. Rules may refuse those that are found again by their
   * names, such as loggers.
   */
  public static boolean areCarried(String typeName) {
    ValueKind kind = named(typeName);
    return kind != null && isByState(kind);
  }

  private static boolean isByState(ValueKind kind) {
    return kind.form() != ValueKind.Form.NAME;
  }

  /**
   * Binary names of the types whose objects are carried by meaning, see {@link #areCarried}; of those that go by serial form the synchronizers
   * alone, and no throwables.
   */
  public static Set<String> typeNames() {
    return Names.ALL;
  }

  /** All kinds but those by serial form and throwables, family by family. */
  static List<ValueKind> all() {
    List<ValueKind> all = new ArrayList<>();
    for (ValueGroup group : ValueGroup.values()) {
      all.addAll(group.kinds());
    }
    return List.copyOf(all);
  }
}
