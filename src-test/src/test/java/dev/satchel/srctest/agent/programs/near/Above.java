package dev.satchel.srctest.agent.programs.near;

/** Has a protected method that a class of another package refers to. */
public class Above {
  protected String name() {
    return "above";
  }

  protected String secret() {
    return "secret";
  }
}
