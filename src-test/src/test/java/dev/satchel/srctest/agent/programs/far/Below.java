package dev.satchel.srctest.agent.programs.far;

import dev.satchel.srctest.agent.programs.near.Above;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Supplier;

/** Refers to protected methods of a superclass in another package: the JDK gives such a lambda a method handle as class data. */
public class Below extends Above {
  @Override
  protected String name() {
    return "below";
  }

  public Supplier<String> own() {
    return super::name;
  }

  public Supplier<String> inherited() {
    return this::secret;
  }

  /** Links as other compilers than javac do for {@link #inherited()}: straight to the protected method. */
  @SuppressWarnings("unchecked")
  public Supplier<String> linkedByHand() throws Throwable {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    MethodType type = MethodType.methodType(String.class);
    return (Supplier<String>) LambdaMetafactory.metafactory(
            lookup,
            "get",
            MethodType.methodType(Supplier.class, Below.class),
            MethodType.methodType(Object.class),
            lookup.findVirtual(Below.class, "secret", type),
            type)
        .getTarget()
        .invoke(this);
  }
}
