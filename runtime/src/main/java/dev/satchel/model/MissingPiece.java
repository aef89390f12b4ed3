package dev.satchel.model;

/**
 * What code in the receiver turned out to need although packing saw no way to it: reached by reflection, by a name made at
 * run time, or as a resource. A receiver that is connected asks its sender for it.
 */
public sealed interface MissingPiece {
  /**
   * A class.
   *
   * @param loader id of the {@link OriginLoader} in which it is looked for
   * @param name binary name
   */
  record Type(String loader, String name) implements MissingPiece {
    @Override
    public String toString() {
      return "class " + name;
    }
  }

  /**
   * The body of a method or constructor whose class is there.
   *
   * @param type key of the class in {@link Document#sources()}
   * @param name as in the class file
   * @param descriptor as in the class file
   */
  record Body(String type, String name, String descriptor) implements MissingPiece {
    @Override
    public String toString() {
      return "body of " + type + "#" + name + descriptor;
    }
  }

  /**
   * All resources of a name.
   *
   * @param loader id of the {@link OriginLoader} in which they are looked for
   * @param name as {@link ClassLoader#getResources} takes it
   */
  record Resource(String loader, String name) implements MissingPiece {
    @Override
    public String toString() {
      return "resource " + name;
    }
  }
}
