package samples;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** How much of a library's jar travels. Constructors count as methods; initialisers do not. */
record LibraryShare(int classes, int ofClasses, int methods, int ofMethods) {
  /**
   * @param member any class of the library
   * @param travelling for each class that travels the members that do
   */
  static LibraryShare of(Class<?> member, Map<String, List<String>> travelling)
      throws IOException, URISyntaxException, ClassNotFoundException {
    URL jar = member.getProtectionDomain().getCodeSource().getLocation();
    int classes = 0;
    int ofClasses = 0;
    int methods = 0;
    int ofMethods = 0;
    try (JarFile file = new JarFile(Path.of(jar.toURI()).toFile())) {
      for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
        String path = entry.getName();
        if (!path.endsWith(".class")
            || path.startsWith("META-INF/")
            || path.equals("module-info.class")) {
          continue;
        }
        String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
        Class<?> type = Class.forName(name, false, member.getClassLoader());
        ofClasses++;
        ofMethods += type.getDeclaredMethods().length + type.getDeclaredConstructors().length;
        if (travelling.containsKey(name)) {
          classes++;
          methods +=
              (int) travelling.get(name).stream().filter(m -> m.endsWith(")")).count();
        }
      }
    }
    return new LibraryShare(classes, ofClasses, methods, ofMethods);
  }

  @Override
  public String toString() {
    return classes + " of " + ofClasses + " classes, " + methods + " of " + ofMethods + " methods";
  }
}
