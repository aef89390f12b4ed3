package programs;

import dev.satchel.*;
import java.io.*;
import java.util.*;

/** Small classes made like those of libraries that had gone wrong. */
public class LibraryShapes {
  /** As type tokens and descriptions of members do it: the replacement is of the same class. */
  static final class Token implements Serializable {
    private final transient Object native_;
    private final String name;

    Token(Object native_, String name) {
      this.native_ = native_;
      this.name = name;
    }

    private Object writeReplace() {
      return new Token(null, native_.toString());
    }

    private Object readResolve() {
      return new Token(name + "!", name);
    }
  }

  /** As trees of JSON do it: a map that wants to be written as another kind of map. */
  static final class Members extends AbstractMap<String, Object> implements Serializable {
    private final transient List<Map.Entry<String, Object>> entries = new ArrayList<>();

    @Override
    public Object put(String key, Object value) {
      entries.add(Map.entry(key, value));
      return null;
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
      return new LinkedHashSet<>(entries);
    }

    private Object writeReplace() {
      return new LinkedHashMap<>(this);
    }

    private void readObject(ObjectInputStream in) throws IOException {
      throw new InvalidObjectException("not this way");
    }
  }

  /** As immutable maps do it: buckets of entries that only the constructor links, and a hook that writes something else. */
  static final class Fixed implements Serializable {
    static final Fixed NAMES = new Fixed("a", "b", "c");

    static final class Entry {
      final String key;
      final transient Entry next;

      Entry(String key, Entry next) {
        this.key = key;
        this.next = next;
      }
    }

    private final transient Entry[] buckets = new Entry[1];

    Fixed(String... keys) {
      for (String key : keys) {
        buckets[0] = new Entry(key, buckets[0]);
      }
    }

    boolean has(String key) {
      for (Entry at = buckets[0]; at != null; at = at.next) {
        if (at.key.equals(key)) {
          return true;
        }
      }
      return false;
    }

    private Object writeReplace() {
      return new Keys(new String[] {"a", "b", "c"});
    }
  }

  record Keys(String[] keys) implements Serializable {
    private Object readResolve() {
      return new Fixed(keys);
    }
  }

  static final class Known {
    static final Fixed ALL = new Fixed("x", "y");
  }

  static final class Tree {
    final Members members = new Members();
    final Members[] all = {members};

    @Override
    public String toString() {
      return members + " " + (all[0] == members) + " " + members.getClass().getSimpleName();
    }
  }

  /** As messages of a protocol do it: the class itself is in the replacement, its default object is found by name. */
  static class Message implements Serializable {
    static final Message DEFAULT = new Message("default");
    static final Map<String, Message> SCHEMA = new HashMap<>(Map.of("field", new Message("of the schema")));
    final String text;

    Message(String text) {
      this.text = text;
    }

    Message with(String other) {
      return new Message(other + SCHEMA.get("field").text.length());
    }

    Object writeReplace() {
      return new Form(getClass(), text.split("[0-9]")[0]);
    }

    private static final class Form implements Serializable {
      private final Class<?> type;
      private final String text;

      Form(Class<?> type, String text) {
        this.type = type;
        this.text = text;
      }

      private Object readResolve() throws ReflectiveOperationException {
        return ((Message) type.getDeclaredField("DEFAULT").get(null)).with(text);
      }
    }
  }

  /**
   * As schemas do it: they hold descriptions, which find themselves by way of their class's default object and of the schema
   * that holds all; and their classes have initializers that run again over there.
   */
  static class Schema {
    static final Schema ALL = new Schema(new Description("all", 0), null);
    final Description description;
    final Schema parent;
    final Map<String, Schema> parts = new HashMap<>();

    Schema(Description description, Schema parent) {
      this.description = description;
      this.parent = parent == null ? this : parent;
    }

    Schema add(Description part) {
      Schema schema = new Schema(part, this);
      parts.put(part.name, schema);
      return schema;
    }

    String text() {
      Schema part = ALL.parts.get(description.name);
      return description + (parent == ALL ? " of all" : "") + (part == this ? " in all" : "");
    }
  }

  static class Description implements Serializable {
    private static final System.Logger LOG = System.getLogger("schemas");
    private static final Description DEFAULT = new Description("default", 7);
    final String name;
    final int kind;

    Description(String name, int kind) {
      this.name = name;
      this.kind = kind;
    }

    @Override
    public String toString() {
      LOG.log(System.Logger.Level.DEBUG, "asked");
      return name + kind;
    }

    Object writeReplace() {
      return new DescriptionForm(getClass(), name, kind);
    }

    Description like(String name, int kind) {
      return new Description(name, kind + this.kind - 7 + Schema.ALL.description.kind);
    }
  }

  /** Of a kind that does not travel as it is, as it has something of this JVM. */
  static class Catalogue {
    static final Catalogue OF_ITEMS = new Catalogue(new Item("items", 0));
    final Item item;
    final Map<String, Catalogue> parts = new HashMap<>();

    Catalogue(Item item) {
      this.item = item;
    }

    static class Item implements Serializable {
      private static final System.Logger LOG = System.getLogger("items");
      private static final Item DEFAULT = new Item("default", 7);
      private final transient java.lang.ref.ReferenceQueue<Object> local;
      final String name;
      final int kind;

      Item(String name, int kind) {
        this.name = name;
        this.kind = kind;
        local = kind == 7 ? null : new java.lang.ref.ReferenceQueue<>();
      }

      @Override
      public String toString() {
        LOG.log(System.Logger.Level.DEBUG, "asked");
        return name + kind + (local == null ? "" : local.poll()) + OF_ITEMS.item.kind;
      }

      private Object writeReplace() {
        return new Form(name);
      }

      private static final class Form implements Serializable {
        private final String name;

        Form(String name) {
          this.name = name;
        }

        private Object readResolve() {
          return new Item(name, DEFAULT.kind - 7);
        }
      }
    }
  }

  private static final class DescriptionForm implements Serializable {
    private final Class<?> type;
    private final String name;
    private final int kind;

    DescriptionForm(Class<?> type, String name, int kind) {
      this.type = type;
      this.name = name;
      this.kind = kind;
    }

    private Object readResolve() throws ReflectiveOperationException {
      return ((Description) type.getDeclaredField("DEFAULT").get(null)).like(name, kind);
    }
  }

  /** As packages of messages do it: looked up by a name made at run time, while objects are being made. */
  record Plugged(String name, List<Object> plugin) {
    Plugged {
      try {
        Class<?> type = Class.forName("programs.LibraryShapes$" + name);
        plugin.add(type.getDeclaredConstructor().newInstance());
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  static final class Plugin {
    private static final Map<String, Integer> COUNTS = new HashMap<>(Map.of("a", 7));

    Plugin() {}

    @Override
    public String toString() {
      return "plugin " + COUNTS;
    }
  }

  static Plugged plugged() {
    return new Plugged("Plug".concat("in"), new ArrayList<>());
  }

  /** As enumerations before enums did it: found again in a table that the class keeps. */
  static final class Code implements Serializable {
    private static final Table TABLE = new Table();
    static final Code A = TABLE.add(new Code("a"));
    final String name;
    private final transient Object lock = new Object();

    private Code(String name) {
      this.name = name;
    }

    private Object readResolve() {
      return TABLE.named(name);
    }
  }

  static final class Table {
    private final List<Code> all = new ArrayList<>();

    Code add(Code code) {
      all.add(code);
      return code;
    }

    Code named(String name) {
      return all.stream().filter(code -> code.name.equals(name)).findFirst().orElseThrow();
    }
  }

  /** As caches by class do it. */
  static final ClassValue<String> LABELS = new ClassValue<>() {
    @Override
    protected String computeValue(Class<?> type) {
      return "class " + type.getSimpleName();
    }
  };

  /** As caches of libraries do it: made when it is first used, with what cannot travel. */
  static final class Service {
    private static volatile Service shared;
    private static Service other;
    private final java.lang.ref.ReferenceQueue<Object> queue = new java.lang.ref.ReferenceQueue<>();
    private final Iterator<String> none = Collections.emptyIterator();
    int calls;

    static Service shared() {
      Service found = shared;
      if (found == null) {
        synchronized (Service.class) {
          found = shared;
          if (found == null) {
            found = new Service();
            shared = found;
          }
        }
      }
      return found;
    }

    static Service other() {
      if (other == null) {
        other = new Service();
      }
      return other;
    }

    String call() {
      return queue.poll() + " " + none.hasNext();
    }
  }

  /** Holds what the JDK has one of, and a bundle of texts. */
  record Texts(ListIterator<String> none, Enumeration<String> noneEither, ResourceBundle texts) {}

  /** As maps of libraries do it: hooks that count on what the constructor of a superclass makes. */
  abstract static class Tables {
    final transient Object[] tables = new Object[2];
    int size = 1;
  }

  static final class TwoTables extends Tables implements Serializable {
    private void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
      out.writeObject(tables[0]);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      tables[0] = in.readObject();
      tables[1] = List.of(tables[0]);
    }
  }

  /** As counters of libraries do it. */
  static final class Counter extends java.util.concurrent.atomic.LongAdder {
    final String name;

    Counter(String name) {
      this.name = name;
    }
  }

  static final class Gauge extends java.util.concurrent.atomic.DoubleAdder {}

  public static void main(String[] args) throws Exception {
    try (RemoteJvm jvm = Both.jvm(args)) {
      Both both = new Both(jvm);
      Token token = new Token(5, "five");
      both.same("replaced by its own class", () -> String.valueOf(token.native_ == null));
      Tree tree = new Tree();
      tree.members.put("a", List.of(1));
      both.same("replacement that does not fit", () -> tree.toString());
      Members members = new Members();
      members.put("k", "v");
      both.same("nor in a local variable", () -> members.getClass().getSimpleName() + members);
      Object[] held = {members, "x"};
      both.same("but elsewhere", () -> held[0].toString());
      Message message = Message.DEFAULT.with("mine");
      both.same("default object found by name", () -> message.text + Message.SCHEMA.get("field").text);
      both.same("the default object", () -> Message.DEFAULT == new ArrayList<>(List.of(Message.DEFAULT)).get(0));
      Schema schema = Schema.ALL.add(new Description("part", 2));
      both.same("descriptions that describe themselves", () -> schema.text() + Schema.ALL.text());
      Catalogue.OF_ITEMS.parts.put("mine", new Catalogue(new Catalogue.Item("mine", 0)));
      Catalogue mine = Catalogue.OF_ITEMS.parts.get("mine");
      both.same("default objects beside what needs them", () -> mine.item + " " + (Catalogue.OF_ITEMS.parts.get("mine") == mine));
      Plugged plugged = plugged();
      both.same("found by name while loading", () -> plugged.plugin().size() > 0 ? plugged.plugin().get(0).toString() : "none");
      both.same("constants in a table", () -> Code.TABLE.named("a") == Code.A);
      List<Code> codes = new ArrayList<>(List.of(Code.A));
      both.same("one of them captured", () -> codes.get(0) == Code.A && Code.TABLE.all.get(0) == Code.A);
      LABELS.get(String.class);
      boolean areInitialized = Fixed.NAMES.has("b") && Known.ALL.has("y");
      both.same("entries that a hook would link", () -> Fixed.NAMES.has("a") + " " + Known.ALL.has("x") + areInitialized);
      both.same("values by class", () -> LABELS.get(String.class) + LABELS.get(Table.class));
      Service.shared();
      Service.other().calls++;
      both.same("static that is made when it is used", () -> Service.shared().call() + (Service.shared() == Service.shared()));
      both.same("another way", () -> Service.other().call());
      Texts texts = new Texts(
          Collections.emptyListIterator(), Collections.emptyEnumeration(), new PropertyResourceBundle(new StringReader("b=\\u00e4 = 1\na=x\\n")));
      both.same("empty iterators", () -> (texts.none() == Collections.<String>emptyListIterator()) + " " + texts.noneEither().hasMoreElements());
      both.same("bundle", () -> texts.texts().getString("b") + texts.texts().getString("a") + new TreeSet<>(texts.texts().keySet()) + texts.texts().getLocale());
      Counter counter = new Counter("hits");
      counter.add(40);
      counter.increment();
      Gauge gauge = new Gauge();
      gauge.add(2.5);
      both.same("subclasses of adders", () -> counter.name + counter.sum() + " " + gauge.doubleValue());
      TwoTables tables = new TwoTables();
      tables.tables[0] = "first";
      tables.tables[1] = List.of("first");
      tables.size = 5;
      both.same("constructor above", () -> Arrays.toString(tables.tables) + tables.size);
      both.end();
    }
  }
}
