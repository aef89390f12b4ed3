package dev.satchel.unpack.populate;

/** A directed graph over {@code 0..size()-1}. */
interface Digraph {
  int size();

  /** Number of edges that leave {@code vertex}. */
  int degree(int vertex);

  /** Where the {@code k}-th edge of {@code vertex} ends, {@code 0 <= k < degree(vertex)}. */
  int target(int vertex, int k);
}
