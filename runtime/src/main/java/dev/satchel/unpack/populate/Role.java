package dev.satchel.unpack.populate;

/** What a node needs before it can be made, and what after. */
enum Role {
  /** Can be made of nothing, and filled bit by bit: objects, arrays of references, static bindings. */
  SHELL,
  /** Made of its properties, then filled at once: mutable containers. */
  CONTAINER,
  /** As CONTAINER, but its elements' methods are called when it is filled. */
  HASHED,
  /** Made of everything that it refers to. */
  BUILT,
  /** As BUILT, but calls methods of what it refers to. */
  BUILT_HASHED
}
