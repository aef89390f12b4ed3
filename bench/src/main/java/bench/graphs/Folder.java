package bench.graphs;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** A record in a cycle: each entry of its list holds it. */
record Folder(String name, List<Entry> entries) implements Serializable {
  static Folder of(int count) {
    Folder folder = new Folder("inbox", new ArrayList<>());
    for (int i = 0; i < count; i++) {
      folder.entries.add(new Entry("entry " + i, folder));
    }
    return folder;
  }

  /** An entry that knows its folder. */
  static final class Entry implements Serializable {
    private static final long serialVersionUID = 1;

    private final String title;
    private final Folder folder;

    private Entry(String title, Folder folder) {
      this.title = title;
      this.folder = folder;
    }

    @Override
    public String toString() {
      return title + " in " + folder.name;
    }
  }
}
