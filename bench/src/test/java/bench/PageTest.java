package bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
  @TempDir
  Path folder;

  @Test
  void replacesItsPartAndNothingElse() throws IOException {
    Path file = folder.resolve("page.md");
    Files.writeString(file, "before\n<!-- table -->\nold\n<!-- end of table -->\nafter\n");

    new Page(file).replace("table", "new\nrows\n");

    assertThat(file)
        .hasContent("before\n<!-- table -->\nnew\nrows\n<!-- end of table -->\nafter\n");
  }

  @Test
  void makesAPageThatIsNotThere() throws IOException {
    Path file = folder.resolve("page.md");

    new Page(file).replace("table", "rows");

    assertThat(file).hasContent("<!-- table -->\nrows\n<!-- end of table -->\n");
  }

  @Test
  void leavesAPageWithoutThatPartAlone() throws IOException {
    Path file = folder.resolve("page.md");
    Files.writeString(file, "text\n");

    assertThatThrownBy(() -> new Page(file).replace("table", "rows"))
        .isInstanceOf(IOException.class)
        .hasMessage(file + " has no part 'table': <!-- table --> … <!-- end of table -->");
    assertThat(file).hasContent("text\n");
  }
}
