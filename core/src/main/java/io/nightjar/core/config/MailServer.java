package io.nightjar.core.config;

/** The server that takes mails, and how to log in. Only its address may be shown. */
public final class MailServer {
  private final String host;
  private final int port;
  private final String from;
  private final boolean isEncrypted;
  private final String user;
  private final String password;

  /**
   * Describes a server.
   *
   * @param host name or address
   * @param port of SMTP
   * @param from address that mails come from
   * @param isEncrypted whether the connection must change to TLS before anything is said
   * @param user who logs in; empty for nobody
   * @param password the password; empty for nobody
   */
  public MailServer(
      String host, int port, String from, boolean isEncrypted, String user, String password) {
    this.host = host;
    this.port = port;
    this.from = from;
    this.isEncrypted = isEncrypted;
    this.user = user;
    this.password = password;
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

  /** Who logs in; empty for nobody. */
  public String user() {
    return user;
  }

  /** The password; empty for nobody. */
  public String password() {
    return password;
  }

  /** The address alone. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
