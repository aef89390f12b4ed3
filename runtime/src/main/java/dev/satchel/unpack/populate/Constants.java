package dev.satchel.unpack.populate;

import dev.satchel.model.Node;
import dev.satchel.problem.UnpackFault;
import org.jspecify.annotations.Nullable;

/** Finds enum constants, which their classes' initialisers make. */
final class Constants {
  private final World world;

  Constants(World world) {
    this.world = world;
  }

  Object find(Node.Constant constant) throws Throwable {
    Class<?> type = world.type(constant.type());
    if (!type.isEnum()) {
      throw new UnpackFault(type.getName() + " is not an enum");
    }
    // The constants' array is second choice: it is had by reflection on all methods, and the types
    // of some did not travel.
    Object found;
    try {
      found = world.members(type).findStaticGetter(type, constant.name(), type).invoke();
    } catch (NoSuchFieldException | IllegalAccessException e) {
      found = valueOf(type, constant.name());
    }
    if (found instanceof Enum<?> known && known.name().equals(constant.name())) {
      return found;
    }
    throw new UnpackFault("the enum has no constant of this name here");
  }

  private static @Nullable Object valueOf(Class<?> type, String name) {
    for (Object one : type.getEnumConstants()) {
      if (((Enum<?>) one).name().equals(name)) {
        return one;
      }
    }
    return null;
  }
}
