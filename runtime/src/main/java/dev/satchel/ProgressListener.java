package dev.satchel;

/**
 * Is told how far a long packing or unpacking is: every 65,536 objects, and when a stage is done. Small graphs are done
 * before there is much to tell.
 *
 * <p>Called by the thread that packs or unpacks, which waits for it; an exception that it throws ends the packing or
 * unpacking, so it may be used to give up.
 *
 * @see Packer#progress
 * @see Unpacker#progress
 */
@FunctionalInterface
public interface ProgressListener {
  /**
   * So far.
   *
   * @param stage {@code walking} (objects are found), {@code writing} (they are put into the payload) or {@code making}
   *     (they are rebuilt)
   * @param done steps of the stage that are done
   * @param total all of its steps; -1 while they are not known, as when walking
   */
  void progress(String stage, long done, long total);
}
