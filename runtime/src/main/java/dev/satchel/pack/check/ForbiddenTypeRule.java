package dev.satchel.pack.check;

import dev.satchel.pack.code.Supertypes;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Refuses the types of a table, and what extends or implements them. */
final class ForbiddenTypeRule implements ObjectRule {
  private final List<ForbiddenType> table;

  /** Of these, those that travel with objects of libraries. */
  private final List<ForbiddenType> inLibraries;

  /** Whether values of the JDK are meant as well that Satchel carries by meaning. */
  private final boolean isForCarried;

  /** What is wrong with those that travel, and with others, as far as it was asked. */
  private final ClassValue<Optional<Refusal>> ofTravellers = kept(true);

  private final ClassValue<Optional<Refusal>> ofOthers = kept(false);

  private ForbiddenTypeRule(List<ForbiddenType> table, boolean isForCarried) {
    this.table = table;
    inLibraries = table.stream().filter(entry -> entry.inLibraries() != null).toList();
    this.isForCarried = isForCarried;
  }

  ForbiddenTypeRule(List<ForbiddenType> table) {
    this(table, false);
  }

  /** A table of the user's, which may forbid what could travel. */
  static ForbiddenTypeRule ofUsers(List<ForbiddenType> table) {
    return new ForbiddenTypeRule(table, true);
  }

  private ClassValue<Optional<Refusal>> kept(boolean canTravel) {
    return new ClassValue<>() {
      @Override
      protected Optional<Refusal> computeValue(Class<?> type) {
        return Optional.ofNullable(judge(type, canTravel));
      }
    };
  }

  @Override
  public @Nullable Refusal refuse(Class<?> type, boolean canTravel) {
    return (canTravel ? ofTravellers : ofOthers).get(type).orElse(null);
  }

  private @Nullable Refusal judge(Class<?> type, boolean canTravel) {
    boolean isJdk = PlatformTypes.contains(type);
    // known by its exact class, and carried by meaning: what only libraries may hold is
    boolean isCarried = isJdk && canTravel && !isForCarried;
    Map<String, Class<?>> supertypes = supertypes(type);
    Class<?> synchronizer = IdleBases.base(type);
    if (synchronizer != type && canTravel) {
      // whether it is free is for other rules
      supertypes.values().removeIf(each -> each.isAssignableFrom(synchronizer));
    }
    Class<?> base = isJdk || !canTravel ? PlatformTypes.nearest(type) : Object.class;
    ForbiddenName found = ForbiddenName.find(
        isCarried ? inLibraries : table,
        supertypes.keySet(),
        name -> isOf(base, supertypes.getOrDefault(name, type)));
    return found == null
        ? null
        : new Refusal(
            found.rule(),
            found.message(Names.described(type, supertypes.getOrDefault(found.type(), type))),
            found.why(),
            found.help(),
            found.what(),
            isCarried || Serializable.class.isAssignableFrom(type) ? found.inLibraries() : null,
            null);
  }

  /** Whether an object has it from the JDK that it is a {@code type}. */
  private static boolean isOf(Class<?> base, Class<?> type) {
    return base != Object.class && type.isAssignableFrom(base);
  }

  /** {@code type}, its superclasses, then all interfaces, by name. */
  static Map<String, Class<?>> supertypes(Class<?> type) {
    Map<String, Class<?>> all = new LinkedHashMap<>();
    Supertypes.of(type).forEach(each -> all.putIfAbsent(each.getName(), each));
    return all;
  }
}
