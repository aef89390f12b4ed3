package bench.graphs;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An ordinary object with text, a number and a list. */
final class Customer implements Serializable {
  private static final long serialVersionUID = 1;

  private final String name;
  private final String city;
  private final int since;
  private final List<String> tags = new ArrayList<>();

  Customer(int number) {
    name = "customer " + number;
    city = "city " + number % 100;
    since = 1990 + number % 30;
    tags.add("t" + number % 7);
    tags.add("u" + number % 11);
  }

  static Map<String, Customer> byName(int count) {
    Map<String, Customer> customers = new HashMap<>();
    for (int i = 0; i < count; i++) {
      Customer customer = new Customer(i);
      customers.put(customer.name, customer);
    }
    return customers;
  }

  @Override
  public String toString() {
    return name + ", " + city + ", since " + since + " " + tags;
  }
}
