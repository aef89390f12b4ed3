package com.acme.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** A task with state: each call adds up and remembers. */
public class Order implements Callable<Integer>, Comparable<Order> {
  private static int calls = 10;

  private final List<Integer> amounts = new ArrayList<>();
  private Object extra = "";

  public Order(int... amounts) {
    for (int amount : amounts) {
      this.amounts.add(amount);
    }
  }

  /** Anything that travels with it. */
  public Order with(Object extra) {
    this.extra = extra;
    return this;
  }

  public Object extra() {
    return extra;
  }

  @Override
  public Integer call() {
    calls++;
    return calls + amounts.stream().mapToInt(Integer::intValue).sum();
  }

  @Override
  public int compareTo(Order other) {
    return Integer.compare(amounts.size(), other.amounts.size());
  }
}
