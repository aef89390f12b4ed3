package dev.satchel.values;

import static dev.satchel.values.ValueKind.Phase.BUILT;

import dev.satchel.problem.UnpackFault;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/**
 * Members of classes as reflection gives them, by name: over there they are those of the class of that name, a shipped one
 * if the class is shipped.
 *
 * <p>Whether one was made accessible travels for users' members, and for what is public in the JDK anyway. It is never a key
 * to the inside of the JDK or of Satchel: not even where Satchel itself has one.
 */
final class Members {
  private Members() {}

  static List<ValueKind> kinds() {
    return List.of(
        Kind.of(Method.class, BUILT)
            .byName()
            .take(method -> start(method, method)
                .and("name", method.getName())
                .and("type", method.getReturnType())
                .andElements((Object[]) method.getParameterTypes()))
            .make(given -> accessible(given, method(given)))
            .built(),
        Kind.of(Constructor.class, BUILT)
            .byName()
            .take(constructor -> start(constructor, constructor)
                .andElements((Object[]) constructor.getParameterTypes()))
            .make(given -> accessible(given, constructor(given)))
            .built(),
        Kind.of(Field.class, BUILT)
            .byName()
            .take(field -> start(field, field)
                .and("name", field.getName())
                .and("type", field.getType())
                .nothingElse())
            .make(given -> accessible(given, field(given)))
            .built(),
        Kind.of(Parameter.class, BUILT)
            .byName()
            .take(parameter -> Taken.with("of", parameter.getDeclaringExecutable())
                .and("index", index(parameter))
                .nothingElse())
            .make(Members::parameter)
            .built(),
        Kind.of(RecordComponent.class, BUILT)
            .byName()
            .take(component -> Taken.with("class", component.getDeclaringRecord())
                .and("name", component.getName())
                .nothingElse())
            .make(Members::component)
            .built());
  }

  @SuppressWarnings("deprecation") // the only method that tells the flag itself
  private static Taken start(Member member, AccessibleObject object) {
    Taken taken = Taken.with("class", member.getDeclaringClass());
    if (!object.isAccessible()) {
      return taken;
    }
    if (isInside(member)) {
      throw new IllegalStateException("it was made accessible, and is "
          + member.getDeclaringClass().getName() + "." + member.getName()
          + ", which is not public");
    }
    if (member instanceof Constructor && member.getDeclaringClass() == Object.class) {
      throw new IllegalStateException(
          "it is a constructor for serialization, which makes objects of"
              + " another class than the one that it names");
    }
    return taken.and("accessible", true);
  }

  /** Whether the JDK, or Satchel, keeps it to itself. */
  private static boolean isInside(Member member) {
    Class<?> owner = member.getDeclaringClass();
    return (JdkTypes.isJdk(owner) || isSatchel(owner))
        && !(Modifier.isPublic(member.getModifiers()) && JdkTypes.isOpenToAll(owner));
  }

  private static boolean isSatchel(Class<?> owner) {
    return owner.getClassLoader() == Members.class.getClassLoader()
        && owner.getName().startsWith("dev.satchel.");
  }

  private static <M extends AccessibleObject & Member> M accessible(Given given, M found) {
    if (given.flag("accessible")) {
      if (isInside(found)) {
        throw given.bad("cannot be made accessible: " + found);
      }
      found.setAccessible(true);
    }
    return found;
  }

  private static Method method(Given given) {
    Class<?>[] parameters = parameterTypes(given);
    String name = given.get("name", String.class);
    Class<?> type = given.get("type", Class.class);
    for (Method method : given.get("class", Class.class).getDeclaredMethods()) {
      if (method.getName().equals(name)
          && method.getReturnType() == type
          && Arrays.equals(method.getParameterTypes(), parameters)) {
        return method;
      }
    }
    throw missing(given, name + described(parameters));
  }

  private static Constructor<?> constructor(Given given) {
    Class<?>[] parameters = parameterTypes(given);
    try {
      Class<?> owner = given.get("class", Class.class);
      return owner.getDeclaredConstructor(parameters);
    } catch (NoSuchMethodException e) {
      throw missing(given, "constructor " + described(parameters));
    }
  }

  private static Field field(Given given) {
    String name = given.get("name", String.class);
    Class<?> type = given.get("type", Class.class);
    for (Field field : given.get("class", Class.class).getDeclaredFields()) {
      if (field.getName().equals(name) && field.getType() == type) {
        return field;
      }
    }
    throw missing(given, "field " + name);
  }

  private static int index(Parameter parameter) {
    return Arrays.asList(parameter.getDeclaringExecutable().getParameters()).indexOf(parameter);
  }

  private static Parameter parameter(Given given) {
    Parameter[] parameters = given.get("of", Executable.class).getParameters();
    int index = given.integer("index");
    if (index < 0 || index >= parameters.length) {
      throw given.bad("has the index " + index + " of " + parameters.length + " parameters");
    }
    return parameters[index];
  }

  private static RecordComponent component(Given given) {
    String name = given.get("name", String.class);
    RecordComponent[] components = given.get("class", Class.class).getRecordComponents();
    for (RecordComponent component : components == null ? new RecordComponent[0] : components) {
      if (component.getName().equals(name)) {
        return component;
      }
    }
    throw missing(given, "component " + name);
  }

  private static Class<?>[] parameterTypes(Given given) {
    Object[] elements = given.elements();
    Class<?>[] types = new Class<?>[elements.length];
    for (int i = 0; i < types.length; i++) {
      if (!(elements[i] instanceof Class<?> type)) {
        throw given.bad("needs classes as elements");
      }
      types[i] = type;
    }
    return types;
  }

  private static String described(Class<?>[] parameters) {
    StringBuilder text = new StringBuilder("(");
    for (Class<?> parameter : parameters) {
      text.append(text.length() == 1 ? "" : ", ").append(parameter.getTypeName());
    }
    return text.append(")").toString();
  }

  private static UnpackFault missing(Given given, String what) {
    return given.bad(
        "is of " + given.get("class", Class.class).getName() + ", which has no " + what + " here");
  }
}
