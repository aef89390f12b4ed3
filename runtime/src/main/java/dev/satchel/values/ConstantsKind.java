package dev.satchel.values;

import dev.satchel.problem.UnpackFault;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A class of which only well-known objects can travel, each by its name: the constants of {@code DateTimeFormatter}, say.
 * What others of the class are made of, nothing public tells.
 */
final class ConstantsKind implements ValueKind {
  private final Class<?> type;
  private final Map<String, Object> constants = new LinkedHashMap<>();
  private boolean hasOthers = true;

  ConstantsKind(Class<?> type) {
    this.type = type;
  }

  ConstantsKind with(String name, Object constant) {
    if (!type.isInstance(constant)) {
      throw new IllegalArgumentException(name);
    }
    constants.put(name, constant);
    return this;
  }

  /** There are no other objects of the class. */
  ConstantsKind andNoOthers() {
    hasOthers = false;
    return this;
  }

  @Override
  public boolean takesAll() {
    return !hasOthers;
  }

  @Override
  public Set<String> types() {
    return Set.of(type.getName());
  }

  @Override
  public String typeOf(Object value) {
    return type.getName();
  }

  @Override
  public Form form() {
    return Form.NAME;
  }

  @Override
  public Phase phase() {
    return Phase.BUILT;
  }

  @Override
  public boolean canTake(Object value) {
    return constants.values().stream().anyMatch(constant -> constant == value);
  }

  @Override
  public Pieces take(Object value) {
    for (Map.Entry<String, Object> constant : constants.entrySet()) {
      if (constant.getValue() == value) {
        return Taken.one("constant", constant.getKey());
      }
    }
    throw new IllegalArgumentException("of " + type.getName() + " only its constants can travel");
  }

  @Override
  public Object allocate(String typeName, Pieces pieces) {
    String name = new Given(typeName, pieces).get("constant", String.class);
    Object constant = constants.get(name);
    if (constant == null) {
      throw new UnpackFault(typeName + " has no constant " + name);
    }
    return constant;
  }
}
