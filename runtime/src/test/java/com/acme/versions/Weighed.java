package com.acme.versions;

import java.io.Serializable;

/** Knows what to do where there is no data of it. */
public class Weighed implements Serializable {
  private static final long serialVersionUID = 1;

  public int grams = 1;
  public transient String how = "constructed";

  private void readObjectNoData() {
    grams = 100;
    how = "without data";
  }
}
