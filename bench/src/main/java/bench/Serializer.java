package bench;

/** One way to make bytes of a graph and a graph of bytes. Made once, used again and again; not thread-safe. */
interface Serializer {
  /** The graph as bytes, with all that {@link #read} needs. */
  byte[] write(Object graph) throws Exception;

  /** A new graph from what {@link #write} made. */
  Object read(byte[] bytes) throws Exception;
}
