package dev.satchel.unpack.populate;

import dev.satchel.model.LambdaSite;
import dev.satchel.values.FieldAccess;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a graph is rebuilt in: the classes that names mean, and what is there already. A namespace on the receiving side;
 * the caller's own classes when a result comes home.
 *
 * <p>Each method throws {@link dev.satchel.problem.UnpackFault} if it cannot answer.
 */
public interface World {
  /** The class of a type name; initialises nothing. */
  Class<?> type(String typeName);

  /**
   * The class that is a value: as {@link #type}, or what stands for a class of the sender's newer JDK that this JVM has
   * not.
   */
  default Class<?> typeValue(String typeName) {
    return type(typeName);
  }

  /** The key of a shipped class; null for others. */
  @Nullable
  String keyOf(Class<?> type);

  /** Keys of the shipped classes that the code of the class behind {@code key} names. */
  Set<String> classesNamed(String key);

  /** Whether a method of {@code owner} may be called because a document says so. */
  boolean mayCall(Class<?> owner);

  /** Whether {@code type}'s objects may be made and its fields set: it was shipped, is provided, or is the caller's own. */
  boolean isOpen(Class<?> type);

  /** Whether user code runs when {@code type} is initialised. */
  boolean hasInitializer(Class<?> type);

  /** Whether {@code type} is a record whose canonical constructor does nothing but store what it is given. */
  boolean storesOnly(Class<?> type);

  /** Whether {@code type} or a superclass may have serialization hooks for reading. */
  boolean mayHaveHooks(Class<?> type);

  /**
   * A lookup that reaches the private members of {@code type}; initialises nothing. Reflection will not do: it resolves
   * the types of all members, and some did not travel.
   */
  MethodHandles.Lookup members(Class<?> type);

  /** The instance field {@code name} that {@code owner} declares. */
  FieldAccess field(Class<?> owner, String name);

  /** A lookup with all privileges in {@code host}. */
  MethodHandles.Lookup lookup(Class<?> host);

  /** How the call site at {@code place} in {@code host} is linked. */
  LambdaSite site(Class<?> host, String place);

  /** The class of an internal name in the code of {@code host}. */
  Class<?> inCode(String internalName, Class<?> host);

  /** The type of a method descriptor in the code of {@code host}. */
  MethodType methodType(String descriptor, Class<?> host);

  /** The loader for a proxy class; each interface is visible from it. */
  ClassLoader proxyLoader(List<Class<?>> interfaces);

  /** The object that the receiver owns under that name. */
  Object resource(String name, Class<?> type);

  /** An object that is here already. */
  Object known(int document, int node);

  /** Whether {@link #known} has nothing to give yet, but will: that document is still being rebuilt. */
  boolean isAwaited(int document, int node);

  /** Whether code of a shipped class names a field of that name and type, whoever declares it. */
  boolean isNamedByCode(String field, String descriptor);

  /** Sets a static field. */
  void bind(Class<?> owner, String field, String descriptor, @Nullable Object value);
}
