package com.acme.versions;

/** In an earlier version it extended nothing, and so brings nothing of what it extends. */
public class Parcel extends Weighed {
  private static final long serialVersionUID = 1;

  public String name = "";
}
