package programs;

import dev.satchel.*;
import java.io.*;
import java.util.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;

/** Serialization hooks of users' classes: each does over there what Java serialization would have it do, also in cycles. */
public class UserHooks {
  // transient, writeObject and readObject

  static class Account implements Serializable {
    private static final long serialVersionUID = 7;
    String name;
    transient int cached = 5;
    transient List<String> log = new ArrayList<>(List.of("made here"));
    Account partner;

    Account(String name) {
      this.name = name;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
      out.writeInt(log.size());
      for (String line : log) {
        out.writeUTF(line);
      }
      out.writeObject(partner);
      out.writeLong(42L);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      log = new ArrayList<>();
      for (int i = in.readInt(); i > 0; i--) {
        log.add(in.readUTF() + " read");
      }
      if (in.readObject() != partner || in.readLong() != 42 || in.available() != 0) {
        throw new StreamCorruptedException();
      }
    }
  }

  static class Savings extends Account {
    transient double rate = 0.5;
    int years = 3;

    Savings(String name) {
      super(name);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      rate = years / 10.0;
    }
  }

  /** Not serializable; its constructor runs in Java serialization, not here: its state travels. */
  static class Plain {
    int state = 1;
    transient int lost = 2;
  }

  static class Below extends Plain implements Serializable {
    int own = 3;
    transient int alsoLost = 4;
  }

  static void objects(Both both) {
    Account one = new Account("one");
    Savings two = new Savings("two");
    one.partner = two;
    two.partner = one;
    one.log.add("second");
    both.same("writeObject and readObject in a cycle", () -> {
      boolean isHere = one.log.get(0).equals("made here");
      return one.partner == two && two.partner == one && one.log.size() == 2 && (isHere || one.log.get(1).equals("second read"));
    });
    both.same("hooks of two levels", () -> two.years + two.name + (two.rate == 0.5 || two.rate == 0.3));
    Plate.ONLY.meal.cents = 6;
    long here = ProcessHandle.current().pid();
    both.same(
        "hook of a part of static state",
        () -> Plate.ONLY.meal.cents
            + (ProcessHandle.current().pid() == here ? "read" : Plate.ONLY.meal.how));
    both.same("transient without a hook", () -> one.cached == 5 || one.cached == 0);
    Below below = new Below();
    below.state = 10;
    both.same("superclass that is not serializable", () -> below.state + below.own);
    both.same("its transient fields", () -> below.lost + below.alsoLost == 6 || below.lost + below.alsoLost == 0);
  }

  // serialPersistentFields, putFields, readFields

  static class Point implements Serializable {
    private static final ObjectStreamField[] serialPersistentFields = {
      new ObjectStreamField("angle", double.class),
      new ObjectStreamField("radius", double.class),
      new ObjectStreamField("tags", Object.class),
    };
    transient double x;
    transient double y;
    transient Object[] tags;

    Point(double x, double y, Object... tags) {
      this.x = x;
      this.y = y;
      this.tags = tags;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      ObjectOutputStream.PutField fields = out.putFields();
      fields.put("angle", Math.atan2(y, x));
      fields.put("radius", Math.hypot(x, y));
      fields.put("tags", tags);
      out.writeFields();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      ObjectInputStream.GetField fields = in.readFields();
      double angle = fields.get("angle", 0.0);
      double radius = fields.get("radius", 1.0);
      x = Math.round(radius * Math.cos(angle));
      y = Math.round(radius * Math.sin(angle));
      tags = (Object[]) fields.get("tags", null);
      if (fields.defaulted("angle")) {
        throw new StreamCorruptedException("no angle");
      }
    }
  }

  /** Without hooks: only the named field travels. */
  static class Named implements Serializable {
    private static final ObjectStreamField[] serialPersistentFields = {
      new ObjectStreamField("kept", String.class)
    };
    String kept = "kept";
    String dropped = "dropped";
  }

  /** A name of the serial form is that of a field of another type; a name of it is not written. */
  static class Team implements Serializable {
    private static final ObjectStreamField[] serialPersistentFields = {
      new ObjectStreamField("name", String.class),
      new ObjectStreamField("members", Team[].class),
      new ObjectStreamField("size", int.class),
      new ObjectStreamField("motto", String.class),
    };
    String name;
    List<Team> members = new ArrayList<>();
    String size = "none";
    transient String motto = null;

    Team(String name) {
      this.name = name;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      ObjectOutputStream.PutField fields = out.putFields();
      fields.put("name", name);
      fields.put("members", members.toArray(new Team[0]));
      fields.put("size", members.size());
      out.writeFields();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      ObjectInputStream.GetField fields = in.readFields();
      name = (String) fields.get("name", "unnamed");
      members = new ArrayList<>(Arrays.asList((Team[]) fields.get("members", null)));
      size = fields.get("size", -1) == members.size() ? "none" : "wrong";
      motto = (String) fields.get("motto", "there is one");
    }
  }

  static void persistentFields(Both both) {
    Object[] tags = new Object[2];
    Point point = new Point(3, 4, tags);
    tags[0] = point;
    tags[1] = tags;
    point.tags = tags;
    both.same("fields of the serial form", () -> point.x + " " + point.y + (point.tags[0] == point) + (point.tags[1] == point.tags));
    Team team = new Team("t");
    team.members.add(team);
    team.members.add(new Team("u"));
    both.same(
        "a field of another type has that name",
        () -> team.name + (team.members.get(0) == team) + team.members.get(1).name + team.size + team.motto);
    Named named = new Named();
    both.same("named fields alone", () -> named.kept + (named.dropped == null || named.dropped.equals("dropped")));
  }

  // readObjectNoData

  static class Base {
    String noData = "as it is";
  }

  static class Late extends Base implements Serializable {
    int value = 1;

    private void readObjectNoData() throws ObjectStreamException {
      throw new InvalidObjectException("its data is there");
    }
  }

  static void noData(Both both) {
    Late late = new Late();
    both.same("readObjectNoData is for data that is missing", () -> late.value + late.noData);
  }

  // writeReplace, readResolve

  static final class Currency implements Serializable {
    static final Map<String, Currency> POOL = new TreeMap<>();
    final String code;
    final transient int[] minor = {2};

    private Currency(String code) {
      this.code = code;
    }

    static Currency of(String code) {
      return POOL.computeIfAbsent(code, Currency::new);
    }

    private Object writeReplace() {
      return new Form(code);
    }

    private record Form(String code) implements Serializable {
      private Object readResolve() {
        return of(code);
      }
    }
  }

  static class Node implements Serializable {
    final String name;
    List<Object> links = new ArrayList<>();
    transient Object secret = "s";

    Node(String name) {
      this.name = name;
    }

    protected Object writeReplace() {
      return this;
    }

    protected Object readResolve() throws ObjectStreamException {
      return this;
    }
  }

  /** Replaced by another object of its own class. */
  static class Handle implements Serializable {
    final Object target;
    final boolean isOriginal;

    Handle(Object target, boolean isOriginal) {
      this.target = target;
      this.isOriginal = isOriginal;
    }

    private Object writeReplace() {
      return isOriginal ? new Handle(target, false) : this;
    }

    private Object readResolve() {
      return isOriginal ? this : new Handle(target, true);
    }
  }

  enum Op implements Serializable, IntBinaryOperator {
    PLUS {
      @Override
      public int applyAsInt(int a, int b) {
        return a + b;
      }
    };
  }

  /** Static state that is replaced when it is written, and so travels as it is; what it holds reads itself, and asks nobody. */
  static final class Plate implements Serializable {
    static final Plate ONLY = new Plate(new Meal());
    final transient Meal meal;

    Plate(Meal meal) {
      this.meal = meal;
    }

    Object writeReplace() {
      return new Form(meal);
    }

    record Form(Meal meal) implements Serializable {
      Object readResolve() {
        return new Plate(meal);
      }
    }
  }

  static final class Meal implements Serializable {
    int cents = 5;
    transient String how = "made";

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      how = "read";
    }
  }

  static final class Lonely implements Serializable {
    static final Lonely INSTANCE = new Lonely();
    final List<Object> members = new ArrayList<>();
    transient int made = 7;

    private Lonely() {}

    private Object readResolve() {
      return INSTANCE;
    }
  }

  /** Its holder is another class, which {@code readResolve} asks by way of a method. */
  static class Lazy implements Serializable {
    private static class Holder {
      static final Lazy INSTANCE = new Lazy();
    }

    int uses;

    static Lazy get() {
      return Holder.INSTANCE;
    }

    protected final Object readResolve() {
      return get();
    }
  }

  /** Nobody can tell what its {@code readResolve} asks. */
  static class Hidden implements Serializable {
    private static class Holder {
      static final Hidden INSTANCE = new Hidden();
    }

    static final List<Supplier<Hidden>> FINDERS = new ArrayList<>();

    private Object readResolve() {
      return FINDERS.get(0).get();
    }
  }

  record Limits(int low, int high) implements Serializable {
    Limits {
      if (low > high) {
        throw new IllegalArgumentException();
      }
    }

    private Object writeReplace() {
      return new LimitsForm(low + "-" + high);
    }
  }

  private record LimitsForm(String text) implements Serializable {
    private Object readResolve() {
      String[] parts = text.split("-");
      return new Limits(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }
  }

  static void replacements(Both both) {
    Currency euro = Currency.of("EUR");
    Currency franc = Currency.of("CHF");
    both.same("pool", () -> euro == Currency.of("EUR") && franc != euro && Currency.POOL.size() == 2);
    both.same("pool, its transient state", () -> euro.minor[0]);

    Node node = new Node("n");
    node.links.add(node);
    node.links.add(node.links);
    both.same("resolves to itself in a cycle", () -> node.links.get(0) == node && node.links.get(1) == node.links);

    List<Object> holder = new ArrayList<>();
    Handle handle = new Handle(holder, true);
    holder.add(handle);
    holder.add(handle);
    both.same(
        "replaced in a cycle",
        () -> holder.get(0) == handle && holder.get(1) == handle && handle.target == holder && handle.isOriginal);

    Lonely.INSTANCE.members.add(Lonely.INSTANCE);
    Lonely.INSTANCE.members.add(Lonely.INSTANCE.members);
    Lonely lonely = Lonely.INSTANCE;
    Set<Object> set = new HashSet<>(Set.of(lonely));
    Supplier<Lonely> supplier = () -> lonely;
    both.same(
        "singleton in a cycle",
        () -> lonely == Lonely.INSTANCE
            && lonely.members.get(0) == lonely
            && lonely.members.get(1) == lonely.members
            && set.contains(Lonely.INSTANCE)
            && supplier.get() == Lonely.INSTANCE);
    Lazy.get().uses = 4;
    Lazy lazy = Lazy.get();
    both.same("singleton of a lazy holder", () -> lazy == Lazy.get() && lazy.uses == 4);
    Limits limits = new Limits(1, 5);
    List<Limits> same = List.of(limits, limits);
    both.same("replaced record", () -> same.get(0) == same.get(1) && limits == same.get(0) && limits.high() == 5);
    Op op = Op.PLUS;
    both.same("enum", () -> op == Op.valueOf("PLUS") && op.applyAsInt(1, 2) == 3);
  }

  // Externalizable

  public static class Grid implements Externalizable {
    int width;
    int[][] cells;
    Object owner;
    transient int read;

    public Grid() {
      read = 100;
    }

    Grid(int width, Object owner) {
      this.width = width;
      this.owner = owner;
      cells = new int[width][width];
      cells[1] = cells[0];
      cells[0][0] = 9;
    }

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
      out.writeShort(width);
      out.writeObject(cells);
      out.write(new byte[] {1, 2, 3});
      out.writeObject(owner);
      out.writeChars("ab");
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException, ClassNotFoundException {
      width = in.readShort();
      cells = (int[][]) in.readObject();
      byte[] bytes = new byte[3];
      in.readFully(bytes);
      owner = in.readObject();
      if (bytes[2] != 3 || in.readChar() != 'a' || in.readChar() != 'b') {
        throw new StreamCorruptedException();
      }
    }
  }

  static void externalizables(Both both) {
    Object[] owner = new Object[2];
    Grid grid = new Grid(3, owner);
    owner[0] = grid;
    owner[1] = grid;
    both.same(
        "externalizable in a cycle",
        () -> grid.owner == owner && owner[0] == owner[1] && owner[0] == grid
            ? grid.width + " " + (grid.cells[0] == grid.cells[1]) + grid.cells[1][0]
            : "apart");
  }

  // ObjectInputValidation

  static class Tree implements Serializable, ObjectInputValidation {
    final int id;
    final Set<Tree> children = new HashSet<>();
    Tree parent;
    transient String checked = "here";
    private static final AtomicInteger ORDER = new AtomicInteger();
    transient int position;

    Tree(int id, Tree parent) {
      this.id = id;
      this.parent = parent;
      if (parent != null) {
        parent.children.add(this);
      }
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.registerValidation(this, id);
      in.defaultReadObject();
    }

    @Override
    public void validateObject() throws InvalidObjectException {
      position = ORDER.incrementAndGet();
      if (parent != null && !parent.children.contains(this)) {
        throw new InvalidObjectException("child is missing");
      }
      checked = "there";
    }

    @Override
    public int hashCode() {
      return id;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Tree tree && id == tree.id;
    }
  }

  static class Negative implements Serializable {
    int number = -1;

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      if (number < 0) {
        throw new InvalidObjectException("is negative");
      }
    }
  }

  static void validations(Both both, RemoteJvm jvm) {
    Tree root = new Tree(1, null);
    Tree left = new Tree(2, root);
    Tree right = new Tree(3, root);
    both.same(
        "validated when all is there",
        () -> (root.checked + left.checked + right.checked).replace("there", "here")
            + root.children.contains(left)
            + (left.parent == root));
    both.same(
        "in order of priority",
        () -> root.position == 0 || root.position > left.position && left.position > right.position);
    Hidden.FINDERS.add(() -> Hidden.Holder.INSTANCE);
    Hidden hidden = Hidden.Holder.INSTANCE;
    try {
      System.out.println(jvm.call(() -> String.valueOf(hidden)));
    } catch (Exception e) {
      System.out.println(
          String.valueOf(e.getMessage()).contains("its readResolve gives null, most likely as it asks for a static field")
              ? "asks for itself"
              : e);
    }
    Negative negative = new Negative();
    try {
      System.out.println(jvm.call(() -> negative.number));
    } catch (Exception e) {
      System.out.println(String.valueOf(e.getMessage()).contains("is negative") ? "refused by its hook" : e);
    }
  }

  // Keys that their hooks complete

  /** What its hash code is made of comes after the map that it is a key of. */
  static class Key implements Serializable {
    transient String id;
    Map<Object, String> index;

    Key(String id, Map<Object, String> index) {
      this.id = id;
      this.index = index;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
      out.writeUTF(id);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      id = in.readUTF();
    }

    @Override
    public int hashCode() {
      return id.hashCode();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && id.equals(key.id);
    }
  }

  record Place(Key key, int number) {}

  /** Its hash code is made of that of keys which it holds. */
  static class Label {
    final Key key;
    final List<Key> more;

    Label(Key key, Key... more) {
      this.key = key;
      this.more = new ArrayList<>(List.of(more));
    }

    @Override
    public int hashCode() {
      return key.hashCode() + 31 * more.hashCode();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Label label && key.equals(label.key) && more.equals(label.more);
    }
  }

  static void keys(Both both) {
    Map<Object, String> index = new HashMap<>();
    Key one = new Key("one", index);
    Key two = new Key("two", index);
    Place place = new Place(two, 3);
    index.put(one, "1");
    index.put(two, "2");
    index.put(place, "3");
    both.same(
        "keys in a cycle",
        () -> index.get(one) + index.get(new Key("two", null)) + index.get(place) + (one.index == index));
    both.same("from a key", () -> one.index.get(one) + one.index.get(new Key("two", null)) + one.index.size());
    Map<Object, String> labels = new HashMap<>();
    Label label = new Label(new Key("three", labels), new Key("four", labels), new Key("five", null));
    labels.put(label, "6");
    both.same(
        "keys that hold others",
        () -> labels.get(label) + labels.get(new Label(new Key("three", null), new Key("four", null), new Key("five", null))));
    both.same("from a key that is held", () -> label.more.get(0).index.get(label));
    both.same("from a record", () -> place.key().index.get(place) + place.key().index.get(place.key()));
  }

  static class Closed implements Externalizable {
    Closed(int number) {}

    @Override
    public void writeExternal(ObjectOutput out) {}

    @Override
    public void readExternal(ObjectInput in) {}
  }

  static void refusals(RemoteJvm jvm) throws Exception {
    Closed closed = new Closed(1);
    try {
      System.out.println(jvm.call(() -> closed != null));
    } catch (PackException e) {
      System.out.println(e.getMessage().lines().filter(line -> line.contains("why:")).findFirst().get().strip());
    }
  }

  // Subclasses of JDK classes with hooks of their own

  static class Cache extends LinkedHashMap<String, Object> {
    transient int hits = 3;
    final int limit;

    Cache(int limit) {
      super(16, 0.75f, true);
      this.limit = limit;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Object> eldest) {
      return size() > limit;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
      out.writeInt(hits);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      hits = in.readInt();
    }
  }

  static void subclasses(Both both) {
    Cache cache = new Cache(2);
    cache.put("a", cache);
    cache.put("b", 2);
    cache.get("a");
    both.same("map with a hook", () -> cache.keySet() + " " + cache.hits + cache.limit + (cache.values().contains(2)));
  }

  public static void main(String[] args) throws Exception {
    try (RemoteJvm jvm = Both.jvm(args)) {
      Both both = new Both(jvm);
      objects(both);
      persistentFields(both);
      noData(both);
      replacements(both);
      externalizables(both);
      validations(both, jvm);
      keys(both);
      refusals(jvm);
      subclasses(both);
      both.end();
    }
  }
}
