package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Markdown page, parts of which programs write: from {@code <!-- NAME -->} to {@code <!-- end of NAME -->}. */
final class Page {
  private final Path file;

  Page(Path file) {
    this.file = file;
  }

  /**
   * Replaces the part of this name; a page that does not exist is made.
   *
   * @throws IOException if the page cannot be written, or has no such part
   */
  void replace(String name, String text) throws IOException {
    String start = "<!-- " + name + " -->\n";
    String end = "<!-- end of " + name + " -->\n";
    String page = Files.exists(file) ? Files.readString(file) : start + end;
    int from = page.indexOf(start);
    int to = page.indexOf(end, from);
    if (from < 0 || to < 0) {
      throw new IOException(
          file + " has no part '" + name + "': " + start.strip() + " … " + end.strip());
    }
    Files.writeString(
        file, page.substring(0, from + start.length()) + text.strip() + "\n" + page.substring(to));
  }
}
