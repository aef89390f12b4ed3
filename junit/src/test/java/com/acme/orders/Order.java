package com.acme.orders;

import java.util.ArrayList;
import java.util.List;

/** What a user's program would have. No {@code equals}, no {@code Serializable}. */
class Order {
  private final List<String> lines = new ArrayList<>();
  private int cents;

  Order add(String article, int price) {
    lines.add(article);
    cents += price;
    return this;
  }

  int cents() {
    return cents;
  }

  List<String> lines() {
    return lines;
  }

  Order copy() {
    Order copy = new Order();
    copy.lines.addAll(lines);
    copy.cents = cents;
    return copy;
  }
}
