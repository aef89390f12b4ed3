package bench.graphs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** The graphs that are measured, in the order of the table. Each can be made in any size. */
public enum Graph {
  LIST_OF_500_LINKS("linked list, 500", 500, Node::list),
  LIST_OF_100000_LINKS("linked list, 100,000", 100_000, Node::list),
  TREE_OF_RECORDS("tree of 10,000 records", 10_000, Branch::tree),
  MAP_OF_OBJECTS("map of 5,000 strings to objects", 5_000, Customer::byName),
  BOXED_NUMBERS("list of 50,000 Integers", 50_000, Graph::boxed),
  PRIMITIVE_FIELDS("list of 10,000 objects of 12 primitives", 10_000, Measurement::list),
  PRIMITIVE_ARRAY("double[1,000,000]", 1_000_000, Graph::doubles),
  MUCH_SHARING("5,000 orders of 100 customers", 5_000, Order::list),
  CYCLES("5,000 employees, each knows its boss", 5_000, Employee::company),
  SET_IN_ITS_ELEMENTS("1,000 members of the set they own", 1_000, Member::club),
  RECORD_IN_A_CYCLE("record of a list of 1,000 that know it", 1_000, Folder::of),
  VALUES_OF_THE_JDK("2,000 records of java.time and java.math", 2_000, Invoice::list),
  SERIALIZABLE_LAMBDAS("1,000 Serializable lambdas", 1_000, Lambdas::serializable),
  PLAIN_LAMBDAS("1,000 plain lambdas", 1_000, Lambdas::plain);

  private final String title;
  private final int size;

  @SuppressWarnings("ImmutableEnumChecker") // always a method of this package, without state
  private final IntFunction<Object> maker;

  Graph(String title, int size, IntFunction<Object> maker) {
    this.title = title;
    this.size = size;
    this.maker = maker;
  }

  /** As people read it in the table. */
  public String title() {
    return title;
  }

  /** Makes one in the size of the table. */
  public Object make() {
    return make(size);
  }

  /**
   * Makes one of about {@code size} objects.
   *
   * @param size at least 1
   */
  public Object make(int size) {
    return maker.apply(size);
  }

  private static List<Integer> boxed(int count) {
    List<Integer> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(i * 31);
    }
    return list;
  }

  private static double[] doubles(int count) {
    double[] array = new double[count];
    for (int i = 0; i < count; i++) {
      array[i] = Math.sqrt(i);
    }
    return array;
  }
}
