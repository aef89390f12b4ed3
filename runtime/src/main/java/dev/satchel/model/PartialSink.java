package dev.satchel.model;

/** For sinks to which most kinds of slots are the same: each ends up in {@link #slot()} unless it is overridden. */
public abstract class PartialSink implements NodeSink {
  /** A slot that holds anything. */
  protected void slot() {}

  @Override
  public void begin(NodeLayout layout) {}

  @Override
  public void elements(int count) {}

  @Override
  public void end() {}

  @Override
  public void whole(Node node) {}

  @Override
  public void nothing() {
    slot();
  }

  @Override
  public void ref(int node) {
    slot();
  }

  @Override
  public void string(String value) {
    slot();
  }

  @Override
  public void bool(boolean value) {
    slot();
  }

  @Override
  public void octet(byte value) {
    slot();
  }

  @Override
  public void shortInteger(short value) {
    slot();
  }

  @Override
  public void character(char value) {
    slot();
  }

  @Override
  public void integer(int value) {
    slot();
  }

  @Override
  public void longInteger(long value) {
    slot();
  }

  @Override
  public void single(float value) {
    slot();
  }

  @Override
  public void decimal(double value) {
    slot();
  }
}
