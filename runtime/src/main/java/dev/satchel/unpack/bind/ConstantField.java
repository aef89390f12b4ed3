package dev.satchel.unpack.bind;

import dev.satchel.problem.FailureText;
import dev.satchel.problem.UnpackFault;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * An instance field of an enum constant, by name. The constant is the one that the enum's own initialiser makes; finding
 * it runs that initialiser.
 */
final class ConstantField {
  private final String path;
  private final Object constant;
  private final Class<?> type;
  private final MethodHandle setter;

  private ConstantField(String path, Object constant, Class<?> type, MethodHandle setter) {
    this.path = path;
    this.constant = constant;
    this.type = type;
    this.setter = setter;
  }

  /**
   * Finds the field.
   *
   * @param owner the class that declares it: an enum, or the class of one of its constants
   * @throws UnpackFault if there is no such constant, or it has no such field
   */
  static ConstantField find(Class<?> owner, String constant, String name, String descriptor) {
    String path = owner.getName() + "." + constant + "." + name;
    Class<?> enumType = owner.isEnum() ? owner : owner.getSuperclass();
    if (enumType == null || !enumType.isEnum()) {
      throw new UnpackFault(path + ": " + owner.getName() + " is not an enum");
    }
    try {
      MethodHandles.Lookup ofEnum = MethodHandles.privateLookupIn(enumType, MethodHandles.lookup());
      Object found = ofEnum.findStaticGetter(enumType, constant, enumType).invoke();
      if (!owner.isInstance(found)) {
        throw new UnpackFault(path + ": that constant is not of this class");
      }
      Class<?> type = MethodType.fromMethodDescriptorString(
              "()" + descriptor, owner.getClassLoader())
          .returnType();
      MethodHandle setter = MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
          .findSetter(owner, name, type);
      return new ConstantField(path, found, type, setter);
    } catch (NoSuchFieldException | IllegalAccessException e) {
      throw new UnpackFault(
          path + ": there is no such enum constant, or it has no field of type " + descriptor, e);
    } catch (IllegalArgumentException | TypeNotPresentException e) {
      throw new UnpackFault(
          path + ": its type " + descriptor + " is not here (" + e.getMessage() + ")", e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new UnpackFault(path + ": its enum cannot be initialised: " + FailureText.of(e), e);
    }
  }

  /**
   * Sets it.
   *
   * @throws UnpackFault if {@code value} does not fit
   */
  void set(@Nullable Object value) {
    Class<?> wanted = MethodType.methodType(type).wrap().returnType();
    if (value == null ? type.isPrimitive() : !wanted.isInstance(value)) {
      throw new UnpackFault(path + ": cannot hold "
          + (value == null ? "null" : "a " + value.getClass().getName()) + "; its type is "
          + type.getTypeName());
    }
    try {
      setter.invoke(constant, value);
    } catch (Throwable e) {
      throw new UnpackFault(path + ": cannot be set: " + e, e);
    }
  }
}
