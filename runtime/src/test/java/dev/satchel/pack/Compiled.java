package dev.satchel.pack;

import dev.satchel.model.Reached;
import dev.satchel.pack.code.ClassFileSource;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;

/** A small source, compiled in memory and loaded by a loader of its own. */
public final class Compiled {
  private static final Pattern PACKAGE = Pattern.compile("package\\s+([\\w.]+)\\s*;");
  private static final Pattern TYPE = Pattern.compile("(?:class|interface|record|enum)\\s+(\\w+)");

  private final Map<String, byte[]> files;
  private final ClassLoader loader;
  private final String source;
  private final String main;

  private Compiled(Map<String, byte[]> files, String source, String main) {
    this.files = files;
    this.source = source;
    this.main = main;
    this.loader = new ClassLoader(Compiled.class.getClassLoader()) {
      @Override
      protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] file = files.get(name);
        if (file == null) {
          throw new ClassNotFoundException(name);
        }
        return defineClass(name, file, 0, file.length);
      }
    };
  }

  /** Compiles with all debug information. */
  public static Compiled of(String source) {
    return of(source, "-g");
  }

  /** Options as javac takes them. */
  public static Compiled of(String source, String... options) {
    return all(List.of(source), options).get(0);
  }

  /**
   * Compiles many sources at once, which is much quicker than one by one.
   *
   * @param sources each in a package of its own; its first type names the file
   */
  public static List<Compiled> all(List<String> sources, String... options) {
    Map<String, String> byName = new LinkedHashMap<>();
    sources.forEach(source -> byName.put(mainOf(source), source));
    Map<String, byte[]> written = InMemoryCompiler.compile(byName, List.of(options));
    List<Compiled> all = new ArrayList<>();
    byName.forEach((main, source) -> {
      String directory = main.substring(0, main.lastIndexOf('.') + 1);
      Map<String, byte[]> own = new LinkedHashMap<>();
      written.forEach((name, file) -> {
        if (name.startsWith(directory)) {
          own.put(name, file);
        }
      });
      all.add(new Compiled(own, source, main));
    });
    return all;
  }

  private static String mainOf(String source) {
    Matcher type = TYPE.matcher(source);
    Matcher inPackage = PACKAGE.matcher(source);
    if (!type.find()) {
      throw new IllegalArgumentException("no type in: " + source);
    }
    return (inPackage.find() ? inPackage.group(1) + "." : "") + type.group(1);
  }

  public Class<?> type(String name) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException("no class " + name, e);
    }
  }

  /** The class that names the file. */
  public Class<?> main() {
    return type(main);
  }

  public String source() {
    return source;
  }

  /** The line, from 1, that holds {@code text}. */
  public int line(String text) {
    return (int) source.substring(0, source.indexOf(text)).lines().count();
  }

  public ClassFileSource classFiles() {
    return type -> {
      byte[] file = files.get(type.getName());
      return file == null ? null : file.clone();
    };
  }

  /** Calls the static method {@code name} of the main class. */
  public Object call(String name) {
    try {
      Method method = main().getDeclaredMethod(name);
      method.setAccessible(true);
      return method.invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  public ClassNode parse(Class<?> type) {
    byte[] file = files.get(type.getName());
    if (file == null) {
      throw new IllegalArgumentException("not compiled here: " + type);
    }
    ClassNode node = new ClassNode();
    new ClassReader(file).accept(node, 0);
    return node;
  }

  public boolean has(Class<?> type) {
    return files.containsKey(type.getName());
  }

  /** Every method with a body. */
  public List<Reached.Method> methods() {
    List<Reached.Method> methods = new ArrayList<>();
    for (String name : files.keySet()) {
      Class<?> type = type(name);
      parse(type)
          .methods
          .forEach(method -> methods.add(new Reached.Method(
              type, method.name, method.desc, (method.access & Opcodes.ACC_STATIC) != 0)));
    }
    return methods;
  }

  /** The method {@code name} of {@code type}, of which there must be one. */
  public Reached.Method method(Class<?> type, String name) {
    List<Reached.Method> found = methods().stream()
        .filter(method -> method.owner() == type && method.name().equals(name))
        .toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException(found.size() + " methods " + name + " in " + type);
    }
    return found.get(0);
  }

  static int parameters(String descriptor) {
    return Type.getArgumentTypes(descriptor).length;
  }
}
