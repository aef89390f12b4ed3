package dev.satchel;

/** The worker wants a token, and this one was missing or wrong. See {@link RemoteJvm.Builder#token}. */
public class NotAuthenticatedException extends RemoteJvmException {
  private static final long serialVersionUID = 1L;

  /** Made by Satchel. */
  public NotAuthenticatedException(String message) {
    super(message);
  }
}
