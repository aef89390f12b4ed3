package bench.graphs;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Many orders of few customers for few products: most references lead to what was there already. */
final class Order implements Serializable {
  private static final long serialVersionUID = 1;

  private final int number;
  private final Customer customer;
  private final Product[] products;

  private Order(int number, Customer customer, Product[] products) {
    this.number = number;
    this.customer = customer;
    this.products = products;
  }

  static List<Order> list(int count) {
    List<Customer> customers = new ArrayList<>();
    List<Product> products = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      customers.add(new Customer(i));
      products.add(new Product("product " + i, 100 * i));
    }
    List<Order> orders = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Product[] ordered = new Product[4];
      for (int j = 0; j < ordered.length; j++) {
        ordered[j] = products.get((i * 7 + j * 13) % products.size());
      }
      orders.add(new Order(i, customers.get(i % customers.size()), ordered));
    }
    return orders;
  }

  @Override
  public String toString() {
    return "order " + number + " of " + customer + ", " + products.length + " products";
  }

  /** What is ordered. */
  private record Product(String name, int cents) implements Serializable {}
}
