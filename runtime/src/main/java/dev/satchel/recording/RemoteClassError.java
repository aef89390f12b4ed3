package dev.satchel.recording;

/** A {@code @Remote} class could not travel, and the agent was told {@code enforce=fail}; the message is the report. */
public final class RemoteClassError extends Error {
  private static final long serialVersionUID = 1L;

  public RemoteClassError(String message) {
    super(message);
  }
}
