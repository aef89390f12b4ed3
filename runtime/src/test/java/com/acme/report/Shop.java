package com.acme.report;

import java.util.ArrayList;
import java.util.List;

/** Classes of a user, some heavy. */
public final class Shop {
  private Shop() {}

  /** One of them. */
  public static final class Util {
    private Util() {}

    static int one() {
      return 1;
    }
  }

  /** One of them. */
  public static final class Rates {
    public final double[] table = new double[200_000];

    int of(int index) {
      return (int) table[index] + Util.one();
    }
  }

  /** One of them. */
  public static final class Order {
    public final String name;

    /** Of that name. */
    public Order(String name) {
      this.name = name;
    }
  }

  /** One of them. */
  public static final class Service {
    public final List<Order> orders = new ArrayList<>();
    public final byte[][] blobs = {new byte[600_000], new byte[300_000]};
    public final Rates rates = new Rates();

    /** What there is. */
    public int size() {
      return orders.size() + blobs.length + rates.of(3);
    }
  }
}
