package dev.satchel;

/** In which form the code of shipped classes is used by the receiver. */
public enum CodeForm {
  /** The class file if the receiving JVM can load its version, else source. The default. */
  AUTO,
  /** Always compiled from source over there. */
  SOURCE,
  /** Always the class file. */
  BYTECODE
}
