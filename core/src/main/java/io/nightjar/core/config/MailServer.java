package io.nightjar.core.config;

/** The server that takes mails, and how to log in. Only its address may be shown. */
public final class MailServer {
  private final String host;
  private final int port;
  private final String from;
  private final boolean isEncrypted;
  private final Login login;

  /**
   * Describes a server.
   *
   * @param host name or address
   * @param port of SMTP
   * @param from address that mails come from
   * @param isEncrypted whether the connection must change to TLS before anything is said
   * @param login who logs in
   */
  public MailServer(String host, int port, String from, boolean isEncrypted, Login login) {
    this.host = host;
    this.port = port;
    this.from = from;
    this.isEncrypted = isEncrypted;
    this.login = login;
  }

  /**
   * Who logs in, never shown.
   *
   * @param user empty for nobody
   * @param password empty for nobody
   */
  public record Login(String user, String password) {
    /** No log-in at all. */
    public static final Login NOBODY = new Login("", "");

    /** Whether there is somebody. */
    public boolean isNeeded() {
      return !user.isEmpty();
    }

    @Override
    public String toString() {
      return "Login";
    }
  }

  /** Name or address of the host. */
  public String host() {
    return host;
  }

  /** The port. */
  public int port() {
    return port;
  }

  /** The address that mails come from. */
  public String from() {
    return from;
  }

  /** Whether the connection must change to TLS (STARTTLS). */
  public boolean isEncrypted() {
    return isEncrypted;
  }

  /** Who logs in. */
  public Login login() {
    return login;
  }

  /** The address alone. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
