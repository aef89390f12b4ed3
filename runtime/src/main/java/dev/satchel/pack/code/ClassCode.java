package dev.satchel.pack.code;

import dev.satchel.recording.ClassFile;
import dev.satchel.recording.Recording;
import java.lang.ref.SoftReference;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The class file of one class of this JVM, read once and asked many times.
 *
 * <p>Thread-safe. Kept softly at the class, so that packing again is cheap and nothing leaks.
 */
public final class ClassCode {
  private static final String INITIALIZER = "<clinit>()V";

  private static final ClassValue<Slot> CACHE = new ClassValue<>() {
    @Override
    protected Slot computeValue(Class<?> type) {
      return new Slot();
    }
  };

  private static final class Slot {
    SoftReference<ClassCode> code = new SoftReference<>(null);

    /** By Java release, for receivers that cannot load {@link #code}; empty where there is none. */
    final Map<Integer, SoftReference<Optional<ClassCode>>> older = new HashMap<>();
  }

  private final boolean isOfOlderJava;
  private final ClassNode node;
  private final LambdaPlaces places;
  private final Map<String, MethodNode> methods = new HashMap<>();
  private final Map<String, MethodInfo> methodInfos = new LinkedHashMap<>();
  private final Map<String, FieldInfo> fieldInfos = new LinkedHashMap<>();
  private final List<MethodInfo> allMethods;
  private final List<FieldInfo> allFields;
  private final Set<String> alwaysMade;
  private final Map<String, MethodCode> codes = new HashMap<>();
  private @Nullable Map<String, Set<String>> lazyFields;
  private @Nullable Set<String> madeByInitializer;
  private @Nullable InitializerCut cut;
  private @Nullable Pruned pruned;
  private int @Nullable [] lines;

  private ClassCode(byte[] bytes, boolean isOfOlderJava) {
    this.isOfOlderJava = isOfOlderJava;
    ClassTree tree = ClassTree.read(bytes);
    node = tree;
    places = new LambdaPlaces(tree, tree::indexOf);
    alwaysMade = MadeFields.always(node);
    for (MethodNode method : node.methods) {
      String key = method.name + method.desc;
      methods.put(key, method);
      methodInfos.put(key, new MethodInfo(method.name, method.desc, method.access));
    }
    for (FieldNode field : node.fields) {
      fieldInfos.put(field.name + ":" + field.desc, info(field));
    }
    allMethods = List.copyOf(methodInfos.values());
    allFields = List.copyOf(fieldInfos.values());
  }

  /**
   * The code of {@code type}. If it is packed for an older Java ({@link TargetJava}) that cannot load its class file, then of the class
   * file that such a Java loads in its place, if there is one: see {@link #isOfOlderJava}.
   *
   * @throws UnavailableCodeException if its class file cannot be had, with the reason
   */
  public static ClassCode of(Class<?> type) {
    Slot slot = CACHE.get(type);
    synchronized (slot) {
      ClassCode loaded = loaded(type, slot);
      int target = TargetJava.release();
      ClassCode older =
          target == 0 || loaded.release() <= target ? null : older(type, slot, target);
      return older == null ? loaded : older;
    }
  }

  private static ClassCode loaded(Class<?> type, Slot slot) {
    ClassCode known = slot.code.get();
    if (known != null) {
      return known;
    }
    ClassFile file = Recording.classFile(type);
    byte[] bytes = file.bytes();
    if (bytes == null) {
      throw new UnavailableCodeException(
          type, file.note() == null ? "its class file cannot be found" : file.note());
    }
    ClassCode code;
    try {
      code = new ClassCode(bytes, false);
    } catch (RuntimeException e) {
      throw new UnavailableCodeException(type, "its class file cannot be read: " + e);
    }
    slot.code = new SoftReference<>(code);
    return code;
  }

  private static @Nullable ClassCode older(Class<?> type, Slot slot, int release) {
    SoftReference<Optional<ClassCode>> known = slot.older.get(release);
    Optional<ClassCode> code = known == null ? null : known.get();
    if (code == null) {
      code = Optional.ofNullable(OlderClassFile.of(type, release))
          .map(bytes -> new ClassCode(bytes, true))
          .filter(older -> older.release() <= release && older.isKindOf(type));
      slot.older.put(release, new SoftReference<>(code));
    }
    return code.orElse(null);
  }

  private boolean isKindOf(Class<?> type) {
    Class<?> above = type.getSuperclass();
    List<String> extended = new ArrayList<>();
    for (Class<?> each : type.getInterfaces()) {
      extended.add(Type.getInternalName(each));
    }
    return node.name.equals(Type.getInternalName(type))
        && isInterface() == type.isInterface()
        && (above == null || Type.getInternalName(above).equals(node.superName))
        && extended.equals(node.interfaces);
  }

  /** Whether this is not the class file that this JVM loaded, but that of an older Java. */
  public boolean isOfOlderJava() {
    return isOfOlderJava;
  }

  /**
   * The code of a class file that a payload brought; kept nowhere.
   *
   * @throws IllegalArgumentException if it is damaged
   */
  public static ClassCode read(byte[] classFile) {
    try {
      return new ClassCode(classFile, false);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("the class file cannot be read", e);
    }
  }

  /** A class file cannot be had or read. */
  public static final class UnavailableCodeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnavailableCodeException(Class<?> type, String reason) {
      super(type.getName() + ": " + reason);
    }
  }

  /** A method's declaration. */
  public record MethodInfo(String name, String descriptor, int access) {
    public boolean isStatic() {
      return Modifier.isStatic(access);
    }

    /** Whether a virtual call may choose it. */
    public boolean isVirtual() {
      return !isStatic() && !Modifier.isPrivate(access) && !name.startsWith("<");
    }

    public boolean isPackagePrivate() {
      return (access & (Modifier.PUBLIC | Modifier.PROTECTED | Modifier.PRIVATE)) == 0;
    }

    public boolean isAbstract() {
      return Modifier.isAbstract(access);
    }

    public boolean isPublic() {
      return Modifier.isPublic(access);
    }

    /** Whether this is the body of a lambda, given that one runs it: it may be a method that the lambda refers to. */
    public boolean isLambdaBody() {
      return CompilerNames.isLambdaBody(access, name);
    }

    public boolean isNative() {
      return Modifier.isNative(access);
    }
  }

  /**
   * A field's declaration.
   *
   * @param isConstant whether the class file itself gives the value (a compile-time constant), so that it is no state
   * @param isMadeOverThere whether the class's own initialiser makes the value wherever the class is
   */
  public record FieldInfo(
      String name,
      String descriptor,
      boolean isStatic,
      boolean isFinal,
      boolean isTransient,
      boolean isConstant,
      boolean isMadeOverThere) {}

  public String internalName() {
    return node.name;
  }

  /** Internal name; null for {@code Object} alone. */
  public @Nullable String superName() {
    return node.superName;
  }

  public List<String> interfaces() {
    return node.interfaces;
  }

  public boolean isInterface() {
    return (node.access & Opcodes.ACC_INTERFACE) != 0;
  }

  public boolean isEnum() {
    return (node.access & Opcodes.ACC_ENUM) != 0;
  }

  /** {@code class}, {@code interface}, {@code enum}, {@code record} or {@code annotation}. */
  public String kind() {
    if ((node.access & Opcodes.ACC_ANNOTATION) != 0) {
      return "annotation";
    }
    if (isInterface()) {
      return "interface";
    }
    if (isEnum()) {
      return "enum";
    }
    return (node.access & Opcodes.ACC_RECORD) != 0 ? "record" : "class";
  }

  /** Java release of the class file. */
  public int release() {
    return (node.version & 0xFFFF) - 44;
  }

  /** Source path such as {@code analytics/Core.java}; null if the class file does not say. */
  public @Nullable String sourcePath() {
    if (node.sourceFile == null) {
      return null;
    }
    int slash = node.name.lastIndexOf('/');
    return node.name.substring(0, slash + 1) + node.sourceFile;
  }

  /** Internal names of the classes that this one stands in, innermost first, and its nest host. */
  public List<String> enclosing() {
    List<String> found = new ArrayList<>();
    if (node.outerClass != null) {
      found.add(node.outerClass);
    }
    for (InnerClassNode inner : node.innerClasses) {
      if (inner.name.equals(node.name) && inner.outerName != null) {
        found.add(inner.outerName);
      }
    }
    if (node.nestHostClass != null) {
      found.add(node.nestHostClass);
    }
    return found;
  }

  /** Methods in class file order, keyed by name and descriptor run together. */
  public List<MethodInfo> methods() {
    return allMethods;
  }

  /** Internal names of the classes that the members of an annotation have as defaults. */
  public Set<String> defaultClasses() {
    Set<String> names = new TreeSet<>();
    for (MethodNode method : node.methods) {
      List<?> values = method.annotationDefault instanceof List<?> several
          ? several
          : Collections.singletonList(method.annotationDefault);
      for (Object value : values) {
        if (value instanceof Type type) {
          names.addAll(Descriptors.classesIn("()" + type.getDescriptor()));
        }
      }
    }
    return names;
  }

  public @Nullable MethodInfo method(String name, String descriptor) {
    return method(name + descriptor);
  }

  /**
   * A method that the class declares.
   *
   * @param key name and descriptor run together
   */
  public @Nullable MethodInfo method(String key) {
    return methodInfos.get(key);
  }

  /** Static and instance fields in class file order. */
  public List<FieldInfo> fields() {
    return allFields;
  }

  public @Nullable FieldInfo field(String name, String descriptor) {
    return fieldInfos.get(name + ":" + descriptor);
  }

  private FieldInfo info(FieldNode field) {
    boolean isStatic = (field.access & Opcodes.ACC_STATIC) != 0;
    boolean isConstant = isStatic && field.value != null && (field.access & Opcodes.ACC_FINAL) != 0;
    return new FieldInfo(
        field.name,
        field.desc,
        isStatic,
        (field.access & Opcodes.ACC_FINAL) != 0,
        (field.access & Opcodes.ACC_TRANSIENT) != 0,
        isConstant,
        isStatic && alwaysMade.contains(field.name));
  }

  public boolean hasInitializer() {
    return methods.containsKey(INITIALIZER);
  }

  /** What the body of a method needs. */
  public synchronized MethodCode code(String name, String descriptor) {
    return codes.computeIfAbsent(name + descriptor, key -> scan(methods.get(key)));
  }

  /** Whether the initialiser gives a static field a value other than null. */
  public synchronized boolean isMadeByInitializer(String field) {
    Set<String> known = madeByInitializer;
    if (known == null) {
      MethodNode initializer = methods.get(INITIALIZER);
      known = initializer == null ? Set.of() : MadeFields.by(node, initializer);
      madeByInitializer = known;
    }
    return known.contains(field);
  }

  /** Methods that make a static field when they find it null, by name and descriptor; see {@link LazyFields}. */
  public synchronized Set<String> makersOf(String field) {
    Map<String, Set<String>> known = lazyFields;
    if (known == null) {
      known = LazyFields.of(node);
      lazyFields = known;
    }
    return known.getOrDefault(field, Set.of());
  }

  /**
   * The instance fields that a method reads of objects that were there before it, with the first line that does, 0 if unknown;
   * named by the class through which it reads them: {@code a/b/C.hash}.
   *
   * @param classes of the nest, by internal name: what they have others read is seen as read
   */
  public Map<String, Integer> stateReads(
      String name, String descriptor, Function<String, @Nullable ClassCode> classes) {
    MethodNode method = node(name + descriptor);
    return method == null ? Map.of() : StateReads.of(node, method, new Accessors(classes));
  }

  /** The instance fields, named likewise, that a method fills when it finds them empty; see {@link Refills}. */
  public Set<String> refills(
      String name, String descriptor, Function<String, @Nullable ClassCode> classes) {
    MethodNode method = node(name + descriptor);
    return method == null ? Set.of() : Refills.of(node, method, new Accessors(classes));
  }

  /**
   * What is needed by the part of the initialiser that runs wherever the class is.
   *
   * @param madeAgain further static fields that it is to make
   */
  public synchronized MethodCode initializerMadeOverThere(Set<String> madeAgain) {
    return codes.computeIfAbsent(
        "<made>" + new TreeSet<>(madeAgain), key -> scan(cutInitializer(madeAgain)));
  }

  private MethodCode scan(@Nullable MethodNode method) {
    return method == null
        ? MethodCode.EMPTY
        : new BodyScanner(places).scan(node.name, method, (node.version & 0xFFFF) >= Opcodes.V1_6);
  }

  private @Nullable MethodNode cutInitializer(Set<String> madeAgain) {
    MethodNode initializer = methods.get(INITIALIZER);
    Set<String> wanted = new HashSet<>(alwaysMade);
    wanted.addAll(madeAgain);
    if (initializer == null || wanted.isEmpty()) {
      return null;
    }
    InitializerCut known = cut;
    if (known == null) {
      known = new InitializerCut(node, initializer);
      cut = known;
    }
    return known.keep(wanted);
  }

  /** Which part of a class initialiser travels. */
  public enum InitializerPart {
    NONE,
    /** What makes enum constants, switch maps and the like. */
    MADE_OVER_THERE,
    /** All of it: the class was not initialised here. */
    WHOLE
  }

  /**
   * The class file, cut; not to be written to.
   *
   * @param kept name and descriptor, run together, of the methods whose bodies travel
   * @param madeAgain static fields that the initialiser is to make, beside those that it always makes
   */
  public synchronized byte[] prune(Set<String> kept, InitializerPart part, Set<String> madeAgain) {
    Pruned known = pruned;
    if (known == null
        || known.part != part
        || !known.kept.equals(kept)
        || !known.madeAgain.equals(madeAgain)) {
      byte[] bytes = pruneNow(kept, part, madeAgain);
      known = new Pruned(Set.copyOf(kept), part, Set.copyOf(madeAgain), bytes);
      pruned = known;
    }
    return known.bytes;
  }

  /** How the class file was last cut: who packs a closure again wants the same. */
  private record Pruned(
      Set<String> kept, InitializerPart part, Set<String> madeAgain, byte[] bytes) {}

  private byte[] pruneNow(Set<String> kept, InitializerPart part, Set<String> madeAgain) {
    MethodNode initializer = switch (part) {
      case NONE -> null;
      case MADE_OVER_THERE -> cutInitializer(madeAgain);
      case WHOLE -> methods.get(INITIALIZER);
    };
    return ClassPruner.prune(node, kept, initializer);
  }

  /**
   * A method's code, to be read only.
   *
   * @param method name and descriptor run together
   */
  synchronized @Nullable MethodNode node(String method) {
    MethodNode found = methods.get(method);
    return found == null ? null : indexed(found);
  }

  /** The code of all methods in class file order, to be read only. */
  synchronized List<MethodNode> nodes() {
    node.methods.forEach(ClassCode::indexed);
    return Collections.unmodifiableList(node.methods);
  }

  /** The list of instructions makes its index when first asked, which only one thread may do. */
  private static MethodNode indexed(MethodNode method) {
    if (method.instructions.size() > 0) {
      method.instructions.get(0);
    }
    return method;
  }

  /** The class file, to be read only. */
  ClassNode node() {
    return node;
  }

  @Nullable
  LambdaUse use(InvokeDynamicInsnNode site) {
    return places.of(site);
  }

  /** Lambda and method reference call sites by place. */
  public Map<String, LambdaUse> lambdas() {
    return places.byPlace();
  }

  /** First and last line of a method, both 0 if unknown. */
  public int[] lines(String name, String descriptor) {
    MethodCode code = code(name, descriptor);
    return new int[] {code.firstLine(), code.lastLine()};
  }

  /** First and last line of all methods together, both 0 if unknown. */
  public synchronized int[] lines() {
    int[] known = lines;
    if (known == null) {
      known = findLines();
      lines = known;
    }
    return known.clone();
  }

  private int[] findLines() {
    int first = 0;
    int last = 0;
    for (MethodNode method : node.methods) {
      for (var instruction : method.instructions) {
        if (instruction instanceof LineNumberNode line) {
          first = first == 0 ? line.line : Math.min(first, line.line);
          last = Math.max(last, line.line);
        }
      }
    }
    return new int[] {first, last};
  }

  /**
   * Names of a method's first parameters as its debug information has them.
   *
   * @param count how many; the receiver does not count
   * @return a name each, null where there is none
   */
  public List<@Nullable String> parameterNames(String name, String descriptor, int count) {
    return VariableNames.ofParameters(methods.get(name + descriptor), count);
  }

  /** The class file's own view of what a call site's captured values are named, in order; null where unknown. */
  public List<@Nullable String> capturedNames(LambdaUse use) {
    MethodNode method = methods.get(use.method() + use.descriptor());
    return CallSiteVariables.of(method, use, places);
  }
}
