package dev.satchel.pack.code;

import dev.satchel.pack.code.ClassCode.UnavailableCodeException;
import dev.satchel.pack.code.MethodCode.Call;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a static initialiser reads that is of the machine and process it runs in: files, environment, network. Follows
 * calls to static methods, constructors and private methods of the application.
 */
public final class OutsideReads {
  private static final int MOST_METHODS = 300;

  /** Methods by class; {@code *} is all of them. */
  private static final Map<String, Set<String>> OUTSIDE = Map.ofEntries(
      Map.entry("java/lang/System", Set.of("getenv", "getProperty", "getProperties")),
      Map.entry("java/lang/Integer", Set.of("getInteger")),
      Map.entry("java/lang/Long", Set.of("getLong")),
      Map.entry("java/lang/Boolean", Set.of("getBoolean")),
      Map.entry("java/lang/Class", Set.of("getResource", "getResourceAsStream")),
      Map.entry(
          "java/lang/ClassLoader",
          Set.of(
              "getResource",
              "getResourceAsStream",
              "getResources",
              "getSystemResource",
              "getSystemResourceAsStream",
              "getSystemResources")),
      Map.entry("java/lang/Module", Set.of("getResourceAsStream")),
      Map.entry("java/lang/ProcessBuilder", Set.of("start")),
      Map.entry("java/lang/Runtime", Set.of("exec")),
      Map.entry("java/lang/ProcessHandle", Set.of("*")),
      Map.entry("java/util/ResourceBundle", Set.of("getBundle")),
      Map.entry("java/util/ServiceLoader", Set.of("load", "loadInstalled")),
      Map.entry("java/util/prefs/Preferences", Set.of("*")),
      Map.entry("java/io/FileInputStream", Set.of("<init>")),
      Map.entry("java/io/FileReader", Set.of("<init>")),
      Map.entry("java/io/RandomAccessFile", Set.of("<init>")),
      Map.entry("java/io/File", Set.of("list", "listFiles", "listRoots", "exists")),
      Map.entry("java/nio/file/Files", Set.of("*")),
      Map.entry("java/nio/channels/FileChannel", Set.of("open")),
      Map.entry("java/util/zip/ZipFile", Set.of("<init>")),
      Map.entry("java/util/jar/JarFile", Set.of("<init>")),
      Map.entry("java/net/URL", Set.of("openStream", "openConnection", "getContent")),
      Map.entry("java/net/InetAddress", Set.of("getLocalHost", "getByName", "getAllByName")),
      Map.entry("java/net/NetworkInterface", Set.of("*")),
      Map.entry("java/net/http/HttpClient", Set.of("send")),
      Map.entry("java/lang/management/ManagementFactory", Set.of("*")));

  private OutsideReads() {}

  /**
   * Where something outside is read.
   *
   * @param what {@code System.getenv}
   * @param line in the initialiser's class file, 0 if unknown
   */
  public record Found(String what, int line) {}

  /**
   * What the part of the initialiser that makes a static field reads outside; null if nothing is seen.
   *
   * @param isWhole whether all of the initialiser is meant, as it has not run yet
   */
  public static @Nullable Found of(Class<?> type, String field, boolean isWhole) {
    ClassCode code = ClassCode.of(type);
    if (!code.hasInitializer()) {
      return null;
    }
    Set<Call> always = new HashSet<>(code.initializerMadeOverThere(Set.of()).calls());
    MethodCode part =
        isWhole ? code.code("<clinit>", "()V") : code.initializerMadeOverThere(Set.of(field));
    for (Call call : part.calls()) {
      if (isWhole || !always.contains(call)) {
        String what = outside(type, call);
        if (what != null) {
          return new Found(what, call.line());
        }
      }
    }
    return null;
  }

  private record Waiting(Class<?> context, Call call) {}

  private static @Nullable String outside(Class<?> type, Call first) {
    Deque<Waiting> open = new ArrayDeque<>(List.of(new Waiting(type, first)));
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty() && seen.size() < MOST_METHODS) {
      Waiting at = open.remove();
      Call call = at.call();
      Set<String> names = OUTSIDE.getOrDefault(call.owner(), Set.of());
      if (names.contains(call.name()) || names.contains("*")) {
        String owner = MemberNames.simpleName(call.owner().replace('/', '.'));
        return call.name().equals("<init>") ? "new " + owner : owner + "." + call.name();
      }
      Class<?> owner = application(at.context(), call.owner());
      if (owner != null && seen.add(call.owner() + "." + call.name() + call.descriptor())) {
        for (Call next : calls(owner, call)) {
          open.add(new Waiting(owner, next));
        }
      }
    }
    return null;
  }

  private static List<Call> calls(Class<?> owner, Call call) {
    try {
      ClassCode code = ClassCode.of(owner);
      return code.method(call.name(), call.descriptor()) == null
          ? List.of()
          : code.code(call.name(), call.descriptor()).calls();
    } catch (UnavailableCodeException e) {
      return List.of();
    }
  }

  /** The class of the application that is meant; null if it is the JDK's or cannot be found. */
  private static @Nullable Class<?> application(Class<?> context, String internalName) {
    if (internalName.startsWith("java/") || internalName.startsWith("[")) {
      return null;
    }
    try {
      Class<?> type =
          Class.forName(internalName.replace('/', '.'), false, context.getClassLoader());
      ClassLoader loader = type.getClassLoader();
      return loader == null || loader == ClassLoader.getPlatformClassLoader() ? null : type;
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }
}
