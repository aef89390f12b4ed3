package dev.satchel.recording;

/**
 * Code ran that did not travel, because packing saw no way to it: typically reached by reflection or by a name made at
 * run time. The message names the method; {@code Packer.keep} ships it.
 */
public final class UnreachedCodeError extends Error {
  private static final long serialVersionUID = 1L;

  UnreachedCodeError(String message) {
    super(message);
  }
}
