package dev.satchel.values;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The signature of a generic type (JVMS §4.7.9.1), and the type itself: that of a field of a class which is defined for
 * nothing else, by a class loader that knows the classes which the signature names.
 *
 * <p>Call one of {@link #parameterized}, {@link #arrayOf} and {@link #wildcard}, then {@link #reified}.
 */
final class GenericSignature {
  /** Nobody writes such types; whoever reads them recurses. */
  private static final int MAX_DEPTH = 40;

  /** Name of the class. */
  private static final String HOLDER = "dev.satchel.values.$Holder";

  private final StringBuilder text = new StringBuilder();
  private final Map<String, Class<?>> named = new HashMap<>();

  /** {@code owner.raw<arguments>}. */
  GenericSignature parameterized(@Nullable Type owner, Class<?> raw, Type... arguments) {
    addParameterized(owner, raw, arguments, 0);
    return this;
  }

  /** {@code component[]}. */
  GenericSignature arrayOf(Type component) {
    text.append('[');
    add(component, 1);
    return this;
  }

  /**
   * {@code Class<? extends bound>}: a wildcard does not stand alone.
   *
   * @param kind {@code +} for {@code extends}, {@code -} for {@code super}
   */
  GenericSignature wildcard(char kind, Type bound) {
    text.append("Ljava/lang/Class<").append(kind);
    named.put("java.lang.Class", Class.class);
    add(bound, 1);
    text.append(">;");
    return this;
  }

  /**
   * The type.
   *
   * @throws dev.satchel.problem.UnpackFault if it is none that can be
   */
  Type reified(Given given) {
    try {
      return new Loader(named)
          .define(classFile(text.toString()))
          .getDeclaredField("type")
          .getGenericType();
    } catch (IOException | ReflectiveOperationException | LinkageError | RuntimeException e) {
      throw given.bad("has parts of which no type can be made: " + e);
    }
  }

  private void add(Type type, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("types are nested too deep");
    }
    if (type instanceof Class<?> plain) {
      text.append(plain.descriptorString());
      name(plain);
    } else if (type instanceof GenericArrayType array) {
      text.append('[');
      add(array.getGenericComponentType(), depth + 1);
    } else if (type instanceof ParameterizedType generic) {
      addParameterized(
          generic.getOwnerType(),
          (Class<?>) generic.getRawType(),
          generic.getActualTypeArguments(),
          depth);
    } else {
      throw new IllegalArgumentException(
          "there is no signature of " + type.getClass().getName());
    }
  }

  private void addParameterized(@Nullable Type owner, Class<?> raw, Type[] arguments, int depth) {
    name(raw);
    if (owner instanceof ParameterizedType outer) {
      add(outer, depth + 1);
      text.setLength(text.length() - 1); // the semicolon
      text.append('.').append(raw.getSimpleName());
    } else {
      String descriptor = raw.descriptorString();
      text.append(descriptor, 0, descriptor.length() - 1);
    }
    if (arguments.length > 0) {
      text.append('<');
      for (Type argument : arguments) {
        addArgument(argument, depth + 1);
      }
      text.append('>');
    }
    text.append(';');
  }

  private void addArgument(Type argument, int depth) {
    if (argument instanceof WildcardType wildcard) {
      boolean isLower = wildcard.getLowerBounds().length > 0;
      text.append(isLower ? '-' : '+');
      add(isLower ? wildcard.getLowerBounds()[0] : wildcard.getUpperBounds()[0], depth);
    } else {
      add(argument, depth);
    }
  }

  private void name(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    Class<?> other = named.put(element.getName(), element);
    if (other != null && other != element) {
      throw new IllegalArgumentException("there are two classes " + element.getName());
    }
  }

  /** {@code class $Holder { Object type; }} with that signature of the field (JVMS §4.1). */
  private static byte[] classFile(String signature) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0xCAFEBABE);
    out.writeInt(52);
    out.writeShort(9);
    text(out, HOLDER.replace('.', '/')); // 1
    classOf(out, 1); // 2
    text(out, "java/lang/Object"); // 3
    classOf(out, 3); // 4
    text(out, "type"); // 5
    text(out, "Ljava/lang/Object;"); // 6
    text(out, "Signature"); // 7
    text(out, signature); // 8
    for (int each : new int[] {0x20, 2, 4, 0, 1, 0, 5, 6, 1, 7}) {
      out.writeShort(each); // flags, class, superclass, interfaces; a field and its attribute
    }
    out.writeInt(2);
    out.writeShort(8);
    out.writeInt(0); // no methods, no attributes
    return bytes.toByteArray();
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    out.writeByte(1);
    out.writeUTF(text);
  }

  private static void classOf(DataOutputStream out, int name) throws IOException {
    out.writeByte(7);
    out.writeShort(name);
  }

  private static final class Loader extends ClassLoader {
    private final Map<String, Class<?>> named;

    Loader(Map<String, Class<?>> named) {
      super(null);
      this.named = named;
    }

    Class<?> define(byte[] classFile) {
      return defineClass(HOLDER, classFile, 0, classFile.length);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      Class<?> known = named.get(name);
      return known == null ? super.loadClass(name, resolve) : known;
    }
  }
}
