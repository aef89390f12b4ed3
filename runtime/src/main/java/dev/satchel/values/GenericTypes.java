package dev.satchel.values;

import static dev.satchel.values.ValueKind.Phase.BUILT;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.List;

/**
 * Generic types as reflection gives them, such as {@code List<String>}: what the type tokens of libraries hold. They are made
 * by the JDK again, out of the signature of a class that is made for it.
 */
final class GenericTypes {
  private static final String PREFIX = "sun.reflect.generics.reflectiveObjects.";

  private GenericTypes() {}

  static List<ValueKind> kinds() {
    return List.of(
        Kind.named(ParameterizedType.class, BUILT, PREFIX + "ParameterizedTypeImpl")
            .take(type -> Taken.with("class", type.getRawType())
                .unless(null, "owner", type.getOwnerType())
                .andElements((Object[]) fixed(type.getActualTypeArguments())))
            .make(GenericTypes::parameterized)
            .built(),
        Kind.named(GenericArrayType.class, BUILT, PREFIX + "GenericArrayTypeImpl")
            .take(type -> Taken.one("component", fixed(type.getGenericComponentType())[0]))
            .make(given -> new GenericSignature()
                .arrayOf(given.get("component", Type.class))
                .reified(given))
            .built(),
        Kind.named(WildcardType.class, BUILT, PREFIX + "WildcardTypeImpl")
            .take(GenericTypes::bounds)
            .make(GenericTypes::wildcard)
            .built(),
        Kind.named(TypeVariable.class, BUILT, PREFIX + "TypeVariableImpl")
            .byName()
            .take(variable -> Taken.with("of", variable.getGenericDeclaration())
                .and("name", variable.getName())
                .nothingElse())
            .make(GenericTypes::variable)
            .built());
  }

  /** What a variable means depends on where the type was written. */
  private static Type[] fixed(Type... parts) {
    for (Type part : parts) {
      if (part instanceof TypeVariable<?> variable) {
        throw new IllegalStateException("it is a type with the variable '" + variable.getName()
            + "', which means something only in the declaration that has it");
      }
    }
    return parts;
  }

  private static Type parameterized(Given given) {
    Type[] arguments = new Type[given.count()];
    for (int i = 0; i < arguments.length; i++) {
      if (!(given.elements()[i] instanceof Type argument)) {
        throw given.bad("needs types as elements");
      }
      arguments[i] = argument;
    }
    return new GenericSignature()
        .parameterized(given.find("owner", Type.class), given.get("class", Class.class), arguments)
        .reified(given);
  }

  /** A lower bound, or else the upper one; the language has one of either. */
  private static Pieces bounds(WildcardType type) {
    Type[] lower = fixed(type.getLowerBounds());
    return lower.length > 0
        ? Taken.one("super", lower[0])
        : Taken.one("extends", fixed(type.getUpperBounds())[0]);
  }

  private static Type wildcard(Given given) {
    GenericSignature signature = new GenericSignature();
    signature = given.has("super")
        ? signature.wildcard('-', given.get("super", Type.class))
        : signature.wildcard('+', given.get("extends", Type.class));
    return ((ParameterizedType) signature.reified(given)).getActualTypeArguments()[0];
  }

  private static TypeVariable<?> variable(Given given) {
    GenericDeclaration declaration = given.get("of", GenericDeclaration.class);
    String name = given.get("name", String.class);
    for (TypeVariable<?> variable : declaration.getTypeParameters()) {
      if (variable.getName().equals(name)) {
        return variable;
      }
    }
    throw given.bad("is of " + declaration + ", which has no variable " + name + " here");
  }
}
