package dev.satchel.pack.reach;

import dev.satchel.model.Node;
import dev.satchel.pack.code.LambdaUse;
import dev.satchel.values.FieldAccess;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/**
 * The other side of a walk over objects: how it names their classes, what it has already, and what it must bring for
 * each class.
 *
 * <p>For a payload that is the code walk; for a result, whose classes the caller has, nothing is brought.
 */
interface Landing {
  /** The type name of a class; null if the receiver can not have it. */
  @Nullable
  String nameOf(Class<?> type);

  /** Whether {@code type} is taken apart field by field, as a user's class; otherwise by meaning or not at all. */
  boolean isUsers(Class<?> type);

  /** Whether the receiver gets, or got, {@code type} from us; otherwise it is the JDK's or provided. */
  boolean brings(Class<?> type);

  /** Whether static fields travel too, so that what they hold is over there what it is here. */
  boolean bringsStatics();

  /** The object as the receiver has it already; null if it has not. */
  Node.@Nullable Known known(Object object);

  /**
   * What else the receiver has, or may get, of objects that are here, beside those that the walk meets; null if nobody knows all
   * of it.
   */
  @Nullable
  Iterable<Object> others();

  /** Whether objects of that class may have to stay although their kind can travel. */
  boolean mayBeRefused(Class<?> type);

  /** Whether the object must not travel although its kind can; then nothing of it is looked at. */
  boolean isRefused(Object object);

  /** The call site that made a lambda; null if that is not known. */
  Lambdas.@Nullable Found lambda(Class<?> lambdaClass);

  /** The class is mentioned: as component type, literal, interface of a proxy. */
  void mention(Class<?> type);

  /** The class is a value: whoever has it may look at its members. */
  void classValue(Class<?> type);

  /** A proxy of this interface travels; it is made by reflection. */
  void proxied(Class<?> type);

  /** A method or constructor travels, as reflection gives it: whoever has it may call it. */
  void member(Executable member);

  /** A field travels, as reflection gives it: whoever has it may read and write it. */
  void member(Field member);

  /** An object of this class travels. */
  void instance(Class<?> type);

  /** A record travels; its canonical constructor runs. */
  void recordInstance(Class<?> type);

  /** An enum constant travels; the class's initialiser makes it. */
  void constant(Class<?> enumType);

  /** Whether a field of an enclosing object travels: reached code, or what a later document brings, may read it. */
  boolean wants(FieldAccess field);

  /** Changes whenever {@link #wants} may give another answer than before. */
  int wantsVersion();

  /** A lambda travels. */
  void lambda(Class<?> host, LambdaUse use);
}
