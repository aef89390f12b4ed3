package dev.satchel.pack.check;

/** A rule about closures: what the code of lambdas, method references, local and anonymous classes does. */
@FunctionalInterface
interface ClosureRule {
  /** Reports all that it finds. */
  void check(Examination examination);
}
